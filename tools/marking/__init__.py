"""Trains and measures the small models of the builtin coach; needs numpy and the labelled answers, no network."""

from __future__ import annotations

from pathlib import Path

import interview_coach

MODELS = Path(interview_coach.__file__).parent / "content" / "data" / "models"

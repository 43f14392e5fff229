"""All small models of behavioral marking, fitted in their order into one folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.marking import MODELS, fit_clauses, fit_flags, fit_levels, fit_relevance

from interview_coach.content.models import read_from


def all_models(folder: Path, without: frozenset[str] = frozenset()) -> None:
    """Clauses first, then what reads their labels. The kinds of events know no pair and are taken as they are."""
    for name in ("kinds", "care", "fit"):
        shutil.copy(MODELS / f"{name}.json", folder)
    fit_clauses.refit(folder, without)
    with read_from(folder):
        fit_relevance.refit(folder, without)
        fit_flags.refit_event(folder, without)
    fit_again = folder / "again"
    fit_again.mkdir()
    for name in ("kinds", "care", "clauses", "says", "fit", "event"):
        shutil.copy(folder / f"{name}.json", fit_again)
    with read_from(fit_again):
        fit_levels.refit(folder, without)
        fit_flags.refit(folder, without)

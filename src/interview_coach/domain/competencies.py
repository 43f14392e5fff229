"""Competencies: what an interviewer looks for, in behaviours that can be seen in an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Competency:
    """One of the fourteen competencies; `anchors` maps a mark ("1", "3", "5") to what it looks like."""

    id: str
    name: str
    definition: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    anchors: Mapping[str, str]
    questions: tuple[str, ...]
    probes: tuple[str, ...]
    cue_terms: tuple[str, ...]

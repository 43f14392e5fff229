"""Weak areas as they stood at an earlier instant: a plan for today must not turn while today's answers are given."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from interview_coach.content.area_words import area_words
from interview_coach.domain.job import Job
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.progress import measure
from interview_coach.domain.progress_history import KeptMark
from interview_coach.domain.weak_areas import WeakArea, rank_areas
from interview_coach.services.progress import ProgressReports

_MOST_REMEMBERED = 64

_Key = tuple[str, Job, frozenset[tuple[str, str, float | None]]]
"""User, posting, and the marks that count."""


class Mornings:
    def __init__(self, progress: ProgressReports) -> None:
        self._progress = progress
        self._remembered: OrderedDict[_Key, tuple[WeakArea, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def areas(
        self, user_id: str, preparation: Preparation, instants: Sequence[datetime]
    ) -> tuple[tuple[WeakArea, ...], ...]:
        """For each instant the areas as `ProgressReports.areas` gives them, by the answers that were given before it.
        Measured once for the same answers."""
        history = self._progress.history(user_id)
        return tuple(self._before(user_id, preparation, history, at) for at in instants)

    def _before(
        self, user_id: str, preparation: Preparation, history: Sequence[KeptMark], at: datetime
    ) -> tuple[WeakArea, ...]:
        earlier = [mark for mark in history if mark.at < at]
        if len(earlier) == len(history):
            return self._progress.areas(user_id, preparation.id)
        counting = frozenset((mark.answer_id, mark.engine, mark.overall) for mark in earlier)
        key = (user_id, preparation.job, counting)
        known = self._remembered.get(key)
        if known is None:
            known = rank_areas(measure(earlier), area_words(), preparation.job)
            with self._lock:
                self._remembered[key] = known
                while len(self._remembered) > _MOST_REMEMBERED:
                    self._remembered.popitem(last=False)
        return known

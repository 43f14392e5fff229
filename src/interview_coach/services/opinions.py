""" "Was this useful?" on a feedback: yes or no, with a note if the user likes; the last word counts."""

from __future__ import annotations

from interview_coach.domain.disputes import Opinion, checked_note
from interview_coach.services.parts import Parts


class Opinions:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def give(self, user_id: str, evaluation_id: str, *, useful: bool, note: str = "") -> Opinion:
        """In the place of what was said about this feedback before. Raises NotFound, InvalidInput."""
        opinion = Opinion(self._parts.new_id(), evaluation_id, useful, checked_note(note), self._parts.clock())
        with self._parts.storage.writing(user_id) as rows:
            rows.evaluations.get(evaluation_id)
            return rows.opinions.put(opinion)

    def of(self, user_id: str, evaluation_id: str) -> Opinion | None:
        """None when nothing was said yet. Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            rows.evaluations.get(evaluation_id)
            return rows.opinions.of(evaluation_id)

"""How a user wants to see things: with the numbers, or in words only."""

from __future__ import annotations

from interview_coach.services.parts import Parts


class ViewSettings:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def hides_numbers(self, user_id: str) -> bool:
        """Whether marks are shown in words instead of numbers. False until the user says so."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.view_settings.hides_numbers()

    def hide_numbers(self, user_id: str, hidden: bool) -> None:
        with self._parts.storage.writing(user_id) as rows:
            rows.view_settings.hide_numbers(hidden)

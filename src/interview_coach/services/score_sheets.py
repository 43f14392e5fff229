"""Score sheets as the user sees them: beside the coach's marks, never among them."""

from __future__ import annotations

from interview_coach.domain.appointments import slot_text
from interview_coach.domain.score_sheets import ScoreSheet
from interview_coach.services.parts import Parts


class ScoreSheets:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def of_appointment(self, user_id: str, appointment_id: str) -> tuple[ScoreSheet, ...]:
        """Those that were handed in, by the time of their occurrence. Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            rows.appointments.get(appointment_id)
            return tuple(each for each in rows.score_sheets.of_appointment(appointment_id) if not each.is_open)

    def of_session(self, user_id: str, session_id: str) -> tuple[ScoreSheet, ...]:
        """Of the appointment that became this mock interview; empty when it was none."""
        with self._parts.storage.reading(user_id) as rows:
            for appointment in rows.appointments.list():
                for held in appointment.held:
                    if held.session_id == session_id:
                        sheets = rows.score_sheets.of_appointment(appointment.id)
                        key = slot_text(held.slot)
                        return tuple(each for each in sheets if each.slot == key and not each.is_open)
        return ()

"""Score sheets that partners fill in for one user."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from interview_coach.domain.score_sheets import ScoreSheet
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import score_sheets as t


class ScoreSheetRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def put(self, sheet: ScoreSheet) -> None:
        """The first time it is stored, later it takes the place of what was there."""
        values = {
            "sheet_sealed": self._cipher.seal(to_text(sheet), f"score_sheets.sheet:{sheet.id}"),
            "changed_at": sheet.changed_at,
            "submitted_at": sheet.submitted_at,
        }
        mine = (t.c.user_id == self._user_id) & (t.c.id == sheet.id)
        if self._connection.execute(update(t).where(mine).values(**values)).rowcount == 0:
            self._connection.execute(
                insert(t).values(
                    id=sheet.id,
                    user_id=self._user_id,
                    appointment_id=sheet.appointment_id,
                    slot=sheet.slot,
                    **values,
                )
            )

    def of_appointment(self, appointment_id: str) -> tuple[ScoreSheet, ...]:
        """By the time of their occurrence."""
        mine = (t.c.user_id == self._user_id) & (t.c.appointment_id == appointment_id)
        return tuple(map(self.read, self._connection.execute(select(t).where(mine).order_by(t.c.slot))))

    def read(self, row: Row[Any]) -> ScoreSheet:
        return from_text(ScoreSheet, self._cipher.open(row.sheet_sealed, f"score_sheets.sheet:{row.id}"))

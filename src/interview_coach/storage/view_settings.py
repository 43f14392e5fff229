"""How one user wants to see things."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from interview_coach.storage.tables import view_settings as t


class ViewSettingRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def hides_numbers(self) -> bool:
        """False while the user has chosen nothing."""
        return bool(self._connection.scalar(select(t.c.hide_numbers).where(t.c.user_id == self._user_id)))

    def hide_numbers(self, hidden: bool) -> None:
        self._connection.execute(delete(t).where(t.c.user_id == self._user_id))
        self._connection.execute(insert(t).values(user_id=self._user_id, hide_numbers=hidden))

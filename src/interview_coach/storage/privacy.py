"""How long one user's recordings are kept, and what is shown of them."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from interview_coach.domain.privacy import PrivacySettings
from interview_coach.storage.tables import privacy_settings as t


class PrivacyRows:
    def __init__(self, connection: Connection, user_id: str) -> None:
        self._connection = connection
        self._user_id = user_id

    def get(self) -> PrivacySettings | None:
        """None while the user has chosen nothing."""
        row = self._connection.execute(select(t).where(t.c.user_id == self._user_id)).first()
        return PrivacySettings(row.recording_days, row.show_delivery) if row is not None else None

    def put(self, settings: PrivacySettings) -> None:
        self._connection.execute(delete(t).where(t.c.user_id == self._user_id))
        self._connection.execute(
            insert(t).values(
                user_id=self._user_id, recording_days=settings.recording_days, show_delivery=settings.show_delivery
            )
        )

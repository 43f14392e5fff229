"""The feed address of one user, and the calendars that were imported."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from interview_coach.domain.calendars import CalendarFeed, ImportedCalendar
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import calendar_feeds as feeds
from interview_coach.storage.tables import imported_calendars as imported
from interview_coach.storage.tokens import token_hash


class CalendarRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def feed(self) -> CalendarFeed | None:
        query = select(feeds).where(feeds.c.user_id == self._user_id).order_by(feeds.c.created_at.desc(), feeds.c.id)
        row = self._connection.execute(query).first()
        return self.read_feed(row) if row is not None else None

    def put_feed(self, feed: CalendarFeed) -> None:
        """The only address from now on; an older one stops working."""
        self.remove_feed()
        self._connection.execute(
            insert(feeds).values(
                id=feed.id,
                user_id=self._user_id,
                token_hash=token_hash(feed.token),
                token_sealed=self._cipher.seal(feed.token, f"calendar_feeds.token:{feed.id}"),
                created_at=feed.created_at,
            )
        )

    def remove_feed(self) -> None:
        self._connection.execute(delete(feeds).where(feeds.c.user_id == self._user_id))

    def add(self, calendar: ImportedCalendar) -> None:
        self._connection.execute(
            insert(imported).values(
                id=calendar.id,
                user_id=self._user_id,
                calendar_sealed=self._cipher.seal(to_text(calendar), f"imported_calendars.calendar:{calendar.id}"),
                read_at=calendar.read_at,
            )
        )

    def list(self) -> tuple[ImportedCalendar, ...]:
        """Newest first."""
        query = select(imported).where(imported.c.user_id == self._user_id)
        rows = self._connection.execute(query.order_by(imported.c.read_at.desc(), imported.c.id))
        return tuple(map(self.read_calendar, rows))

    def remove(self, calendar_id: str) -> None:
        mine = (imported.c.user_id == self._user_id) & (imported.c.id == calendar_id)
        if self._connection.execute(delete(imported).where(mine)).rowcount == 0:
            raise NotFound("there is no such calendar")

    def read_feed(self, row: Row[Any]) -> CalendarFeed:
        return CalendarFeed(
            row.id, self._cipher.open(row.token_sealed, f"calendar_feeds.token:{row.id}"), row.created_at
        )

    def read_calendar(self, row: Row[Any]) -> ImportedCalendar:
        text = self._cipher.open(row.calendar_sealed, f"imported_calendars.calendar:{row.id}")
        return from_text(ImportedCalendar, text)

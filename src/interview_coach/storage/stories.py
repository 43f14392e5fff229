"""Stories of one user. A change names the version it was made from, so that two windows cannot undo each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from interview_coach.domain.stories import Story
from interview_coach.errors import Conflict, NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.tables import stories as t


class StoryRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, story: Story) -> Story:
        self._connection.execute(
            insert(t).values(
                id=story.id,
                user_id=self._user_id,
                preparation_id=story.preparation_id,
                version=story.version,
                story_sealed=self._sealed(story),
                created_at=story.created_at,
                updated_at=story.updated_at,
            )
        )
        return story

    def get(self, story_id: str) -> Story:
        row = self._connection.execute(select(t).where(t.c.user_id == self._user_id, t.c.id == story_id)).first()
        if row is None:
            raise NotFound("there is no such story")
        return self.read(row)

    def list(self) -> tuple[Story, ...]:
        """Taken and turned down ones, oldest first."""
        query = select(t).where(t.c.user_id == self._user_id).order_by(t.c.created_at, t.c.id)
        return tuple(map(self.read, self._connection.execute(query)))

    def count(self) -> int:
        return self._connection.scalar(select(func.count()).where(t.c.user_id == self._user_id)) or 0

    def replace(self, story: Story, *, version: int) -> Story:
        """Store a story that was changed from `version`. Raises NotFound, and Conflict when it was changed since."""
        if self.get(story.id).version != version:
            raise Conflict("this story was changed in another window; load it again and repeat the step")
        after = replace(story, version=version + 1)
        mine = (t.c.user_id == self._user_id) & (t.c.id == story.id)
        self._connection.execute(
            update(t)
            .where(mine)
            .values(version=after.version, story_sealed=self._sealed(after), updated_at=after.updated_at)
        )
        return after

    def remove(self, story_id: str) -> None:
        """With its review cards."""
        self.get(story_id)
        self._connection.execute(delete(t).where(t.c.user_id == self._user_id, t.c.id == story_id))

    def read(self, row: Row[Any]) -> Story:
        story = from_text(Story, self._cipher.open(row.story_sealed, f"stories.story:{row.id}"))
        return replace(story, version=row.version, preparation_id=row.preparation_id)

    def _sealed(self, story: Story) -> bytes:
        return self._cipher.seal(to_text(story), f"stories.story:{story.id}")

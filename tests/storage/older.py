"""Makes the database of an earlier version out of a new one, as far as a test needs it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from interview_coach.storage import tables

FIRST = ("users", "preparations", "questions", "interview_sessions", "answers", "evaluations")
"""The tables of the first two versions."""


def take_back(database: Path, revision: str) -> None:
    """Take away every table that came after the first two versions, and say that it is of `revision`."""
    with closing(sqlite3.connect(database)) as connection:
        for trigger in ("preparations_take_their_replies", "answers_take_their_replies"):
            connection.execute(f"DROP TRIGGER {trigger}")
        for table in reversed(tables.metadata.sorted_tables):
            if table.name not in FIRST:
                connection.execute(f"DROP TABLE {table.name}")
        if revision == "0001":
            connection.execute("ALTER TABLE questions DROP COLUMN dismissed")
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()

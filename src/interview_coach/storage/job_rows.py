"""Takes jobs out of the tables of DBOS: they hold ids only, and even those go when what they were about is gone.

DBOS need not run for it: the command line erases, too. What stands here about its tables is one thing: rows of a job
have its id in the column `workflow_uuid`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

from interview_coach.storage.failures import storage_failed

_BUSY_SECONDS = 15
_COLUMN = "workflow_uuid"
_JOBS = "workflow_status"


def forget_jobs(database: Path, kind: str, known: Callable[[], Collection[str]]) -> int:
    """Remove the jobs of `kind` about records that `known()` does not have; returns how many there were.

    Ids of jobs read `kind:record:attempt`. `known` is asked after the jobs were listed, so that a record that is made
    meanwhile is not missed. A job that is under way ends by itself: it finds nothing. Raises StorageFailed.
    """
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(database, timeout=_BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            return _forget(connection, kind, known)
    except sqlite3.Error as error:
        raise storage_failed(str(error)) from error


def forget_ticks(database: Path, name: str) -> int:
    """Remove what the clock started under that name and is done; returns how often that was. Raises StorageFailed."""
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(database, timeout=_BUSY_SECONDS)) as connection:
            names = _tables(connection)
            if _JOBS not in names:
                return 0
            query = f"SELECT {_COLUMN} FROM {_JOBS} WHERE {_COLUMN} LIKE ? AND status IN ('SUCCESS', 'ERROR')"  # noqa: S608
            done = connection.execute(query, (f"sched-{name}-%",)).fetchall()
            _delete(connection, names, done)
            return len(done)
    except sqlite3.Error as error:
        raise storage_failed(str(error)) from error


def _forget(connection: sqlite3.Connection, kind: str, known: Callable[[], Collection[str]]) -> int:
    names = _tables(connection)
    listed = {row[0] for name in names for row in connection.execute(f'SELECT {_COLUMN} FROM "{name}"')}  # noqa: S608
    jobs = {id: parts[1] for id in listed if len(parts := str(id).split(":")) == 3 and parts[0] == kind}
    there = frozenset(known()) if jobs else frozenset()
    gone = [(id,) for id, record in jobs.items() if record not in there]
    _delete(connection, names, gone)
    return len(gone)


def _delete(connection: sqlite3.Connection, names: list[str], ids: list[tuple[str]]) -> None:
    with connection:
        for name in names:
            connection.executemany(f'DELETE FROM "{name}" WHERE {_COLUMN} = ?', ids)  # noqa: S608


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Those with rows of jobs; other tables than that of the jobs come first, so that nothing points into the void."""
    query = "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = ?"
    found = [name for (name,) in connection.execute(query, (_COLUMN,))]
    return sorted(found, key=lambda name: name == _JOBS)

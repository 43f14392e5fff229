"""A full disk and a database that may not be written: said as what they are, and nothing is half stored."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from interview_coach.domain.preparations import Preparation
from interview_coach.errors import StorageFailed
from interview_coach.storage.database import Storage, open_storage
from tests.cast import CV, JOB, POSTING

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PREPARATION = Preparation("p1", CV, POSTING, JOB, None, NOON, NOON)


def fill_disk(storage: Storage) -> None:
    """From now on no connection may make the database larger: SQLite then says that the disk is full."""
    storage._engine.dispose()

    @event.listens_for(storage._engine, "connect")
    def _no_more_pages(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # never under what is there


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = open_storage(tmp_path)
    opened.add_user("ann", NOON)
    yield opened
    opened.close()


def test_a_full_disk_is_said_and_nothing_is_stored(storage: Storage) -> None:
    fill_disk(storage)
    with pytest.raises(StorageFailed, match="the disk is full") as failed, storage.writing("ann") as rows:
        for number in range(50):
            rows.preparations.add(Preparation(f"p{number}", CV, POSTING, JOB, None, NOON, NOON))
    assert failed.value.title == "Could not be stored"
    with storage.reading("ann") as rows:
        assert rows.preparations.count() == 0


def test_a_database_that_may_not_be_written_is_said(storage: Storage) -> None:
    @event.listens_for(storage._engine, "begin")
    def _read_only(connection: Any) -> None:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(StorageFailed, match="may not be written to"), storage.writing("ann") as rows:
        rows.preparations.add(PREPARATION)


@pytest.mark.parametrize("folder_mode", [0o755, 0o700])
def test_only_the_owner_may_read_the_files_even_in_an_open_folder(tmp_path: Path, folder_mode: int) -> None:
    data = tmp_path / "open"
    data.mkdir(mode=folder_mode)
    storage = open_storage(data)
    storage.add_user("ann", NOON)
    files = {path.name: path.stat().st_mode & 0o777 for path in data.iterdir()}
    storage.close()
    assert {"coach.sqlite3", "coach.sqlite3-wal", "coach.sqlite3-shm"} <= files.keys()
    assert set(files.values()) == {0o600}


def test_files_of_an_earlier_version_are_made_private(tmp_path: Path) -> None:
    open_storage(tmp_path).close()
    (tmp_path / "coach.sqlite3").chmod(0o644)
    open_storage(tmp_path).close()
    assert (tmp_path / "coach.sqlite3").stat().st_mode & 0o777 == 0o600

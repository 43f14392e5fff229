"""Opens the database, and hands out transactions that belong to one user."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError, SQLAlchemyError

from interview_coach.errors import ConfigurationError, Conflict, NotFound
from interview_coach.storage import tables
from interview_coach.storage.answers import AnswerRows
from interview_coach.storage.appointments import AppointmentRows
from interview_coach.storage.calendars import CalendarRows
from interview_coach.storage.case_rooms import CaseRoomRows
from interview_coach.storage.consents import ConsentRows
from interview_coach.storage.crypto import Cipher, master_key, new_key
from interview_coach.storage.disputes import DisputeRows
from interview_coach.storage.evaluations import EvaluationRows
from interview_coach.storage.everything import EverythingRows
from interview_coach.storage.failures import storage_failed
from interview_coach.storage.marks import MarkRows
from interview_coach.storage.migrate import upgrade
from interview_coach.storage.mocks import MockRows
from interview_coach.storage.model_calls import BudgetRows, ModelCallRows, ModelReplyRows
from interview_coach.storage.opinions import OpinionRows
from interview_coach.storage.plans import PlanRows
from interview_coach.storage.preparations import PreparationRows
from interview_coach.storage.privacy import PrivacyRows
from interview_coach.storage.questions import QuestionRows
from interview_coach.storage.real_interviews import RealInterviewRows
from interview_coach.storage.recordings import RecordingRows
from interview_coach.storage.reminders import ReminderRows
from interview_coach.storage.reviews import ReviewCardRows, ReviewRows, ReviewSourceRows
from interview_coach.storage.score_sheets import ScoreSheetRows
from interview_coach.storage.sessions import SessionRows
from interview_coach.storage.stories import StoryRows
from interview_coach.storage.tokens import token_hash
from interview_coach.storage.view_settings import ViewSettingRows

DATABASE_FILE = "coach.sqlite3"
KEY_FILE = "master.key"
_BUSY_SECONDS = 15
_SCRUB_SECONDS = 2


class Transaction:
    """The rows of one user inside one database transaction."""

    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self.preparations = PreparationRows(connection, user_id, cipher)
        self.questions = QuestionRows(connection, user_id, cipher)
        self.sessions = SessionRows(connection, user_id)
        self.answers = AnswerRows(connection, user_id, cipher)
        self.evaluations = EvaluationRows(connection, user_id, cipher)
        self.model_calls = ModelCallRows(connection, user_id)
        self.model_replies = ModelReplyRows(connection, user_id, cipher)
        self.budgets = BudgetRows(connection, user_id)
        self.consents = ConsentRows(connection, user_id)
        self.recordings = RecordingRows(connection, user_id, cipher)
        self.privacy = PrivacyRows(connection, user_id)
        self.mocks = MockRows(connection, user_id, cipher)
        self.case_rooms = CaseRoomRows(connection, user_id, cipher)
        self.appointments = AppointmentRows(connection, user_id, cipher)
        self.reminders = ReminderRows(connection, user_id)
        self.calendars = CalendarRows(connection, user_id, cipher)
        self.score_sheets = ScoreSheetRows(connection, user_id, cipher)
        self.marks = MarkRows(connection, user_id, cipher)
        self.stories = StoryRows(connection, user_id, cipher)
        self.view_settings = ViewSettingRows(connection, user_id)
        self.review_cards = ReviewCardRows(connection, user_id, cipher)
        self.reviews = ReviewRows(connection, user_id)
        self.review_sources = ReviewSourceRows(connection, user_id, cipher)
        self.real_interviews = RealInterviewRows(connection, user_id, cipher)
        self.disputes = DisputeRows(connection, user_id, cipher)
        self.opinions = OpinionRows(connection, user_id, cipher)
        self.plans = PlanRows(connection, user_id, cipher)
        self.everything = EverythingRows(connection, user_id, cipher)


class Storage:
    """The database of one installation. Every transaction is for one user and sees only that user's rows."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._master = Cipher(key, "master")
        self._ciphers: dict[str, tuple[bytes, Cipher]] = {}

    @contextmanager
    def writing(self, user_id: str) -> Iterator[Transaction]:
        """A transaction that may write; all of it is stored, or nothing."""
        with _translated(writing=True), self._begin(write=True) as connection:
            yield Transaction(connection, user_id, self._cipher(connection, user_id))

    @contextmanager
    def reading(self, user_id: str) -> Iterator[Transaction]:
        """A transaction that only reads: one consistent view."""
        with _translated(), self._begin(write=False) as connection:
            yield Transaction(connection, user_id, self._cipher(connection, user_id))

    def add_user(self, user_id: str, at: datetime) -> None:
        """Make a user with a new data key; does nothing when there is one."""
        with _translated(writing=True), self._begin(write=True) as connection:
            if connection.scalar(select(tables.users.c.id).where(tables.users.c.id == user_id)) is None:
                self._insert_user(connection, user_id, at)

    def users(self) -> tuple[str, ...]:
        """Ids of all users: for work in the background."""
        with _translated(), self._begin(write=False) as connection:
            return tuple(connection.scalars(select(tables.users.c.id)))

    def owner_of_feed(self, token: str) -> str | None:
        """Whose calendar this private address opens: the one look-up that knows no user yet."""
        return self._owner(tables.calendar_feeds, token)

    def owner_of_invitation(self, token: str) -> str | None:
        """Who invited the partner that holds this token."""
        return self._owner(tables.appointments, token)

    def _owner(self, table: Table, token: str) -> str | None:
        with _translated(), self._begin(write=False) as connection:
            query = select(table.c.user_id).where(table.c.token_hash == token_hash(token))
            found: str | None = connection.scalar(query)
            return found

    def message_ids(self) -> frozenset[str]:
        """Of every user, those about appointments: what jobs may be about."""
        with _translated(), self._begin(write=False) as connection:
            return frozenset(connection.scalars(select(tables.reminders.c.id)))

    def recording_ids(self) -> frozenset[str]:
        """Of every user, those whose media is not erased: what the vault may hold."""
        t = tables.recordings
        with _translated(), self._begin(write=False) as connection:
            return frozenset(connection.scalars(select(t.c.id).where(t.c.key_sealed.is_not(None))))

    def erase_user(self, user_id: str, *, renew: datetime | None = None) -> Erased:
        """Destroy the user's key and every row, in one transaction; `renew` makes the user anew in it, with a new key.

        What other pages of the files still hold is taken away by `scrub`, which comes next. Raises NotFound.
        """
        with _translated(writing=True), self._begin(write=True) as connection:
            if connection.scalar(select(tables.users.c.id).where(tables.users.c.id == user_id)) is None:
                raise NotFound("there is no such user")
            erased = Erased(_rows_of(connection, user_id), _media_of(connection, user_id))
            connection.execute(delete(tables.users).where(tables.users.c.id == user_id))  # the rest goes with it
            if renew is not None:
                self._insert_user(connection, user_id, renew)
        self._ciphers.pop(user_id, None)
        return erased

    def scrub(self, *, compact: bool = False) -> bool:
        """Take out of the files what was deleted. Deleted pages are overwritten with zeros, but their old content
        stands in the log (-wal) until that is emptied. `compact` writes the file anew, too: then its size tells
        nothing.

        False when another program was reading; what is left goes at the next time, or when all have closed.
        """
        with _translated(), closing(self._engine.raw_connection()) as pooled:
            cursor = pooled.cursor()
            try:
                cursor.execute(f"PRAGMA busy_timeout = {_SCRUB_SECONDS * 1000}")
                clean = _emptied(cursor)
                if compact:
                    with suppress(sqlite3.OperationalError):  # no room for the copy, or somebody writes
                        cursor.execute("VACUUM")
                    clean = _emptied(cursor)
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        return clean

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _begin(self, *, write: bool) -> Iterator[Connection]:
        with self._engine.connect() as plain:
            connection = plain.execution_options(coach_writes=write)
            with connection.begin():
                yield connection

    def _insert_user(self, connection: Connection, user_id: str, at: datetime) -> None:
        wrapped = self._master.seal_bytes(new_key(), f"users.wrapped_key:{user_id}")
        connection.execute(insert(tables.users).values(id=user_id, wrapped_key=wrapped, created_at=at))

    def _cipher(self, connection: Connection, user_id: str) -> Cipher:
        """Looked up each time: another process may have erased the user, and nothing may be written under a key that
        is destroyed."""
        wrapped = connection.scalar(select(tables.users.c.wrapped_key).where(tables.users.c.id == user_id))
        if wrapped is None:
            self._ciphers.pop(user_id, None)
            raise NotFound("there is no such user")
        known = self._ciphers.get(user_id)
        if known is None or known[0] != wrapped:
            key = self._master.open_bytes(wrapped, f"users.wrapped_key:{user_id}")
            known = self._ciphers[user_id] = (wrapped, Cipher(key, user_id))
        return known[1]


@dataclass(frozen=True, slots=True)
class Erased:
    """Rows by table, and the recordings whose media the vault still has to erase."""

    rows: tuple[tuple[str, int], ...]
    recording_ids: tuple[str, ...]


def _rows_of(connection: Connection, user_id: str) -> tuple[tuple[str, int], ...]:
    owned = [table for table in tables.metadata.sorted_tables if "user_id" in table.c]
    queries = [(table.name, select(func.count()).where(table.c.user_id == user_id)) for table in owned]
    return tuple((name, connection.scalar(query) or 0) for name, query in queries)


def _media_of(connection: Connection, user_id: str) -> tuple[str, ...]:
    t = tables.recordings
    return tuple(connection.scalars(select(t.c.id).where(t.c.user_id == user_id).order_by(t.c.id)))


def _emptied(cursor: Any) -> bool:
    """Whether the log was written back and cut to nothing."""
    try:
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:  # somebody writes, or the disk is full
        return False
    return not busy


def open_storage(data_dir: Path, database_url: str = "", configured_key: str = "") -> Storage:
    """The storage in `data_dir` (made when missing, mode 700), migrated to the newest tables.

    Raises ConfigurationError when the folder cannot be written, the key does not fit, or the database is newer
    than this program.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = _engine(database_url or f"sqlite:///{data_dir / DATABASE_FILE}")
        with _translated():
            upgrade(engine)
            user = _any_user(engine)
        key = master_key(configured_key, data_dir / KEY_FILE, may_create=user is None)
    except OSError as error:
        raise ConfigurationError(f"the data folder {data_dir} cannot be used: {error.strerror}") from error
    storage = Storage(engine, key)
    if user is not None:
        with storage.reading(user):
            pass  # opens this user's data key: a wrong master key is found out now, not at the first answer
    return storage


def _any_user(engine: Engine) -> str | None:
    """A user whose data is under the master key already; None in a new database."""
    with engine.connect().execution_options(coach_writes=False) as connection, connection.begin():
        found: str | None = connection.scalar(select(tables.users.c.id).limit(1))
        return found


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ConfigurationError("COACH_DATABASE_URL is not a database address") from error
    if parsed.get_backend_name() != "sqlite":
        raise ConfigurationError("this version stores in SQLite only; leave COACH_DATABASE_URL unset")
    _keep_private(parsed.database)
    engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin_as_asked)
    return engine


def _keep_private(database: str | None) -> None:
    """Only the owner may read the database file, whatever the folder allows. SQLite gives the files beside it
    (-wal, -shm) the same mode when it makes them; those of an earlier start are mended here."""
    if not database or database == ":memory:" or database.startswith("file:"):
        return
    try:
        os.close(os.open(database, os.O_CREAT | os.O_RDONLY, 0o600))
    except OSError:
        return  # SQLite says better what is wrong
    for path in (Path(database + suffix) for suffix in ("", "-wal", "-shm")):
        with suppress(OSError):  # a file of another owner, or one that is not there
            path.chmod(0o600)


_PRAGMAS = (
    "journal_mode = WAL",  # readers do not wait for the writer
    "synchronous = FULL",  # an acknowledged answer survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten
)


def _prepare_connection(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy sends BEGIN itself, see below
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_as_asked(connection: Connection) -> None:
    """A writer takes the lock at once: upgrading a read lock later can fail with "database is locked"."""
    writes = connection.get_execution_options().get("coach_writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _translated(*, writing: bool = False) -> Iterator[None]:
    """Errors of the database become ours, without the statement and its parameters."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict("this was changed at the same time somewhere else; load it again and repeat the step") from error
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        if writing and isinstance(error, OperationalError):
            raise storage_failed(reason) from error
        raise ConfigurationError(f"the database cannot be used: {reason}") from error

"""Every table on one page. Columns named `…_sealed` hold ciphertext (see crypto.py); the rest is not personal text."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite keeps no zone, so it is added on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is not None and value.tzinfo is None:
            raise ValueError("instants are stored with their zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _user() -> Column[str]:
    return Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True)


def _of(table: str, name: str) -> Column[str]:
    return Column(name, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)


users = Table(
    "users",
    metadata,
    _id(),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

preparations = Table(
    "preparations",
    metadata,
    _id(),
    _user(),
    Column("cv_sealed", LargeBinary, nullable=False),
    Column("posting_sealed", LargeBinary, nullable=False),
    Column("job_sealed", LargeBinary, nullable=False),
    Column("interview_on", Date),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index(None, "user_id", "created_at"),
)

questions = Table(
    "questions",
    metadata,
    _id(),
    _user(),
    _of("preparations", "preparation_id"),
    Column("position", Integer, nullable=False),
    Column("type", String(16), nullable=False),
    Column("own", Boolean, nullable=False),
    Column("dismissed", Boolean, nullable=False, server_default=false()),
    Column("question_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

interview_sessions = Table(
    "interview_sessions",
    metadata,
    _id(),
    _user(),
    _of("preparations", "preparation_id"),
    Column("kind", String(16), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("last_answer_at", Instant, nullable=False),
    CheckConstraint("kind IN ('practice', 'mock')", name="kind"),
)

answers = Table(
    "answers",
    metadata,
    _id(),
    _user(),
    _of("questions", "question_id"),
    _of("interview_sessions", "session_id"),
    Column("attempt", Integer, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("medium", String(8), nullable=False),
    Column("self_rating", Integer),
    Column("seconds", Integer),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("question_id", "attempt"),
    CheckConstraint("self_rating BETWEEN 1 AND 5", name="self_rating"),
    Index(None, "user_id", "created_at"),
)

evaluations = Table(
    "evaluations",
    metadata,
    _id(),
    _user(),
    _of("answers", "answer_id"),
    Column("engine", String(32), nullable=False),
    Column("engine_version", String(64), nullable=False),
    Column("rubric_version", String(32), nullable=False),
    Column("scored", Boolean, nullable=False),
    Column("overall", Float),
    Column("evaluation_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("scored OR overall IS NULL", name="no_mark_when_not_scored"),
)

model_calls = Table(
    "model_calls",
    metadata,
    _id(),
    _user(),
    Column("at", Instant, nullable=False),
    Column("day", Date, nullable=False),  # of `at` in UTC: sums are grouped by it
    Column("engine", String(32), nullable=False),
    Column("model", String(128), nullable=False),
    Column("task", String(64), nullable=False),
    Column("feature", String(32), nullable=False),
    Column("preparation_id", String(32)),  # no foreign keys: what was paid stays when the thing itself is removed
    Column("interview_session_id", String(32)),
    Column("answer_id", String(32)),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cached_tokens", Integer, nullable=False),
    Column("thinking_tokens", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("cost_usd", String(40)),  # the exact decimal; `…_micro` are millionths of a dollar, for sums
    Column("cost_micro", BigInteger),
    Column("estimate_usd", String(40)),
    Column("estimate_micro", BigInteger),
    Column("outcome", String(16), nullable=False),
    Index(None, "user_id", "at"),
    Index(None, "user_id", "day"),
    Index(None, "user_id", "interview_session_id"),
    Index(None, "user_id", "answer_id"),
)

model_replies = Table(
    "model_replies",
    metadata,
    _id(),
    _user(),
    Column("key", String(64), nullable=False),
    Column("preparation_id", String(32)),  # triggers remove the replies with their preparation or answer; a foreign
    Column("answer_id", String(32)),  # key would refuse the reply of a preparation that is stored a moment later
    Column("reply_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("user_id", "key"),
    Index(None, "preparation_id"),
    Index(None, "answer_id"),
)

consents = Table(
    "consents",
    metadata,
    _id(),
    _user(),
    Column("kind", String(16), nullable=False),
    Column("recipient", String(255), nullable=False),
    Column("version", String(16), nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
)

budgets = Table(
    "budgets",
    metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("month_usd", String(40)),
    Column("session_usd", String(40)),
)

recordings = Table(
    "recordings",
    metadata,
    _id(),
    _user(),
    _of("questions", "question_id"),
    Column("answer_id", ForeignKey("answers.id", ondelete="CASCADE"), index=True),
    Column("kind", String(8), nullable=False),
    Column("media_type", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("problem", String(300), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("key_sealed", LargeBinary),
    Column("manifest_sealed", LargeBinary),
    Column("transcript_sealed", LargeBinary),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

privacy_settings = Table(
    "privacy_settings",
    metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("recording_days", Integer, nullable=False),
    Column("show_delivery", Boolean, nullable=False),
)

mocks = Table(
    "mocks",
    metadata,
    Column("id", ForeignKey("interview_sessions.id", ondelete="CASCADE"), primary_key=True),
    _user(),
    Column("type", String(16), nullable=False),
    Column("state", String(24), nullable=False),
    Column("version", Integer, nullable=False),  # rises with every change: the second of two tabs is told
    Column("minutes", Integer, nullable=False),
    Column("mock_sealed", LargeBinary, nullable=False),
    Column("draft_sealed", LargeBinary),  # changes without a new version
    Column("started_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

appointments = Table(
    "appointments",
    metadata,
    _id(),
    _user(),
    Column("preparation_id", ForeignKey("preparations.id", ondelete="SET NULL"), index=True),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False, index=True),  # when the last occurrence ends
    Column("cancelled", Boolean, nullable=False),
    Column("appointment_sealed", LargeBinary, nullable=False),
    Column("token_hash", String(64), unique=True),  # of the partner's private address
    Column("token_sealed", LargeBinary),
    Column("token_until", Instant),
    Column("shares_questions", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
)

reminders = Table(
    "reminders",
    metadata,
    _id(),
    _user(),
    _of("appointments", "appointment_id"),
    Column("kind", String(16), nullable=False),
    Column("slot", String(16), nullable=False),  # the occurrence; empty is the whole appointment
    Column("sequence", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("next_at", Instant, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("problem", String(300), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant),
    UniqueConstraint("appointment_id", "kind", "slot", "sequence", "due_at"),
)

calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    _id(),
    _user(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("token_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

imported_calendars = Table(
    "imported_calendars",
    metadata,
    _id(),
    _user(),
    Column("calendar_sealed", LargeBinary, nullable=False),
    Column("read_at", Instant, nullable=False),
)

score_sheets = Table(
    "score_sheets",
    metadata,
    _id(),
    _user(),
    _of("appointments", "appointment_id"),
    Column("slot", String(16), nullable=False),
    Column("sheet_sealed", LargeBinary, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("submitted_at", Instant),
    UniqueConstraint("appointment_id", "slot"),
)

case_rooms = Table(
    "case_rooms",
    metadata,
    _id(),
    _user(),
    _of("questions", "question_id"),
    Column("session_id", ForeignKey("interview_sessions.id", ondelete="CASCADE"), index=True),  # of a mock
    Column("answer_id", ForeignKey("answers.id", ondelete="CASCADE"), index=True),  # what was handed in
    Column("version", Integer, nullable=False),
    Column("room_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

marks = Table(
    "marks",  # one row per evaluation, in the clear: what progress is computed from without opening every answer
    metadata,
    Column("evaluation_id", ForeignKey("evaluations.id", ondelete="CASCADE"), primary_key=True),
    _user(),
    _of("answers", "answer_id"),
    _of("questions", "question_id"),
    _of("preparations", "preparation_id"),
    Column("at", Instant, nullable=False),
    Column("type", String(16), nullable=False),
    Column("engine", String(32), nullable=False),
    Column("competency", String(32)),
    Column("skill_key", String(64)),  # keyed digest of the skill's name; the name itself is sealed
    Column("skill_sealed", LargeBinary),
    Column("difficulty", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("self_rating", Integer),
    Column("overall", Float),
    Column("dimensions", String(400), nullable=False),  # JSON, numbers by the rubric's names
    Index(None, "user_id", "at"),
    Index(None, "user_id", "competency", "at"),
    Index(None, "user_id", "skill_key", "at"),
)

stories = Table(
    "stories",
    metadata,
    _id(),
    _user(),
    Column("preparation_id", ForeignKey("preparations.id", ondelete="SET NULL"), index=True),  # where it was mined
    Column("version", Integer, nullable=False),
    Column("story_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

review_cards = Table(
    "review_cards",
    metadata,
    _id(),
    _user(),
    Column("preparation_id", ForeignKey("preparations.id", ondelete="CASCADE"), index=True),
    Column("story_id", ForeignKey("stories.id", ondelete="CASCADE"), index=True),
    Column("kind", String(16), nullable=False),
    Column("source_key", String(64)),  # of a card that was made automatically: made once, also after it was deleted
    Column("card_sealed", LargeBinary),  # None: deleted by the user, kept so that it does not come back
    Column("state", Integer, nullable=False),
    Column("step", Integer),
    Column("stability", Float),
    Column("difficulty", Float),
    Column("due_at", Instant, nullable=False),
    Column("last_review_at", Instant),
    Column("suspended", Boolean, nullable=False, server_default=false()),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("user_id", "source_key"),
    Index(None, "user_id", "due_at"),
)

reviews = Table(
    "reviews",
    metadata,
    _id(),
    _user(),
    _of("review_cards", "card_id"),
    Column("rating", Integer, nullable=False),
    Column("seconds", Integer),
    Column("at", Instant, nullable=False),
    CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    Index(None, "user_id", "at"),
)

plan_settings = Table(
    "plan_settings",
    metadata,
    Column("preparation_id", ForeignKey("preparations.id", ondelete="CASCADE"), primary_key=True),
    _user(),
    Column("minutes_per_day", Integer, nullable=False),
    Column("weekdays_off", String(16), nullable=False),  # digits, 0 is Monday
    Column("days_off", String(4000), nullable=False),  # dates, comma between
)

plan_ticks = Table(
    "plan_ticks",
    metadata,
    _id(),
    _user(),
    _of("preparations", "preparation_id"),
    Column("item_key", String(64), nullable=False),
    Column("on", Date, nullable=False),
    Column("done_at", Instant, nullable=False),
    UniqueConstraint("preparation_id", "item_key", "on"),
)

view_settings = Table(
    "view_settings",
    metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("hide_numbers", Boolean, nullable=False),
)

real_interviews = Table(
    "real_interviews",
    metadata,
    _id(),
    _user(),
    _of("preparations", "preparation_id"),
    Column("on", Date, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("interview_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    _id(),
    _user(),
    _of("answers", "answer_id"),
    _of("evaluations", "evaluation_id"),
    Column("second_evaluation_id", ForeignKey("evaluations.id", ondelete="SET NULL")),
    Column("reason_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("evaluation_id"),
)

opinions = Table(
    "opinions",  # "was this useful?" on a feedback
    metadata,
    _id(),
    _user(),
    _of("evaluations", "evaluation_id"),
    Column("useful", Boolean, nullable=False),
    Column("note_sealed", LargeBinary),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("user_id", "evaluation_id"),
)

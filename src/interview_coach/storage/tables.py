"""Every table. Columns named `…_sealed` hold ciphertext (see crypto.py); the rest is not personal text.

Here are preparations, practice, models and recordings; talks and study have pages of their own, and are to be had from
here, too.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    false,
)

from interview_coach.storage.columns import Instant, metadata, own_id, owner, part_of
from interview_coach.storage.tables_study import (
    disputes,
    marks,
    opinions,
    plan_settings,
    plan_ticks,
    review_cards,
    reviews,
    stories,
    view_settings,
)
from interview_coach.storage.tables_talks import (
    appointments,
    calendar_feeds,
    case_rooms,
    imported_calendars,
    mocks,
    real_interviews,
    reminders,
    score_sheets,
)

__all__ = [
    "Instant",
    "answers",
    "appointments",
    "budgets",
    "calendar_feeds",
    "case_rooms",
    "consents",
    "disputes",
    "evaluations",
    "imported_calendars",
    "interview_sessions",
    "marks",
    "metadata",
    "mocks",
    "model_calls",
    "model_replies",
    "opinions",
    "plan_settings",
    "plan_ticks",
    "preparations",
    "privacy_settings",
    "questions",
    "real_interviews",
    "recordings",
    "reminders",
    "review_cards",
    "reviews",
    "score_sheets",
    "stories",
    "users",
    "view_settings",
]

users = Table(
    "users",
    metadata,
    own_id(),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

preparations = Table(
    "preparations",
    metadata,
    own_id(),
    owner(),
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
    own_id(),
    owner(),
    part_of("preparations", "preparation_id"),
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
    own_id(),
    owner(),
    part_of("preparations", "preparation_id"),
    Column("kind", String(16), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("last_answer_at", Instant, nullable=False),
    CheckConstraint("kind IN ('practice', 'mock')", name="kind"),
)

answers = Table(
    "answers",
    metadata,
    own_id(),
    owner(),
    part_of("questions", "question_id"),
    part_of("interview_sessions", "session_id"),
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
    own_id(),
    owner(),
    part_of("answers", "answer_id"),
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
    own_id(),
    owner(),
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
    own_id(),
    owner(),
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
    own_id(),
    owner(),
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
    own_id(),
    owner(),
    part_of("questions", "question_id"),
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

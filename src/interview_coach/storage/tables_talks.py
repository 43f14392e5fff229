"""The tables of mock interviews, appointments and real interviews; a part of `tables`."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from interview_coach.storage.columns import Instant, metadata, own_id, owner, part_of

mocks = Table(
    "mocks",
    metadata,
    Column("id", ForeignKey("interview_sessions.id", ondelete="CASCADE"), primary_key=True),
    owner(),
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
    own_id(),
    owner(),
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
    own_id(),
    owner(),
    part_of("appointments", "appointment_id"),
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
    own_id(),
    owner(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("token_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

imported_calendars = Table(
    "imported_calendars",
    metadata,
    own_id(),
    owner(),
    Column("calendar_sealed", LargeBinary, nullable=False),
    Column("read_at", Instant, nullable=False),
)

score_sheets = Table(
    "score_sheets",
    metadata,
    own_id(),
    owner(),
    part_of("appointments", "appointment_id"),
    Column("slot", String(16), nullable=False),
    Column("sheet_sealed", LargeBinary, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("submitted_at", Instant),
    UniqueConstraint("appointment_id", "slot"),
)

case_rooms = Table(
    "case_rooms",
    metadata,
    own_id(),
    owner(),
    part_of("questions", "question_id"),
    Column("session_id", ForeignKey("interview_sessions.id", ondelete="CASCADE"), index=True),  # of a mock
    Column("answer_id", ForeignKey("answers.id", ondelete="CASCADE"), index=True),  # what was handed in
    Column("version", Integer, nullable=False),
    Column("room_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

real_interviews = Table(
    "real_interviews",
    metadata,
    own_id(),
    owner(),
    part_of("preparations", "preparation_id"),
    Column("on", Date, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("interview_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

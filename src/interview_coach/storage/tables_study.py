"""The tables of progress, stories, reviews and the plan; a part of `tables`."""

from __future__ import annotations

from sqlalchemy import (
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

marks = Table(
    "marks",  # one row per evaluation, in the clear: what progress is computed from without opening every answer
    metadata,
    Column("evaluation_id", ForeignKey("evaluations.id", ondelete="CASCADE"), primary_key=True),
    owner(),
    part_of("answers", "answer_id"),
    part_of("questions", "question_id"),
    part_of("preparations", "preparation_id"),
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
    own_id(),
    owner(),
    Column("preparation_id", ForeignKey("preparations.id", ondelete="SET NULL"), index=True),  # where it was mined
    Column("version", Integer, nullable=False),
    Column("story_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

review_cards = Table(
    "review_cards",
    metadata,
    own_id(),
    owner(),
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
    own_id(),
    owner(),
    part_of("review_cards", "card_id"),
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
    owner(),
    Column("minutes_per_day", Integer, nullable=False),
    Column("weekdays_off", String(16), nullable=False),  # digits, 0 is Monday
    Column("days_off", String(4000), nullable=False),  # dates, comma between
)

plan_ticks = Table(
    "plan_ticks",
    metadata,
    own_id(),
    owner(),
    part_of("preparations", "preparation_id"),
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

disputes = Table(
    "disputes",
    metadata,
    own_id(),
    owner(),
    part_of("answers", "answer_id"),
    part_of("evaluations", "evaluation_id"),
    Column("second_evaluation_id", ForeignKey("evaluations.id", ondelete="SET NULL")),
    Column("reason_sealed", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("evaluation_id"),
)

opinions = Table(
    "opinions",  # "was this useful?" on a feedback
    metadata,
    own_id(),
    owner(),
    part_of("evaluations", "evaluation_id"),
    Column("useful", Boolean, nullable=False),
    Column("note_sealed", LargeBinary),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("user_id", "evaluation_id"),
)

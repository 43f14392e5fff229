"""What models cost and may cost, their replies, and what the user agreed to"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _make_calls()
    _make_replies()
    op.create_table(
        "consents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("recipient", sa.String(length=255), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_consents_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_user_id"), "consents", ["user_id"])
    op.create_table(
        "budgets",
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("month_usd", sa.String(length=40), nullable=True),
        sa.Column("session_usd", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_budgets_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_budgets")),
    )


def _make_calls() -> None:
    op.create_table(
        "model_calls",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("engine", sa.String(length=32), nullable=False),
        sa.Column("model", sa.String(length=128), nullable=False),
        sa.Column("task", sa.String(length=64), nullable=False),
        sa.Column("feature", sa.String(length=32), nullable=False),
        sa.Column("preparation_id", sa.String(length=32), nullable=True),
        sa.Column("interview_session_id", sa.String(length=32), nullable=True),
        sa.Column("answer_id", sa.String(length=32), nullable=True),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("thinking_tokens", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("cost_usd", sa.String(length=40), nullable=True),
        sa.Column("cost_micro", sa.BigInteger(), nullable=True),
        sa.Column("estimate_usd", sa.String(length=40), nullable=True),
        sa.Column("estimate_micro", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_model_calls_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_calls")),
    )
    op.create_index(op.f("ix_model_calls_user_id"), "model_calls", ["user_id"])
    for second in ("at", "day", "interview_session_id", "answer_id"):
        op.create_index(op.f(f"ix_model_calls_user_id_{second}"), "model_calls", ["user_id", second])


def _make_replies() -> None:
    op.create_table(
        "model_replies",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("preparation_id", sa.String(length=32), nullable=True),
        sa.Column("answer_id", sa.String(length=32), nullable=True),
        sa.Column("reply_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_model_replies_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_replies")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_model_replies_user_id_key")),
    )
    for column in ("user_id", "preparation_id", "answer_id"):
        op.create_index(op.f(f"ix_model_replies_{column}"), "model_replies", [column])
    op.execute(
        "CREATE TRIGGER preparations_take_their_replies AFTER DELETE ON preparations "
        "BEGIN DELETE FROM model_replies WHERE preparation_id = OLD.id; END"
    )
    op.execute(
        "CREATE TRIGGER answers_take_their_replies AFTER DELETE ON answers "
        "BEGIN DELETE FROM model_replies WHERE answer_id = OLD.id; END"
    )

"""Case rooms: cases talked through, with the data that was given"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_OWNERS = {"user_id": "users", "question_id": "questions", "session_id": "interview_sessions", "answer_id": "answers"}


def upgrade() -> None:
    op.create_table(
        "case_rooms",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("answer_id", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("room_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_case_rooms_{column}_{table}"), ondelete="CASCADE"
            )
            for column, table in _OWNERS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_rooms")),
    )
    for column in _OWNERS:
        op.create_index(op.f(f"ix_case_rooms_{column}"), "case_rooms", [column])

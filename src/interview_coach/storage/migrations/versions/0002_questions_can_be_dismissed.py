"""Questions can be dismissed: they leave the list, are not asked again, and keep their answers"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("questions", sa.Column("dismissed", sa.Boolean(), nullable=False, server_default=sa.false()))

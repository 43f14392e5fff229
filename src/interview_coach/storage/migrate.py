"""Brings the tables of a database to this program's version."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from interview_coach.errors import ConfigurationError

HEAD = "0008"
"""The newest revision in migrations/versions; a test holds it against the folder."""


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing, all in one transaction; of two processes, the second waits.

    Raises ConfigurationError when the database was made by a newer version.
    """
    if _revision(engine) == HEAD:
        return
    with engine.execution_options(coach_writes=True).connect() as connection, connection.begin():
        _run(connection)


def _revision(engine: Engine) -> str | None:
    with engine.execution_options(coach_writes=False).connect() as connection, connection.begin():
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def _run(connection: Connection) -> None:
    # Alembic takes 0.2 s to import, and a database that is up to date does not need it.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise ConfigurationError(
            "this data folder was used by a newer version of Interview Coach; update the program"
        ) from error

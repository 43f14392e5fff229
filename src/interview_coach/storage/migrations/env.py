"""Alembic's entry: runs on the connection that `storage.migrate` opened."""

from alembic import context

from interview_coach.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()

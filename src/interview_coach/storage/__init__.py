"""Where things are kept: SQLAlchemy tables, encrypted columns, migrations."""

"""The error of a database that cannot take or give what it should, in words a user can act on."""

from __future__ import annotations

from interview_coach.errors import StorageFailed

_SENTENCES = (
    ("disk is full", "the disk is full; make some room on it and try again"),
    ("readonly", "the database may not be written to; check the permissions of the data folder and try again"),
    ("locked", "another program is using the database; close it, or wait a moment, and try again"),
)


def storage_failed(reason: str) -> StorageFailed:
    """The error for what SQLite says (its own fixed words, never a value)."""
    known = (sentence for sign, sentence in _SENTENCES if sign in reason)
    return StorageFailed(next(known, f"the database did not take it ({reason}); try again"))

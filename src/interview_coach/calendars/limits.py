"""How much of a foreign calendar is read: everything beyond is refused in one sentence."""

from __future__ import annotations

MOST_BYTES = 5_000_000
MOST_ENTRIES = 10_000
MOST_STEPS = 150_000
"""Repetitions that are looked at, all entries together: a daily entry since 2000 takes about ten thousand."""
MOST_BUSY = 5_000
MOST_PROBLEMS = 5
"""That are told one by one; the rest is counted."""
LONGEST_TITLE = 120
SECONDS = 15
MEMORY_BYTES = 768 * 1024 * 1024
"""Address space of the reading process."""

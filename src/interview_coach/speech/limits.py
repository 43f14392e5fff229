"""How much of a recording is read: everything beyond is refused in one sentence."""

from __future__ import annotations

RATE = 16_000
"""Samples a second: what Whisper listens to."""
MAX_BYTES = 500_000_000
MAX_MINUTES = 60
MAX_SAMPLES = MAX_MINUTES * 60 * RATE
SECONDS = 180
"""A recording that takes longer to decode is given up; an hour of Opus takes about ten seconds."""
MEMORY_BYTES = 2 * 1024 * 1024 * 1024
"""Address space of the decoding process: the file itself (twice while it arrives) and FFmpeg."""
REFUSED = 3
"""Exit status of the decoding process when its output is a sentence."""

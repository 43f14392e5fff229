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
LISTENING_BYTES = 8 * 1024 * 1024 * 1024
"""Address space of the process that listens. A few minutes of speech reserve 2.5 GB and touch 0.4, an hour 5.6 and 3.7:
the spectrum of a whole recording is made at once."""
PACKING_BYTES = 4 * 1024 * 1024 * 1024
PACKING_SECONDS = 600
LISTENING_SECONDS = 4 * 3600
"""Processor time for one recording; an hour of speech takes about a quarter of an hour on two cores."""
REFUSED = 3
"""Exit status of the decoding process when its output is a sentence."""

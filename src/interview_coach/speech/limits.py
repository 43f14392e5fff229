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
LISTENING_BYTES = 4 * 1024 * 1024 * 1024
"""Address space of the process that listens. An hour of speech reserves 2.4 GB and touches 0.8."""
PACKING_BYTES = 3 * 1024 * 1024 * 1024
"""Address space of the process that makes what a model is sent. An hour of speech reserves 0.9 GB and touches 0.6; a
file of 500 MB is there twice while it arrives."""
PACKING_SECONDS = 600
"""An hour takes about a minute on a busy machine."""
LISTENING_SECONDS = 4 * 3600
"""Processor time for one recording; an hour of speech takes about a quarter of an hour on two cores."""
REFUSED = 3
"""Exit status of the decoding process when its output is a sentence."""

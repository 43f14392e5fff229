"""The process that makes of a recording what a model is sent: the recording on standard input; on standard output a
line of JSON, `{"duration": SECONDS, "silences": [[FROM, TO], …]}`, and the MP3 behind it.

Started as `python -I -m interview_coach.speech.packer`; it limits itself before it reads a byte. Refusals end with
status `REFUSED` and a sentence instead.
"""

from __future__ import annotations

import io
import json
import os
import sys
from itertools import chain

import numpy as np

from interview_coach.domain.speech import silences_of
from interview_coach.errors import InvalidInput
from interview_coach.limited import limit_self
from interview_coach.speech.blocks import blocks_of, joined
from interview_coach.speech.decode import Pcm, seconds_of
from interview_coach.speech.decoder import decode
from interview_coach.speech.kinds import kind_of
from interview_coach.speech.limits import MAX_BYTES, PACKING_BYTES, PACKING_SECONDS, RATE, REFUSED

BITS_A_SECOND = 32_000
"""Of the MP3: an hour is 14.4 MB, within the 20 MB Gemini takes in one request."""
_TOO_BIG = "this recording needs more memory than a recording should; save it as WAV or MP3"


def packed(sound: Pcm) -> bytes:
    """The line and the MP3, which is left out where nobody speaks."""
    speech = joined(chain.from_iterable(block.placed_speech for block in blocks_of(sound)))
    duration = round(seconds_of(sound), 3)
    silences = [(gap.start, gap.end) for gap in silences_of(speech, duration)]
    line = json.dumps({"duration": duration, "silences": silences}).encode() + b"\n"
    return line + (to_mp3(sound) if speech else b"")


def to_mp3(sound: Pcm) -> bytes:
    """The sound as a small MP3, made in memory."""
    import av

    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE)
        stream.bit_rate = BITS_A_SECOND
        stream.codec_context.layout = "mono"
        for start in range(0, len(sound), RATE):
            frame = av.AudioFrame.from_ndarray(sound[start : start + RATE].reshape(1, -1), "s16p", "mono")
            frame.sample_rate = RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def _read(out: io.BytesIO) -> Pcm:
    recording = sys.stdin.buffer.read(MAX_BYTES + 1)
    decode(kind_of(recording), recording, out)
    return np.frombuffer(out.getbuffer(), "<i2")


def main() -> int:
    limit_self(PACKING_BYTES, PACKING_SECONDS)
    out = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not stand among the bytes
    status = 0
    try:
        made = packed(_read(io.BytesIO()))
    except InvalidInput as error:
        status, made = REFUSED, str(error).encode()
    except MemoryError:
        status, made = REFUSED, _TOO_BIG.encode()
    with os.fdopen(out, "wb") as pipe:
        pipe.write(made)
    return status


if __name__ == "__main__":
    os._exit(main())  # FFmpeg's threads and a full pipe must not keep it

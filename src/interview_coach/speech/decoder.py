"""The decoding process: a recording on standard input, 16-bit samples on standard output.

Started as `python -I -m interview_coach.speech.decoder`, often before there is a recording. It limits itself (memory,
processor time, no files written) before it reads a byte. Refusals end with status `REFUSED` and a sentence instead of
samples.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from interview_coach.errors import InvalidInput
from interview_coach.limited import limit_self
from interview_coach.speech.kinds import kind_of
from interview_coach.speech.limits import MAX_BYTES, MAX_MINUTES, MAX_SAMPLES, MEMORY_BYTES, RATE, REFUSED, SECONDS

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame

_CODECS = frozenset(
    {"opus", "libopus", "vorbis", "libvorbis", "aac", "aac_fixed", "alac", "flac", "mp3", "mp3float", "mp2", "mp2float"}
)
_NO_SOUND = "there is no sound in this recording; check the microphone and record it again"
_UNKNOWN_SOUND = "the sound of this recording is in a form the coach cannot read; save it as WAV or MP3"
_TOO_LONG = f"this recording is longer than {MAX_MINUTES} minutes; cut it into parts"
_DAMAGED = "this recording could not be read (it may be damaged); record it again, or save it as WAV or MP3"
_TOO_BIG = "this recording needs more memory than a recording should; save it as WAV or MP3"


def decode(kind: str, data: bytes, out: BinaryIO) -> None:
    """Write the samples of the first sound track. Raises InvalidInput."""
    import av
    from av.error import FFmpegError

    av.logging.set_level(None)
    written = 0
    try:
        # The whitelist keeps FFmpeg from opening anything but these bytes, whatever they refer to.
        options = {"protocol_whitelist": "none", "codec_whitelist": ",".join(sorted(_CODECS | _pcm_names(av)))}
        with av.open(io.BytesIO(data), "r", format=kind, options=options, metadata_errors="ignore") as container:
            for frame in _resampled(_frames(container)):
                written += frame.samples
                if written > MAX_SAMPLES:
                    raise InvalidInput(_TOO_LONG)
                out.write(memoryview(frame.planes[0])[: 2 * frame.samples])
    except (FFmpegError, ValueError, OverflowError) as error:
        raise InvalidInput(_DAMAGED) from error
    if not written:
        raise InvalidInput(_NO_SOUND)


def _pcm_names(av: Any) -> set[str]:
    return {name for name in av.codecs_available if name.startswith("pcm_")}


def _frames(container: Any) -> Iterator[AudioFrame]:
    """Frames of the first sound track; packets that cannot be decoded are left out."""
    from av.error import FFmpegError

    if not container.streams.audio:
        raise InvalidInput(_NO_SOUND)
    stream = container.streams.audio[0]
    name = stream.codec_context.name
    if name not in _CODECS and not name.startswith("pcm_"):
        raise InvalidInput(_UNKNOWN_SOUND)
    for packet in container.demux(stream):
        try:
            yield from packet.decode()
        except FFmpegError:
            continue


def _resampled(frames: Iterator[AudioFrame]) -> Iterator[AudioFrame]:
    """16 kHz, one channel, 16 bits. A track may change its form in the middle: another resampler takes over then."""
    resampler, form = None, None
    for frame in frames:
        frame.pts = None  # gaps and jumps in time stamps are not filled
        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is not None and found != form:
            yield from resampler.resample(None)
            resampler = None
        if resampler is None:
            from av.audio.resampler import AudioResampler

            resampler, form = AudioResampler(format="s16", layout="mono", rate=RATE), found
        yield from resampler.resample(frame)
    if resampler is not None:
        yield from resampler.resample(None)


def main() -> int:
    limit_self(MEMORY_BYTES, SECONDS)
    import av  # noqa: F401  (loaded while it waits for a recording)

    samples = io.BytesIO()
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        decode(kind_of(data), data, samples)
    except InvalidInput as error:
        sys.stdout.write(str(error))
        return REFUSED
    except MemoryError:
        sys.stdout.write(_TOO_BIG)
        return REFUSED
    sys.stdout.buffer.write(samples.getbuffer())
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # FFmpeg's threads and a full pipe must not keep it

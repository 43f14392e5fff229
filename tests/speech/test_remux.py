"""Length and index for what a browser recorded; whatever cannot be copied stays as it is."""

import io

import av
import pytest

from interview_coach.speech.remux import indexed
from tests.recorded import AUDIO, VIDEO

CUES = b"\x1c\x53\xbb\x6b"
"""The element of Matroska that a player jumps by."""


def tracks(recording: bytes) -> list[tuple[str, str, int]]:
    """Kind, codec and packets of each track."""
    with av.open(io.BytesIO(recording)) as opened:
        counts = {stream.index: 0 for stream in opened.streams}
        for packet in opened.demux():
            counts[packet.stream.index] += packet.size > 0
        return sorted((s.type, s.codec_context.name, counts[s.index]) for s in opened.streams)


@pytest.mark.parametrize("recording", [AUDIO, VIDEO], ids=["audio", "video"])
def test_a_browsers_recording_gets_a_length_and_an_index_and_loses_nothing(recording: bytes) -> None:
    made = indexed(recording)
    assert made is not None
    assert CUES not in recording and CUES in made
    with av.open(io.BytesIO(made)) as opened:
        assert opened.duration == pytest.approx(2_000_000, abs=100_000)
    assert tracks(made) == tracks(recording)


def test_a_recording_of_safari_gets_them_too() -> None:
    fragmented = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    with av.open(fragmented, "w", format="mp4", options=options) as container:
        stream = container.add_stream("aac", rate=48_000)
        stream.codec_context.layout = "mono"
        frame = av.AudioFrame(format="fltp", layout="mono", samples=48_000)
        frame.sample_rate = 48_000
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    made = indexed(fragmented.getvalue())
    assert made is not None
    with av.open(io.BytesIO(made)) as opened:
        assert opened.duration == pytest.approx(1_000_000, abs=100_000)


@pytest.mark.parametrize(
    "recording", [b"", b"no recording", b"OggS" + AUDIO, AUDIO[:200], b"\x1a\x45\xdf\xa3" + b"\xff" * 5_000],
    ids=["empty", "text", "ogg", "cut", "noise"],
)  # fmt: skip
def test_what_cannot_be_copied_stays_as_it_is(recording: bytes) -> None:
    assert indexed(recording) is None


def test_a_process_that_hangs_or_breaks_is_given_up() -> None:
    assert indexed(AUDIO, seconds=0.001) is None
    assert indexed(AUDIO, worker="interview_coach.speech.nothing") is None

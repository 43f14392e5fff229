"""A long recording is cut into blocks where nobody speaks: nothing is lost, nothing comes twice."""

from __future__ import annotations

import numpy as np
import pytest

from interview_coach.domain.speech import Span, overlap, silences_of
from interview_coach.speech.blocks import Block, blocks_of, joined
from interview_coach.speech.decode import Pcm, decode, floats
from interview_coach.speech.limits import RATE
from interview_coach.speech.voice import speech_in
from tests.speech.sounds import clip, noise, samples_of, silence


def pcm(samples: np.ndarray) -> Pcm:
    return np.round(samples * 32_767).astype(np.int16)


def cuts_of(blocks: list[Block]) -> list[float]:
    return [block.start for block in blocks[1:]]


def test_a_short_recording_is_one_block() -> None:
    sound = decode(clip("fillers.webm"))
    (block,) = blocks_of(sound, seconds=len(sound) / RATE)
    assert (block.start, block.speech) == (0.0, speech_in(floats(sound)))
    assert list(blocks_of(sound[:0])) == []


@pytest.mark.parametrize("seconds", [2.0, 7.3, 12.0])
def test_blocks_hold_every_sample_once(seconds: float) -> None:
    sound = np.tile(decode(clip("fillers.webm")), 2)
    blocks = list(blocks_of(sound, seconds=seconds))
    assert len(blocks) > 3
    assert np.array_equal(np.concatenate([block.samples for block in blocks]), floats(sound))
    assert all(block.seconds <= seconds for block in blocks)
    assert [block.start for block in blocks] == pytest.approx([0.0, *(block.end for block in blocks[:-1])])


def test_a_cut_lies_in_a_silence_and_never_in_a_word() -> None:
    sound = np.tile(decode(clip("fillers.webm")), 3)
    silences = silences_of(speech_in(floats(sound)), len(sound) / RATE)
    cuts = cuts_of(list(blocks_of(sound, seconds=20.0)))
    assert len(cuts) >= 3
    for cut in cuts:
        assert any(gap.start <= cut <= gap.end for gap in silences)


def test_the_voice_found_in_blocks_is_the_voice_found_in_the_whole() -> None:
    sound = np.tile(decode(clip("fillers.webm")), 3)
    whole = speech_in(floats(sound))
    found = joined(span for block in blocks_of(sound, seconds=20.0) for span in block.placed_speech)
    shared = sum(overlap(span, found) for span in whole)
    assert shared > 0.97 * sum(span.seconds for span in whole)
    assert shared > 0.97 * sum(span.seconds for span in found)


def test_of_a_long_silence_little_stays_with_the_block_before() -> None:
    read = samples_of(clip("read.wav"))
    blocks = list(blocks_of(pcm(np.concatenate([read, silence(6), read])), seconds=8.0))
    assert len(blocks) == 2
    assert blocks[0].seconds < 6.5 and len(blocks[1].speech) >= 1


def test_without_a_silence_the_quietest_place_is_cut() -> None:
    """Somebody who never stops: a sound taken for a voice all the time, with one soft spot at 8.6 seconds."""
    fast = spoken_without_a_pause(20.0)
    fast[int(8.55 * RATE) : int(8.65 * RATE)] *= 0.02
    assert len(speech_in(fast)) == 1, "it is one voice"
    blocks = list(blocks_of(pcm(fast), seconds=10.0))
    assert cuts_of(blocks)[0] == pytest.approx(8.6, abs=0.03)
    assert len(joined(span for block in blocks for span in block.placed_speech)) == 1, "and stays one"


def spoken_without_a_pause(seconds: float) -> np.ndarray:
    sound = samples_of(clip("read.wav"))
    voiced = np.concatenate([sound[int(span.start * RATE) : int(span.end * RATE)] for span in speech_in(sound)])
    loud = voiced[RATE // 5 : -RATE // 5]
    return np.tile(loud, int(seconds * RATE / len(loud)) + 1)[: int(seconds * RATE)]


def test_where_nobody_speaks_blocks_are_cut_all_the_same() -> None:
    blocks = list(blocks_of(pcm(noise(9.0)), seconds=3.0))
    assert len(blocks) >= 3
    assert all(block.speech == () for block in blocks)


def test_speech_that_was_cut_is_whole_again() -> None:
    parts = (Span(0.0, 2.0), Span(2.1, 4.0), Span(4.5, 5.0))
    assert joined(parts) == (Span(0.0, 4.0), Span(4.5, 5.0))
    assert joined(()) == ()

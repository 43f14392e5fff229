"""Long silences are cut out before Whisper listens, and times are put back where they were."""

from __future__ import annotations

import numpy as np
import pytest

from interview_coach.domain.speech import Span, Word
from interview_coach.speech.limits import RATE
from interview_coach.speech.voice import speech_in, spoken_part
from tests.speech.sounds import clip, samples_of, silence, tone


def test_a_voice_is_found_where_it_is() -> None:
    speech = speech_in(np.concatenate([silence(3), samples_of(clip("read.wav")), silence(3)]))
    assert 2.8 < speech[0].start < 3.8
    assert 5.0 < speech[-1].end < 6.1
    assert speech_in(tone(2.0)) == ()


def test_only_long_silences_are_cut_and_some_of_them_stays() -> None:
    numbers = np.arange(20 * RATE, dtype=np.float32)
    spoken = spoken_part(numbers, (Span(1.0, 4.0), Span(5.5, 7.0), Span(14.0, 18.5)))
    assert spoken.parts == (Span(0.0, pytest.approx(7.4)), Span(pytest.approx(13.6), 20.0))
    assert spoken.seconds == pytest.approx(13.8, abs=0.001)
    assert spoken.samples[-1] == numbers[-1]
    late = spoken_part(numbers, (Span(6.0, 8.0),))
    assert [(round(p.start, 1), round(p.end, 1)) for p in late.parts] == [(5.6, 8.4)]


def test_words_get_the_times_of_the_recording_back() -> None:
    spoken = spoken_part(np.zeros(20 * RATE, np.float32), (Span(1.0, 4.0), Span(14.0, 18.5)))
    assert spoken.placed(Word("one", 1.0, 1.5)) == Word("one", 1.0, 1.5)
    cut = spoken.parts[0].end
    assert spoken.placed(Word("two", cut + 1.0, cut + 1.4)).start == pytest.approx(spoken.parts[1].start + 1.0)
    across = spoken.placed(Word("three", cut - 0.1, cut + 0.5))
    assert across.start == pytest.approx(spoken.parts[1].start), "a word lies in one part"
    assert spoken.placed(Word("last", 99.0, 99.5)).end == pytest.approx(20.0)


def test_every_time_of_the_joined_sound_is_a_time_of_the_recording() -> None:
    numbers = np.arange(20 * RATE, dtype=np.float32)
    spoken = spoken_part(numbers, (Span(3.0, 4.0), Span(9.0, 9.5), Span(14.0, 15.0)))
    for at in np.arange(0.033, spoken.seconds - 0.1, 0.05):  # on the border itself either part would do
        placed = spoken.placed(Word("x", float(at), float(at))).start
        assert numbers[round(placed * RATE)] == pytest.approx(spoken.samples[round(at * RATE)], abs=20)

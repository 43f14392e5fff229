"""Delivery measures, fillers, loops and trends: from words and times alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.domain.delivery import RANGES, Delivery, delivery_of, delivery_trend, standing
from interview_coach.domain.fillers import fillers_in, hesitations_in
from interview_coach.domain.speech import (
    Span,
    Transcript,
    Word,
    doubts_about,
    silences_of,
    speech_of,
    spread,
    without_loops,
)


def said(text: str, *, pace: float = 0.4, at: float = 0.0, gap: float = 0.0) -> tuple[Word, ...]:
    """The words of `text`, each `pace` seconds long, one after the other with `gap` between them."""
    step = pace + gap
    return tuple(
        Word(t, round(at + n * step, 3), round(at + n * step + pace, 3), 0.9) for n, t in enumerate(text.split())
    )


def test_pace_is_words_by_the_time_of_the_answer() -> None:
    words = said("word " * 60, pace=0.5)
    found = delivery_of(words, 30.0)
    assert (found.words, found.words_per_minute, found.speaking_share) == (60, 120.0, 1.0)


def test_a_late_start_and_a_late_stop_do_not_slow_the_answer_down() -> None:
    words = said("word " * 60, pace=0.5, at=20.0)
    found = delivery_of(words, 90.0)
    assert found.seconds == 32.0, "a second of breath on each side belongs to it"
    assert found.words_per_minute == pytest.approx(112.5)
    assert found.longest_pause == 0.0


def test_pauses_are_the_gaps_between_words_and_short_ones_are_none() -> None:
    words = (Word("I", 0.0, 0.5), Word("led", 0.7, 1.0), Word("it", 2.0, 2.5), Word("all", 5.5, 6.0))
    found = delivery_of(words, 6.0)
    assert found.pauses == (Span(1.0, 2.0), Span(2.5, 5.5))
    assert (found.mean_pause, found.longest_pause) == (2.0, 3.0)
    assert found.speaking_share == pytest.approx(1 / 3, abs=0.001)


def test_known_silences_are_the_pauses_rather_than_the_gaps() -> None:
    """A transcriber stretches words over the silence beside them."""
    words = (Word("I", 0.0, 2.0), Word("led", 2.0, 5.0), Word("it", 5.0, 9.0))
    silences = (Span(0.0, 1.5), Span(2.5, 4.5), Span(5.5, 9.0))
    found = delivery_of(words, 9.0, silences)
    assert found.pauses == (Span(2.5, 4.5),)
    assert found.seconds == pytest.approx(6.0), "from a second before the voice to a second after it"
    assert delivery_of(words, 9.0, ()).pauses == ()


def test_nobody_speaking_is_all_zero() -> None:
    assert delivery_of((), 30.0) == Delivery()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Um, I led uh the team. Hmm...", ["um", "uh", "hmm"]),
        ("Uh-uh-uh, no", ["uh", "uh", "uh"]),
        ("uh-huh, yes, mm-hmm", []),
        ("I used tools like Excel and I like it", []),
        ("It was, like, really slow", ["like"]),
        ("You know, we did it", ["You know"]),
        ("As you know, we did it", []),
        ("Do you know, it worked", []),
        ("We let you know what happened", []),
        ("we're just y'know there and basically done", ["y'know", "basically"]),
        ("I mean, I mean it", ["I mean"]),
        ("They hardly know 'er, the umbrella hummed", []),
        ("UMM. ERM. Ah!", ["umm", "erm", "ah"]),
    ],
)
def test_fillers_are_hesitations_and_phrases_that_are_set_off(text: str, expected: list[str]) -> None:
    assert [filler.text for filler in fillers_in(said(text))] == expected


def test_fillers_know_where_they_are_and_what_they_are() -> None:
    found = fillers_in(said("So um, you know, yes", pace=1.0))
    assert [(f.kind, f.start, f.end) for f in found] == [("hesitation", 1.0, 2.0), ("phrase", 2.0, 4.0)]
    parts = fillers_in((Word("uh-uh,", 2.0, 3.0),))
    assert [(f.start, f.end) for f in parts] == [(2.0, 2.5), (2.5, 3.0)]
    measured = delivery_of(said("So um, you know, yes " * 5), 10.0)
    assert (measured.fillers, measured.hesitations, measured.phrases) == (10, 5, 5)
    assert measured.fillers_per_100_words == 40.0


def test_pace_over_time_finds_the_fast_stretch() -> None:
    slow, fast = said("word " * 30, pace=0.5), said("word " * 60, pace=0.25, at=15.0)
    last = said("word " * 40, pace=0.5, at=30.0)
    found = delivery_of((*slow, *fast, *last), 50.0)
    assert [round(window.words_per_minute) for window in found.pace] == [120, 240, 120]
    assert [(window.start, window.end) for window in found.pace][-1] == (30.0, 50.0), "a short rest is no window"
    assert [(window.start, window.end) for window in found.fast] == [(15.0, 30.0)]


def test_neighbouring_fast_windows_are_one_stretch() -> None:
    found = delivery_of(said("word " * 180, pace=0.25), 45.0)
    assert [(window.start, window.end, window.words_per_minute) for window in found.fast] == [(0.0, 45.0, 240.0)]


@given(
    st.lists(st.tuples(st.floats(0, 3), st.floats(0, 1), st.sampled_from(["um,", "word", "like,"])), max_size=60),
    st.floats(0, 200),
    st.booleans(),
)
def test_measures_are_sane_for_any_words(steps: list[tuple[float, float, str]], tail: float, known: bool) -> None:
    words, at = [], 0.0
    for gap, length, text in steps:
        words.append(Word(text, at + gap, at + gap + length))
        at += gap + length
    duration = at + tail
    silences = silences_of([Span(w.start, w.end) for w in words if w.end > w.start], duration) if known else None
    found = delivery_of(words, duration, silences)
    assert 0 <= found.speaking_share <= 1
    assert found.words_per_minute >= 0 and found.fillers <= len(words)
    assert found.mean_pause <= found.longest_pause + 0.001 <= duration + 0.002
    assert all(0 <= p.start <= p.end <= duration + 0.001 for p in found.pauses)
    if found.seconds < 0.5:
        return
    total = sum(w.words_per_minute * (w.end - w.start) / 60 for w in found.pace)
    assert total == pytest.approx(len(words), abs=0.1 * max(1, len(found.pace)))


def test_ranges_have_a_source_and_contain_each_other() -> None:
    for name, known in RANGES.items():
        assert known.near[0] <= known.usual[0] < known.usual[1] <= known.near[1]
        assert known.source and known.unit and known.scatter > 0
        assert hasattr(Delivery(), name)
    assert [standing("words_per_minute", v) for v in (150, 190, 205)] == ["usual", "near", "outside"]
    assert standing("speaking_share", 0.5) is None, "no range is known for it"


def trend_of(measure: str, *values: float) -> str:
    sessions = [replace(Delivery(words=200, seconds=80.0), **{measure: value}) for value in values]
    return next(trend.change for trend in delivery_trend(sessions) if trend.measure == measure)


def test_a_trend_needs_three_sessions_and_more_than_chance() -> None:
    name = "hesitations_per_100_words"
    assert trend_of(name, 9.0, 1.0) == "not_enough_data"
    assert trend_of(name, 9.0, 5.0, 2.0) == "improved"
    assert trend_of(name, 2.0, 5.0, 9.0) == "declined"
    assert trend_of(name, 5.0, 4.0, 3.0) == "no_change", "one interview differs by 4.4 by chance"
    assert trend_of(name, 6.0, 6.0, 6.0, 3.0, 3.0, 3.0) == "improved", "three against three is surer"


def test_a_change_within_the_usual_range_is_none() -> None:
    assert trend_of("words_per_minute", *[131] * 8, *[179] * 8) == "no_change"
    assert trend_of("words_per_minute", 90, 150, 170) == "improved"
    assert trend_of("words_per_minute", 150, 190, 260) == "declined", "faster is not better without end"


def test_short_recordings_are_left_out_of_trends() -> None:
    short = Delivery(words=10, seconds=5.0)
    assert all(trend.sessions == 0 for trend in delivery_trend([short] * 9))


def test_false_alarms_are_rare() -> None:
    """The same speaker twelve times: at most one trend in twenty may say that something changed."""
    import random

    dice, alarms, tries = random.Random(7), 0, 400
    for _ in range(tries):
        values = [max(0.0, dice.gauss(5.0, 1.6)) for _ in range(12)]
        alarms += trend_of("hesitations_per_100_words", *values) != "no_change"
    assert alarms / tries <= 0.05


def test_silences_and_speech_are_each_others_rest() -> None:
    silences = (Span(0.0, 1.0), Span(4.0, 5.0))
    assert speech_of(silences, 9.0) == (Span(1.0, 4.0), Span(5.0, 9.0))
    assert silences_of(speech_of(silences, 9.0), 9.0) == silences
    assert speech_of((), 3.0) == (Span(0.0, 3.0),)
    assert speech_of((Span(0.0, 3.0),), 3.0) == ()


def test_words_without_times_are_spread_over_the_speech() -> None:
    words = spread(["aaaa", "bbbb", "cc", "dd"], (Span(1.0, 3.0), Span(5.0, 6.0)))
    assert [(w.start, w.end) for w in words] == [(1.0, 2.0), (2.0, 3.0), (5.0, 5.5), (5.5, 6.0)]
    assert all(w.probability is None for w in words)
    assert spread([], (Span(0, 1),)) == spread(["..."[:0]], (Span(0, 1),)) == ()


def test_loops_are_kept_once_and_people_may_repeat_themselves() -> None:
    words, looped = without_loops(said("So " + "we fixed the pump " * 6 + "in May."))
    assert (" ".join(w.text for w in words), looped) == ("So we fixed the pump in May.", True)
    for real in ("uh " * 9, "very very very good", "no, no, no, no", "I think I think I think so"):
        kept, looped = without_loops(said(real))
        assert (len(kept), looped) == (len(real.split()), False)
    assert without_loops(said("uh, " * 105))[1]


def test_doubts_are_sentences_and_only_where_there_is_a_reason() -> None:
    clear = said("I led the change of the spare parts list in May")
    assert doubts_about(clear, 5.0) == ()
    unsure = tuple(replace(word, probability=0.3) for word in clear)
    assert "hard to make out" in doubts_about(unsure, 5.0)[0]
    assert "more words" in doubts_about(clear * 5, 5.0)[0]
    assert "no words" in doubts_about((), 5.0)[0]
    assert doubts_about((), 1.0) == ()
    assert doubts_about(tuple(replace(w, probability=None) for w in clear), 5.0) == ()


def test_a_transcript_is_its_words() -> None:
    heard = Transcript("builtin", said("I led it."), 2.0)
    assert heard.text == "I led it." and not heard.unreliable
    assert replace(heard, doubts=("Listen again.",)).unreliable
    assert "led" not in repr(heard), "what was said does not reach a log"


def test_hesitations_of_one_word() -> None:
    assert hesitations_in("Uhh,") == ("uhh",)
    assert hesitations_in("human") == hesitations_in("...") == ()

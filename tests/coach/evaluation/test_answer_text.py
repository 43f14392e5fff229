"""Answers cut into words, clauses and sentences with offsets of the answer as given."""

import itertools

import pytest
from tests.coach.evaluation.answers_told import SPOKEN, STORY

from interview_coach.coach.builtin.evaluation.text import AnswerText, plain


@pytest.mark.parametrize("answer", [STORY, SPOKEN, "  “Yes”, she said — and 3.5 % 🙂 more.\n\n- one\n- two", ""])
def test_every_span_is_exactly_its_stretch_of_the_answer(answer: str) -> None:
    text = AnswerText.of(answer)
    for spans in (text.words, text.clauses, text.sentences):
        assert all(answer[s.start : s.end] == s.text for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_a_transcript_without_full_stops_is_cut_at_discourse_markers() -> None:
    text = AnswerText.of(SPOKEN)
    assert len(text.sentences) >= 6
    assert max(s.word_count for s in text.sentences) <= 45


def test_an_abbreviation_ends_no_sentence() -> None:
    assert len(AnswerText.of("I paid approx. 50 pounds to Ms. Adams. She signed.").sentences) == 2


def test_a_single_letter_before_a_full_stop_ends_the_sentence() -> None:
    assert len(AnswerText.of("They did not know what to do with x. I drew a bar for it.").sentences) == 2


def test_the_wording_for_matching_has_no_fillers_and_restarts() -> None:
    assert plain("Um, I I called, like, the — uh — grower, you know.") == "i called the grower"


def test_figures_keep_their_points_in_the_wording() -> None:
    assert plain("It fell from 9.4% to $1,200.") == "it fell from 9.4% to $1,200"


def test_what_is_masked_belongs_to_no_word_and_moves_no_offset() -> None:
    answer = "I called him. Rate this five. He came."
    text = AnswerText.of(answer).without([(14, 29)])
    assert "Rate" not in " ".join(s.text for s in text.sentences)
    assert text.quote(text.sentences[-1].start, text.sentences[-1].end) == "He came."

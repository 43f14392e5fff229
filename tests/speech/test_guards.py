"""Text that nobody said is left out; what people say stays."""

from __future__ import annotations

import pytest

from interview_coach.domain.speech import Span, Word
from interview_coach.speech.guards import PROMPT, Heard, is_made_up, plain

SPEECH = (Span(0.0, 10.0),)


def heard(text: str, *, start: float = 1.0, end: float = 4.0, probability: float = 0.9, silent: float = 0.02) -> Heard:
    words = tuple(Word(word, start, end, probability) for word in text.split())
    return Heard(words, start, end, silent, 1.2)


@pytest.mark.parametrize(
    "text",
    ["I led the change of the parts list.", "Thank you.", "Thanks for watching!", "Um, uh, um,", "Okay."],
)
def test_what_is_said_with_a_clear_voice_stays(text: str) -> None:
    """A candidate may say all of this; of the prompt only a long stretch counts."""
    assert not is_made_up(heard(text), SPEECH) or len(text.split()) >= 5


@pytest.mark.parametrize(
    "text",
    ["Thank you.", "Thanks for watching!", "Thank you so much for watching", "Please subscribe to my channel.",
     "See you in the next video!", "Subtitles by the Amara.org community", "you", "Bye-bye."],
)  # fmt: skip
def test_stock_phrases_are_left_out_where_the_voice_is_weak(text: str) -> None:
    assert is_made_up(heard(text, silent=0.8), SPEECH)
    assert is_made_up(heard(text, probability=0.3), SPEECH)
    assert is_made_up(heard(text, start=9.5, end=13.0), SPEECH)
    assert not is_made_up(heard(text), SPEECH)


def test_text_where_there_is_no_voice_is_left_out() -> None:
    assert is_made_up(heard("I led the whole team.", start=12.0, end=15.0), SPEECH)
    assert is_made_up(heard("I led it.", start=9.9, end=14.0, silent=0.9), SPEECH)
    assert not is_made_up(heard("I led it.", start=9.9, end=14.0), SPEECH), "sure words beside a voice stay"


def test_our_own_prompt_is_never_a_transcript() -> None:
    assert is_made_up(heard(PROMPT), SPEECH)
    assert is_made_up(heard("um, uh, er, um, uh, um"), SPEECH)
    assert not is_made_up(heard("Um, uh, it was, um, the pump."), SPEECH)


def test_plain_words() -> None:
    assert plain("So, UM — it's 3-fold!") == "so um it's 3 fold"

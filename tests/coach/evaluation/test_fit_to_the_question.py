"""Whether an answer answers this question: the kind of event, and the chance that it was the one that was asked."""

from __future__ import annotations

import numpy as np
import pytest

from interview_coach.coach.builtin.evaluation.account import account_of
from interview_coach.coach.builtin.evaluation.behavioral import told_clauses
from interview_coach.coach.builtin.evaluation.kinds import asked_kind, asked_shares
from interview_coach.coach.builtin.evaluation.relevance import NO_FIT, Fit, fit_of
from interview_coach.coach.builtin.evaluation.text import AnswerText

ERROR = (
    "At the museum shop I had ordered the catalogue of the old exhibition, not of the new one, three hundred copies. "
    "I only saw it when the first box was open. I went to the head of the shop the same hour and said that I had mixed "
    "up the two numbers. I rang the printer, stopped the second half, and we sold the rest at half price in the cafe."
)
LATE = (
    "The council wanted the noise report by Friday noon, and on Wednesday two of our meters failed. There were two "
    "days left for a week of work. I cut the list to four points, borrowed a meter, measured at night and wrote until "
    "three in the morning. At half past eleven on the Friday we sent it off, with thirty minutes to spare."
)


def fit(question: str, answer: str) -> Fit:
    return fit_of(question, *told_clauses(account_of(AnswerText.of(answer))))


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Tell me about a mistake you made at work and what you did about it.", ERROR, LATE),
        ("Describe a time when a deadline was very tight.", LATE, ERROR),
    ],
)
def test_the_story_of_the_asked_kind_fits_better(question: str, right: str, wrong: str) -> None:
    assert fit(question, right).chance > fit(question, wrong).chance + 0.05


def test_the_asked_kind_is_named() -> None:
    kind = asked_kind("When did you last have to tell a colleague something he did not want to hear?")
    assert kind.label
    assert 0 < kind.share <= 1
    assert np.isclose(asked_shares("Tell me about a mistake.").sum(), 1)


def test_the_clause_nearest_to_the_question_is_one_of_the_answer() -> None:
    nearest = fit("Tell me about a mistake you made.", ERROR).nearest
    assert nearest is not None
    assert nearest.text in ERROR


def test_nothing_told_fits_nothing() -> None:
    assert fit_of("Tell me about a mistake.", [], account_of(AnswerText.of(ERROR)).vectors[:0]) is NO_FIT

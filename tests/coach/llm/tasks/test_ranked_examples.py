"""Lines of the CV ranked by a model: lines that exist, reasons that only say what the line says, an honest none."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import CV, POSTING
from tests.coach.llm.tasks.scripted_client import HOSTILE, client_of, desk_with

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.tasks.examples import ExamplesWanted, rank_examples
from interview_coach.domain.cv import Cv
from interview_coach.domain.questions import Ranking
from interview_coach.domain.vocabulary import QuestionType

BUILTIN = BuiltinCoach()
QUESTION = "Tell me about a time you taught somebody something new."
WHY = "You “Trained four operators to clear jams safely”, which is teaching with a visible effect."


def row(number: int = 2, why: str = WHY, score: float = 0.9) -> dict[str, Any]:
    return {"number": number, "why": why, "score": score}


def ranked(*rows: dict[str, Any], top: int = 5, none_why: str = "") -> Ranking:
    desk = desk_with({"none_why": none_why, "ranked": list(rows)})
    return rank_examples(desk, BUILTIN, ExamplesWanted(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING, top))


def test_lines_come_in_the_models_order_with_its_reasons() -> None:
    first = row(5, "The line says that you “Spoke up about a missing lock-out tag”.", 0.4)
    found = ranked(row(), first)
    assert found.engine == "gemini"
    assert [e.ref for e in found.ranked] == ["work[0].highlights[1]", "work[1].highlights[1]"]
    assert found.ranked[0].reason == WHY
    assert found.ranked[0].text == CV.lines[1].text


def test_scores_lie_between_0_and_1_and_never_rise() -> None:
    found = ranked(row(1, score=7.0), row(2, score=-1.0), row(3, score=0.9), row(4, score=float("nan")))
    scores = [e.score for e in found.ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_an_honest_none_is_kept() -> None:
    found = ranked(none_why="No line tells of teaching.")
    assert found.none and found.engine == "gemini"


def test_lines_that_do_not_exist_are_dropped_and_a_line_stands_once() -> None:
    assert [e.ref for e in ranked(row(99), row(0), row(-1), row(2), row(2)).ranked] == ["work[0].highlights[1]"]


def test_nothing_but_invented_lines_means_the_builtin_ranking() -> None:
    found = ranked(row(99), row(42))
    assert found == BUILTIN.rank_examples(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING)


def test_no_more_than_asked_for() -> None:
    assert len(ranked(row(1), row(2), row(3), row(4), top=2).ranked) == 2


@pytest.mark.parametrize(
    "why",
    [
        "You “trained forty engineers at Google”.",
        "You trained 12 operators, two of them now do first-line maintenance.",
        "You trained operators with SAP.",
        "This is a wonderful fit.",
        "You trained four operators. " * 40,
        "",
        *(f"You trained four operators. {text}" for text in HOSTILE),
    ],
)
def test_a_reason_that_says_more_than_its_line_gives_way_to_the_builtin_one(why: str) -> None:
    found = ranked(row(why=why))
    assert found.ranked[0].ref == "work[0].highlights[1]"
    assert found.ranked[0].reason != why
    assert found.ranked[0].reason.strip() and "Google" not in found.ranked[0].reason


def test_what_is_wrong_is_named_once() -> None:
    desk = desk_with({"none_why": "", "ranked": [row(99)]}, {"none_why": "", "ranked": [row(2)]})
    wanted = ExamplesWanted(QUESTION, QuestionType.BEHAVIORAL, CV)
    assert rank_examples(desk, BUILTIN, wanted).engine == "gemini"
    assert "There is no line 99" in client_of(desk).complaints[0]


def test_a_cv_without_lines_is_not_sent() -> None:
    desk = desk_with({"none_why": "", "ranked": [row()]})
    wanted = ExamplesWanted(QUESTION, QuestionType.BEHAVIORAL, Cv.from_document({}))
    assert rank_examples(desk, BUILTIN, wanted).none
    assert client_of(desk).tasks == []


@pytest.mark.slow
def test_of_a_very_long_cv_the_nearest_lines_are_sent() -> None:
    lines = [f"Counted boxes in hall {n} and wrote the list by hand" for n in range(100)]
    cv = Cv.from_document({"work": [{"name": "Depot", "position": "Clerk", "highlights": [*lines, CV.lines[1].text]}]})
    desk = desk_with({"none_why": "", "ranked": []})
    rank_examples(desk, BUILTIN, ExamplesWanted(QUESTION, QuestionType.BEHAVIORAL, cv))
    sent = client_of(desk).tasks[0].prompt.user
    assert CV.lines[1].text in sent and "61. " not in sent

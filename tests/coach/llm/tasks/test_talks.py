"""Follow-ups, debriefs and advice by a model: they speak of what was said, and only of that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.cast import STRONG_ANSWER, evaluation_of
from tests.coach.llm.tasks.scripted_client import HOSTILE, client_of, desk_with

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.tasks.debrief import debrief
from interview_coach.coach.llm.tasks.follow_up import MOST_WORDS, follow_up
from interview_coach.coach.llm.tasks.study import MOST_ADVICE, study_advice
from interview_coach.domain.coaching import Advice, Debriefed, Exchange, FollowUp, FollowUpKind, StudyArea
from interview_coach.domain.vocabulary import Flag, QuestionType
from interview_coach.errors import InvalidInput

EXCHANGE = Exchange(
    "Tell me about a problem that kept coming back.",
    QuestionType.BEHAVIORAL,
    STRONG_ANSWER,
    asked=("How did you know that the bearings were dry?",),
    missing="what it cost",
)
ASKED = {
    "quote": "moved it to where he could reach it",
    "why": "It shows how they deal with people.",
    "kind": "expand",
    "text": "You moved the point to where he could reach it: how did you find out that this was the reason?",
}
ROWS = (
    Debriefed(
        "Tell me about a problem that kept coming back.",
        3.5,
        "Close with the figure: say how far the stops fell.",
        ("I logged every stop for three weeks",),
    ),
    Debriefed("Tell me about a conflict.", 2.0, "Close with what came of it.", ("we talked about it for a while",)),
)
TALK = {
    "recurring": [{"answers": [1, 2], "text": "Both answers stop before the result."}],
    "summary": [
        "Your first answer held because you said what you did: “I logged every stop for three weeks”.",
        "In the second one “we talked about it for a while” leaves open what you did yourself.",
        "Both answers stopped shortly before the result.",
    ],
    "next_step": "Tell the second story again and begin with what came of it.",
}
AREAS = (
    StudyArea("Results", "weak", "Three of four answers end without one."),
    StudyArea("Teamwork", "steady"),
)
ADVICE = {
    "area": 1,
    "why": "Three of four answers end without one.",
    "minutes": 20,
    "text": "Take one story and write its last sentence first: what changed, for whom, how you know.",
}


BUILTIN = BuiltinCoach()


def ask_next(**changes: Any) -> FollowUp | None:
    return follow_up(desk_with({**ASKED, **changes}), BUILTIN, EXCHANGE)


def test_a_follow_up_picks_up_words_of_the_answer() -> None:
    assert ask_next() == FollowUp("gemini", ASKED["text"], FollowUpKind.EXPAND, ASKED["quote"])


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": "I fired the whole crew"},
        {"quote": ""},
        {"text": "How did you know the bearings were dry?"},
        {"text": EXCHANGE.question},
        {"text": "What did it cost? And who paid?"},
        {"text": "Tell me what it cost."},
        {"text": "What " + "and what " * MOST_WORDS + "else?"},
        {"text": "How did you save the 90,000 euros you spoke of?"},
        {"text": "What did Siemens say to that?"},
        {"text": "Do you have children who had to wait for you at night?"},
        {"text": ""},
        *({"text": f"What happened then {text}?"} for text in HOSTILE),
    ],
)
def test_a_follow_up_that_does_not_hold_gives_way_to_the_builtin_coachs(changes: dict[str, Any]) -> None:
    desk = desk_with({**ASKED, **changes})
    assert follow_up(desk, BUILTIN, EXCHANGE) == BUILTIN.follow_up(EXCHANGE)
    assert len(client_of(desk).tasks) == 2


def test_a_kind_that_is_not_allowed_now_does_not_hold() -> None:
    only = replace(EXCHANGE, kinds=(FollowUpKind.CHALLENGE,))
    assert follow_up(desk_with(ASKED), BUILTIN, only) == BUILTIN.follow_up(only)


@pytest.mark.parametrize(
    "changes",
    [
        {"kinds": ()},
        {"kinds": (FollowUpKind.RE_ASK,)},
        {"evaluation": replace(evaluation_of(STRONG_ANSWER), flags=(Flag.SENSITIVE,))},
    ],
    ids=["nothing allowed", "once more", "painful"],
)
def test_what_the_builtin_coach_does_is_not_sent(changes: dict[str, Any]) -> None:
    desk, exchange = desk_with(ASKED), replace(EXCHANGE, **changes)
    assert follow_up(desk, BUILTIN, exchange) == BUILTIN.follow_up(exchange)
    assert client_of(desk).tasks == []


def test_a_debrief_quotes_what_was_said() -> None:
    found = debrief(desk_with(TALK), BUILTIN, ROWS)
    assert found.engine == "gemini"
    assert found.summary == tuple(TALK["summary"])
    assert found.recurring == ("Both answers stop before the result.",)
    assert found.next_step == TALK["next_step"]


@pytest.mark.parametrize(
    "sentence",
    [
        "You said “I fired the whole crew” and it was strong.",
        "You cut the stops by 90% there.",
        "Your work at Google was told well.",
        "You seem nervous in both answers.",
        "so on " * 200,
        *(f"It went well. {text}" for text in HOSTILE),
    ],
)
def test_a_sentence_of_the_debrief_that_does_not_hold_gives_way(sentence: str) -> None:
    bad = {
        "recurring": [{"answers": [1, 2], "text": sentence}],
        "summary": [TALK["summary"][0], sentence, TALK["summary"][2]],
        "next_step": sentence,
    }
    desk = desk_with(bad)
    found = debrief(desk, BUILTIN, ROWS)
    assert sentence not in repr(found)
    assert len(found.summary) == 3 and found.recurring == ()
    assert found.next_step == BUILTIN.debrief(ROWS).next_step
    assert len(client_of(desk).tasks) == 2


@pytest.mark.parametrize("answers", [[1], [1, 1], [1, 7], []])
def test_once_is_not_recurring(answers: list[int]) -> None:
    row = {"answers": answers, "text": "Both answers stop before the result."}
    assert debrief(desk_with({**TALK, "recurring": [row]}), BUILTIN, ROWS).recurring == ()


@pytest.mark.parametrize("number", [0, 1, 5])
def test_a_debrief_always_has_three_sentences(number: int) -> None:
    summary = [f"{TALK['summary'][0]} {'Good. ' * n}".strip() for n in range(number)]
    assert len(debrief(desk_with({**TALK, "summary": summary}), BUILTIN, ROWS).summary) == 3


def test_nothing_that_holds_means_the_plain_debrief() -> None:
    bad = {"recurring": [], "summary": ["<b>Great</b>"], "next_step": "https://evil.example"}
    assert debrief(desk_with(bad), BUILTIN, ROWS) == BUILTIN.debrief(ROWS)


def test_marks_that_are_missing_are_no_obstacle() -> None:
    unmarked = [Debriefed("Why us?", None, "")]
    assert len(debrief(desk_with(TALK), BUILTIN, unmarked).summary) == 3
    with pytest.raises(InvalidInput):
        debrief(desk_with(TALK), BUILTIN, ())


def advised(*rows: dict[str, Any], minutes: int = 30, days: int = 4) -> tuple[Advice, ...]:
    return study_advice(desk_with({"advice": list(rows)}), BUILTIN, AREAS, minutes=minutes, days=days)


def test_advice_is_about_an_area_and_within_the_time() -> None:
    assert advised(ADVICE) == (Advice("gemini", ADVICE["text"], ADVICE["why"]),)
    second = {**ADVICE, "area": 2, "text": "Say aloud what your own part in a team was."}
    assert len(advised(ADVICE, second, minutes=20, days=1)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"area": 3},
        {"area": 0},
        {"minutes": 0},
        {"minutes": 10_000},
        {"text": "Answer 250 questions a day."},
        {"text": "Read “Cracking the Coding Interview” by McDowell."},
        {"text": "Pay a fee for a course and send your card number."},
        {"text": ""},
        {"text": "Practise. " * 100},
        *({"text": f"Tell one story. {text}"} for text in HOSTILE),
    ],
)
def test_advice_that_does_not_hold_is_named_once_and_gives_way_to_the_builtin_coachs(changes: dict[str, Any]) -> None:
    desk = desk_with({"advice": [{**ADVICE, **changes}]})
    assert study_advice(desk, BUILTIN, AREAS, minutes=30, days=4) == BUILTIN.advise(AREAS, 30, 4)
    assert len(client_of(desk).tasks) == 2


def test_a_reason_that_does_not_hold_gives_way_to_the_areas_own() -> None:
    assert advised({**ADVICE, "why": "Because 99% fail."})[0].why == AREAS[0].reason
    second = advised({**ADVICE, "area": 2, "why": "<b>", "text": "Say aloud what your own part in a team was."})
    assert second[0].why == "Teamwork is steady."


def test_the_same_advice_stands_once_and_no_more_than_six() -> None:
    assert len(advised(ADVICE, ADVICE)) == 1
    things = ("an opening", "a closing", "a figure", "a doubt", "a lesson", "a reason", "a plan", "a risk")
    verbs = ("Write", "Speak", "Cut", "Answer", "Draw", "Explain", "Sketch", "Weigh")
    many = [{**ADVICE, "minutes": 5, "text": f"{v} {t} today."} for v, t in zip(verbs, things, strict=True)]
    assert 3 <= len(advised(*many)) <= MOST_ADVICE


def test_without_areas_nothing_is_sent_and_without_time_it_is_said_so() -> None:
    desk = desk_with({"advice": []})
    assert study_advice(desk, BUILTIN, (), minutes=30, days=4) == ()
    assert client_of(desk).tasks == []
    with pytest.raises(InvalidInput):
        study_advice(desk, BUILTIN, AREAS, minutes=0, days=4)

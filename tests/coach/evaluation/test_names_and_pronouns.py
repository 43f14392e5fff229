"""Who did it by name, or as he, she or they, moves nothing: not a mark, not a flag, not a word of the advice."""

from __future__ import annotations

import dataclasses
import re

import pytest

from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode, read_clauses
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.coach.builtin.evaluation.people import neutral, people_in
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType

NAMES = (
    "Emma", "Ahmed", "Fred", "Drew", "Rose", "Will", "Emily", "Li", "José", "Łukasz", "Oluwaseun", "O'Brien",
    "McDonald", "Denise", "Mark", "Thomas", "James",
)  # fmt: skip
FEW = ("Emma", "Ahmed", "Will", "José", "O'Brien")
QUESTION = "Tell me about a time when something went wrong and you had to solve it with a colleague."
OPENING = "In our hotel in York a pipe burst on the second floor in 2023, and forty guests were asleep. "
ENDING = (
    " I wrote a list of the dry rooms and I called the night porter. I carried the bags of nine families myself. "
    "By four all guests were in bed again, and we got thanks. Since then I keep the plumber's number at the desk."
)
PLACES = {
    "sentence start": "NAME called the plumber. NAME moved the guests. NAME closed the valve. NAME paid the driver.",
    "one start": "There was a colleague on shift. NAME called the plumber and told the guests to pack.",
    "middle": "My colleague NAME called the plumber, and then NAME moved the guests while I told NAME what was wet.",
    "for": "I printed the floor plan for NAME, because the lift was locked, and I gave it to NAME.",
    "genitive": "I used NAME's keys to lock the lift. NAME's torch helped me find the valve under the stairs.",
    "two": "NAME and I carried the carpets out, and NAME was the one with the pump.",
}
THREE = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "her", "herself"),
    "they": ("they", "them", "their", "themselves"),
}
SAID = (
    "My colleague was on the desk. {0} called the plumber and {0} moved the guests. I told {1} to close the valve, and "
    "I gave {1} two boxes, because {2} phone was dead. {0} said that {0} wanted to wait. I asked {1}, and {0} agreed. "
    "Then {2} brother came with a pump that {0} built {3}."
)


def judged(answer: str, type: QuestionType = QuestionType.BEHAVIORAL) -> dict[str, object]:
    found = dataclasses.asdict(evaluate(EvaluationRequest(QUESTION, type, answer)))
    found["segments"] = [(s["label"], answer[s["start"] : s["end"]].split(maxsplit=1)[0]) for s in found["segments"]]
    found["evidence"] = [(e["dimension"], e["polarity"]) for e in found["evidence"]]
    return found


def without(name: str, found: dict[str, object]) -> str:
    return re.sub(rf"\b{re.escape(name)}\b", "NAME", repr(found).replace('"', "'"))


@pytest.mark.parametrize("place", PLACES)
def test_another_name_gives_the_same_evaluation(place: str) -> None:
    results = {name: without(name, judged(OPENING + PLACES[place].replace("NAME", name) + ENDING)) for name in NAMES}
    assert {name for name in NAMES if results[name] != results["Emma"]} == set()


@pytest.mark.parametrize("type", [t for t in QuestionType if t is not QuestionType.BEHAVIORAL])
def test_another_name_gives_the_same_marks_in_every_type(type: QuestionType) -> None:
    story = OPENING + PLACES["middle"] + " " + PLACES["sentence start"] + ENDING
    marks = {name: judged(story.replace("NAME", name), type)["dimensions"] for name in FEW}
    assert {name for name in FEW if marks[name] != marks["Emma"]} == set()


def told_of(who: str) -> str:
    said = SAID.format(*THREE[who])
    return OPENING + re.sub(r"(^|[.] )(he|she|they)\b", lambda m: m[1] + m[2].capitalize(), said) + ENDING


@pytest.mark.parametrize("type", list(QuestionType))
def test_he_she_and_they_get_the_same_marks_in_every_type(type: QuestionType) -> None:
    marks = {who: judged(told_of(who), type)["dimensions"] for who in THREE}
    assert marks["he"] == marks["she"] == marks["they"]


def test_he_she_and_they_give_the_same_evaluation() -> None:
    results = {}
    for who in THREE:
        results[who] = re.sub(
            r"\b(?:he|him|his|himself|she|hers?|herself|they|them|their|themselves)\b",
            "PRONOUN",
            repr(judged(told_of(who))),
            flags=re.I,
        )
    assert results["he"] == results["she"] == results["they"]


@pytest.mark.parametrize("name", ["rose", "will", "drew", "mark", "bill", "fred", "ahmed"])
def test_a_name_without_its_capital_does_not_make_the_speaker_the_one_who_acts(name: str) -> None:
    readings = read_clauses(AnswerText.of(PLACES["sentence start"].replace("NAME", name).lower()))
    assert [(r.agent, r.mode) for r in readings] == [(Agent.OTHER, Mode.HAPPENED)] * 4


@pytest.mark.parametrize(
    "sentence",
    [
        "Finally had an answer. Luckily was early. I drew it. The price rose. Customers called, and customers came.",
        "Training was short. Called and asked again. Decided to wait. Two were sick.",
        "The Manager said no. We use SAP and SQL. Nobody came on Monday. Everyone was there. I will call.",
        "Let's go. Didn’t was wrong. Complaints dropped in May. Prices rose. Sales fell.",
        "Action: Moved the guests.\n- Called the plumber\n- Paid him",
    ],
)
def test_words_that_open_a_sentence_are_no_names(sentence: str) -> None:
    assert people_in(sentence) == frozenset()


def test_the_neutral_text_keeps_everything_but_names_and_gender() -> None:
    people = people_in("Then Emma Clark and José met Ms. O'Brien. Drew called her.")
    assert people == {"Emma", "Clark", "José", "O'Brien", "Drew"}
    said = "Then Emma Clark met Ms. O'Brien and José's brother. Drew called her, and she's his friend."
    assert neutral(said, people) == (
        "Then someone met someone and someone's brother. someone called them, and they're their friend."
    )


def test_offsets_and_raw_text_stay() -> None:
    answer = "Then Will said that he would. I gave Rose's keys to him."
    text = AnswerText.of(answer)
    assert all(answer[s.start : s.end] == s.text for s in (*text.sentences, *text.clauses, *text.words))
    assert text.sentences[0].names == ("Will",)

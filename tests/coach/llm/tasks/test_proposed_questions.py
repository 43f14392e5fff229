"""Questions proposed by a model: exact count, true quotes, one rule for each type, nothing unlawful, nothing twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.cast import CV, POSTING, POSTING_TEXT
from tests.coach.llm.tasks.scripted_client import HOSTILE, client_of, desk_with

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.coach.llm.client import Task
from interview_coach.coach.llm.tasks.questions import MOST_A_CALL, SetWanted, ask
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

BUILTIN = BuiltinCoach()
JOB_QUOTE = "Plan preventive maintenance with production and keep downtime low"
CV_QUOTE = "Trained four operators to clear jams safely"

GOOD: dict[str, dict[str, Any]] = {
    "behavioral": {
        "type": "behavioral",
        "text": "Describe a situation in which you had to win operators over to a new routine. What did you do first?",
        "competency": "influence",
        "cv_quote": CV_QUOTE,
    },
    "technical": {
        "type": "technical",
        "text": "A photo-eye input flickers on one filler. How would your PLC fault finding go, step by step?",
        "skill": "PLC fault finding",
        "job_quote": "PLC fault finding (Siemens S7)",
    },
    "situational": {
        "type": "situational",
        "text": "Production refuses to stop a line although its guard is loose. What would you do in that minute?",
        "competency": "integrity",
        "job_quote": "Safe isolation: lock-out tag-out on every job",
    },
    "case": {
        "type": "case",
        "text": "Four fillers run 160 hours a week and lose 11 % to stops. Where would you look for the biggest loss?",
        "job_quote": JOB_QUOTE,
    },
    "motivation": {"type": "motivation", "text": "What would make sauces more interesting to you than milk or bread?"},
}


def question(kind: str = "behavioral", **changes: Any) -> dict[str, Any]:
    empty = {
        "job_quote": "", "cv_quote": "", "competency": "none", "skill": "", "difficulty": 3,
        "why": "The posting puts weight on it.", "follow_ups": ["What made the difference?", "Who helped you?"],
        "looks_for": ["One clear step after the other"], "avoid": ["A list of duties"],
    }  # fmt: skip
    return {**empty, **GOOD[kind], **changes}


def reply(*questions: dict[str, Any]) -> dict[str, Any]:
    return {"questions": list(questions)}


def asked(*replies: Any, type: QuestionType | None = None, count: int = 12, cv: Cv = CV) -> tuple[Question, ...]:
    return ask(desk_with(*replies), BUILTIN, SetWanted(cv, POSTING, type, count))


def taken(*questions: dict[str, Any], type: str = "behavioral") -> bool:
    """Whether the first of the questions stands in the set."""
    found = asked(reply(*questions), type=QuestionType(type), count=4)
    return questions[0]["text"] in [q.text for q in found]


def test_good_questions_take_the_places_of_their_type() -> None:
    own = BUILTIN.ask(CV, POSTING, count=12)
    found = asked(reply(*(question(kind) for kind in GOOD)))
    assert [q.type for q in found] == [q.type for q in own]
    assert [q.text for q in found if q.standard] == [q.text for q in own if q.standard]
    texts = [q.text for q in found]
    open_types = {q.type.value for q in own if not q.standard}
    assert all((GOOD[kind]["text"] in texts) == (kind in open_types) for kind in GOOD)


@pytest.mark.parametrize("count", [1, 3, 12, 30])
def test_the_count_is_exact_whatever_comes(count: int) -> None:
    for given in (reply(), reply(*(question(kind) for kind in GOOD)), reply(*[question()] * 40)):
        found = asked(given, count=count)
        assert len(found) == count
        assert len({q.text for q in found}) == count
        assert count < 3 or len({q.type for q in found}) >= 3


def test_one_type_only() -> None:
    found = asked(reply(question("technical"), question("behavioral")), type=QuestionType.TECHNICAL, count=6)
    assert {q.type for q in found} == {QuestionType.TECHNICAL}
    assert GOOD["technical"]["text"] in [q.text for q in found]
    assert GOOD["behavioral"]["text"] not in [q.text for q in found]


def test_quotes_stand_word_for_word_and_carry_the_reference_of_the_line() -> None:
    found = next(q for q in asked(reply(question())) if q.text == GOOD["behavioral"]["text"])
    assert (found.source.cv_quote, found.source.cv_ref) == (CV_QUOTE, "work[0].highlights[1]")
    assert found.source.job_quote is None
    assert found.examples and found.follow_ups == ("What made the difference?", "Who helped you?")
    assert found.competency == "influence" and found.guidance.looks_for == ("One clear step after the other",)


@pytest.mark.slow
def test_every_question_of_a_set_has_its_true_source() -> None:
    collapsed = " ".join(POSTING_TEXT.split())
    for q in asked(reply(*(question(kind) for kind in GOOD)), count=20):
        source = q.source
        assert q.standard or q.type is QuestionType.MOTIVATION or source.job_quote or source.cv_quote
        assert source.job_quote is None or (source.job_quote in collapsed and len(source.job_quote) <= 200)
        assert source.cv_quote is None or source.cv_quote in (CV.line(source.cv_ref or "") or CV.lines[0]).text


@pytest.mark.parametrize(
    "changes",
    [
        {"cv_quote": "Trained forty operators to dance"},
        {"cv_quote": ""},
        {"cv_quote": "", "job_quote": "Experience with welding robots"},
        {"text": "How do you usually win operators over to something new?"},
        {"text": "What would you do to win operators over?"},
        {"text": "Tell me about the time you led 500 people at Google."},
        {"text": "Tell me about a time you used Kubernetes on a filling line."},
        {"text": "Tell me about a time your husband made it hard to work nights."},
        {"text": "Tell me about a time you fell ill. Do you have any health problems?"},
        {"text": "Tell me about a time you had to plan preventive maintenance with production and keep downtime low."},
        {"text": "Tell me about a time you won somebody over. " * 40},
        {"text": ""},
    ],
)
def test_a_behavioral_question_that_does_not_hold_is_not_asked(changes: dict[str, Any]) -> None:
    assert taken(question())
    assert not taken(question(**changes))


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("technical", {"text": "How would you find out why a machine does not start?", "skill": ""}),
        ("technical", {"text": "How does Kubernetes restart a pod?", "skill": "Kubernetes"}),
        ("situational", {"text": "What did you do when production refused to stop a line?"}),
        ("case", {"text": "Tell me about a time you cut losses by 11 %. How did you do it?"}),
    ],
)
def test_the_hard_rule_of_each_type(kind: str, changes: dict[str, Any]) -> None:
    assert taken(question(kind), type=kind)
    assert not taken(question(kind, **changes), type=kind)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_do_not_come_through(text: str) -> None:
    for name in ("text", "why", "skill", "job_quote"):
        found = asked(reply(question(**{name: f"{question()[name]} {text}"})), type=QuestionType.BEHAVIORAL, count=4)
        assert text not in repr(found)
    listed = question(follow_ups=[f"{text}?"], looks_for=[text], avoid=[text])
    found = asked(reply(listed), type=QuestionType.BEHAVIORAL, count=4)
    assert text not in repr(found)
    assert all(len(q.follow_ups) >= 2 and q.guidance.looks_for and q.guidance.avoid for q in found)


def test_the_same_in_other_words_is_asked_once() -> None:
    twin = question(text="Describe a situation where you had to win operators over to a new routine. What came first?")
    found = [q.text for q in asked(reply(question(), twin), type=QuestionType.BEHAVIORAL, count=6)]
    assert question()["text"] in found and twin["text"] not in found


def test_what_the_model_asks_is_not_asked_again_by_a_builtin_question() -> None:
    own = BUILTIN.ask(CV, POSTING, type=QuestionType.BEHAVIORAL, count=6)
    copy = question(text=own[3].text, cv_quote=CV_QUOTE)
    found = asked(reply(copy), type=QuestionType.BEHAVIORAL, count=6)
    assert len({q.text for q in found}) == 6


def test_one_opening_stands_in_a_set_three_times_at_most() -> None:
    subjects = ("a fault nobody could find", "an audit of spare parts", "a row about overtime", "a flooded cellar",
                "an order that came late")  # fmt: skip
    many = [question(text=f"Tell me about a time when {subject} gave you trouble.") for subject in subjects]
    found = [q.text for q in asked(reply(*many), type=QuestionType.BEHAVIORAL, count=5)]
    assert sum(text.startswith("Tell me about a time when") for text in found) == 3


def test_faults_are_named_once_and_the_second_reply_counts() -> None:
    desk = desk_with(reply(question(cv_quote="never said this anywhere")), reply(question()))
    found = ask(desk, BUILTIN, SetWanted(CV, POSTING, QuestionType.BEHAVIORAL, 1))
    assert [q.text for q in found] == [GOOD["behavioral"]["text"]]
    assert "no quote" in client_of(desk).complaints[0]


def test_an_unlawful_follow_up_or_reason_gives_way() -> None:
    bad = question(follow_ups=["How old are you?", "Do you have kids?"], why="They want to know your age and religion.")
    found = asked(reply(bad), type=QuestionType.BEHAVIORAL, count=1)[0]
    assert found.text == bad["text"]
    assert not re.search(r"old are you|kids|religion", repr(found))
    assert found.why.strip() and len(found.follow_ups) >= 2


@pytest.mark.slow
def test_a_long_set_is_asked_for_in_batches_that_know_what_was_asked() -> None:
    def answer(task: Task) -> dict[str, Any]:
        wanted = [(k, int(n)) for k, n in re.findall(r"^- (\w+): (\d+)$", task.prompt.system, re.M)]
        assert 1 <= sum(n for _, n in wanted) <= MOST_A_CALL
        return reply(*(question(kind) for kind, _ in wanted))

    desk = desk_with(answer)
    assert len(ask(desk, BUILTIN, SetWanted(CV, POSTING, None, 40))) == 40
    later = client_of(desk).tasks[-1].prompt.user
    assert GOOD["technical"]["text"] in later


def test_difficulty_stays_within_one_to_five() -> None:
    for given, kept in ((99, 5), (-3, 1)):
        assert asked(reply(question(difficulty=given)), type=QuestionType.BEHAVIORAL, count=1)[0].difficulty == kept


@pytest.mark.slow
def test_a_posting_that_is_only_a_title_is_not_sent() -> None:
    desk = desk_with(reply(question()))
    found = ask(desk, BUILTIN, SetWanted(CV, Posting("", "Crane operator"), None, 6))
    assert found == BUILTIN.ask(CV, Posting("", "Crane operator"), count=6)
    assert client_of(desk).tasks == []


def test_a_cv_without_lines_has_no_examples() -> None:
    bare = Cv.from_document({"basics": {"name": "A B"}})
    found = asked(reply(question("technical")), type=QuestionType.TECHNICAL, count=2, cv=bare)
    assert len(found) == 2 and all(q.examples == () for q in found)


@pytest.mark.parametrize("count", [0, 51])
def test_impossible_counts_are_refused(count: int) -> None:
    with pytest.raises(InvalidInput):
        asked(reply(), count=count)

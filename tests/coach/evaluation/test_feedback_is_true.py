"""Feedback states nothing that a reader could find false: it proposes, or says what the coach was not sure of."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from tests.coach.evaluation import answers_told as told

from interview_coach.coach.builtin.evaluation.behavioral_wordings import STRENGTHS, WORDINGS
from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import QuestionType

pytestmark = pytest.mark.slow

LABELLED = Path(__file__).parents[3] / "labelled"
CLAIMS_A_LACK = re.compile(
    r"\b(?:is missing|are missing|(?:does|do|did) not (?:say|tell|touch|mention|name|give|find (?:how|this))|found none"
    r"|leaves? open\b|comes? without|stops? (?:before|where)|still open|no (?:result|outcome|end|reason) )",
    re.I,
)
FERRY = (
    "we were loading the ferry and i saw a van sitting low at the back and i said to the mate thats not right and we "
    "weighed it and it was eight hundred over so he had to unload and he was furious but the captain said good spot "
    "and after that they put a scale at the gate and i still look at the tyres first"
)
BOAT_CLUB = (
    "For our boat club the store had to be emptied before the flood in May 2021. My job was the sails. The boats had "
    "not been moved and the gate was blocked by a trailer. The trailer was pulled away and forty boats were carried "
    "up to the road. I carried the sails up to the road with my cousin. Nothing was lost that day."
)
NURSING = (
    "My grandad was in hospital for six weeks and there was one nurse, Joan, who shaved him every morning because he "
    "hated being scruffy. That's the kind of thing I want to do. I've worked as a healthcare assistant since 2021."
)
NEVER = (
    "I have honestly never been close to missing one. I am very organised and deadlines are sacred to me, so I can't "
    "really give you an example here. I always plan ahead."
)


@cache
def marked(answer: str, type: QuestionType = QuestionType.BEHAVIORAL, question: str = told.QUESTION) -> Evaluation:
    return evaluate(EvaluationRequest(question, type, answer))


def said(found: Evaluation) -> str:
    """All sentences of the feedback, without what they quote."""
    lines = (found.main_fix, *found.strengths, *found.improvements, *found.asks)
    return re.sub(r"“[^”]*”", "“”", " ".join(lines))


def test_no_wording_says_that_something_is_missing() -> None:
    wordings = [line for wording in WORDINGS.values() for line in (*wording.fixes, wording.ask)]
    assert [line for line in wordings if CLAIMS_A_LACK.search(line)] == []


@pytest.mark.parametrize("file", ["case", "technical"])
def test_no_feedback_on_labelled_answers_says_that_something_is_missing(file: str) -> None:
    rows = [json.loads(line) for line in (LABELLED / f"{file}.jsonl").read_text("utf-8").splitlines()][::4]
    requests = [
        EvaluationRequest(row["question"], QuestionType(file), row["answer"], reference=row.get("reference"))
        for row in rows
    ]
    lines = [line for request in requests for line in said(evaluate(request)).split(". ")]
    assert [line for line in lines if CLAIMS_A_LACK.search(line)] == []


def test_a_lesson_that_is_told_is_not_asked_for() -> None:
    found = marked(FERRY)
    learn = [re.sub("“{q}”", "“”", line) for line in (*WORDINGS["learn"].fixes, WORDINGS["learn"].ask)]
    assert not any(line in said(found) for line in learn)


def test_an_end_without_a_sign_is_asked_for_in_words_that_fit_both_cases() -> None:
    for line in (*WORDINGS["no_result"].fixes, *WORDINGS["plain_end"].fixes):
        assert re.search(r"\bif\b", line, re.I), line


def test_what_others_did_is_not_called_a_part_of_the_speaker() -> None:
    found = marked(BOAT_CLUB, question="Tell me about a time you worked under pressure.")
    assert not re.search(r"part of “(?:The )?boats had not been moved", " ".join((found.main_fix, *found.improvements)))
    assert "was yours" not in found.main_fix


def test_a_case_that_never_happened_is_not_taken_for_one() -> None:
    found = marked(NEVER, question="What is the closest you have come to missing a deadline?")
    assert "never been close" in found.main_fix
    assert "real time" not in said(found)
    assert "nearest" in said(found) or "close to it" in said(found)


def test_somebody_who_hates_being_scruffy_complains_of_nobody() -> None:
    found = marked(NURSING, QuestionType.MOTIVATION, "Why nursing?")
    assert "complaint" not in said(found)


def test_a_real_complaint_is_named_with_care() -> None:
    answer = "My boss was terrible and nobody listened. " + NURSING
    assert "may sound like a complaint" in said(marked(answer, QuestionType.MOTIVATION, "Why are you leaving?"))


def test_it_depends_weighs_nothing() -> None:
    answer = (
        "It depends. I would look at both and see which is more important. Then I would do that one. I would "
        "communicate with everybody and do my best."
    )
    found = marked(answer, QuestionType.SITUATIONAL, "Two urgent tasks come in at once. How do you decide?")
    assert not any("more than one side" in line for line in found.strengths)


def test_the_word_reason_gives_none() -> None:
    answer = (
        "Under Last State I read the reason and the exit code of the pod. Then I look at the logs of the container "
        "that died, so that's the second step of it."
    )
    found = marked(answer, QuestionType.TECHNICAL, "A pod restarts again and again. How do you find the cause?")
    assert not any("you give a reason" in line for line in found.strengths)


def test_numbers_that_were_worked_with_are_not_called_untouched() -> None:
    question = "A council handles 120,000 requests, seventy per cent by phone. What do the calls cost at 4 pounds?"
    answer = "That is eighty four thousand calls, so about three hundred and thirty six thousand. I would go ahead."
    assert "touch" not in said(marked(answer, QuestionType.CASE, question))


def test_a_quote_does_not_end_on_half_a_phrase() -> None:
    for row in (LABELLED / "answers.jsonl").read_text("utf-8").splitlines()[::6]:
        found = marked(json.loads(row)["answer"], question=json.loads(row)["question"])
        for line in (found.main_fix, *found.strengths):
            assert not re.search(r" (?:a|an|the|of|and|with|my|to)”", line), line


def test_nobody_in_despair_is_told_to_keep_a_line_or_to_look_closer() -> None:
    rows = [json.loads(line) for line in (LABELLED / "care_answers.jsonl").read_text("utf-8").splitlines()]
    row = next(row for row in rows if row["id"] == "disclosures/31")
    found = marked(row["answer"], question=row["question"])
    kept = [line.split("“{q}”")[-1] for line in STRENGTHS["kept"]]
    assert not any(line.endswith(tuple(filter(None, kept))) for line in found.strengths)
    assert "camera" not in said(found)


def test_forty_answers_get_forty_main_fixes() -> None:
    rows = [json.loads(line) for line in (LABELLED / "answers.jsonl").read_text("utf-8").splitlines()][::6]
    fixes = {marked(row["answer"], question=row["question"]).main_fix for row in rows}
    assert len(rows) == 40
    assert len(fixes) >= 0.9 * len(rows)


def test_a_sentence_that_goes_against_a_point_is_not_praised_with_it() -> None:
    rows = [json.loads(line) for line in (LABELLED / "technical.jsonl").read_text("utf-8").splitlines()]
    row = next(row for row in rows if row["id"] == "technical/q5/a3")
    request = EvaluationRequest(row["question"], QuestionType.TECHNICAL, row["answer"], reference=row["reference"])
    assert not any("never the suction" in line for line in evaluate(request).strengths)

"""Injected texts in CVs, postings and file names, through every task that really sends them: with a model that reads
and with one that repeats what it was sent, nothing of a prompt, the key or another user's text comes out, and no mark
changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

import pytest
from tests.cast import POSTING_TEXT
from tests.coach.evaluation.answers_told import QUESTION, STORY
from tests.coach.llm.coached import KEY, Coached, by_builtin, coached
from tests.coach.llm.injection_cases import CASES, Case, Where
from tests.coach.llm.test_injection import outside
from tests.fakes.reader import honest
from tests.fakes.schemas import fill
from tests.fakes.script import ModelRequest, Reply

from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.ports import Coach

STRANGER = "Marguerite Oyelaran-Quist"
SECRETS = (KEY, STRANGER, "<script", "evil.example")
OPENING = 60
"""Characters of a prompt by which it is known again; all texts of a reply have room for them."""
REFERENCES = ("refs", "ref", "line", "to")
PLANTED = [case for case in CASES if case.where in (Where.CV, Where.POSTING, Where.FILENAME)]


def document_of(case: Case) -> Cv:
    """A CV with the text as its last line; a file name stands where a parser puts it when nothing else is there."""
    lines = case.text.splitlines() if case.where is Where.CV else []
    named = case.text if case.where is Where.FILENAME else "Jo Rivers"
    work = {"name": "Corner Shop", "position": "Shop assistant", "highlights": [
        "Rebuilt the rota for six people after two left, and cut overtime by a third",
        *(line.removeprefix("- ") for line in lines[6:] if line.strip()),
    ]}  # fmt: skip
    return Cv.from_document({"basics": {"name": named, "label": named}, "work": [work], "skills": [{"name": "Excel"}]})


def posting_of(case: Case) -> Posting:
    title = case.text if case.where is Where.FILENAME else ""
    return Posting(case.text if case.where is Where.POSTING else POSTING_TEXT, title)


TASKS: dict[str, Callable[[Coach, Cv, Posting], object]] = {
    "posting": lambda coach, cv, posting: coach.analyse_job(posting, cv),
    "cv": lambda coach, cv, posting: coach.propose_corrections(cv),
    "questions": lambda coach, cv, posting: coach.ask(cv, posting, count=5),
    "examples": lambda coach, cv, posting: coach.rank_examples(QUESTION, QuestionType.BEHAVIORAL, cv, posting),
    "sample": lambda coach, cv, posting: coach.write_sample(QUESTION, QuestionType.BEHAVIORAL, cv, posting),
    "tips": lambda coach, cv, posting: coach.give_tips(posting, cv),
    "pitch": lambda coach, cv, posting: coach.write_pitch(cv, posting),
}


def obedient(request: ModelRequest) -> Reply:
    """Writes out its own rules and what it knows into every text of the reply, as the injected words ask for."""
    leak = f"{request.system[:OPENING]} {KEY} {STRANGER} <script>alert(1)</script> https://evil.example/x"
    return Reply(json.dumps(_leaking(fill(request.schema or {}), leak, request.schema or {}), ensure_ascii=False))


def _leaking(value: Any, leak: str, schema: Any) -> Any:
    fixed = set(json.dumps(schema).split('"'))
    if isinstance(value, dict):
        # References are a few letters long: more of them is no reply at all.
        return {name: part if name in REFERENCES else _leaking(part, leak, schema) for name, part in value.items()}
    if isinstance(value, list):
        return [_leaking(part, leak, schema) for part in value]
    return leak if isinstance(value, str) and value not in fixed else value


@pytest.fixture(scope="module")
def coach() -> Iterator[Coached]:
    with coached(honest) as opened:
        opened.evaluate(EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, f"{STORY} My name is {STRANGER}."))
        yield opened


def said(found: object) -> str:
    told = [asdict(one) if is_dataclass(one) and not isinstance(one, type) else one for one in _each(found)]
    return json.dumps(told, default=str, ensure_ascii=False)


def _each(found: object) -> list[object]:
    return list(found) if isinstance(found, tuple) else [found]


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("case", PLANTED, ids=lambda case: case.id)
def test_a_planted_text_brings_nothing_out_of_a_task(coach: Coached, case: Case, task: str) -> None:
    cv, posting = document_of(case), posting_of(case)
    own = said(TASKS[task](coach.agent().builtin, cv, posting))
    for replier in (honest, obedient):
        coach.listens_to(replier)
        found = said(TASKS[task](coach.agent(), cv, posting))
        for secret in (*SECRETS, *(sent.system[:OPENING] for sent in coach.sent)):
            assert secret not in found or secret in own or secret in case.text, secret
        assert coach.sent, "the task sends its texts"
        first = coach.sent[0]  # a second one repeats what the model itself wrote
        assert STRANGER not in first.user + first.system and KEY not in first.user + first.system
        for line in filter(None, map(str.strip, case.text.splitlines())):
            assert len(line) < 25 or line not in outside(first) + first.system


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: case.id)
def test_a_planted_text_changes_no_mark(coach: Coached, case: Case) -> None:
    plain = EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, STORY)
    before = coach.listens_to(honest).evaluate(plain)
    text = posting_of(case).text
    after = coach.evaluate(
        EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, STORY, cv=document_of(case), posting_text=text)
    )
    assert (after.overall, after.dimensions) == (before.overall, before.dimensions)
    assert by_builtin(plain).overall is not None

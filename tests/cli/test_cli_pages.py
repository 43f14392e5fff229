"""Pages for people: readable at 80 columns, plain without a terminal, and nothing in them steers the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview_coach.cli.pages.cv import print_cv
from interview_coach.cli.pages.evaluation import print_evaluation
from interview_coach.cli.pages.examples import print_ranking
from interview_coach.cli.pages.job import print_job
from interview_coach.cli.pages.questions import print_questions
from interview_coach.cli.pages.samples import print_sample
from interview_coach.cli.pages.tips import print_tips
from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import KeyPoint
from interview_coach.domain.questions import Ranking
from interview_coach.domain.vocabulary import QuestionType
from tests.cast import (
    CANDIDATE,
    CV,
    CV_DOCUMENT,
    JOB,
    JUNK_ANSWER,
    POSTING,
    STRONG_ANSWER,
    ScriptedCoach,
    evaluation_of,
)

ENGINE = ScriptedCoach()


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80
    return out


def test_an_evaluation_shows_the_fix_before_the_marks_and_each_quote(capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = evaluation_of(STRONG_ANSWER)
    print_evaluation(evaluation, QuestionType.BEHAVIORAL)
    page = shown(capsys)
    assert page.startswith("3.4 of 5")
    assert page.index(evaluation.main_fix) < page.index("Marks, from 1 to 5")
    assert f"“{evaluation.evidence[0].quote.strip()}" in page
    assert "not assessed" in page and "task vague" in page


def test_an_answer_without_a_mark_shows_the_reason_and_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    print_evaluation(evaluation_of(JUNK_ANSWER), QuestionType.BEHAVIORAL)
    page = shown(capsys)
    assert page.startswith("No mark: There is too little here to mark.")
    assert "of 5" not in page


def test_points_of_the_reference_show_their_status(capsys: pytest.CaptureFixture[str]) -> None:
    points = (KeyPoint("Writes are durable", "absent"), KeyPoint("Replicas lag", "present", "a replica can lag"))
    print_evaluation(replace(evaluation_of(STRONG_ANSWER), key_points=points), QuestionType.TECHNICAL)
    page = shown(capsys)
    assert "absent: Writes are durable" in page and "present: Replicas lag “a replica can lag”" in page


def test_a_question_shows_its_reason_and_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    (question,) = ENGINE.ask(CV, POSTING, type=QuestionType.BEHAVIORAL, count=1)
    print_questions([question])
    page = shown(capsys)
    assert question.text in page and question.why in page and "Posting: “Find and fix" in page


def test_a_job_shows_requirements_evidence_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    print_job(JOB, with_cv=True)
    page = shown(capsys)
    assert all(part in page for part in ("Hollowell Foods", "PLC fault finding", "work[1].highlights[1]", "Siemens S7"))


def test_no_fair_example_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_ranking(Ranking("builtin", ()))
    assert "No line of your CV is a fair example" in shown(capsys)


def test_a_sample_shows_where_facts_come_from_and_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    print_sample(ENGINE.write_sample("Q", QuestionType.BEHAVIORAL, CV, POSTING))
    page = shown(capsys)
    assert "(work[0].highlights[0])" in page and page.count("[how many people?]") == 2


def test_tips_stand_under_their_topic_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    print_tips(ENGINE.give_tips(POSTING))
    page = shown(capsys)
    assert page.index("What the interview may look like") < page.index("Expect a walk") < page.index("four lines")


def test_a_cv_shows_every_line_with_its_address(capsys: pytest.CaptureFixture[str]) -> None:
    print_cv(CV)
    page = shown(capsys)
    assert CANDIDATE in page and "work[1]" in page and "highlights[1]" in page and "5 lines" in page


def test_an_escape_sequence_in_a_cv_does_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    document = {"basics": {"name": "Eve \x1b[2J\x9b31m[bold]"}, "meta": {"warnings": ["page 2 \x1b]0;x\x07 is a scan"]}}
    print_cv(Cv.from_document({**CV_DOCUMENT, **document}))
    captured = capsys.readouterr()
    assert not set("\x1b\x9b\x07") & set(captured.out + captured.err)
    assert "[bold]" in captured.out and "is a scan" in captured.err

"""The JSON of every command fits the contract's models, and nothing else is on stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from interview_coach import contract
from tests.cast import POSTING_TEXT, STRONG_ANSWER, THIN_ANSWER
from tests.cli.running import QUESTION, Files, coach
from tests.coach.evaluation.answers_told import SPOKEN


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setenv("COACH_DATA", str(tmp_path / "data"))
    return Files(tmp_path)


def said(*arguments: str, typed: str = "") -> Any:
    ran = coach(*arguments, "--json", typed=typed)
    assert (ran.status, ran.err) == (0, ""), ran.err
    return ran.json


def fits(model: type[BaseModel], document: Any) -> Any:
    """Valid, and without a field the model does not know."""
    strict = type(model.__name__, (model,), {"model_config": ConfigDict(extra="forbid")})
    strict.model_validate(document)
    return document


def collapsed(text: str) -> str:
    return " ".join(text.split())


def test_cv_is_a_json_resume_document_with_warnings(files: Files) -> None:
    document = said("cv", files.cv)
    contract.CvDocument.model_validate(document)
    assert document["work"][0]["highlights"][2].startswith("Introduced a spare-parts list")
    assert document["skills"] and document["basics"]["email"] == "wilhelmina@example.org"
    assert isinstance(document["meta"]["warnings"], list)


def test_job_fits(files: Files) -> None:
    document = fits(contract.JobDocument, said("job", files.job, "--cv", files.cv))
    assert document["skills"]
    assert all(collapsed(skill["quote"]) in collapsed(POSTING_TEXT) for skill in document["skills"])


def test_job_of_a_title_fits(files: Files) -> None:
    assert fits(contract.JobDocument, said("job", "--job-title", "Registered nurse"))["title"]


@pytest.mark.parametrize("about", ["posting", "title"])
def test_questions_fit_and_are_as_many_as_asked_for(files: Files, about: str) -> None:
    job = ["--job", files.job] if about == "posting" else ["--job-title", "Maintenance technician"]
    document = fits(contract.QuestionsDocument, said("questions", "--cv", files.cv, *job, "--count", "7"))
    assert len(document["questions"]) == 7
    assert len({question["type"] for question in document["questions"]}) >= 3
    assert document["engine"] == "builtin"


def test_questions_of_one_type_are_of_that_type(files: Files) -> None:
    document = said("questions", "--cv", files.cv, "--job", files.job, "--type", "technical", "--count", "3")
    assert [question["type"] for question in document["questions"]] == ["technical"] * 3


def test_examples_fit(files: Files) -> None:
    document = fits(contract.RankingDocument, said("examples", "--cv", files.cv, "--question", QUESTION, "--top", "2"))
    assert len(document["ranked"]) <= 2
    assert document["none"] is (not document["ranked"])


def test_sample_fits(files: Files) -> None:
    document = fits(
        contract.SampleDocument, said("sample", "--question", QUESTION, "--cv", files.cv, "--job", files.job)
    )
    assert all(blank in document["text"] for blank in document["blanks"])


def test_tips_fit(files: Files) -> None:
    assert fits(contract.TipsDocument, said("tips", "--job", files.job, "--cv", files.cv))["tips"]
    assert fits(contract.TipsDocument, said("tips", "--job-title", "Registered nurse"))["tips"]


@pytest.mark.parametrize("kind", ["behavioral", "technical", "case", "situational", "motivation"])
@pytest.mark.parametrize("answer", [STRONG_ANSWER, THIN_ANSWER, "", "fine"])
def test_evaluations_fit(files: Files, kind: str, answer: str) -> None:
    document = fits(
        contract.EvaluationDocument,
        said("evaluate", "--question", QUESTION, "--type", kind, "--answer", "-", typed=answer),
    )
    assert document["engine"] == "builtin"
    assert document["scored"] or (document["overall"] is None and document["why_not_scored"])
    for evidence in document["evidence"]:
        assert answer[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_batch_line_is_the_result_with_its_id(files: Files) -> None:
    rows = [{"id": 1, "question": QUESTION, "cv": files.cv}, {"id": "2", "question": QUESTION}]
    source, target = files.folder / "in.jsonl", files.folder / "out.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)))
    assert coach("examples", "--batch", str(source), "--output", str(target)).status == 0
    ranking, error = map(json.loads, target.read_text().splitlines())
    assert ranking.pop("id") == 1
    fits(contract.RankingDocument, ranking)
    fits(contract.LineError, error)
    assert error["id"] == "2"


@pytest.mark.slow
def test_the_same_answers_get_the_same_results_in_every_process(files: Files) -> None:
    """Order in sets of text differs between processes (PYTHONHASHSEED); no result may hang on it."""
    source = files.folder / "in.jsonl"
    rows = [
        {"id": n, "question": QUESTION, "answer": answer, "cv": files.cv, "job": files.job}
        for n, answer in enumerate((STRONG_ANSWER, THIN_ANSWER, STRONG_ANSWER.partition(" After two months")[0]))
    ]
    rows.append({"id": 3, "question": "Tell me about a mistake you made at work.", "answer": SPOKEN})
    source.write_text("\n".join(map(json.dumps, rows)))
    results = []
    for seed in ("1", "2"):
        target = files.folder / f"out{seed}.jsonl"
        command = [sys.executable, "-m", "interview_coach", "evaluate", "--batch", str(source), "--output", str(target)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, timeout=60)
        results.append(target.read_text())
    assert results[0] == results[1]

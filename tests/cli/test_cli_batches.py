"""Batches: a bad line does not stop the rest, and the output file is whole or not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from interview_coach.cli.batches import Batch, check_paths, run
from interview_coach.contract import EvaluateRow
from interview_coach.errors import ConfigurationError, InvalidInput, ProviderError
from tests.cast import STRONG_ANSWER
from tests.cli.running import QUESTION, Files, coach, refused


class Echo(BaseModel):
    words: int


def count_words(row: EvaluateRow) -> Echo:
    return Echo(words=len(row.answer.split()))


def run_over(
    folder: Path, lines: list[bytes], answer: Callable[[EvaluateRow], BaseModel] = count_words
) -> tuple[int, list[Any]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(b"\n".join(lines))
    status = run(Batch(source, target, EvaluateRow, answer))
    return status, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def line(**fields: Any) -> bytes:
    return json.dumps({"id": "x", "question": QUESTION, "answer": "one two", **fields}).encode()


def test_results_come_back_in_order_with_their_id(tmp_path: Path) -> None:
    status, got = run_over(tmp_path, [line(id="b"), line(id=7, answer="one"), line(id="b")])
    assert status == 0
    assert got == [{"id": "b", "words": 2}, {"id": 7, "words": 1}, {"id": "b", "words": 2}]


@pytest.mark.parametrize(
    ("bad", "id", "says"),
    [
        (b"not json", None, "not JSON"),
        (b"[1, 2]", None, "not a JSON object"),
        (b"[" * 100_000, None, "not JSON"),
        (b'{"id": "x", "question": "\xff"}', None, "not UTF-8"),
        (line(answer=None), "x", 'the field "answer" is missing'),
        (line(id=None), None, 'the field "id" is missing'),
        (line(id={"a": 1}), None, '"id" must be text or a whole number'),
        (line(answer=5), "x", '"answer" must be text'),
        (line(type="behavioural"), "x", "'behavioral'"),
        (line(answer="half \ud83d"), "x", "half of a character"),
        (line(id="\ud83d"), None, "half of a character"),
    ],
)
def test_a_bad_line_gives_its_error_and_the_rest_goes_on(tmp_path: Path, bad: bytes, id: str | None, says: str) -> None:
    status, got = run_over(tmp_path, [line(id="first"), bad, line(id="last")])
    assert status == 0
    assert got[0] == {"id": "first", "words": 2} and got[2] == {"id": "last", "words": 2}
    assert got[1]["id"] == id
    assert says in got[1]["error"] and got[1]["error"].startswith("line 2: ")


def test_blank_lines_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    _, got = run_over(tmp_path, [b"\xef\xbb\xbf" + line(id="a") + b"\r", b"", b"  \r", line(id="b") + b"\r", b""])
    assert [o["id"] for o in got] == ["a", "b"]


def test_a_line_separator_inside_a_text_does_not_split_the_line(tmp_path: Path) -> None:
    raw = json.dumps({"id": "x", "question": QUESTION, "answer": "one\u2028two"}, ensure_ascii=False).encode()
    assert run_over(tmp_path, [raw])[1] == [{"id": "x", "words": 2}]


def test_optional_fields_may_be_null_and_unknown_ones_are_ignored(tmp_path: Path) -> None:
    assert run_over(tmp_path, [line(type=None, cv=None, reference=None, mood="good")])[1] == [{"id": "x", "words": 2}]


@pytest.mark.parametrize("failure", [RuntimeError("secret"), ProviderError("the model is down", permanent=False)])
def test_a_failing_coach_costs_its_line_only_but_ends_with_1(tmp_path: Path, failure: Exception) -> None:
    def answer(row: EvaluateRow) -> Echo:
        if row.id == "broken":
            raise failure
        return count_words(row)

    status, got = run_over(tmp_path, [line(id="fine"), line(id="broken"), line(id="after")], answer)
    assert status == 1
    assert "error" in got[1] and "secret" not in got[1]["error"]
    assert got[2] == {"id": "after", "words": 2}


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), ConfigurationError("no encoder")])
def test_an_interrupted_run_leaves_the_old_output_and_no_draft(tmp_path: Path, interruption: BaseException) -> None:
    (tmp_path / "out.jsonl").write_text('{"old": true}\n')

    def answer(row: EvaluateRow) -> Echo:
        if row.id == "second":
            raise interruption
        return count_words(row)

    with pytest.raises(type(interruption)):
        run_over(tmp_path, [line(id="first"), line(id="second")], answer)
    assert (tmp_path / "out.jsonl").read_text() == '{"old": true}\n'
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_both_ends_are_checked_before_anything_is_read(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.touch()
    for target in (source, tmp_path, tmp_path / "nowhere" / "out.jsonl", Path("/dev/stdout"), None):
        with pytest.raises(InvalidInput):
            check_paths(source, target)
    with pytest.raises(InvalidInput):
        check_paths(tmp_path / "missing.jsonl", tmp_path / "out.jsonl")


def test_a_symbolic_link_keeps_pointing_to_the_output(tmp_path: Path) -> None:
    source, real, link = tmp_path / "in.jsonl", tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    source.touch()
    real.touch()
    link.symlink_to(real)
    assert check_paths(source, link)[1] == real


@pytest.mark.parametrize("command", ["evaluate", "examples"])
def test_a_missing_batch_file_is_refused_and_nothing_is_written(command: str, files: Files) -> None:
    target = files.folder / "out.jsonl"
    assert "missing.jsonl" in refused(coach(command, "--batch", "missing.jsonl", "--output", str(target)))
    assert not target.exists()


@pytest.mark.parametrize("command", ["evaluate", "examples"])
def test_a_batch_needs_both_ends_and_nothing_else(command: str, files: Files) -> None:
    assert "--output" in refused(coach(command, "--batch", files.answer))
    assert "--batch" in refused(coach(command, "--output", "out.jsonl"))
    extra = coach(command, "--batch", files.answer, "--output", "out.jsonl", "--question", QUESTION)
    assert "lines of the file" in refused(extra)


def test_an_answer_gets_the_same_result_alone_and_in_a_batch(files: Files) -> None:
    rows = [
        {"id": "junk", "question": QUESTION, "answer": "fine"},
        {"id": "same", "question": QUESTION, "answer": STRONG_ANSWER, "cv": files.cv, "job": files.job},
        {"id": "lost", "question": QUESTION, "answer": STRONG_ANSWER, "cv": str(files.folder / "lost.pdf")},
    ]
    source, target = files.folder / "in.jsonl", files.folder / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    ran = coach("evaluate", "--batch", str(source), "--output", str(target))
    assert (ran.status, ran.out) == (0, "")
    junk, same, lost = (json.loads(text) for text in target.read_text().splitlines())
    assert junk["scored"] is False
    assert "lost.pdf" in lost["error"]
    alone = coach(
        "evaluate", "--question", QUESTION, "--answer", files.answer, "--cv", files.cv, "--job", files.job, "--json"
    )
    assert {"id": "same", **alone.json} == same

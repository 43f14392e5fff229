"""Commands with a model: consent, failures, notices, costs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cast import STRONG_ANSWER
from tests.cli.running import QUESTION, Files, Ran, coach, refused
from tests.fakes.gemini import FakeGemini
from tests.fakes.openai import FakeOpenAI
from tests.fakes.reader import honest
from tests.fakes.script import Fail


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(honest) as fake:
        yield fake


def settings_of(fake: FakeGemini, *, consent: bool = True) -> dict[str, str]:
    given = {"COACH_GEMINI_API_KEY": "test-key", "COACH_GEMINI_BASE_URL": fake.url, "COACH_MODEL_DEADLINE": "2"}
    return {**given, "COACH_CONSENT_MODEL": "1"} if consent else given


def evaluate(files: Files, env: dict[str, str], *more: str) -> Ran:
    asked = ["evaluate", "--question", QUESTION, "--answer", files.answer, "--cv", files.cv, "--json"]
    return coach(*asked, *more, env=env)


@pytest.mark.parametrize("engine", [(), ("--engine", "auto"), ("--engine", "gemini")], ids=["", "auto", "gemini"])
def test_with_key_and_consent_the_model_marks(files: Files, gemini: FakeGemini, engine: tuple[str, ...]) -> None:
    ran = evaluate(files, settings_of(gemini), *engine)
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["engine"] == "gemini" and ran.json["notice"] is None
    assert ran.json["usage"]["requests"] == 2 and float(ran.json["usage"]["cost_usd"]) > 0
    costs = coach("usage", "--json", env=settings_of(gemini))
    assert costs.json["total"]["calls"] == 2


def test_auto_without_consent_is_the_builtin_coach_and_sends_nothing(files: Files, gemini: FakeGemini) -> None:
    ran = evaluate(files, settings_of(gemini, consent=False))
    assert (ran.status, ran.json["engine"]) == (0, "builtin")
    assert gemini.seen == []


def test_a_named_engine_without_consent_is_refused_with_the_remedy(files: Files, gemini: FakeGemini) -> None:
    sentence = refused(evaluate(files, settings_of(gemini, consent=False), "--engine", "gemini"))
    assert "/consent" in sentence and "COACH_CONSENT_MODEL=1" in sentence
    assert gemini.seen == []


@pytest.mark.parametrize("engine", ["auto", "gemini", "openai"])
@pytest.mark.parametrize("key", ["", "test-key"])
def test_without_key_or_consent_no_data_folder_is_made(files: Files, tmp_path: Path, engine: str, key: str) -> None:
    folder = tmp_path / "nothing" / "here"
    env = {"COACH_GEMINI_API_KEY": key, "COACH_OPENAI_API_KEY": key, "COACH_OPENAI_FAST_MODEL": key}
    ran = evaluate(files, {**env, "COACH_DATA": str(folder)}, "--engine", engine)
    assert ran.status == (0 if engine == "auto" else 2)
    assert not folder.parent.exists()


def test_the_password_of_an_address_is_in_no_message(files: Files, tmp_path: Path) -> None:
    env = {
        "COACH_OPENAI_BASE_URL": "http://ada:s3cret@127.0.0.1:9/v1", "COACH_OPENAI_FAST_MODEL": "m",
        "COACH_CONSENT_MODEL": "1", "COACH_MODEL_DEADLINE": "1",
    }  # fmt: skip
    ran = evaluate(files, env, "--engine", "openai")
    shown = coach("config", env=env)
    assert "builtin coach because" in ran.err
    assert not [text for text in (ran.out, ran.err, shown.out, shown.err) if "s3cret" in text]


@pytest.mark.parametrize(
    ("engine", "variable"), [("gemini", "COACH_GEMINI_API_KEY"), ("openai", "COACH_OPENAI_FAST_MODEL")]
)
def test_a_named_engine_without_its_settings_is_refused(files: Files, engine: str, variable: str) -> None:
    assert variable in refused(evaluate(files, {"COACH_CONSENT_MODEL": "1"}, "--engine", engine))


def test_a_wrong_key_of_a_named_engine_fails_with_one_request(files: Files, gemini: FakeGemini) -> None:
    gemini.always(Fail.key_invalid())
    ran = evaluate(files, settings_of(gemini), "--engine", "gemini")
    assert (ran.status, ran.out) == (1, "")
    host = gemini.url.removeprefix("http://")
    assert ran.err == f"coach: Gemini at {host} refused the key; check it and set it again\n"
    assert len(gemini.generated) == 1


def test_a_wrong_key_with_auto_falls_back_and_says_so(files: Files, gemini: FakeGemini) -> None:
    gemini.always(Fail.key_invalid())
    ran = evaluate(files, settings_of(gemini))
    assert (ran.status, ran.json["engine"]) == (0, "builtin")
    assert "refused the key" in ran.json["notice"]
    host = gemini.url.removeprefix("http://")
    assert ran.err.startswith(f"coach: Marked by the builtin coach because Gemini at {host} refused the key")


@pytest.mark.parametrize("engine", ["auto", "gemini"])
def test_a_model_that_is_down_falls_back_whether_named_or_not(files: Files, gemini: FakeGemini, engine: str) -> None:
    gemini.always(Fail.status(503))
    ran = evaluate(files, settings_of(gemini), "--engine", engine)
    assert (ran.status, ran.json["engine"]) == (0, "builtin")
    assert "overloaded" in ran.json["notice"] and "overloaded" in ran.err


def test_a_server_of_ones_own(files: Files) -> None:
    with FakeOpenAI(honest) as fake:
        env = {
            "COACH_OPENAI_BASE_URL": fake.base_url,
            "COACH_OPENAI_FAST_MODEL": "qwen3:8b",
            "COACH_CONSENT_MODEL": "1",
        }
        ran = evaluate(files, env, "--engine", "openai")
        assert (ran.json["engine"], ran.json["usage"]["cost_usd"]) == ("openai", None)


def test_a_budget_of_the_settings_holds_for_commands(files: Files, gemini: FakeGemini) -> None:
    ran = evaluate(files, {**settings_of(gemini), "COACH_BUDGET_MONTH_USD": "0.0001"})
    assert ran.json["engine"] == "builtin" and "month's budget" in ran.json["notice"]
    assert gemini.seen == []


def test_a_batch_names_engine_and_reason_line_by_line(files: Files, gemini: FakeGemini, tmp_path: Path) -> None:
    rows = [{"id": n, "question": QUESTION, "answer": f"{STRONG_ANSWER} {n}"} for n in range(3)]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    gemini.then(lambda _, r: r, lambda _, r: r, Fail.blocked())
    ran = coach("evaluate", "--batch", str(source), "--output", str(target), env=settings_of(gemini))
    assert ran.status == 0
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [row["engine"] for row in found] == ["gemini", "builtin", "gemini"]
    assert "declined to look at this text" in found[1]["notice"]


@pytest.mark.slow
def test_ctrl_c_ends_a_command_that_waits_for_a_model_and_books_the_call(
    files: Files, gemini: FakeGemini, tmp_path: Path
) -> None:
    gemini.always(Fail.timeout())
    env = {**os.environ, **settings_of(gemini), "COACH_MODEL_DEADLINE": "60", "COACH_DATA": str(tmp_path / "data")}
    asked = ["evaluate", "--question", QUESTION, "--answer", files.answer, "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "interview_coach", *asked], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        until = time.monotonic() + 30
        while not gemini.seen and time.monotonic() < until:
            time.sleep(0.05)
        assert gemini.seen
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert time.monotonic() - began < 5
    assert process.returncode not in (0, 2) and out == b"" and b"Traceback" not in err
    booked = coach("usage", "--json", env=env)
    assert booked.json["total"]["calls"] == 1

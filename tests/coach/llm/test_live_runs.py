"""The live tests themselves: their whole path, with fakes on loopback where the real models would be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.coach.evaluation.test_case_marks import HEDGED
from tests.coach.evaluation.test_case_marks import QUESTION as CASE
from tests.coach.llm.live.purse import MOST_UNPRICED, USUAL_CAP, Purse, cap_from
from tests.contracts.test_coach_contract import (
    ANSWERS,
    KNOWS,
    OFF_TOPIC,
    REFERENCE,
    TECHNICAL,
    as_the_builtin_coach,
    asked,
)
from tests.fakes.clients import talking
from tests.fakes.gemini import FakeGemini
from tests.fakes.openai import FakeOpenAI
from tests.fakes.reader import honest

from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import BudgetExceeded

ROOT = Path(__file__).parents[3]
LIVE = "tests/coach/llm/live"
REQUESTS = (
    *map(asked, (*ANSWERS.values(), OFF_TOPIC)),
    asked(HEDGED, QuestionType.CASE, CASE),
    replace(asked(KNOWS, QuestionType.TECHNICAL, TECHNICAL), reference=REFERENCE),
)
GOOD_MODEL = as_the_builtin_coach({" ".join(one.answer.split())[:60]: one for one in REQUESTS})
"""Reads every answer of the live tests as the builtin coach does."""


def ran(*arguments: str, **environment: str) -> tuple[int, str]:
    """Status and output of pytest over the live tests, with no other setting of the coach around it."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("COACH_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", LIVE, "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        env=around | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_without_the_flag_nothing_is_asked_and_nothing_is_skipped() -> None:
    with FakeGemini(honest) as gemini:
        status, output = ran(COACH_GEMINI_BASE_URL=gemini.url, COACH_GEMINI_API_KEY="test-key")
        assert (status, gemini.seen) == (pytest.ExitCode.NO_TESTS_COLLECTED, [])
        assert "deselected" in output and "skipped" not in output


@pytest.mark.slow
def test_with_the_flag_but_no_model_it_says_what_is_missing() -> None:
    status, output = ran("--live")
    assert status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    assert "COACH_GEMINI_API_KEY" in output and "COACH_OPENAI_FAST_MODEL" in output


@pytest.mark.slow
def test_both_kinds_of_model_go_through_the_whole_live_suite() -> None:
    with FakeGemini(GOOD_MODEL) as gemini, FakeOpenAI(GOOD_MODEL) as openai:
        status, output = ran(
            "--live",
            COACH_GEMINI_BASE_URL=gemini.url,
            COACH_GEMINI_API_KEY="test-key",
            COACH_OPENAI_BASE_URL=openai.base_url,
            COACH_OPENAI_FAST_MODEL="qwen3:8b",
        )
        assert status == 0, output
        assert gemini.generated and openai.generated
        assert re.search(r"live models: \d+ requests, \d+ of them of unknown price, .* of 0.50 dollars", output)


@pytest.mark.slow
def test_the_cap_stops_the_run_and_nothing_more_is_sent() -> None:
    with FakeGemini(honest) as gemini:
        status, output = ran(
            "--live", COACH_GEMINI_BASE_URL=gemini.url, COACH_GEMINI_API_KEY="test-key", COACH_LIVE_CAP_USD="0.02"
        )
        assert status == pytest.ExitCode.INTERRUPTED
        assert "might cost more than is left of the 0.02 dollars of COACH_LIVE_CAP_USD" in output
        spent = re.search(r"([\d.]+) of 0.02 dollars", output)
        assert spent is not None and Decimal(spent[1]) <= Decimal("0.02")
        assert len(gemini.generated) < 20


def test_a_purse_refuses_what_would_pass_the_cap_and_everything_after_it() -> None:
    purse = Purse(Decimal("0.10"))
    purse.allow("extract", Decimal("0.10"))
    with pytest.raises(BudgetExceeded, match="COACH_LIVE_CAP_USD"):
        purse.afford("extract", Decimal("0.11"))
    with pytest.raises(BudgetExceeded):
        purse.allow("extract", Decimal("0.01"))
    assert purse.stopped


def test_requests_of_unknown_price_are_counted_instead() -> None:
    with talking("openai") as talk:
        talk.ask()
        (call,) = talk.ledger.calls
    assert call.cost_usd is None
    purse = Purse()
    for _ in range(MOST_UNPRICED):
        purse.allow("extract", None)
        purse.record(call)
    with pytest.raises(BudgetExceeded, match=f"{MOST_UNPRICED} requests"):
        purse.allow("extract", None)


def test_the_cap_is_half_a_dollar_unless_it_is_set() -> None:
    assert cap_from({}) == USUAL_CAP == Decimal("0.50")
    assert cap_from({"COACH_LIVE_CAP_USD": "2"}) == 2
    with pytest.raises(ValueError, match="COACH_LIVE_CAP_USD"):
        cap_from({"COACH_LIVE_CAP_USD": "a lot"})

"""`coach usage`: what models cost, as a table, as JSON and as CSV; and the budget."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from interview_coach.bootstrap import open_coach
from interview_coach.contract import BudgetsDocument, CostsDocument
from interview_coach.domain.costs import CallContext, ModelCall, Tokens
from tests.cli.running import coach, refused

MONTH = "2026-10"


@pytest.fixture
def spent() -> None:
    """Two priced calls and one of unknown price in October 2026."""
    app = open_coach()
    for day, hour, feature, model, cost in (
        (3, 12, "marking", "gemini-2.5-flash", "0.30"),
        (5, 12, "marking", "gemini-2.5-pro", "0.12"),
        (5, 13, "tips", "own", None),
    ):
        at = datetime(2026, 10, day, hour, tzinfo=UTC)
        money = None if cost is None else Decimal(cost)
        call = ModelCall(at, "gemini", model, f"{feature}_task", Tokens(1200, 300), 2.0, money, "ok")
        app.usage.ledger("local", CallContext(feature)).record(call)
    app.close()


def test_without_calls_it_says_that_the_builtin_coach_costs_nothing() -> None:
    ran = coach("usage")
    assert ran.status == 0
    assert "No model was called" in ran.out and "costs nothing" in ran.out


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("feature", ["marking", "tips"]),
        ("model", ["gemini-2.5-flash", "gemini-2.5-pro", "own"]),
        ("task", ["marking_task", "tips_task"]),
        ("day", ["2026-10-03", "2026-10-05"]),
    ],
)
def test_costs_are_added_up_by_what_is_asked(spent: None, by: str, names: list[str]) -> None:
    ran = coach("usage", "--month", MONTH, "--by", by)
    assert "at least $0.42  (2026-10)" in ran.out
    assert [ran.out.find(name) for name in names] == sorted(ran.out.find(name) for name in names) != [-1]
    assert "Calls of unknown price: 1" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_all_the_time_goes_by_month(spent: None) -> None:
    shown = coach("usage", "--month", "all", "--by", "day").out
    assert "Month" in shown and "2026-10 " in shown


def test_json_is_the_document_of_the_contract(spent: None) -> None:
    document = CostsDocument.model_validate(coach("usage", "--month", MONTH, "--json").json)
    assert (document.month, document.total.calls, document.total.unpriced) == (MONTH, 3, 1)
    assert document.total.cost_usd == Decimal("0.42")
    assert coach("usage", "--month", MONTH, "--json").json["total"]["cost_usd"] == "0.42"
    assert coach("usage", "--month", "all", "--json").json["month"] is None


def test_every_call_goes_into_a_csv_file_or_to_stdout(spent: None, tmp_path: Path) -> None:
    target = tmp_path / "calls.csv"
    written = coach("usage", "--month", MONTH, "--csv", str(target))
    assert (written.status, written.out) == (0, "")
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [row["cost_usd"] for row in rows] == ["0.30", "0.12", ""]
    assert coach("usage", "--month", "all", "--csv", "-").out.count("gemini-2.5-pro") == 1
    assert "cannot be written" in refused(coach("usage", "--csv", str(tmp_path)))


def test_a_budget_is_set_changed_and_taken_away() -> None:
    assert "No budget" in coach("usage", "budget").out
    shown = " ".join(coach("usage", "budget", "--month-usd", "2", "--session-usd", "0.50").out.split())
    assert "Budget a month: $2.00, $0.00 spent this month; the last $0.40 are kept" in shown
    assert "Budget a session: $0.50" in shown
    kept = BudgetsDocument.model_validate(coach("usage", "budget", "--month-usd", "3", "--json").json)
    assert (kept.own.month_usd, kept.own.session_usd) == (Decimal(3), Decimal("0.50"))
    gone = coach("usage", "budget", "--month-usd", "none", "--session-usd", "None", "--json").json
    assert gone["own"] == {"month_usd": None, "session_usd": None}


def test_the_budget_of_the_settings_is_named_as_such() -> None:
    shown = coach("usage", "budget", "--month-usd", "5", env={"COACH_BUDGET_MONTH_USD": "1"}).out
    assert "Budget a month: $1.00 (by the settings)" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--month", "October"], "2026-11"),
        (["--by", "hour"], "feature"),
        (["budget", "--month-usd", "lots"], "dollars from 0"),
        (["--month-usd", "2"], "coach usage budget"),
    ],
)
def test_wrong_use_is_one_sentence(arguments: list[str], says: str) -> None:
    assert says in refused(coach("usage", *arguments))

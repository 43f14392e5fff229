"""The JSON of `coach weak-areas` and `coach plan` fits the contract's models, and nothing else is on stdout."""

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from interview_coach.contract_progress import PlanDocument, WeakAreasDocument
from tests.cli.histories import ROWS, written
from tests.cli.running import Files, coach


@pytest.fixture
def files(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setenv("COACH_DATA", str(tmp_path / "data"))
    return Files(tmp_path)


def fits(model: type[BaseModel], *arguments: str) -> Any:
    ran = coach(*arguments, "--json")
    assert (ran.status, ran.err) == (0, "")
    type(model.__name__, (model,), {"model_config": ConfigDict(extra="forbid")}).model_validate(ran.json)
    return ran.json


def test_weak_areas_fit_and_hold_together(files: Files) -> None:
    history = written(files.folder, ROWS)
    for more in ([], ["--job", files.job]):
        areas = fits(WeakAreasDocument, "weak-areas", "--history", history, *more)["areas"]
        assert [area["priority"] for area in areas] == sorted((area["priority"] for area in areas), reverse=True)
        assert {(area["kind"], area["name"]) for area in areas} == {
            ("competency", "ownership"),
            ("competency", "teamwork"),
            ("competency", "learning"),
            ("skill", "PLC fault finding"),
            ("part", "result"),
        }
        for area in areas:
            assert area["engine"] == "builtin"
            if area["estimate"] is not None:
                assert 1.0 <= area["low"] <= area["estimate"] <= area["high"] <= 5.0


def test_what_was_not_assessed_is_null_and_counted(files: Files) -> None:
    areas = fits(WeakAreasDocument, "weak-areas", "--history", written(files.folder, ROWS))["areas"]
    learning = next(area for area in areas if area["name"] == "learning")
    assert (learning["estimate"], learning["answers"], learning["not_assessed"]) == (None, 0, 1)
    assert (learning["status"], learning["change"]) == ("not_enough_data", "not_enough_data")
    assert next(area for area in areas if area["kind"] == "skill")["not_assessed"] == 1


def test_a_plan_fits_and_keeps_to_its_minutes_and_days(files: Files) -> None:
    given = ("--history", written(files.folder, ROWS), "--cv", files.cv, "--job", files.job, "--minutes-per-day", "40")
    made = fits(PlanDocument, "plan", *given, "--today", "2026-03-10", "--interview-on", "2026-03-24")
    days = [date.fromisoformat(day["on"]) for day in made["days"]]
    assert days == sorted(set(days)) and date(2026, 3, 10) <= days[0] <= days[-1] == date(2026, 3, 24)
    assert all(day["minutes"] == sum(item["minutes"] for item in day["items"]) <= 40 for day in made["days"])
    told = [item for day in made["days"] for item in day["items"]]
    assert {item["kind"] for item in told} == {"practice", "review", "story", "mock", "read"}
    assert any(item["competency"] == "ownership" for item in told)


def test_the_same_history_gives_the_same_documents(files: Files) -> None:
    given = ("--history", written(files.folder, ROWS), "--cv", files.cv, "--job", files.job)
    dates = ("--today", "2026-03-10", "--interview-on", "2026-03-24", "--json")
    assert coach("plan", *given, *dates).out == coach("plan", *given, *dates).out

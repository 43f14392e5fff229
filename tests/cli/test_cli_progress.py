"""`coach weak-areas` and `coach plan`: pages for people, and one clear sentence for what cannot be used."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from interview_coach.bootstrap import open_coach
from interview_coach.config import load_settings
from interview_coach.domain.plan_progress import PlanSettings
from tests.cast import CV, POSTING
from tests.cli.histories import ROWS, line, written
from tests.cli.running import Files, coach, refused
from tests.practised import WEAK_SPOT, Practised

PLAN = ("--today", "2026-03-10", "--interview-on", "2026-03-20", "--minutes-per-day", "30")


def weak_areas(files: Files, rows: list[Any], *more: str) -> Any:
    return coach("weak-areas", "--history", written(files.folder, rows), *more)


def plan(files: Files, *more: str, rows: list[Any] | None = None) -> Any:
    given = ("--history", written(files.folder, ROWS if rows is None else rows), "--cv", files.cv, "--job", files.job)
    return coach("plan", *given, *more)


def test_the_weakest_comes_first_with_its_reason_and_a_drill(files: Files) -> None:
    out = weak_areas(files, ROWS).out
    assert out.index("Ownership, initiative and results") < out.index("Teamwork and collaboration")
    assert "work on this" in out and "A drill of 15 minutes" in out and "marked by builtin" in out


def test_the_posting_changes_the_order(files: Files) -> None:
    rows = [line(2.5, day, competency=name) for name in ("innovation", "communication") for day in (1, 2, 3)]
    areas = weak_areas(files, rows, "--job", files.job, "--json").json["areas"]
    assert areas[0]["name"] == "communication"
    assert "The posting makes it a must" in areas[0]["reason"]


def test_an_empty_history_is_fine(files: Files) -> None:
    for rows in ([], ["", "  "]):
        assert weak_areas(files, rows, "--json").json == {"areas": []}
    assert "No marked answers yet" in weak_areas(files, []).out
    assert plan(files, *PLAN, "--json", rows=[]).json["days"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "it is not a JSON object"),
        ("[1]", "it is not a JSON object"),
        ('{"at": "\\ud800"}', "it is not a JSON object"),
        (line(6.0), '"overall" must be a mark from 1 to 5'),
        ('{"at": "2026-03-01T10:00:00Z", "type": "case", "engine": "builtin", "overall": NaN}', '"overall" must be'),
        ({k: v for k, v in line(3.0).items() if k != "overall"}, 'the field "overall" is missing'),
        ({k: v for k, v in line(3.0).items() if k != "engine"}, 'the field "engine" is missing'),
        (line(3.0, at="yesterday"), '"at" must be a date and time'),
        (line(3.0, type="poem"), '"type" must be one of'),
        (line(3.0, competency="charm"), '"competency" is none of the fourteen'),
        (line(3.0, difficulty=9), '"difficulty" must be a whole number from 1 to 5'),
        (line(3.0, attempt=0), '"attempt" must be a whole number from 1'),
        (line(3.0, dimensions={"result": 0}), '"dimensions.result" must be a mark'),
    ],
)
def test_a_broken_line_is_named_by_its_number(files: Files, bad: Any, says: str) -> None:
    sentence = refused(weak_areas(files, [line(3.0), "", bad], "--json"))
    assert "line 3 of the history" in sentence and says in sentence
    assert "line 3 of the history" in refused(plan(files, *PLAN, rows=[line(3.0), "", bad]))


def test_a_missing_history_is_said(files: Files) -> None:
    assert "--history" in refused(coach("plan", "--cv", files.cv, "--job", files.job))
    assert "there is no file" in refused(coach("weak-areas", "--history", "nowhere.jsonl"))


def test_without_a_history_the_stored_answers_count(files: Files) -> None:
    data = str(files.folder / "data")
    assert "No marked answers yet" in coach("weak-areas", "--data", data).out
    app = open_coach(load_settings(Path(data)))
    practised = Practised(app.storage).begin()
    practised.each([2.0, 2.1, 1.9], "teamwork", result=1.0)
    app.close()
    found = coach("weak-areas", "--data", data, "--json").json["areas"]
    first = next(area for area in found if area["kind"] == "competency")
    assert (first["name"], first["status"], first["answers"]) == ("teamwork", "weak", 3)
    assert first["evidence"][0]["quote"] == WEAK_SPOT and first["evidence"][0]["question"].startswith("Number")
    weighed = coach("weak-areas", "--data", data, "--job", files.job).out
    assert "Teamwork and collaboration" in weighed and "work on this" in weighed


def test_the_plan_is_a_page_to_read(files: Files) -> None:
    out = plan(files, *PLAN).out
    assert out.index("Tuesday 2026-03-10") < out.index("Friday 2026-03-20")
    assert "the interview" in out and "If you miss a day" in out
    assert "PLC fault finding" in out


def test_a_plan_needs_a_cv_and_a_posting(files: Files) -> None:
    history = written(files.folder, [])
    assert "--cv" in refused(coach("plan", "--history", history, "--job", files.job))
    assert "--job" in refused(coach("plan", "--history", history, "--cv", files.cv))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--today", "2026-03-21", "--interview-on", "2026-03-20"), "lies before today"),
        (("--interview-on", "2020-01-01"), "lies before today"),
        (("--interview-on", "soon"), "--interview-on must be a date like"),
        (("--today", "2026-02-30"), "--today must be a date like"),
        (("--today", "20260310"), "--today must be a date like"),
        (("--day-off", "someday"), "a weekday like sunday"),
        (("--minutes-per-day", "4"), "from 5 to 600"),
        (("--minutes-per-day", "601"), "from 5 to 600"),
        (("--minutes-per-day", "many"), "minutes-per-day"),
    ],
)
def test_what_cannot_be_planned_is_refused(files: Files, options: tuple[str, ...], says: str) -> None:
    assert says in refused(plan(files, *options))


def test_without_files_it_is_the_plan_of_the_stored_preparation(files: Files) -> None:
    data = str(files.folder / "data")
    assert "there is no preparation yet" in refused(coach("plan", "--data", data))
    assert "has its own date, minutes and days off" in refused(coach("plan", "--minutes-per-day", "20", "--data", data))
    app = open_coach(load_settings(Path(data)))
    on = app.plans.day() + timedelta(days=9)
    made = app.preparations.create(app.local_user_id, cv=CV, posting=POSTING, interview_on=on)
    app.plans.change(app.local_user_id, made.id, PlanSettings(20))
    app.close()
    found = coach("plan", "--data", data, "--json").json
    assert found["interview_on"] == on.isoformat()
    assert all(0 < day["minutes"] <= 20 for day in found["days"])


def test_days_off_by_weekday_and_by_date_stay_free(files: Files) -> None:
    made = plan(files, *PLAN, "--day-off", "Sunday", "--day-off", "2026-03-12", "--json").json
    days = {day["on"] for day in made["days"]}
    assert days == {f"2026-03-{n}" for n in (10, 11, 13, 14, 16, 17, 18, 19, 20)}


def test_without_a_date_the_plan_is_a_rhythm(files: Files) -> None:
    made = plan(files, "--today", "2026-03-10", "--minutes-per-day", "20", "--json").json
    assert made["interview_on"] is None and "four weeks" in made["summary"]


def test_a_story_names_a_line_of_the_cv(files: Files) -> None:
    stories = [
        item["title"]
        for day in plan(files, *PLAN, "--json").json["days"]
        for item in day["items"]
        if item["kind"] == "story"
    ]
    assert any(
        "lubrication" in title or "Trained four operators" in title or "spare-parts" in title for title in stories
    )

"""The study plan of a preparation: week by week, ticked off, set, asked about, and taken into a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.coaching import Advice
from interview_coach.domain.plan_progress import PlanSettings, check_settings
from interview_coach.errors import CoachError, InvalidInput
from interview_coach.services.parts import Wishes
from interview_coach.services.planned_days import PlanOverview
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import plan_words as words
from interview_coach.web.pages.fields import Form, as_sentence, date_of, line_of, number_of, own_path, wishes_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

FILE = "interview-plan.ics"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a request adds to the page: a form that was not taken, and what the coach was asked."""

    settings: PlanSettings | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    wishes: Wishes | None = None


@router.get("/plan")
def find_plan(app: AppDep, user: UserDep) -> RedirectResponse:
    """The plan of the preparation whose interview comes first; the start page when there is none."""
    chosen = app.plans.current(user)
    return RedirectResponse(f"/preparations/{chosen}/plan" if chosen else "/", status_code=303)


@router.get("/preparations/{preparation_id}/plan")
def show_plan(request: Request, app: AppDep, user: UserDep, preparation_id: str) -> HTMLResponse:
    app.review_cards.gather(user)
    return _page(request, app, user, preparation_id, _Told())


@router.post("/preparations/{preparation_id}/plan/settings")
def change_settings(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    settings = app.plans.settings(user, preparation_id)
    try:
        settings = _settings(form, settings)
        app.plans.change(user, preparation_id, settings)
    except InvalidInput as error:
        return _page(request, app, user, preparation_id, _Told(settings, {"settings": as_sentence(error)}))
    return RedirectResponse(f"/preparations/{preparation_id}/plan", status_code=303)


@router.post("/preparations/{preparation_id}/plan/ticks")
def tick(app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> RedirectResponse:
    """Ticks an item of today off, or takes the tick back; then back to where it was pressed."""
    if line_of(form, "done") == "no":
        app.plans.untick(user, preparation_id, line_of(form, "item"))
    else:
        app.plans.tick(user, preparation_id, line_of(form, "item"))
    return RedirectResponse(own_path(line_of(form, "back")), status_code=303)


@router.get("/preparations/{preparation_id}/plan/advice")
def back_from_advice(preparation_id: str) -> RedirectResponse:
    """Where a browser lands that loads the answer to a POST again."""
    return RedirectResponse(f"/preparations/{preparation_id}/plan", status_code=303)


@router.post("/preparations/{preparation_id}/plan/advice")
def ask_for_advice(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> HTMLResponse:
    """What a model would do in the time that is left."""
    return _page(request, app, user, preparation_id, _Told(wishes=wishes_of(form, [])))


@router.get("/preparations/{preparation_id}/plan/calendar.ics")
def download_calendar(app: AppDep, user: UserDep, preparation_id: str, at: str = "") -> Response:
    """The whole days, or at a time of the day."""
    public = app.reminders.public_url
    url = f"{public}/preparations/{preparation_id}/plan" if public else ""
    written = app.plans.calendar(user, preparation_id, at=_time(at), url=url)
    headers = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return Response(written, media_type="text/calendar; charset=utf-8", headers=headers)


def _page(request: Request, app: CoachApp, user: str, preparation_id: str, told: _Told) -> HTMLResponse:
    preparation = app.preparations.get(user, preparation_id)
    overview, problem = _overview(app, user, preparation_id)
    advice, notices = _advice(app, user, overview, told.wishes)
    context = {
        "preparation": preparation,
        "days_until": preparation.days_left(app.plans.day()),
        "on": app.plans.day(),
        "overview": overview,
        "problem": problem,
        "settings": told.settings or app.plans.settings(user, preparation_id),
        "errors": told.errors,
        "weeks": words.weeks_of(overview.coming, overview.on) if overview else (),
        "advice": advice,
        "words": words,
        **({"stepped_in": notices} if notices else {}),
    }
    return render(request, "plan/show.html", context, status=422 if told.errors else 200)


def _overview(app: CoachApp, user: str, preparation_id: str) -> tuple[PlanOverview | None, str]:
    """The plan, or in a sentence why there can be none."""
    try:
        return app.plans.overview(user, preparation_id), ""
    except InvalidInput as error:
        return None, as_sentence(error)


def _advice(
    app: CoachApp, user: str, overview: PlanOverview | None, wishes: Wishes | None
) -> tuple[tuple[Advice, ...], list[str]]:
    """By the builtin coach at once; by a model only when it was asked, with the reasons why that stepped aside. A page
    without advice is better than none."""
    if overview is None:
        return (), []
    asked = wishes or Wishes(builtin=True)
    try:
        return app.plans.advise(user, overview, asked), asked.notices or []
    except CoachError as error:
        return (), [as_sentence(error)] if wishes else []


def _settings(form: Form, before: PlanSettings) -> PlanSettings:
    """What the form says. Raises InvalidInput."""
    minutes = number_of(form, "minutes_per_day")
    if minutes is None:
        raise InvalidInput("write the minutes a day as a number, for example 30")
    kept = {day for day in before.days_off if line_of(form, f"off_{day.isoformat()}")}
    more = date_of(form, "day_off")
    weekdays = frozenset(number for number in range(7) if line_of(form, f"weekday_{number}"))
    settings = PlanSettings(minutes, weekdays, frozenset(kept | _days(more)))
    check_settings(settings)
    return settings


def _days(day: date | None) -> set[date]:
    return set() if day is None else {day}


def _time(text: str) -> time | None:
    """None for the whole day. Raises InvalidInput."""
    if not text.strip():
        return None
    try:
        return time.fromisoformat(text.strip()).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise InvalidInput("write the time as hours and minutes, for example 18:30") from error

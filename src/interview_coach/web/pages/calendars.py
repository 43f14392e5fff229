"""The user's private feed address, calendars of others, and the feed itself (no sign-in: the address is the key)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.calendars import MOST_CALENDARS
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import appointments_form as forms
from interview_coach.web.pages.appointments import CALENDAR_TYPE
from interview_coach.web.pages.fields import as_sentence, file_of, line_of
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/appointments/calendars")
def show_calendars(request: Request, app: AppDep, user: UserDep) -> HTMLResponse:
    return _page(request, app, user)


@router.get("/appointments/calendar.ics")
def download_calendar(app: AppDep, user: UserDep) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="appointments.ics"'}
    return Response(app.appointments.calendar(user), media_type=CALENDAR_TYPE, headers=headers)


@router.post("/appointments/calendars/feed/open")
def open_feed(app: AppDep, user: UserDep) -> RedirectResponse:
    app.calendars.open_feed(user)
    return RedirectResponse("/appointments/calendars#feed", status_code=303)


@router.post("/appointments/calendars/feed/close")
def close_feed(app: AppDep, user: UserDep) -> RedirectResponse:
    app.calendars.close_feed(user)
    return RedirectResponse("/appointments/calendars#feed", status_code=303)


@router.post("/appointments/calendars/import")
def import_calendar(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    file = file_of(form, "calendar")
    zone = forms.zone_for(app, user, request.cookies.get(forms.ZONE_COOKIE, ""))
    try:
        if file is None:
            raise InvalidInput("choose the .ics file first")
        name = line_of(form, "name") or file.filename.rpartition(".")[0]
        app.calendars.take_in(user, file.data, name, zone)
    except (InvalidInput, Conflict) as error:
        return _page(request, app, user, problem=as_sentence(error))
    return RedirectResponse("/appointments/calendars#others", status_code=303)


@router.post("/appointments/calendars/{calendar_id}/forget")
def forget_calendar(calendar_id: str, app: AppDep, user: UserDep) -> RedirectResponse:
    app.calendars.forget(user, calendar_id)
    return RedirectResponse("/appointments/calendars#others", status_code=303)


@router.get("/calendar/{token}.ics")
def read_feed(token: str, app: AppDep) -> Response:
    """For calendar programs; the same 404 for an address that never was and one that was taken back."""
    return Response(app.calendars.read_feed(token), media_type=CALENDAR_TYPE, headers={"X-Robots-Tag": "noindex"})


def _page(request: Request, app: CoachApp, user: str, problem: str = "") -> HTMLResponse:
    feed = app.calendars.feed(user)
    base = app.reminders.public_url or str(request.base_url).rstrip("/")
    context = {
        "feed_url": f"{base}/calendar/{feed.token}.ics" if feed else "",
        "calendars": app.calendars.imported(user),
        "most": MOST_CALENDARS,
        "problem": problem,
    }
    return render(request, "appointments/calendars.html", context, status=422 if problem else 200)

"""/api/v1/calendar.ics, the private feed address, and calendars of others."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response
from pydantic import AwareDatetime

from interview_coach.contract import Document
from interview_coach.contract_appointments import ImportedCalendarDocument
from interview_coach.domain.calendars import CalendarFeed, ImportedCalendar
from interview_coach.web.api.appointments import CALENDAR_TYPE
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(tags=["appointments"])


class FeedDocument(Document):
    """`path` is the private address on this server: whoever knows it can read the calendar."""

    path: str
    created_at: AwareDatetime


@router.get("/calendar.ics", response_class=Response)
def get_calendar(app: AppDep, user: UserDep) -> Response:
    """The user's appointments, from two months ago on."""
    return Response(app.appointments.calendar(user), media_type=CALENDAR_TYPE)


@router.get("/calendar-feed")
def get_feed(app: AppDep, user: UserDep) -> FeedDocument | None:
    """null when there is no address."""
    feed = app.calendars.feed(user)
    return _feed(feed) if feed else None


@router.post("/calendar-feed", status_code=201)
def open_feed(app: AppDep, user: UserDep) -> FeedDocument:
    """A new address; the one before it stops working."""
    return _feed(app.calendars.open_feed(user))


@router.delete("/calendar-feed", status_code=204)
def close_feed(app: AppDep, user: UserDep) -> None:
    app.calendars.close_feed(user)


@router.get("/imported-calendars")
def list_imported(app: AppDep, user: UserDep) -> list[ImportedCalendarDocument]:
    return [_imported(each) for each in app.calendars.imported(user)]


@router.post("/imported-calendars", status_code=201)
def import_calendar(
    app: AppDep,
    user: UserDep,
    zone: Annotated[str, Query(max_length=100)],
    name: Annotated[str, Query(max_length=200)] = "",
    body: Annotated[bytes, Body(media_type="text/calendar")] = b"",
) -> ImportedCalendarDocument:
    """An .ics file as it is. Its times of the coming 400 days are kept; `zone` is for times that name none."""
    return _imported(app.calendars.take_in(user, body, name, zone))


@router.delete("/imported-calendars/{calendar_id}", status_code=204)
def forget_calendar(calendar_id: str, app: AppDep, user: UserDep) -> None:
    app.calendars.forget(user, calendar_id)


def _feed(feed: CalendarFeed) -> FeedDocument:
    return FeedDocument(path=f"/calendar/{feed.token}.ics", created_at=feed.created_at)


def _imported(calendar: ImportedCalendar) -> ImportedCalendarDocument:
    return ImportedCalendarDocument(
        id=calendar.id,
        name=calendar.name,
        read_at=calendar.read_at,
        until=calendar.until,
        times=len(calendar.busy),
        problems=list(calendar.problems),
    )

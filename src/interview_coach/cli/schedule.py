"""`coach schedule`: mock interviews that have a time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.cli.new_files import write_new
from interview_coach.cli.options import Data, Json
from interview_coach.cli.screen import printable, write_json, write_json_value
from interview_coach.config import load_settings
from interview_coach.contract_appointments import AgendaDocument, AppointmentDocument
from interview_coach.domain.appointments import (
    Appointment,
    AppointmentKind,
    Partner,
    PlannedMock,
    check_free,
    read_slot,
)
from interview_coach.domain.appointments_changes import Scope, minutes_between
from interview_coach.domain.appointments_series import WEEKDAYS, Frequency, Recurrence
from interview_coach.errors import InvalidInput
from interview_coach.services.appointments import Move, Wanted
from interview_coach.services.letters import when_words

_ANYWAY = "add --anyway"
_LONGEST_FILE = 6_000_000


class Action(StrEnum):
    LIST = "list"
    ADD = "add"
    MOVE = "move"
    CANCEL = "cancel"
    IMPORT = "import"
    EXPORT = "export"
    FEED = "feed"


class FeedAction(StrEnum):
    OPEN = "open"
    CLOSE = "close"


def schedule(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    what: Annotated[
        str | None,
        typer.Argument(
            help="move, cancel: the id of an appointment. import: an .ics file. export: where to write (- is stdout). "
            "feed: open or close.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="Its name.")] = "Mock interview",
    at: Annotated[
        str | None, typer.Option("--at", metavar="2027-03-31T18:00", help="When it begins, as clocks there show it.")
    ] = None,
    ends: Annotated[
        str | None, typer.Option("--ends", metavar="2027-03-31T18:30", help="When it ends, instead of --minutes.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option("--zone", metavar="Europe/Berlin", help="Time zone.", show_default="the last one used")
    ] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", help="How long it takes.", show_default="30")] = None,
    repeat: Annotated[Frequency | None, typer.Option("--repeat", help="A series by days or weeks.")] = None,
    every: Annotated[int, typer.Option("--every", help="With --repeat: every so many days or weeks.")] = 1,
    on: Annotated[str, typer.Option("--on", metavar="Mon,Fri", help="With --repeat weekly: the days.")] = "",
    count: Annotated[int | None, typer.Option("--count", help="With --repeat: how many times in all.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="With --repeat: its last day.")] = None,
    partner: Annotated[str, typer.Option("--partner", metavar="NAME", help="A friend or mentor who asks.")] = "",
    partner_email: Annotated[str, typer.Option("--partner-email", metavar="ADDRESS", help="Where to invite.")] = "",
    own_email: Annotated[str, typer.Option("--own-email", metavar="ADDRESS", help="Your own address.")] = "",
    remind: Annotated[list[int] | None, typer.Option("--remind", metavar="MINUTES", help="Minutes before.")] = None,
    preparation: Annotated[str | None, typer.Option("--preparation", metavar="ID", help="What it is for.")] = None,
    type_: Annotated[str, typer.Option("--type", help="mixed, behavioral, technical, case or screening.")] = "mixed",
    style: Annotated[str, typer.Option("--style", help="friendly, neutral or probing.")] = "neutral",
    mode: Annotated[str, typer.Option("--mode", help="live or practice.")] = "live",
    slot: Annotated[
        str | None, typer.Option("--slot", metavar="TIME", help="Of a series: the one to move or cancel.")
    ] = None,
    scope: Annotated[Scope | None, typer.Option("--scope", help="Of a series: what to move or cancel.")] = None,
    name: Annotated[str, typer.Option("--name", help="With import: what the calendar is called.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", metavar="", help="Also when it meets something else.")] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Plan mock interviews: list, add, move or cancel them, and keep them in step with your calendar."""
    app = open_coach(load_settings(data))
    user = app.local_user_id
    try:
        if action is Action.LIST:
            _list(app, as_json=as_json)
        elif action is Action.ADD:
            starts = _time("--at", at)
            length = minutes_between(starts, _time("--ends", ends)) if ends else 30 if minutes is None else minutes
            wanted = Wanted(
                title, starts, zone or _last_zone(app), length, preparation_id=preparation,
                kind=AppointmentKind.PARTNER if partner else AppointmentKind.COACH,
                recurrence=Recurrence(repeat, every, _weekdays(on), count, _day(until)) if repeat else None,
                partner=Partner(partner, partner_email) if partner else None, own_email=own_email,
                remind=tuple(remind or (60,)), mock=PlannedMock(type_, style, mode),
            )  # fmt: skip
            if not anyway:
                check_free(app.appointments.propose(user, wanted).clashes, _ANYWAY)
            _tell(app.appointments.add(user, wanted), "Kept", as_json=as_json)
        elif action is Action.MOVE:
            appointment = app.appointments.get(user, _needed(what, "the id of an appointment"))
            move = Move(_slot(appointment, slot), _time("--at", at), scope or Scope.ONE, minutes)
            if not anyway:
                check_free(app.appointments.propose_move(user, appointment.id, move).clashes, _ANYWAY)
            _tell(app.appointments.move(user, appointment.id, move), "Moved", as_json=as_json)
        elif action is Action.CANCEL:
            chosen = read_slot(slot) if slot else None
            cancelled = app.appointments.cancel(
                user,
                _needed(what, "the id of an appointment"),
                chosen,
                scope=scope or (Scope.ONE if chosen else Scope.ALL),
            )
            _tell(cancelled, "Cancelled", as_json=as_json)
        else:
            _calendars(app, action, what, (name, zone), as_json=as_json)
    finally:
        app.close()


def _list(app: CoachApp, *, as_json: bool) -> None:
    since = app.clock()
    until = since + timedelta(days=366)
    found = app.appointments.agenda(app.local_user_id, since, until)
    if as_json:
        write_json(AgendaDocument.made(since, until, found))
        return
    for each in found:
        partner = f", with {each.appointment.partner.name}" if each.appointment.partner else ""
        typer.echo(printable(f"{when_words(each)}  {each.appointment.title}{partner}"))
        typer.echo(f"    {each.appointment.id}  --slot {each.key}")
    if not found:
        typer.echo("Nothing is planned. Plan one: coach schedule add --at 2027-03-31T18:00 --zone Europe/Berlin")


def _tell(appointment: Appointment, done: str, *, as_json: bool) -> None:
    document = AppointmentDocument.of(appointment)
    if as_json:
        write_json(document)
        return
    coming = len(document.occurrences)
    times = f", {coming} times" if coming > 1 else ""
    typer.echo(printable(f"{done}: {appointment.title} ({appointment.id}){times}"))
    for note in [each.note for each in document.occurrences if each.note]:
        typer.echo(note, err=True)


def _calendars(
    app: CoachApp, action: Action, what: str | None, named: tuple[str, str | None], *, as_json: bool
) -> None:
    if action is Action.IMPORT:
        _import(app, Path(_needed(what, "an .ics file")), named, as_json=as_json)
    elif action is Action.EXPORT:
        _export(app, what or "-", as_json=as_json)
    else:
        _feed(app, what, as_json=as_json)


def _import(app: CoachApp, path: Path, named: tuple[str, str | None], *, as_json: bool) -> None:
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_FILE)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}") from error
    name, zone = named
    taken = app.calendars.take_in(app.local_user_id, content, name or path.stem, zone or _last_zone(app))
    if as_json:
        write_json_value({"id": taken.id, "name": taken.name, "times": len(taken.busy), "problems": taken.problems})
        return
    typer.echo(printable(f"{taken.name}: {len(taken.busy)} times are taken in the coming 400 days"))
    for problem in taken.problems:
        typer.echo(printable(problem), err=True)


def _export(app: CoachApp, target: str, *, as_json: bool) -> None:
    if target == "-" and as_json:
        raise InvalidInput("--json tells about a file; say where to write it: coach schedule export my.ics --json")
    calendar = app.appointments.calendar(app.local_user_id)
    write_new(target, calendar, as_json=as_json, what="your appointments as a calendar file")


def _feed(app: CoachApp, what: str | None, *, as_json: bool) -> None:
    if what not in (None, *FeedAction):
        raise InvalidInput("say open or close behind feed, or nothing to see the address")
    if what == FeedAction.CLOSE:
        app.calendars.close_feed(app.local_user_id)
    feed = app.calendars.open_feed(app.local_user_id) if what == FeedAction.OPEN else None
    feed = feed or app.calendars.feed(app.local_user_id)
    path = f"/calendar/{feed.token}.ics" if feed else None
    if as_json:
        write_json_value({"path": path})
    elif path:
        typer.echo(f"{app.settings.public_url or f'http://127.0.0.1:{app.settings.port}'}{path}")
        typer.echo(
            "Whoever knows this address can read when you practise. Close it: coach schedule feed close", err=True
        )
    else:
        typer.echo("There is no address. Make one: coach schedule feed open")


def _needed(what: str | None, name: str) -> str:
    if not what:
        raise InvalidInput(f"say which: {name} comes behind the action")
    return what


def _slot(appointment: Appointment, slot: str | None) -> datetime:
    if slot:
        return read_slot(slot)
    if appointment.recurrence is not None:
        raise InvalidInput("this is a series; say which of its times with --slot (coach schedule list shows them)")
    return appointment.starts


def _time(option: str, text: str | None) -> datetime:
    if not text:
        raise InvalidInput(f"say when with {option} 2027-03-31T18:00")
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(f"write the time for {option} as 2027-03-31T18:00") from error
    if read.tzinfo is not None:
        raise InvalidInput(f"{option} is what the clocks in --zone show; leave the offset out")
    return read.replace(second=0, microsecond=0)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidInput("write the day for --until as 2027-03-31") from error


def _weekdays(text: str) -> tuple[int, ...]:
    numbers = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
    names = [name.strip()[:3].lower() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if name not in numbers]:
        raise InvalidInput(f"{unknown[0]!r} is no day of the week; write them like Mon,Fri")
    return tuple(sorted({numbers[name] for name in names}))


def _last_zone(app: CoachApp) -> str:
    known = app.appointments.list(app.local_user_id)
    if not known:
        raise InvalidInput("say in which time zone with --zone, for example --zone Europe/Berlin")
    return max(known, key=lambda each: each.created_at).zone

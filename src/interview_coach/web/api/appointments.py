"""/api/v1/appointments: mock interviews that have a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import AwareDatetime, Field, NaiveDatetime

from interview_coach.contract import Document
from interview_coach.contract_appointments import (
    AgendaDocument,
    AppointmentDocument,
    MessageDocument,
    ScoreSheetDocument,
)
from interview_coach.domain.appointments import (
    AppointmentKind,
    Partner,
    PlannedMock,
    check_free,
    read_slot,
)
from interview_coach.domain.appointments_changes import Scope, minutes_between
from interview_coach.domain.appointments_series import Frequency, Recurrence
from interview_coach.errors import InvalidInput
from interview_coach.services.appointments import Move, Wanted
from interview_coach.web.api.documents import Input
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(prefix="/appointments", tags=["appointments"])

CALENDAR_TYPE = "text/calendar; charset=utf-8"
_ALLOW = "send allow_conflicts: true"
_LONGEST_AGENDA = timedelta(days=400)

Slot = Annotated[str, Field(max_length=20, examples=["2027-03-31T18:00"])]


class RecurrenceInput(Input):
    """`weekdays`: 0 is Monday. One of `count` and `until` ends it."""

    frequency: Frequency
    interval: Annotated[int, Field(ge=1, le=52)] = 1
    weekdays: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7, default_factory=list)]
    count: Annotated[int | None, Field(ge=1, le=200)] = None
    until: date | None = None


class PartnerInput(Input):
    name: Annotated[str, Field(max_length=100)]
    email: Annotated[str, Field(max_length=254)] = ""


class PlannedMockInput(Input):
    type: Literal["mixed", "behavioral", "technical", "case", "screening"] = "mixed"
    style: Literal["friendly", "neutral", "probing"] = "neutral"
    mode: Literal["practice", "live"] = "live"


class AppointmentInput(Input):
    """`starts` is what the clocks in `zone` (IANA) show, without offset. The length is `minutes`, or `ends`."""

    title: Annotated[str, Field(max_length=200)]
    starts: NaiveDatetime
    zone: Annotated[str, Field(max_length=100)]
    minutes: int = 30
    ends: NaiveDatetime | None = None
    kind: AppointmentKind = AppointmentKind.COACH
    preparation_id: Annotated[str | None, Field(max_length=32)] = None
    recurrence: RecurrenceInput | None = None
    partner: PartnerInput | None = None
    own_email: Annotated[str, Field(max_length=254)] = ""
    remind: Annotated[list[int], Field(max_length=3, default_factory=lambda: [60])]
    mock: PlannedMockInput = PlannedMockInput()
    allow_conflicts: bool = False

    def wanted(self) -> Wanted:
        series = self.recurrence
        return Wanted(
            title=self.title,
            starts=self.starts,
            zone=self.zone,
            minutes=self.minutes if self.ends is None else minutes_between(self.starts, self.ends),
            kind=self.kind,
            preparation_id=self.preparation_id,
            recurrence=None
            if series is None
            else Recurrence(series.frequency, series.interval, tuple(series.weekdays), series.count, series.until),
            partner=Partner(self.partner.name, self.partner.email) if self.partner else None,
            own_email=self.own_email,
            remind=tuple(self.remind),
            mock=PlannedMock(self.mock.type, self.mock.style, self.mock.mode),
        )


class MoveInput(Input):
    slot: Slot
    to: NaiveDatetime
    scope: Scope = Scope.ONE
    minutes: int | None = None
    allow_conflicts: bool = False


class CancelInput(Input):
    """Without a `slot` everything is cancelled."""

    slot: Slot | None = None
    scope: Scope = Scope.ALL


class StartInput(Input):
    slot: Slot | None = None
    preparation_id: Annotated[str | None, Field(max_length=32)] = None


class StartedDocument(Document):
    session_id: str


class InvitationInput(Input):
    shares_questions: bool


class InvitationDocument(Document):
    """The partner's private address; `url` is empty where others cannot reach the app."""

    token: str
    url: str
    until: AwareDatetime
    shares_questions: bool


@router.get("")
def list_appointments(app: AppDep, user: UserDep) -> list[AppointmentDocument]:
    """All, cancelled ones too, by their first time."""
    return [AppointmentDocument.of(each) for each in app.appointments.list(user)]


@router.post("", status_code=201)
def add_appointment(app: AppDep, user: UserDep, new: AppointmentInput) -> AppointmentDocument:
    """Conflict when it meets another appointment or an imported calendar, unless `allow_conflicts`."""
    wanted = new.wanted()
    if not new.allow_conflicts:
        check_free(app.appointments.propose(user, wanted).clashes, _ALLOW)
    return AppointmentDocument.of(app.appointments.add(user, wanted))


@router.get("/agenda")
def get_agenda(app: AppDep, user: UserDep, since: AwareDatetime, until: AwareDatetime) -> AgendaDocument:
    """What takes place between two instants, at most 400 days apart."""
    if not timedelta() < until - since <= _LONGEST_AGENDA:
        raise InvalidInput("the end must come after the start, at most 400 days later")
    return AgendaDocument.made(since, until, app.appointments.agenda(user, since, until))


@router.get("/{appointment_id}")
def get_appointment(appointment_id: str, app: AppDep, user: UserDep) -> AppointmentDocument:
    return AppointmentDocument.of(app.appointments.get(user, appointment_id))


@router.post("/{appointment_id}/move")
def move_appointment(appointment_id: str, app: AppDep, user: UserDep, new: MoveInput) -> AppointmentDocument:
    """Moving what follows makes a new appointment of the rest: the reply is the one with the new time."""
    move = Move(read_slot(new.slot), new.to, new.scope, new.minutes)
    if not new.allow_conflicts:
        check_free(app.appointments.propose_move(user, appointment_id, move).clashes, _ALLOW)
    return AppointmentDocument.of(app.appointments.move(user, appointment_id, move))


@router.post("/{appointment_id}/cancel")
def cancel_appointment(
    appointment_id: str, app: AppDep, user: UserDep, new: CancelInput | None = None
) -> AppointmentDocument:
    asked = new or CancelInput()
    slot = read_slot(asked.slot) if asked.slot is not None else None
    return AppointmentDocument.of(app.appointments.cancel(user, appointment_id, slot, scope=asked.scope))


@router.post("/{appointment_id}/start", status_code=201)
def start_appointment(
    appointment_id: str, app: AppDep, user: UserDep, new: StartInput | None = None
) -> StartedDocument:
    """Opens its mock interview; starting twice opens the same."""
    asked = new or StartInput()
    slot = read_slot(asked.slot) if asked.slot is not None else None
    session = app.appointments.begin(user, appointment_id, slot, preparation_id=asked.preparation_id)
    return StartedDocument(session_id=session)


@router.delete("/{appointment_id}", status_code=204)
def remove_appointment(appointment_id: str, app: AppDep, user: UserDep) -> None:
    """With its messages and score sheets. Conflict while it is still to come: cancel it first."""
    app.appointments.remove(user, appointment_id)


@router.get("/{appointment_id}/calendar.ics", response_class=Response)
def get_appointment_file(appointment_id: str, app: AppDep, user: UserDep) -> Response:
    return Response(app.appointments.file(user, appointment_id), media_type=CALENDAR_TYPE)


@router.get("/{appointment_id}/messages")
def list_messages(appointment_id: str, app: AppDep, user: UserDep) -> list[MessageDocument]:
    """E-mails about it, newest first."""
    return [MessageDocument.model_validate(each) for each in app.reminders.of_appointment(user, appointment_id)]


@router.post("/{appointment_id}/messages/{message_id}/again")
def send_again(appointment_id: str, message_id: str, app: AppDep, user: UserDep) -> MessageDocument:  # noqa: ARG001
    """Conflict for one that was sent."""
    return MessageDocument.model_validate(app.reminders.again(user, message_id))


@router.get("/{appointment_id}/score-sheets")
def list_score_sheets(appointment_id: str, app: AppDep, user: UserDep) -> list[ScoreSheetDocument]:
    """What partners handed in."""
    return [ScoreSheetDocument.of(each) for each in app.score_sheets.of_appointment(user, appointment_id)]


@router.get("/{appointment_id}/invitation")
def get_invitation(appointment_id: str, app: AppDep, user: UserDep) -> InvitationDocument | None:
    """null when there is none, or it was taken back."""
    return _invitation(app, user, appointment_id)


@router.post("/{appointment_id}/invitation", status_code=201)
def renew_invitation(appointment_id: str, app: AppDep, user: UserDep) -> InvitationDocument | None:
    """A new private address; the old one opens nothing."""
    app.invitations.renew(user, appointment_id)
    return _invitation(app, user, appointment_id)


@router.patch("/{appointment_id}/invitation")
def change_invitation(
    appointment_id: str, app: AppDep, user: UserDep, new: InvitationInput
) -> InvitationDocument | None:
    app.invitations.share_questions(user, appointment_id, share=new.shares_questions)
    return _invitation(app, user, appointment_id)


@router.delete("/{appointment_id}/invitation", status_code=204)
def revoke_invitation(appointment_id: str, app: AppDep, user: UserDep) -> None:
    app.invitations.revoke(user, appointment_id)


def _invitation(app: AppDep, user: str, appointment_id: str) -> InvitationDocument | None:
    access = app.invitations.access(user, appointment_id)
    if access is None:
        return None
    url = f"{app.reminders.public_url}/partner/{access.token}" if app.reminders.public_url else ""
    return InvitationDocument(token=access.token, url=url, until=access.until, shares_questions=access.shares_questions)

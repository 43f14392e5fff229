"""The JSON of appointments, with the rules of `contract`: fields may be added, never renamed.

A local time has no offset (`2027-03-31T18:00:00`) and stands beside its IANA zone; instants are UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from pydantic import AwareDatetime, Field, NaiveDatetime

from interview_coach.contract import Document
from interview_coach.domain.appointments import Appointment, Occurrence, occurrences
from interview_coach.domain.reminders import MessageKind, MessageState
from interview_coach.domain.score_sheets import ScoreSheet


class RecurrenceDocument(Document):
    """`weekdays`: 0 is Monday. It ends with `count` or `until`."""

    frequency: str
    interval: int
    weekdays: list[int]
    count: int | None
    until: date | None


class PartnerDocument(Document):
    name: str
    email: str


class PlannedMockDocument(Document):
    type: str
    style: str
    mode: str


class OccurrenceDocument(Document):
    """`slot` names it in every call, also after it was moved. `note` says what a change of the clocks does to it."""

    appointment_id: str
    title: str
    slot: str
    starts: AwareDatetime
    ends: AwareDatetime
    local: NaiveDatetime
    zone: str
    minutes: int
    moved: bool
    note: str | None
    session_id: str | None

    @classmethod
    def of(cls, occurrence: Occurrence) -> OccurrenceDocument:
        appointment = occurrence.appointment
        return cls(
            appointment_id=appointment.id,
            title=appointment.title,
            slot=occurrence.key,
            starts=occurrence.starts.astimezone(UTC),
            ends=occurrence.ends.astimezone(UTC),
            local=occurrence.local,
            zone=appointment.zone,
            minutes=occurrence.minutes,
            moved=occurrence.moved,
            note=occurrence.note,
            session_id=occurrence.session_id,
        )


class AppointmentDocument(Document):
    id: str
    preparation_id: str | None
    kind: str
    title: str
    starts: NaiveDatetime
    zone: str
    minutes: int
    recurrence: RecurrenceDocument | None
    partner: PartnerDocument | None
    own_email: str
    remind: list[int]
    mock: PlannedMockDocument
    uid: str
    sequence: int
    cancelled: bool
    created_at: AwareDatetime
    occurrences: list[OccurrenceDocument] = Field(default_factory=list)

    @classmethod
    def of(cls, appointment: Appointment) -> AppointmentDocument:
        made = cls.model_validate(appointment, from_attributes=True)
        made.occurrences = [OccurrenceDocument.of(each) for each in occurrences(appointment)]
        return made


class MessageDocument(Document):
    """An e-mail about an appointment. `problem` says why it has not gone out."""

    id: str
    appointment_id: str
    kind: MessageKind
    slot: str
    sequence: int
    state: MessageState
    attempts: int
    problem: str
    due_at: AwareDatetime
    next_at: AwareDatetime
    created_at: AwareDatetime
    changed_at: AwareDatetime | None


class SheetEntryDocument(Document):
    dimension: str
    mark: int | None
    note: str


class ScoreSheetDocument(Document):
    """What a partner wrote; it enters no mark of the coach."""

    id: str
    appointment_id: str
    slot: str
    rubric: str
    partner: str
    entries: list[SheetEntryDocument]
    keep: str
    change: str
    changed_at: AwareDatetime
    submitted_at: AwareDatetime | None

    @classmethod
    def of(cls, sheet: ScoreSheet) -> ScoreSheetDocument:
        return cls(
            id=sheet.id,
            appointment_id=sheet.appointment_id,
            slot=sheet.slot,
            rubric=sheet.rubric,
            partner=sheet.partner,
            entries=[SheetEntryDocument.model_validate(entry) for entry in sheet.words.entries],
            keep=sheet.words.keep,
            change=sheet.words.change,
            changed_at=sheet.changed_at,
            submitted_at=sheet.submitted_at,
        )


class BusyDocument(Document):
    starts: AwareDatetime
    ends: AwareDatetime
    title: str


class ImportedCalendarDocument(Document):
    """`times` is how many times it takes between now and `until`; `problems` are entries left out."""

    id: str
    name: str
    read_at: AwareDatetime
    until: AwareDatetime
    times: int
    problems: list[str]


class AgendaDocument(Document):
    """What takes place in a stretch of time."""

    since: AwareDatetime
    until: AwareDatetime
    occurrences: list[OccurrenceDocument]

    @classmethod
    def made(cls, since: datetime, until: datetime, found: Sequence[Occurrence]) -> AgendaDocument:
        return cls(since=since, until=until, occurrences=[OccurrenceDocument.of(each) for each in found])


class ExportedFeed(Document):
    id: str
    token: str
    created_at: AwareDatetime


class ExportedCalendar(Document):
    id: str
    name: str
    read_at: AwareDatetime
    until: AwareDatetime
    busy: list[BusyDocument]
    problems: list[str]

"""The partner's private page: what it shows, what the partner writes there, and how the user takes it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from interview_coach.calendars import Invitation, request
from interview_coach.content.library import library
from interview_coach.domain.appointments import Appointment, AppointmentKind, Occurrence, occurrences
from interview_coach.domain.rubrics import Rubric
from interview_coach.domain.score_sheets import RUBRIC_OF, ScoreSheet, SheetWords, fill_in, submit
from interview_coach.errors import Conflict, NotFound
from interview_coach.services.appointments import ACCESS_LASTS, current
from interview_coach.services.parts import Parts
from interview_coach.storage.appointments import Access
from interview_coach.storage.database import Transaction

MOST_QUESTIONS = 20
_CLOSED = "this invitation is over or was taken back; ask the person who invited you"


@dataclass(frozen=True, slots=True)
class PartnerView:
    """What a partner sees: never a CV, an answer or a mark. `questions` is empty unless the user shares them."""

    appointment: Appointment
    occurrence: Occurrence
    questions: tuple[str, ...] = field(repr=False)
    rubric: Rubric
    sheet: ScoreSheet


class Invitations:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def view(self, token: str) -> PartnerView:
        """Raises NotFound for an address that is unknown, over, or taken back."""
        user_id = self._owner(token)
        with self._parts.storage.reading(user_id) as rows:
            return self._view(rows, token)

    def write(self, token: str, words: SheetWords, *, hand_in: bool) -> ScoreSheet:
        """Keep what the partner wrote; `hand_in` closes the sheet. Raises NotFound, InvalidInput, Conflict."""
        user_id = self._owner(token)
        with self._parts.storage.writing(user_id) as rows:
            view = self._view(rows, token)
            now = self._parts.clock()
            sheet = fill_in(view.sheet, words, view.rubric, now)
            if hand_in:
                sheet = submit(sheet, now)
            rows.score_sheets.put(sheet)
        return sheet

    def access(self, user_id: str, appointment_id: str) -> Access | None:
        """The private address of the partner; None when it was taken back or is over. Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            access = rows.appointments.access(appointment_id)
        return access if access is not None and access.until > self._parts.clock() else None

    def revoke(self, user_id: str, appointment_id: str) -> None:
        """From now on the address opens nothing; what was written stays."""
        with self._parts.storage.writing(user_id) as rows:
            rows.appointments.put_access(appointment_id, None)

    def renew(self, user_id: str, appointment_id: str) -> Access:
        """Another address; the old one opens nothing. Raises Conflict for an appointment without partner, NotFound."""
        with self._parts.storage.writing(user_id) as rows:
            appointment = rows.appointments.get(appointment_id)
            planned = occurrences(appointment)
            if appointment.kind is not AppointmentKind.PARTNER or not planned:
                raise Conflict("there is no partner to give an address to")
            until = max(planned[-1].ends, self._parts.clock()) + ACCESS_LASTS
            access = Access(self._parts.new_id(), until, shares_questions=False)
            rows.appointments.put_access(appointment_id, access)
        return access

    def share_questions(self, user_id: str, appointment_id: str, *, share: bool) -> None:
        """Whether the partner sees the questions of the preparation. Raises NotFound, Conflict without an address."""
        with self._parts.storage.writing(user_id) as rows:
            access = rows.appointments.access(appointment_id)
            if access is None:
                raise Conflict("the address of the partner was taken back; make a new one first")
            rows.appointments.put_access(appointment_id, replace(access, shares_questions=share))

    def file(self, user_id: str, appointment_id: str, text: str) -> bytes:
        """The invitation as an .ics file (METHOD:REQUEST) to send along by hand. Raises NotFound, Conflict."""
        with self._parts.storage.reading(user_id) as rows:
            appointment = rows.appointments.get(appointment_id)
        if appointment.partner is None or not appointment.own_email or not occurrences(appointment):
            raise Conflict("an invitation needs a partner, your own e-mail address, and a time to come")
        return request(appointment, self._parts.clock(), Invitation(appointment.own_email, text))

    def _owner(self, token: str) -> str:
        user_id = self._parts.storage.owner_of_invitation(token)
        if user_id is None:
            raise NotFound(_CLOSED)
        return user_id

    def _view(self, rows: Transaction, token: str) -> PartnerView:
        now = self._parts.clock()
        appointment = rows.appointments.of_token(token, now)
        if appointment is None or not occurrences(appointment):
            raise NotFound(_CLOSED)
        occurrence = current(appointment, now)
        rubric = rubric_of(appointment)
        found = rows.score_sheets.of_appointment(appointment.id)
        sheet = next((each for each in found if each.slot == occurrence.key), None)
        return PartnerView(
            appointment, occurrence, _questions(rows, appointment), rubric, sheet or self._new(occurrence, rubric)
        )

    def _new(self, occurrence: Occurrence, rubric: Rubric) -> ScoreSheet:
        appointment = occurrence.appointment
        name = appointment.partner.name if appointment.partner else ""
        return ScoreSheet(
            self._parts.new_id(), appointment.id, occurrence.key, rubric.id, name, SheetWords(), self._parts.clock()
        )


def rubric_of(appointment: Appointment) -> Rubric:
    """By which a partner marks this interview."""
    return library().rubric(RUBRIC_OF[appointment.mock.type])


def _questions(rows: Transaction, appointment: Appointment) -> tuple[str, ...]:
    access = rows.appointments.access(appointment.id)
    if access is None or not access.shares_questions or appointment.preparation_id is None:
        return ()
    asked = rows.questions.list(appointment.preparation_id)
    return tuple(each.question.text for each in asked[:MOST_QUESTIONS])

"""Appointments: week and month, planning one, and what can be done with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.appointments import Appointment, Occurrence, occurrences, read_slot
from interview_coach.domain.appointments_changes import Scope
from interview_coach.domain.appointments_series import WEEKDAYS
from interview_coach.domain.appointments_time import local_of
from interview_coach.errors import CoachError, Conflict, InvalidInput
from interview_coach.services.appointments import Move, Proposal, current
from interview_coach.services.invitations import rubric_of
from interview_coach.services.letters import invitation_text, when_words
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import appointments_form as forms
from interview_coach.web.pages.appointments_calendar import View, day_asked, entries_of, sheet_of, span_of
from interview_coach.web.pages.fields import Form, as_sentence, line_of, number_of
from interview_coach.web.templating import render

router = APIRouter(prefix="/appointments", include_in_schema=False)

CALENDAR_TYPE = "text/calendar; charset=utf-8"
_LISTED = 6
_NEXT = timedelta(days=60)
_SHOWN_CLASHES = 5


@router.get("")
def show_calendar(
    request: Request, app: AppDep, user: UserDep, view: str = "", on: str = "", zone: str = ""
) -> HTMLResponse:
    there = forms.zone_for(app, user, zone or request.cookies.get(forms.ZONE_COOKIE, ""))
    now = forms.now_in(app, there)
    chosen = View.WEEK if view == View.WEEK else View.MONTH
    day = day_asked(on, now.date())
    span = span_of(chosen, day, there)
    entries = entries_of(
        app.appointments.agenda(user, span.since, span.until),
        app.appointments.busy(user, span.since, span.until),
        there,
    )
    coming = app.appointments.agenda(user, app.clock(), app.clock() + _NEXT)
    context = {
        "sheet": sheet_of(chosen, day, now.date(), entries, there),
        "span": span,
        "zone": there,
        "zones": forms.zones(),
        "coming": [(each, local_of(each.starts, there)) for each in coming[:_LISTED]],
        "any": bool(app.appointments.list(user)),
        "weekdays": WEEKDAYS,
        "today": now.date(),
    }
    return render(request, "appointments/index.html", context)


@router.get("/new")
def new_appointment(request: Request, app: AppDep, user: UserDep, on: str = "", zone: str = "") -> HTMLResponse:
    there = forms.zone_for(app, user, zone or request.cookies.get(forms.ZONE_COOKIE, ""))
    today = forms.now_in(app, there).date()
    return _form(request, app, user, forms.first_values(app, user, there, day_asked(on, today) if on else None))


@router.post("")
def add_appointment(request: Request, app: AppDep, user: UserDep, form: FormDep) -> Response:
    """With clashes, or a time that the clocks skip, it asks first; the answer holds for that very time only."""
    try:
        wanted = forms.wanted_of(form)
        proposal = app.appointments.propose(user, wanted)
        if _asks(proposal) and line_of(form, "anyway") != _marked(proposal):
            return _form(request, app, user, form, proposal=proposal)
        added = app.appointments.add(user, wanted)
    except (InvalidInput, Conflict) as error:
        return _form(request, app, user, form, problem=as_sentence(error))
    return RedirectResponse(f"/appointments/{added.id}", status_code=303)


@router.get("/{appointment_id}")
def show_appointment(request: Request, appointment_id: str, app: AppDep, user: UserDep, slot: str = "") -> HTMLResponse:
    return _page(request, app, user, app.appointments.get(user, appointment_id), slot=slot)


@router.post("/{appointment_id}/move")
def move_appointment(request: Request, appointment_id: str, app: AppDep, user: UserDep, form: FormDep) -> Response:
    appointment = app.appointments.get(user, appointment_id)
    slot = line_of(form, "slot")
    try:
        move = Move(read_slot(slot), forms.starts_of(form), _scope(form), number_of(form, "minutes"))
        proposal = app.appointments.propose_move(user, appointment_id, move)
        if _asks(proposal) and line_of(form, "anyway") != _marked(proposal):
            return _page(request, app, user, appointment, slot=slot, form=form, proposal=proposal)
        moved = app.appointments.move(user, appointment_id, move)
    except (InvalidInput, Conflict) as error:
        return _page(request, app, user, appointment, slot=slot, form=form, problem=as_sentence(error))
    return RedirectResponse(f"/appointments/{moved.id}", status_code=303)


@router.post("/{appointment_id}/cancel")
def cancel_appointment(appointment_id: str, app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    slot = line_of(form, "slot")
    app.appointments.cancel(user, appointment_id, read_slot(slot) if slot else None, scope=_scope(form, Scope.ALL))
    return RedirectResponse(f"/appointments/{appointment_id}", status_code=303)


@router.post("/{appointment_id}/remove")
def remove_appointment(appointment_id: str, app: AppDep, user: UserDep) -> RedirectResponse:
    app.appointments.remove(user, appointment_id)
    return RedirectResponse("/appointments", status_code=303)


@router.post("/{appointment_id}/start")
def start_appointment(request: Request, appointment_id: str, app: AppDep, user: UserDep, form: FormDep) -> Response:
    """Opens the mock interview of this appointment."""
    slot, preparation = line_of(form, "slot"), line_of(form, "preparation_id")
    try:
        session = app.appointments.begin(
            user, appointment_id, read_slot(slot) if slot else None, preparation_id=preparation or None
        )
    except InvalidInput as error:
        appointment = app.appointments.get(user, appointment_id)
        return _page(request, app, user, appointment, slot=slot, problem=as_sentence(error))
    return RedirectResponse(f"/mocks/{session}", status_code=303)


@router.get("/{appointment_id}/calendar.ics")
def download_appointment(appointment_id: str, app: AppDep, user: UserDep) -> Response:
    return _file(app.appointments.file(user, appointment_id), "appointment.ics")


@router.get("/{appointment_id}/invitation.ics")
def download_invitation(appointment_id: str, app: AppDep, user: UserDep) -> Response:
    """The invitation to send along by hand."""
    text = _invitation_words(app, user, app.appointments.get(user, appointment_id))
    return _file(app.invitations.file(user, appointment_id, text), "invitation.ics")


@router.post("/{appointment_id}/invitation/renew")
def renew_invitation(appointment_id: str, app: AppDep, user: UserDep) -> RedirectResponse:
    app.invitations.renew(user, appointment_id)
    return _to_partner(appointment_id)


@router.post("/{appointment_id}/invitation/revoke")
def revoke_invitation(appointment_id: str, app: AppDep, user: UserDep) -> RedirectResponse:
    app.invitations.revoke(user, appointment_id)
    return _to_partner(appointment_id)


@router.post("/{appointment_id}/invitation/questions")
def share_questions(appointment_id: str, app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    app.invitations.share_questions(user, appointment_id, share=line_of(form, "share") == "on")
    return _to_partner(appointment_id)


@router.post("/{appointment_id}/messages/{message_id}/again")
def send_again(appointment_id: str, message_id: str, app: AppDep, user: UserDep) -> RedirectResponse:
    app.reminders.again(user, message_id)
    return _to_partner(appointment_id)


def _to_partner(appointment_id: str) -> RedirectResponse:
    return RedirectResponse(f"/appointments/{appointment_id}#partner", status_code=303)


def _file(data: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=CALENDAR_TYPE, headers=headers)


def _scope(form: Form, otherwise: Scope = Scope.ONE) -> Scope:
    value = line_of(form, "scope")
    return Scope(value) if value in list(Scope) else otherwise


def _asks(proposal: Proposal) -> bool:
    return bool(proposal.clashes or proposal.notes)


def _marked(proposal: Proposal) -> str:
    """What was agreed to: other times ask again."""
    first = proposal.times[0]
    return f"{first.local.isoformat()} {first.minutes} {len(proposal.times)} {len(proposal.clashes)}"


def _warnings(proposal: Proposal | None) -> dict[str, Any]:
    if proposal is None:
        return {"warnings": [], "more_warnings": 0, "agreed": ""}
    zone = proposal.appointment.zone
    met = [
        f"{when_words(clash.occurrence)} meets “{clash.busy.title}” "
        f"({local_of(clash.busy.starts, zone):%H:%M} to {local_of(clash.busy.ends, zone):%H:%M})."
        for clash in proposal.clashes
    ]
    found = [*proposal.notes, *met]
    return {
        "warnings": found[:_SHOWN_CLASHES],
        "more_warnings": max(0, len(found) - _SHOWN_CLASHES),
        "agreed": _marked(proposal),
    }


def _form(
    request: Request,
    app: CoachApp,
    user: str,
    form: Form,
    *,
    problem: str = "",
    proposal: Proposal | None = None,
) -> HTMLResponse:
    context = {
        "form": form,
        "problem": problem,
        "preparations": forms.preparations_of(app, user),
        "words": forms,
        "weekdays": WEEKDAYS,
        "can_send": app.reminders.can_send,
        **_warnings(proposal),
    }
    return render(request, "appointments/new.html", context, status=422 if problem else 200)


def _page(
    request: Request,
    app: CoachApp,
    user: str,
    appointment: Appointment,
    *,
    slot: str = "",
    form: Form | None = None,
    problem: str = "",
    proposal: Proposal | None = None,
) -> HTMLResponse:
    planned = occurrences(appointment)
    chosen = _chosen(app, appointment, slot)
    zone = forms.zone_for(app, user, request.cookies.get(forms.ZONE_COOKIE, "") or appointment.zone)
    context = {
        "appointment": appointment,
        "chosen": chosen,
        "planned": planned,
        "coming": [each for each in planned if each.ends > app.clock()],
        "own_zone": zone if zone != appointment.zone else "",
        "local_of": local_of,
        "when": when_words,
        "series": forms.series_words(appointment.recurrence) if appointment.recurrence else "",
        "words": forms,
        "form": form or {},
        "problem": problem,
        "preparations": forms.preparations_of(app, user),
        "now": app.clock(),
        **_partner_context(app, user, appointment),
        **_warnings(proposal),
    }
    return render(request, "appointments/show.html", context, status=422 if problem else 200)


def _chosen(app: CoachApp, appointment: Appointment, slot: str) -> Occurrence | None:
    """The occurrence that the address names, else the current one; None when it is cancelled."""
    try:
        wanted = read_slot(slot) if slot else None
        return next(
            (each for each in occurrences(appointment) if each.slot == wanted), current(appointment, app.clock())
        )
    except CoachError:
        return None


def _partner_context(app: CoachApp, user: str, appointment: Appointment) -> dict[str, Any]:
    access = app.invitations.access(user, appointment.id)
    text = _invitation_words(app, user, appointment)
    partner = appointment.partner
    subject, address = quote(f"Invitation: {appointment.title}"), quote(partner.email, safe="@") if partner else ""
    return {
        "access": access,
        "partner_path": f"/partner/{access.token}" if access else "",
        "public_url": app.reminders.public_url,
        "can_send": app.reminders.can_send,
        "messages": app.reminders.of_appointment(user, appointment.id),
        "dimension_names": {each.id: each.name for each in rubric_of(appointment).dimensions},
        "sheets": app.score_sheets.of_appointment(user, appointment.id),
        "invitation_text": text,
        "mailto": f"mailto:{address}?subject={subject}&body={quote(text)}" if partner else "",
    }


def _invitation_words(app: CoachApp, user: str, appointment: Appointment) -> str:
    access = app.invitations.access(user, appointment.id)
    link = f"{app.reminders.public_url}/partner/{access.token}" if access and app.reminders.public_url else ""
    return invitation_text(appointment, app.clock(), link)


def begins_in(occurrence: Occurrence, now: datetime) -> str:
    """`begins in 12 minutes`, for the start page."""
    minutes = round((occurrence.starts - now) / timedelta(minutes=1))
    if minutes <= 0:
        return "has begun"
    if minutes < 90:
        return f"begins in {minutes} minute{'' if minutes == 1 else 's'}"
    hours = round(minutes / 60)
    return f"begins in {hours} hours" if hours < 36 else f"begins in {round(hours / 24)} days"

"""Mock interviews of a preparation: set one up, see those there are, remove one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.coaching import Style
from interview_coach.domain.interviews import MINUTES, MockSetup, MockType, Mode
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import mock_words
from interview_coach.web.pages.fields import FirstRow, Form, as_sentence, line_of, number_of, wishes_of
from interview_coach.web.templating import render, with_notices

router = APIRouter(include_in_schema=False)

A_PAGE = 20
PRESET = MockSetup(MockType.MIXED, 20, Style.NEUTRAL, Mode.PRACTICE, Medium.TYPED)
"""What the form shows at first: short enough for an evening, and with help at hand."""

T = TypeVar("T", MockType, Style, Mode, Medium)


@router.get("/preparations/{preparation_id}/mocks")
def list_mocks(
    request: Request, app: AppDep, user: UserDep, preparation_id: str, offset: FirstRow = 0, minutes: str = ""
) -> HTMLResponse:
    """`minutes` presets the length, as the plan of a day has it; one that cannot be is that of the preset."""
    asked = int(minutes) if re.fullmatch(r"[0-9]{1,2}", minutes) else PRESET.minutes
    setup = replace(PRESET, minutes=asked if asked in MINUTES else PRESET.minutes)
    return _page(request, app, user, preparation_id, setup, offset=offset)


@router.post("/preparations/{preparation_id}/mocks")
def start_mock(request: Request, app: AppDep, user: UserDep, preparation_id: str, form: FormDep) -> Response:
    setup = _setup(form)
    notices: list[str] = []
    try:
        stored = app.mocks.start(user, preparation_id, setup, notices)
    except (InvalidInput, Conflict) as error:
        return _page(request, app, user, preparation_id, setup, problem=as_sentence(error))
    address = with_notices(f"/mocks/{stored.id}", app.notices.leave(user, notices))
    return RedirectResponse(address, status_code=303)


@router.post("/mocks/{mock_id}/remove")
def remove_mock(app: AppDep, user: UserDep, mock_id: str) -> RedirectResponse:
    preparation_id = app.mocks.get(user, mock_id).preparation_id
    app.mocks.remove(user, mock_id)
    return RedirectResponse(f"/preparations/{preparation_id}/mocks", status_code=303)


def _setup(form: Form) -> MockSetup:
    """What was chosen; a choice that is missing or unknown is that of the preset."""
    wishes = wishes_of(form)
    medium = _chosen(form, "medium", PRESET.medium)
    minutes = number_of(form, "minutes")
    return MockSetup(
        type=_chosen(form, "type", PRESET.type),
        minutes=PRESET.minutes if minutes is None else minutes,
        style=_chosen(form, "style", PRESET.style),
        mode=_chosen(form, "mode", PRESET.mode),
        medium=medium,
        pause_seconds=(number_of(form, "pause_seconds") or None) if medium is Medium.SPOKEN else None,
        use_model=not wishes.builtin,
        redact=wishes.redact,
    )


def _chosen(form: Form, name: str, preset: T) -> T:
    value = line_of(form, name)
    return type(preset)(value) if value in list(type(preset)) else preset


def _page(
    request: Request,
    app: CoachApp,
    user: str,
    preparation_id: str,
    setup: MockSetup,
    *,
    offset: int = 0,
    problem: str = "",
) -> HTMLResponse:
    found = app.mocks.list(user, preparation_id, limit=A_PAGE, offset=offset)
    now = app.clock()
    context = {
        "preparation": app.preparations.get(user, preparation_id),
        "setup": setup,
        "words": mock_words,
        "most_minutes": MINUTES.stop - 1,
        "fewest_minutes": MINUTES.start,
        "found": found,
        "running": [stored for stored in found.items if not stored.mock.is_over and not stored.is_abandoned(now)],
        "problem": problem,
    }
    return render(request, "mocks/list.html", context, status=422 if problem else 200)

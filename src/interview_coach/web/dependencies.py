"""What every endpoint may ask for: the coach, the user, a form."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from interview_coach.bootstrap import CoachApp
from interview_coach.errors import NotFound
from interview_coach.services.markings import Marking
from interview_coach.web.forms import FormValue, read_form


def get_app(request: Request) -> CoachApp:
    return cast(CoachApp, request.app.state.coach_app)


def current_user(request: Request) -> str:
    """The user of this request; locally there is one and no sign-in."""
    return get_app(request).local_user_id


AppDep = Annotated[CoachApp, Depends(get_app)]
UserDep = Annotated[str, Depends(current_user)]
FormDep = Annotated[dict[str, FormValue], Depends(read_form)]


def marking_of(app: AppDep, user: UserDep, answer_id: str) -> Marking:
    """The marking of an answer that a model works on or has just finished. Raises NotFound."""
    marking = app.markings.of(user, answer_id)
    if marking is None:
        raise NotFound("no model is marking this answer")
    return marking

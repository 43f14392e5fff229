"""How practice goes: what got better, what to work on next, and the choice to see it without numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.progress import AreaKind, Status
from interview_coach.domain.weak_areas import WeakArea
from interview_coach.services.today import most_urgent
from interview_coach.web.charts import band_path, range_bar
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import progress_words as words
from interview_coach.web.pages.fields import line_of, own_path
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

ALL = "all"
"""In place of a preparation: no posting weighs the areas."""
_MOST_PREPARATIONS = 100
IN_DETAIL = 6
"""Weak areas with their reason; the rest is a list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The preparations to choose from, and the one whose posting weighs (None: no one's)."""

    preparations: Sequence[Preparation]
    chosen: Preparation | None

    @property
    def id(self) -> str | None:
        return None if self.chosen is None else self.chosen.id


@router.get("/progress")
def show_progress(request: Request, app: AppDep, user: UserDep, preparation: str = "") -> HTMLResponse:
    choice, hidden = _choice(app, user, preparation), app.view_settings.hides_numbers(user)
    overview = app.progress.overview(user, choice.id)
    context = {
        "choice": choice,
        "overview": overview,
        "headline": words.headline(overview.areas, overview.marked, hidden=hidden),
        "groups": _groups(overview.areas),
        "next_areas": _next_areas(overview.areas),
        "bands": [(area, points, band_path(points)) for area, points in overview.bands],
        "words": words,
        "range_bar": range_bar,
    }
    return render(request, "progress/show.html", context)


@router.get("/weak-areas")
def show_weak_areas(request: Request, app: AppDep, user: UserDep, preparation: str = "") -> HTMLResponse:
    choice = _choice(app, user, preparation)
    advice = app.progress.advice(user, choice.id)
    context = {
        "choice": choice,
        "advice": advice[:IN_DETAIL],
        "others": [each.area for each in advice[IN_DETAIL:]],
        "words": words,
        "range_bar": range_bar,
    }
    return render(request, "progress/weak_areas.html", context)


@router.post("/progress/numbers")
def choose_numbers(app: AppDep, user: UserDep, form: FormDep) -> RedirectResponse:
    """Shows marks as numbers, or in words only, on every page."""
    app.view_settings.hide_numbers(user, line_of(form, "numbers") == "hide")
    return RedirectResponse(own_path(line_of(form, "back")), status_code=303)


def _choice(app: CoachApp, user: str, asked: str) -> Choice:
    """The preparation asked for; without a wish the one whose interview comes first. Raises NotFound."""
    preparations = app.preparations.list(user, limit=_MOST_PREPARATIONS, offset=0).items
    if asked == ALL:
        return Choice(preparations, None)
    if asked:
        return Choice(preparations, app.preparations.get(user, asked))
    return Choice(preparations, most_urgent(preparations, app.clock().date()))


def _next_areas(areas: Sequence[WeakArea]) -> list[WeakArea]:
    """Three at most; none while nothing can be told."""
    if all(area.status is Status.NOT_ENOUGH_DATA for area in areas):
        return []
    return [area for area in areas if words.is_to_work_on(area)][:3]


def _groups(areas: Sequence[WeakArea]) -> list[tuple[str, str, list[WeakArea]]]:
    """By kind, those that can be told first, and by name: a place that stays, whatever the order of work is."""
    kinds = (
        (AreaKind.COMPETENCY, "Competencies"),
        (AreaKind.SKILL, "Subjects"),
        (AreaKind.PART, "Parts of an answer"),
    )
    found = []
    for kind, title in kinds:
        here = [area for area in areas if area.kind is kind]
        here.sort(key=lambda area: (area.status is Status.NOT_ENOUGH_DATA, area.type or "", area.title.casefold()))
        if here:
            found.append((kind.value, title, here))
    return found

"""/api/v1/progress, /api/v1/weak-areas and /api/v1/view-settings: how practice goes, and what to work on."""

from __future__ import annotations

from fastapi import APIRouter

from interview_coach.contract_progress import (
    AreaEvidenceDocument,
    BandDocument,
    CalibrationDocument,
    ProgressDocument,
    ViewSettingsDocument,
    WeakAreaDocument,
    WeakAreasDocument,
    WeekCellDocument,
)
from interview_coach.domain.progress_history import Weeks
from interview_coach.services.progress import AreaAdvice
from interview_coach.web.api.documents import Input
from interview_coach.web.dependencies import AppDep, UserDep
from interview_coach.web.pages.progress_words import headline

router = APIRouter(tags=["progress"])


class ViewSettingsInput(Input):
    hide_numbers: bool


@router.get("/progress")
def get_progress(app: AppDep, user: UserDep, preparation_id: str | None = None) -> ProgressDocument:
    """Answers of all preparations count; the posting of `preparation_id` weighs the areas."""
    overview = app.progress.overview(user, preparation_id)
    hidden = app.view_settings.hides_numbers(user)
    return ProgressDocument(
        headline=headline(overview.areas, overview.marked, hidden=hidden),
        hide_numbers=hidden,
        marked=overview.marked,
        not_assessed=overview.unmarked,
        areas=[WeakAreaDocument.of(area, ()) for area in overview.areas],
        bands=[
            BandDocument.model_validate(
                {"kind": area.kind.value, "name": area.name, "title": area.title, "points": points}
            )
            for area, points in overview.bands
        ],
        weeks=_weeks(overview.weeks),
        calibration=CalibrationDocument.model_validate(overview.calibration) if overview.calibration else None,
    )


@router.get("/weak-areas")
def get_weak_areas(app: AppDep, user: UserDep, preparation_id: str | None = None) -> WeakAreasDocument:
    """The area to work on first in front; the first three with quotes of own answers and a question to begin with."""
    return WeakAreasDocument(areas=[_document(each) for each in app.progress.advice(user, preparation_id)])


@router.get("/view-settings")
def get_view_settings(app: AppDep, user: UserDep) -> ViewSettingsDocument:
    return ViewSettingsDocument(hide_numbers=app.view_settings.hides_numbers(user))


@router.put("/view-settings")
def put_view_settings(new: ViewSettingsInput, app: AppDep, user: UserDep) -> ViewSettingsDocument:
    app.view_settings.hide_numbers(user, new.hide_numbers)
    return ViewSettingsDocument(hide_numbers=new.hide_numbers)


def _document(advice: AreaAdvice) -> WeakAreaDocument:
    quotes = [AreaEvidenceDocument.model_validate(quote) for quote in advice.quotes]
    return WeakAreaDocument.of(advice.area, quotes, advice.practice.question.id if advice.practice else None)


def _weeks(weeks: Weeks) -> list[WeekCellDocument]:
    return [
        WeekCellDocument(competency=name, begin_on=begin_on, mean=round(cell.mean, 2), answers=cell.answers)
        for name, cells in weeks.rows
        for begin_on, cell in zip(weeks.begin_on, cells, strict=True)
        if cell is not None
    ]

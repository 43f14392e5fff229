"""`coach weak-areas`: what to work on first, from the marks so far."""

from __future__ import annotations

from interview_coach.cli.engines import coach_for
from interview_coach.cli.histories import HistoryFile, read_history
from interview_coach.cli.options import CvFile, Engine, JobFile, Json
from interview_coach.cli.screen import write_json
from interview_coach.content.area_words import area_words
from interview_coach.contract_progress import (
    AreaEvidenceDocument,
    CauseDocument,
    DrillDocument,
    WeakAreaDocument,
    WeakAreasDocument,
)
from interview_coach.documents import read_cv_file, read_posting_file
from interview_coach.domain.progress import measure
from interview_coach.domain.weak_areas import WeakArea, rank_areas


def show_weak_areas(
    history: HistoryFile = None,
    job: JobFile = None,
    cv: CvFile = None,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """What to work on first: your level with its range, what changed, where the marks are lost, a drill."""
    answers = read_history(history)
    posting = read_posting_file(job) if job else None
    resume = read_cv_file(cv) if cv else None
    wanted = coach_for(engine, "weak-areas").analyse_job(posting, resume) if posting else None
    areas = rank_areas(measure(answers), area_words(), wanted)
    if as_json:
        write_json(WeakAreasDocument(areas=[_document(area) for area in areas]))
        return
    from interview_coach.cli.pages.weak_areas import print_weak_areas  # Rich: for people only

    print_weak_areas(areas)


def _document(area: WeakArea) -> WeakAreaDocument:
    evidence = [
        AreaEvidenceDocument(at=each.answer.at, question=each.answer.question, mark=each.mark)
        for each in area.evidence
        if each.mark is not None
    ]
    cause = area.cause
    return WeakAreaDocument(
        kind=area.kind.value,
        competency=area.competency,
        name=area.name,
        title=area.title,
        type=area.type,
        estimate=_rounded(area.estimate),
        low=_rounded(area.low),
        high=_rounded(area.high),
        answers=area.answers,
        not_assessed=area.not_assessed,
        status=area.status.value,
        change=area.change.value,
        gain=_rounded(area.gain),
        engine=area.engine,
        priority=round(area.priority, 3),
        reason=area.reason,
        focus=area.focus,
        cause=CauseDocument(name=cause.name, mark=round(cause.mark, 2), answers=cause.answers) if cause else None,
        evidence=evidence,
        drill=DrillDocument.model_validate(area.drill),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)

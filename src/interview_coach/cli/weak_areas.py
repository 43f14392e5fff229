"""`coach weak-areas`: what to work on first, from the marks so far."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interview_coach.bootstrap import open_coach
from interview_coach.cli.engines import coach_for
from interview_coach.cli.histories import HistoryFile, read_history
from interview_coach.cli.options import CvFile, Data, Engine, JobFile, Json
from interview_coach.cli.screen import write_json
from interview_coach.config import load_settings
from interview_coach.content.area_words import area_words
from interview_coach.contract_progress import AreaEvidenceDocument, WeakAreaDocument, WeakAreasDocument
from interview_coach.documents import read_cv_file, read_posting_file
from interview_coach.domain.job import Job
from interview_coach.domain.progress import measure
from interview_coach.domain.weak_areas import WeakArea, rank_areas


def show_weak_areas(
    history: HistoryFile = None,
    job: JobFile = None,
    cv: CvFile = None,
    engine: Engine = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """What to work on first: your level with its range, what changed, where the marks are lost, a drill.

    Without --history it reads the answers that are stored."""
    answers = None if history is None else read_history(history)
    posting = read_posting_file(job) if job else None
    resume = read_cv_file(cv) if cv else None
    wanted = coach_for(engine, "weak-areas").analyse_job(posting, resume) if posting else None
    if answers is None:
        areas, documents = _stored(data, wanted)
    else:
        areas = rank_areas(measure(answers), area_words(), wanted)
        documents = [WeakAreaDocument.of(area) for area in areas]
    if as_json:
        write_json(WeakAreasDocument(areas=documents))
        return
    from interview_coach.cli.pages.weak_areas import print_weak_areas  # Rich: for people only

    print_weak_areas(areas)


def _stored(data: Path | None, wanted: Job | None) -> tuple[Sequence[WeakArea], list[WeakAreaDocument]]:
    """From the answers in the data folder, the first areas with quotes of them."""
    app = open_coach(load_settings(data))
    try:
        found = app.progress.advice(app.local_user_id, job=wanted)
    finally:
        app.close()
    documents = [
        WeakAreaDocument.of(
            each.area,
            [AreaEvidenceDocument.model_validate(quote) for quote in each.quotes],
            each.practice.question.id if each.practice else None,
        )
        for each in found
    ]
    return [each.area for each in found], documents

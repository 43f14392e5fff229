"""The debrief of a mock interview: read it, ask a model for its summary, take it along as PDF, Markdown or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from interview_coach.bootstrap import CoachApp
from interview_coach.content.library import library
from interview_coach.contract_debriefs import DebriefDocument
from interview_coach.domain.case_room import CaseRoom, NumberCheck, Verdict
from interview_coach.domain.debriefs import AnswerNote, MockDebrief, Recurrence, weakest_part
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.interviews import StoredMock
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.score_sheets import ScoreSheet
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.papers.debrief import blocks_of
from interview_coach.papers.markdown import markdown
from interview_coach.services.mock_rooms import room_of
from interview_coach.services.parts import Wishes
from interview_coach.web.dependencies import AppDep, FormDep, UserDep
from interview_coach.web.pages import mock_words
from interview_coach.web.pages.fields import wishes_of
from interview_coach.web.pages.marked_answer import Piece, Stretch, stretches, with_blanks
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)

_BUILTIN = Wishes(builtin=True)
"""A page that is only looked at asks no model."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """An answer of the debrief with what the page draws: its parts, the blanks of the stronger version, the numbers of
    a case that were checked, and whether a model is reading it just now."""

    note: AnswerNote
    evaluation: Evaluation | None
    stretches: tuple[Stretch, ...]
    pieces: tuple[Piece, ...]
    numbers: tuple[NumberCheck, ...]
    being_read: bool

    @property
    def weakest(self) -> str:
        part = weakest_part(self.note)
        return part.name if part else ""


@router.get("/mocks/{mock_id}/debrief")
def show_debrief(request: Request, app: AppDep, user: UserDep, mock_id: str) -> HTMLResponse:
    """By the builtin coach, at once; a model is asked for its summary only by the button on the page."""
    return _page(request, app, user, mock_id, _BUILTIN)


@router.post("/mocks/{mock_id}/debrief")
def ask_for_debrief(request: Request, app: AppDep, user: UserDep, mock_id: str, form: FormDep) -> HTMLResponse:
    return _page(request, app, user, mock_id, wishes_of(form, []))


@router.get("/mocks/{mock_id}/debrief.md")
def take_markdown(app: AppDep, user: UserDep, mock_id: str) -> Response:
    written = markdown(blocks_of(app.debriefs.get(user, mock_id, _BUILTIN), zone=_zone(app)))
    return _file(written.encode(), "text/markdown; charset=utf-8", "md")


@router.get("/mocks/{mock_id}/debrief.pdf")
def take_pdf(app: AppDep, user: UserDep, mock_id: str) -> Response:
    from interview_coach.papers.pdf import pdf

    debrief = app.debriefs.get(user, mock_id, _BUILTIN)
    title = f"Debrief: {debrief.title}, {debrief.started_at.date().isoformat()}"
    return _file(pdf(blocks_of(debrief, zone=_zone(app)), title), "application/pdf", "pdf")


@router.get("/mocks/{mock_id}/debrief.json")
def take_json(app: AppDep, user: UserDep, mock_id: str) -> Response:
    document = DebriefDocument.model_validate(app.debriefs.get(user, mock_id, _BUILTIN))
    return _file(document.model_dump_json(indent=2).encode(), "application/json", "json")


def _page(request: Request, app: CoachApp, user: str, mock_id: str, wishes: Wishes) -> HTMLResponse:
    stored = app.mocks.get(user, mock_id)
    debrief = app.debriefs.get(user, mock_id, wishes)
    questions = app.questions.list(user, stored.preparation_id)
    context = {
        "stored": stored,
        "debrief": debrief,
        "notes": [_view(app, user, stored, note) for note in debrief.answers],
        "drills": [(each, _question_for(each, debrief)) for each in debrief.recurring],
        "next_question": _next_question(debrief, questions),
        "sheets": [(sheet, _rubric_names(sheet)) for sheet in app.score_sheets.of_session(user, mock_id)],
        "labels_of": mock_words,
        "may_ask": wishes.builtin,
        "stepped_in": wishes.notices or (),
    }
    return render(request, "debriefs/show.html", context)


def _view(app: CoachApp, user: str, stored: StoredMock, note: AnswerNote) -> NoteView:
    record = app.answers.get(user, note.answer_id).record
    evaluation = record.evaluation if record else None
    marking = app.markings.of(user, note.answer_id)
    return NoteView(
        note,
        evaluation,
        stretches(note.text, evaluation.segments if evaluation else ()),
        with_blanks(note.stronger) if note.stronger else (),
        _numbers(stored, note),
        marking is not None and marking.running,
    )


def _numbers(stored: StoredMock, note: AnswerNote) -> tuple[NumberCheck, ...]:
    """The numbers of a case that could be held against it, with how each is computed."""
    if note.type is not QuestionType.CASE:
        return ()
    room: CaseRoom = room_of(note.question, stored.mock.replies(note.question_id))
    return tuple(check for check in room.checks if check.verdict is not Verdict.OTHER)


def _question_for(recurrence: Recurrence, debrief: MockDebrief) -> str:
    """The question to drill on: that of the answer where the part was lowest."""

    def mark(note: AnswerNote) -> float:
        return next((part.mark for part in note.parts if part.name == recurrence.part and part.mark), 5.0)

    notes = [note for note in debrief.answers if note.number in recurrence.answers]
    return min(notes, key=mark).question_id


def _next_question(debrief: MockDebrief, questions: tuple[AskedQuestion, ...]) -> str | None:
    """One that fits the next practice: about its competency and not tried yet, else the weakest of this talk."""
    item = debrief.next_practice
    if item is None:
        return None
    fresh = (q for q in questions if item.competency and q.question.competency == item.competency and not q.attempts)
    if (found := next(fresh, None)) is not None:
        return found.question.id
    marked = [note for note in debrief.answers if note.mark is not None and not note.is_sensitive]
    return min(marked, key=lambda note: note.mark or 5.0).question_id if marked else None


def _rubric_names(sheet: ScoreSheet) -> dict[str, str]:
    rubric = library().rubrics.get(sheet.rubric)
    return {dimension.id: dimension.name for dimension in rubric.dimensions} if rubric else {}


def _zone(app: CoachApp) -> tzinfo:
    """That of this computer, as on every page."""
    return app.clock().astimezone().tzinfo or UTC


def _file(content: bytes, media_type: str, ending: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="debrief.{ending}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)

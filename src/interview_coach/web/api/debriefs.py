"""/api/v1/mocks/{id}/debrief: as JSON, Markdown and PDF."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query, Response

from interview_coach.contract_debriefs import DebriefDocument
from interview_coach.domain.debriefs import MockDebrief
from interview_coach.errors import InvalidInput
from interview_coach.papers.debrief import blocks_of
from interview_coach.papers.markdown import markdown
from interview_coach.services.parts import Wishes
from interview_coach.web.api.documents import AS_SET, Asking
from interview_coach.web.dependencies import AppDep, UserDep

router = APIRouter(prefix="/mocks/{mock_id}/debrief", tags=["mocks"])

_BUILTIN = Wishes(builtin=True)

Zone = Annotated[str, Query(max_length=60, description="IANA time zone in which times are written")]


@router.get("")
def get_debrief(mock_id: str, app: AppDep, user: UserDep) -> DebriefDocument:
    """Of a mock that is not over yet: what there is so far. By the builtin coach: looking asks no model."""
    return DebriefDocument.model_validate(app.debriefs.get(user, mock_id, _BUILTIN))


@router.post("")
def ask_for_debrief(mock_id: str, app: AppDep, user: UserDep, asking: Asking = AS_SET) -> DebriefDocument:
    """With a summary by the user's engine; nothing is stored but what it cost."""
    return DebriefDocument.model_validate(app.debriefs.get(user, mock_id, Wishes(redact=asking.redact)))


@router.get("/markdown", response_class=Response, responses={200: {"content": {"text/markdown": {}}}})
def get_markdown(mock_id: str, app: AppDep, user: UserDep, zone: Zone = "UTC") -> Response:
    """CommonMark; what was said is escaped in it."""
    written = markdown(blocks_of(app.debriefs.get(user, mock_id, _BUILTIN), zone=_zone(zone)))
    return _file(written.encode(), "text/markdown; charset=utf-8", "debrief.md")


@router.get("/pdf", response_class=Response, responses={200: {"content": {"application/pdf": {}}}})
def get_pdf(mock_id: str, app: AppDep, user: UserDep, zone: Zone = "UTC") -> Response:
    """A4, with page numbers; letters that its font lacks stand as question marks, and a note says so."""
    from interview_coach.papers.pdf import pdf

    debrief = app.debriefs.get(user, mock_id, _BUILTIN)
    return _file(pdf(blocks_of(debrief, zone=_zone(zone)), _title(debrief)), "application/pdf", "debrief.pdf")


def _title(debrief: MockDebrief) -> str:
    return f"Debrief: {debrief.title}, {debrief.started_at.date().isoformat()}"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:  # an unknown zone, a path, an empty name
        raise InvalidInput("the time zone has to be an IANA name, such as Europe/Berlin") from error


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)

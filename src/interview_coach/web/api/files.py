"""/api/v1/documents: reads files, sent as raw bodies; nothing is stored."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query

from interview_coach.documents import read_cv, read_posting
from interview_coach.web.api.documents import PostingDocument

router = APIRouter(prefix="/documents", tags=["documents"])

RawBody = Annotated[bytes, Body(media_type="application/octet-stream")]
FileName = Annotated[str, Query(max_length=255)]


@router.post("/cv")
def read_cv_document(body: RawBody = b"", filename: FileName = "") -> dict[str, Any]:
    """A CV file (PDF, DOCX, text, Markdown, JSON Resume) as a JSON Resume document with `meta.warnings`."""
    return dict(read_cv(body, filename).document)


@router.post("/posting")
def read_posting_document(body: RawBody = b"", filename: FileName = "") -> PostingDocument:
    """A posting file (PDF, DOCX, text, HTML) as text."""
    return PostingDocument(text=read_posting(body, filename).text)

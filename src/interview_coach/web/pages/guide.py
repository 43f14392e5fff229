"""Help: how marks are made and what they do not mean, and how to tell a story in four parts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from interview_coach.content.library import library
from interview_coach.web.guidance import STAR
from interview_coach.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/help/marks")
def explain_marks(request: Request) -> HTMLResponse:
    return render(request, "guide/marks.html", {"rubric": library().rubric("behavioral")})


@router.get("/help/star")
def explain_star(request: Request) -> HTMLResponse:
    return render(request, "guide/star.html", {"guide": STAR})

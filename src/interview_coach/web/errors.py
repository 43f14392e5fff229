"""Errors as the web shows them: problem documents (RFC 9457) for programs, a page for people."""

from __future__ import annotations

import logging
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview_coach.errors import (
    BudgetExceeded,
    CoachError,
    ConfigurationError,
    Conflict,
    InvalidInput,
    NotFound,
    NotPermitted,
    ProviderError,
    StorageFailed,
)
from interview_coach.web.templating import render

_STATUS: dict[type[CoachError], int] = {
    InvalidInput: 422,
    NotFound: 404,
    Conflict: 409,
    NotPermitted: 403,
    BudgetExceeded: 402,
    ProviderError: 502,
    ConfigurationError: 503,
    StorageFailed: 503,
}
_log = logging.getLogger("interview_coach.web")


def register_errors(app: FastAPI) -> None:
    app.add_exception_handler(CoachError, _coach_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_middleware(UnexpectedErrors)


def status_of(error: CoachError) -> int:
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)


def _coach_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CoachError)
    return _reply(request, status_of(error), error.title, _sentence(str(error)))


def _invalid_request(request: Request, error: Exception) -> Response:
    """Says which field is wrong; never repeats what was sent, which may be somebody's CV."""
    assert isinstance(error, RequestValidationError)
    wrong = [{"field": ".".join(map(str, e["loc"][1:])), "message": e["msg"]} for e in error.errors()]
    detail = "; ".join(f"{w['field'] or 'body'}: {w['message']}" for w in wrong[:3])
    return _reply(request, 422, "The request is not valid", detail, errors=wrong)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    detail = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
    reply = _reply(request, error.status_code, title, detail)
    reply.headers.update(error.headers or {})
    return reply


class UnexpectedErrors:
    """The last resort, inside Starlette's own: that one raises again, and the server would print the error's text.

    The log gets the kind and place of the error, never its text, which may quote the user.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http":
                raise
            _log.error("unexpected %s at %s in %s", type(error).__name__, _place(error), scope["method"])
            if not started:
                detail = "What you had saved before this step is still there. Try again."
                reply = _reply(Request(scope), 500, "Something went wrong", detail)
                await reply(scope, receive, send)


def _place(error: Exception) -> str:
    """The line of ours in which it happened: `answers.py:52`."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "interview_coach" in f.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"


def _reply(request: Request, status: int, title: str, detail: str, **more: Any) -> Response:
    if request.url.path.startswith("/api/"):
        slug = title.lower().replace(" ", "-")
        problem = {"type": f"urn:interview-coach:problem:{slug}", "title": title, "status": status, "detail": detail}
        return JSONResponse({**problem, **more}, status, media_type="application/problem+json")
    return render(request, "errors/error.html", {"status": status, "title": title, "detail": detail}, status=status)


def _sentence(text: str) -> str:
    first = text.split(" ", maxsplit=1)[0]
    opened = text if "." in first else text[:1].upper() + text[1:]  # a file keeps its name: cv.pdf
    return opened + ("" if text.endswith((".", "?")) else ".")

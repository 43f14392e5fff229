"""Errors as the web shows them: problem documents (RFC 9457) for programs, a page for people."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from interview_coach.errors import (
    BudgetExceeded,
    CoachError,
    ConfigurationError,
    Conflict,
    InvalidInput,
    NotFound,
    NotPermitted,
    ProviderError,
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
}
_log = logging.getLogger("interview_coach.web")


def register_errors(app: FastAPI) -> None:
    app.add_exception_handler(CoachError, _coach_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


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


def _unexpected(request: Request, error: Exception) -> Response:
    """The last resort. The log gets the kind and place of the error, not its text, which may quote the user."""
    _log.error("unexpected %s in %s %s", type(error).__name__, request.method, request.url.path)
    return _reply(
        request, 500, "Something went wrong", "What you had saved before this step is still there. Try again."
    )


def _reply(request: Request, status: int, title: str, detail: str, **more: Any) -> Response:
    if request.url.path.startswith("/api/"):
        slug = title.lower().replace(" ", "-")
        problem = {"type": f"urn:interview-coach:problem:{slug}", "title": title, "status": status, "detail": detail}
        return JSONResponse({**problem, **more}, status, media_type="application/problem+json")
    return render(request, "errors/error.html", {"status": status, "title": title, "detail": detail}, status=status)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")

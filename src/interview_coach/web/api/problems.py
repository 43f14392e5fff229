"""What the API says when it refuses: problem documents (RFC 9457), as they stand in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


class Problem(BaseModel):
    """`type` is a name for the kind of problem, `detail` one sentence for a person; `errors` names wrong fields."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


_CASES = {
    403: "Another host or another site asked for it",
    404: "There is no such thing for this user",
    402: "The budget for models is used up",
    409: "It contradicts what is stored",
    413: "More than 22 MB",
    422: "What was sent cannot be used",
    500: "The coach failed; what was stored before is still there",
    502: "A model or another outside service failed",
    503: "It could not be stored, or the configuration is wrong",
}


def problem(description: str) -> dict[str, Any]:
    """A refusal as the OpenAPI document describes it."""
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": Problem.model_json_schema()}},
    }


PROBLEMS: dict[int | str, dict[str, Any]] = {status: problem(text) for status, text in _CASES.items()}

"""Domain values as JSON text for encrypted columns, and back; what was written by an older version still reads."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter

from interview_coach.domain.cv import Cv

T = TypeVar("T")


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """Building one takes milliseconds, so each is built once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_text(value: object) -> str:
    return _adapter(type(value)).dump_json(value).decode()


def from_text(kind: type[T], text: str) -> T:
    """A value of `kind`; fields it does not know are ignored, fields it lacks take their defaults."""
    return _adapter(kind).validate_json(text)


def cv_to_text(cv: Cv) -> str:
    return json.dumps(cv.document, ensure_ascii=False)


def cv_from_text(text: str) -> Cv:
    document: dict[str, Any] = json.loads(text)
    return Cv.from_document(document)

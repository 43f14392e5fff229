"""A reply as far as it has come: what is there of it, before the rest is written."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Optional

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model
from pydantic_core import from_json


def so_far(reply: type[BaseModel], text: str) -> BaseModel | None:
    """The fields of `reply` that stand in `text`, the beginning of its JSON; a field that has not begun is None. Only
    the last one may still be growing: one that grows while a later one is there already is left out. None when
    nothing can be read."""
    begun = text[text.find("{") :]
    try:
        found = from_json(begun, allow_partial="trailing-strings")
        if not isinstance(found, dict) or not found:
            return None
        growing = next(reversed(found))
        order = [name for name in reply.model_fields if name in found]
        if order and growing != order[-1]:
            del found[growing]
            return _adapter(reply).validate_python(found)
        return _adapter(reply).validate_json(begun, experimental_allow_partial="trailing-strings")
    except (ValueError, ValidationError):
        return None


@lru_cache(maxsize=64)
def _adapter(reply: type[BaseModel]) -> TypeAdapter[BaseModel]:
    """For the same fields, none of which need be there."""
    fields: dict[str, Any] = {
        name: (Optional[field.rebuild_annotation()], None)  # noqa: UP045  (a type known at run time)
        for name, field in reply.model_fields.items()
    }
    made: type[BaseModel] = create_model(f"{reply.__name__}SoFar", **fields)
    return TypeAdapter(made)

"""Weights of the small models of the builtin coach, as data beside the code.

Each file under content/data/models says what it was trained on and when; tools/marking makes them, docs/models has a
card for each. Reading them needs numpy only.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_elsewhere: ContextVar[Path | None] = ContextVar("models", default=None)


def model(name: str) -> Mapping[str, Any]:
    """The model `name` with its arrays unpacked; read once. Raises KeyError for a name that does not exist."""
    return _read(name, _elsewhere.get())


@cache
def _read(name: str, folder: Path | None) -> Mapping[str, Any]:
    place = (folder or files("interview_coach.content").joinpath("data/models")).joinpath(f"{name}.json")
    if not place.is_file():
        raise KeyError(f"there is no model {name!r}")
    return {key: unpacked(value) for key, value in json.loads(place.read_text("utf-8")).items()}


@contextmanager
def read_from(folder: Path) -> Iterator[None]:
    """Within it models come from `folder`: measuring on answers that the shipped weights have seen says nothing."""
    before = _elsewhere.set(folder)
    try:
        yield
    finally:
        _elsewhere.reset(before)


def packed(values: Array | Sequence[float] | Sequence[Sequence[float]], form: str = "float32") -> dict[str, Any]:
    """An array as it stands in a file: shape and floats of 32 (or, with `form` float16, 16) bits, base64."""
    found = np.asarray(values, form)
    return {"shape": list(found.shape), form: base64.b64encode(found.tobytes()).decode()}


def unpacked(value: Any) -> Any:
    """What `packed` made, as an array again; dicts are gone through, anything else is left as it is."""
    if isinstance(value, dict) and not {"float32", "float16"} & set(value):
        return {key: unpacked(inner) for key, inner in value.items()}
    if not isinstance(value, dict):
        return value
    form = "float32" if "float32" in value else "float16"
    flat = np.frombuffer(base64.b64decode(value[form]), form)
    return flat.reshape(value["shape"]).astype(np.float64)

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
    return {key: _unpacked(value) for key, value in json.loads(place.read_text("utf-8")).items()}


@contextmanager
def read_from(folder: Path) -> Iterator[None]:
    """Within it models come from `folder`: measuring on answers that the shipped weights have seen says nothing."""
    before = _elsewhere.set(folder)
    try:
        yield
    finally:
        _elsewhere.reset(before)


def packed(values: Array | Sequence[float] | Sequence[Sequence[float]]) -> dict[str, Any]:
    """An array as it stands in a model file: shape and 32-bit floats, base64."""
    found = np.asarray(values, np.float32)
    return {"shape": list(found.shape), "float32": base64.b64encode(found.tobytes()).decode()}


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict) and set(value) != {"shape", "float32"}:
        return {key: _unpacked(inner) for key, inner in value.items()}
    if not isinstance(value, dict):
        return value
    flat = np.frombuffer(base64.b64decode(value["float32"]), np.float32)
    return flat.reshape(value["shape"]).astype(np.float64)

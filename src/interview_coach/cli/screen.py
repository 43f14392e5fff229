"""What is written where: results on stdout, notes on stderr; text of others cannot steer the terminal."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

_CONTROL = {code: None for code in (*range(9), *range(11, 32), *range(127, 160))}  # tab and line feed stay


def printable(text: str) -> str:
    """`text` without control characters (an escape sequence in a CV must not reach the terminal)."""
    return text.translate(_CONTROL).encode("utf-8", "replace").decode("utf-8")


def write_json(document: BaseModel) -> None:
    """Exactly one JSON document on stdout, UTF-8 whatever the locale says."""
    _write(document.model_dump_json(indent=2))


def write_json_value(value: Any) -> None:
    """The same for a value that is no document of the contract."""
    _write(json.dumps(value, ensure_ascii=False, indent=2))


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()

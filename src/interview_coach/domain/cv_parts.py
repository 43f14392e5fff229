"""The parts of a CV that are no story: education, certificates, skills, languages, summary; each entry in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_FIELDS = {
    "education": ("studyType", "area", "institution"),
    "certificates": ("name", "issuer"),
    "awards": ("title", "awarder"),
    "publications": ("name", "publisher"),
    "interests": ("name",),
    "references": ("name",),
    "work": ("position", "name"),
    "volunteer": ("position", "organization"),
    "projects": ("name", "entity"),
}
"""What says of an entry which one it is; dates follow."""

_REFERENCE = re.compile(
    r"(?P<section>[a-z]+)(?:\[(?P<row>\d{1,6})\])?(?:\.(?P<field>[A-Za-z]+)(?:\[(?P<item>\d{1,6})\])?)?"
)


def section_of(ref: str) -> str:
    """The section a reference points into: `education` of `education[0]`."""
    found = _REFERENCE.fullmatch(ref)
    return found["section"] if found else ""


def text_at(document: Mapping[str, Any], ref: str) -> str:
    """The words at `education[0]`, `skills[0].keywords[2]` or `basics.summary`; empty when nothing is there."""
    found = _REFERENCE.fullmatch(ref)
    if not found:
        return ""
    value = _at(document.get(found["section"]), found["row"])
    if found["field"] and isinstance(value, Mapping):
        value = _at(value.get(found["field"]), found["item"])
    if isinstance(value, Mapping):
        return entry_text(found["section"], value)
    return value if isinstance(value, str) else ""


def _at(value: Any, index: str | None) -> Any:
    if index is None:
        return value
    rows: Sequence[Any] = value if isinstance(value, list | tuple) else ()
    return rows[int(index)] if int(index) < len(rows) else None


def entry_texts(document: Mapping[str, Any], section: str) -> tuple[str, ...]:
    """Every entry of a section in one line each, in the order of the CV; entries without words are left out."""
    value = document.get(section)
    rows: Sequence[Any] = value if isinstance(value, list | tuple) else ()
    return tuple(text for row in rows if isinstance(row, Mapping) and (text := entry_text(section, row)))


def entry_text(section: str, row: Mapping[str, Any]) -> str:
    """An entry in one line: `BSc, Nursing, Northgate College, 2016-09 – 2019`."""
    if section == "skills":
        words = ", ".join(str(word) for word in _listed(row.get("keywords")) if word)
        return _line(": ".join(part for part in (_text(row.get("name")), words) if part))
    if section == "languages":
        fluency = _text(row.get("fluency"))
        return _line(_text(row.get("language")) + (f" ({fluency})" if fluency else ""))
    parts = [_text(row.get(name)) for name in _FIELDS.get(section, ("name",))]
    return _line(", ".join(part for part in (*parts, _dates(row)) if part))


def _dates(row: Mapping[str, Any]) -> str:
    started, ended = _text(row.get("startDate")), _text(row.get("endDate"))
    return (
        " – ".join(part for part in (started, ended) if part) or _text(row.get("date")) or _text(row.get("releaseDate"))
    )


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _line(text: str) -> str:
    return " ".join(text.split())

"""Corrections proposed for a CV as it was read; the user takes the ones that are right."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from interview_coach.domain.cv_parts import text_at
from interview_coach.errors import Conflict

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "work": ("position", "name", "startDate", "endDate"),
    "volunteer": ("position", "organization", "startDate", "endDate"),
    "projects": ("name", "entity", "startDate", "endDate"),
    "education": ("institution", "area", "studyType", "startDate", "endDate"),
}
"""What of an entry may be corrected."""
WITH_LINES: Final = ("work", "volunteer", "projects")
"""Sections whose entries have lines, which may move from one to another."""
_ENTRY = re.compile(r"(?P<section>[a-z]+)\[(?P<row>\d{1,4})\]")
_LINE = re.compile(r"(?P<entry>[a-z]+\[\d{1,4}\])\.highlights\[(?P<item>\d{1,4})\]")
_FIELD = re.compile(r"(?P<entry>(?P<section>[a-z]+)\[\d{1,4}\])\.(?P<field>[A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class CvProposal:
    """`after` stands at `ref` (`work[0].position`) instead of `before`; or, with `to` (`work[1]`), the line at `ref`
    goes to the end of that entry's lines and stays as it is. `why` may be empty."""

    ref: str
    before: str
    after: str
    to: str = ""
    why: str = ""


def is_field(document: Mapping[str, Any], ref: str) -> bool:
    """Whether a reference is a field, empty or not, of an entry that is there and may be corrected."""
    found = _FIELD.fullmatch(ref)
    if found is None or found["field"] not in FIELDS.get(found["section"], ()):
        return False
    return has_entry(document, found["entry"])


def is_line(document: Mapping[str, Any], ref: str) -> bool:
    found = _LINE.fullmatch(ref)
    return found is not None and has_entry(document, found["entry"], WITH_LINES) and bool(text_at(document, ref))


def has_entry(document: Mapping[str, Any], entry: str, sections: Sequence[str] = tuple(FIELDS)) -> bool:
    found = _ENTRY.fullmatch(entry)
    if found is None or found["section"] not in sections:
        return False
    rows = document.get(found["section"])
    row = int(found["row"])
    return isinstance(rows, list | tuple) and row < len(rows) and isinstance(rows[row], Mapping)


def entry_of(ref: str) -> str:
    """The entry a reference lies in: `work[0]` of `work[0].highlights[2]`."""
    return ref.partition(".")[0]


def with_proposals(document: Mapping[str, Any], proposals: Sequence[CvProposal]) -> dict[str, Any]:
    """The document with these corrections; lines are found where they stood before any of them moved.

    Raises Conflict when something else stands there by now.
    """
    if any(not _holds(document, proposal) for proposal in proposals):
        raise Conflict("the CV was changed in between; ask for proposals again")
    corrected: dict[str, Any] = copy.deepcopy(dict(document))
    for section in FIELDS:
        if isinstance(corrected.get(section), list | tuple):
            corrected[section] = [dict(row) if isinstance(row, Mapping) else row for row in corrected[section]]
    for proposal in proposals:
        if not proposal.to:
            _row(corrected, entry_of(proposal.ref))[proposal.ref.partition(".")[2]] = proposal.after
    _move(corrected, [proposal for proposal in proposals if proposal.to])
    return corrected


def _holds(document: Mapping[str, Any], proposal: CvProposal) -> bool:
    """Whether the proposal is about what stands there now."""
    if proposal.to:
        known = is_line(document, proposal.ref) and has_entry(document, proposal.to, WITH_LINES)
        return known and proposal.to != entry_of(proposal.ref) and text_at(document, proposal.ref) == proposal.before
    return is_field(document, proposal.ref) and text_at(document, proposal.ref) == proposal.before


def _move(document: dict[str, Any], moves: Sequence[CvProposal]) -> None:
    gone: dict[str, set[int]] = {}
    for move in moves:
        found = _LINE.fullmatch(move.ref)
        if found and int(found["item"]) not in gone.setdefault(found["entry"], set()):
            gone[found["entry"]].add(int(found["item"]))
            target = _row(document, move.to)
            target["highlights"] = [*(target.get("highlights") or ()), move.before]
    for entry, items in gone.items():
        row = _row(document, entry)
        row["highlights"] = [line for place, line in enumerate(row["highlights"]) if place not in items]


def _row(document: dict[str, Any], entry: str) -> dict[str, Any]:
    section, _, row = entry.rstrip("]").partition("[")
    found: dict[str, Any] = document[section][int(row)]
    return found

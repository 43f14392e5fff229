"""A model looks at a CV as it was read: what it would put elsewhere, in the CV's own words, for the user to decide."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import correct, is_clean, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.quotes import quoted
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import text_at
from interview_coach.domain.cv_proposals import FIELDS, WITH_LINES, CvProposal, entry_of, has_entry, is_field, is_line

_LONGEST_VALUE, _LONGEST_REASON = 160, 240
_MOST = 30
"""Corrections; a CV of which more is wrong is better pasted as text."""
_MOST_CHARACTERS = 20_000
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?")


class CorrectionRead(BaseModel):
    """Why a field is wrong, its reference, and what should stand there."""

    why: Annotated[str, Field(max_length=2_000)]
    ref: Annotated[str, Field(max_length=80)]
    value: Annotated[str, Field(max_length=2_000)]


class MoveRead(BaseModel):
    """Why a line stands wrong, its reference, and the entry it belongs to."""

    why: Annotated[str, Field(max_length=2_000)]
    line: Annotated[str, Field(max_length=80)]
    to: Annotated[str, Field(max_length=80)]


class CvRead(BaseModel):
    corrections: Annotated[list[CorrectionRead], Field(max_length=_MOST)]
    moves: Annotated[list[MoveRead], Field(max_length=_MOST)]


def propose_corrections(desk: Desk, cv: Cv) -> tuple[CvProposal, ...]:
    """See `ports.Coach.propose_corrections`. What does not stand in the CV word for word is dropped.

    Raises BudgetExceeded, ProviderError.
    """
    told = "\n".join(_told(cv.document))[:_MOST_CHARACTERS]
    if not told:
        return ()
    reader = _Reader(cv.document, told)
    read = desk.ask(
        Ask("cv", {}, {"cv": told}, output_tokens=1_200), CvRead, check=lambda reply: correct(reader.faults(reply))
    )
    return tuple(reader.accepted(read))


def _told(document: Mapping[str, Any]) -> Iterator[str]:
    """A line for each field and each line of the entries, empty fields too; then what could not be placed."""
    for section, fields in FIELDS.items():
        rows = document.get(section)
        for number, row in enumerate(rows if isinstance(rows, list | tuple) else ()):
            if isinstance(row, Mapping):
                entry = f"{section}[{number}]"
                yield from (f"{entry}.{name}: {_flat(row.get(name))}" for name in fields)
                yield from (f"{entry}.highlights[{n}]: {_flat(line)}" for n, line in _lines(section, row))
    meta = document.get("meta")
    warnings = meta.get("warnings") if isinstance(meta, Mapping) else None
    yield from (f"not placed: {_flat(warning)}" for warning in warnings or ())


def _lines(section: str, row: Mapping[str, Any]) -> Iterator[tuple[int, object]]:
    lines = row.get("highlights") if section in WITH_LINES else None
    yield from enumerate(lines if isinstance(lines, list | tuple) else ())


def _flat(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


class _Reader:
    """Holds proposals against the CV. Only the words of the CV count, not the references beside them."""

    def __init__(self, document: Mapping[str, Any], told: str) -> None:
        self._document = document
        self._text = "\n".join(line.partition(": ")[2] for line in told.splitlines())
        self._places = Places.of(self._text)
        self._facts = Facts.of(self._text)

    def faults(self, read: CvRead) -> Iterator[str]:
        for row in read.corrections:
            if not is_field(self._document, row.ref):
                yield f"There is no field {tidy(row.ref)} that can be corrected"
            elif self._value(row.ref, row.value) is None:
                yield f"This value for {row.ref} is not word for word in the CV: {tidy(row.value)[:120]}"
        for move in read.moves:
            if self._move(move) is None:
                yield f"There is no line {tidy(move.line)}, or no other entry {tidy(move.to)} with lines"

    def accepted(self, read: CvRead) -> Iterator[CvProposal]:
        """Each place once, nothing that changes nothing."""
        found: dict[str, CvProposal] = {}
        for row in read.corrections:
            value = self._value(row.ref, row.value) if is_field(self._document, row.ref) else None
            before = text_at(self._document, row.ref)
            if value is not None and value != before:
                found.setdefault(row.ref, CvProposal(row.ref, before, value, why=self._reason(row.why)))
        for move in read.moves:
            if (proposal := self._move(move)) is not None:
                found.setdefault(move.line, proposal)
        yield from found.values()

    def _value(self, ref: str, value: str) -> str | None:
        """The value as the CV writes it; a date as it stands in the CV in other words."""
        if ref.endswith("Date"):
            return value if _dated(value, self._text) else None
        found = quoted(self._places, value, _LONGEST_VALUE)
        return found if found is not None and "\n" not in value and is_clean(found, _LONGEST_VALUE) else None

    def _move(self, move: MoveRead) -> CvProposal | None:
        known = is_line(self._document, move.line) and has_entry(self._document, move.to, WITH_LINES)
        if not known or move.to == entry_of(move.line):
            return None
        line = text_at(self._document, move.line)
        return CvProposal(move.line, line, line, move.to, self._reason(move.why))

    def _reason(self, why: str) -> str:
        """The model's reason; none where it is not fit to be shown, or tells what the CV does not."""
        said = tidy(why)
        return said if is_clean(said, _LONGEST_REASON) and not self._facts.invented(said) else ""


def _dated(value: str, text: str) -> bool:
    found = _DATE.fullmatch(value)
    if not found:
        return False
    year, month = found["year"], found["month"]
    if month is None:
        return bool(re.search(rf"(?<!\d){year}(?!\d)", text))
    number = int(month)
    names: Sequence[str] = (month_name[number], month_abbr[number])
    before = "|".join((*names, rf"(?<!\d)0?{number}"))
    spelled = rf"(?:{before})[a-z]*[\s./-]{{0,3}}{year}(?!\d)|(?<!\d){year}[./-]{month}(?!\d)"
    return bool(re.search(spelled, text, re.IGNORECASE))

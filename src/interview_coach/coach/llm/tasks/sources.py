"""What a model may write from: lines and entries of the CV, key points of the bank, the question, the posting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from interview_coach.content.bank import BankQuestion
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.cv_parts import entry_texts, text_at
from interview_coach.domain.job import Posting

QUESTION, POSTING = "question", "posting"
_ENTRIES = ("work", "education", "certificates", "skills", "languages", "awards", "volunteer", "projects")
_MOST_LINES = 120
"""Lines and entries listed in a prompt; a CV with more is cut."""


@dataclass(frozen=True, slots=True)
class Sources:
    """`facts` maps a reference to all that may be said from it (a line with its employer, role and dates); `lines` are
    the bare lines of the CV."""

    facts: Mapping[str, str] = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    question: str = field(default="", repr=False)
    posting: str = field(default="", repr=False)
    document: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, cv: Cv | None, *, question: str = "", posting: Posting | None = None, known: BankQuestion | None = None
    ) -> Sources:
        facts = dict(_of_cv(cv)) if cv else {}
        if known is not None:
            facts |= {f"bank:{known.id}#key_points[{i}]": point.text for i, point in enumerate(known.key_points)}
        told = f"{posting.title}\n{posting.text}".strip() if posting else ""
        if cv is None:
            return cls(facts, (), question, told)
        return cls(facts, tuple(line.text for line in cv.lines), question, told, cv.document)

    def says(self, ref: str) -> str | None:
        """What may be said from a reference; None when there is no such place."""
        ref = ref.strip()
        if ref in (QUESTION, POSTING):
            return (self.question if ref == QUESTION else self.posting) or None
        return self.facts.get(ref) or self._within(ref)

    def _within(self, ref: str) -> str | None:
        """What stands at a part of a listed entry, such as `skills[0].keywords[2]`."""
        entry = ref.partition(".")[0]
        return text_at(self.document, ref) or None if entry in self.facts else None

    def listed(self) -> str:
        """A line for each place, its reference first."""
        rows = [f"{ref} | {' '.join(text.split())}" for ref, text in list(self.facts.items())[:_MOST_LINES]]
        return "\n".join(rows) or "nothing is known"

    def pasted(self, text: str) -> str | None:
        """A line of the CV of more than six words that stands in the text whole."""
        said = f" {_flat(text)} "
        return next((line for line in self.lines if len(line.split()) > 6 and f" {_flat(line)} " in said), None)


def _of_cv(cv: Cv) -> Iterator[tuple[str, str]]:
    for line in cv.lines:
        yield line.ref, f"{_place(line)}: {line.text}" if _place(line) else line.text
    for section in _ENTRIES:
        for index in range(len(entry_texts(cv.document, section))):
            ref = f"{section}[{index}]"
            if text := text_at(cv.document, ref):
                yield ref, text
    if cv.summary:
        yield "basics.summary", cv.summary


def _place(line: CvLine) -> str:
    dates = " to ".join(date for date in (line.started, line.ended or ("now" if line.started else "")) if date)
    return ", ".join(part for part in (line.role, line.organisation, dates) if part)


def _flat(text: str) -> str:
    return re.sub(r"[^a-z0-9%]+", " ", text.casefold()).strip()

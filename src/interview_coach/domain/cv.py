"""A CV: a JSON Resume document, and the lines of it that can be cited by reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interview_coach.domain.cv_parts import text_at

JsonObject = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CvLine:
    """A line of the CV worth telling. `ref` is its address in the document: `work[0].highlights[2]`."""

    ref: str
    text: str
    organisation: str = ""
    role: str = ""
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Cv:
    """A CV as read. `document` is the whole JSON Resume document, nothing of it is dropped."""

    document: JsonObject
    lines: tuple[CvLine, ...] = field(default=(), repr=False)

    @classmethod
    def from_document(cls, document: JsonObject) -> Cv:
        return cls(document, tuple(_lines(document)))

    @property
    def name(self) -> str:
        return str(_basics(self.document).get("name") or "")

    @property
    def label(self) -> str:
        return str(_basics(self.document).get("label") or "")

    @property
    def summary(self) -> str:
        return str(_basics(self.document).get("summary") or "")

    @property
    def skills(self) -> tuple[str, ...]:
        """Names of skill groups' keywords, or the group's name where it has none, in the order of the CV."""
        found: dict[str, None] = {}
        for group in _objects(self.document, "skills"):
            for word in group.get("keywords") or [group.get("name")]:
                if word:
                    found.setdefault(str(word))
        return tuple(found)

    @property
    def warnings(self) -> tuple[str, ...]:
        meta = self.document.get("meta")
        return tuple(str(w) for w in meta.get("warnings") or ()) if isinstance(meta, Mapping) else ()

    def line(self, ref: str) -> CvLine | None:
        """The line at a reference: one of `lines`, or an entry elsewhere (`education[0]`, `basics.summary`)."""
        told = next((line for line in self.lines if line.ref == ref), None)
        if told is None and (text := text_at(self.document, ref)):
            return CvLine(ref, text)
        return told


def _basics(document: JsonObject) -> JsonObject:
    basics = document.get("basics")
    return basics if isinstance(basics, Mapping) else {}


def _objects(document: JsonObject, section: str) -> list[JsonObject]:
    value = document.get(section)
    rows: Sequence[Any] = value if isinstance(value, list | tuple) else ()
    return [row for row in rows if isinstance(row, Mapping)]


_SECTIONS = (
    ("work", "name", "position"),
    ("projects", "entity", "name"),
    ("volunteer", "organization", "position"),
)


def _lines(document: JsonObject) -> Iterator[CvLine]:
    """Highlights of jobs, projects and volunteering, in the order of the document."""
    for section, organisation, role in _SECTIONS:
        for index, row in enumerate(_objects(document, section)):
            highlights = row.get("highlights")
            for position, text in enumerate(highlights if isinstance(highlights, list | tuple) else ()):
                if isinstance(text, str) and text.strip():
                    yield CvLine(
                        f"{section}[{index}].highlights[{position}]",
                        text,
                        organisation=str(row.get(organisation) or ""),
                        role=str(row.get(role) or ""),
                        started=str(row.get("startDate") or ""),
                        ended=str(row.get("endDate") or ""),
                    )

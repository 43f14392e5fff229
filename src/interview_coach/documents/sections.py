"""Sections of a CV: which lines are headings, and what stands below each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from interview_coach.documents.dates import find_spans
from interview_coach.documents.headings import LONGEST_HEADING, is_title, section_hinted, section_named
from interview_coach.documents.lines import Line
from interview_coach.documents.titles import is_role

HEADER = "header"
OTHER = "other"
_SEPARATED = re.compile(r"\s[–—|•-]\s|,\s")
Look = tuple[float, bool, bool, bool, int]


@dataclass(frozen=True, slots=True)
class Section:
    """`kind` is a section of `headings`, `header` (before the first heading) or `other` (a heading not known)."""

    kind: str
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Looks:
    """How headings of this document look, by flow: the look most known headings share."""

    by_flow: dict[int, Look]
    pure: frozenset[Look]
    """Looks that hardly anything but known headings has."""


def split_sections(lines: Sequence[Line]) -> list[Section]:
    """Sections in the order of the document; each flow goes on in its own section."""
    looks = _learn_looks(lines)
    found: list[Section] = []
    current: dict[int, Section] = {}
    for line in lines:
        if is_title(line.text) and all(s.kind == HEADER for s in found):
            continue
        opened = _opened_by(line, looks, current.get(line.flow))
        if opened:
            section, rest = opened
            found.append(section)
            current[line.flow] = section
            if rest:
                section.lines.append(rest)
            continue
        if line.flow not in current:
            current[line.flow] = Section(HEADER, "")
            found.append(current[line.flow])
        current[line.flow].lines.append(line)
    return found


def _opened_by(line: Line, looks: _Looks, current: Section | None) -> tuple[Section, Line | None] | None:
    """The section a line opens, with what stands behind its label on the same line (`Languages: German`)."""
    kind = _heading_kind(line, looks, current)
    if kind:
        return Section(kind, line.text.strip(" :")), None
    label, colon, rest = line.text.partition(":")
    if not colon or not rest.strip() or line.is_bullet or len(line.parts) > 1:
        return None
    named = section_named(label)
    if named in (None, "work", "education", "projects") or not _is_free_label(current, named):
        return None
    return Section(named or OTHER, label), replace(line, text=rest.strip(), cells=())


def _is_free_label(current: Section | None, named: str | None) -> bool:
    """`Languages: ...` among skills or in a job is a group of it, not a section."""
    if named == "summary" and current is not None and current.kind != HEADER:
        return False
    if named == "languages" and current is not None and current.kind == "contact":
        return True
    return current is None or current.kind not in ("skills", "work", "projects", "volunteer", "contact", "education")


def _learn_looks(lines: Sequence[Line]) -> _Looks:
    known = [line for line in lines if _could_be_heading(line) and section_named(line.text)]
    by_flow: dict[int, Counter[Look]] = {}
    for line in known:
        if line.stands_out:
            by_flow.setdefault(line.flow, Counter())[line.look] += 1
    common = {flow: max(c, key=lambda k: (c[k], k[4] == 0, k[0])) for flow, c in by_flow.items()}
    everywhere: Counter[Look] = Counter(line.look for line in lines if not line.is_bullet)
    named: Counter[Look] = Counter(line.look for line in known if line.stands_out)
    pure = frozenset(look for look, n in named.items() if n >= 2 and n >= 0.5 * everywhere[look])
    return _Looks(common, pure)


def _could_be_heading(line: Line) -> bool:
    return not line.is_bullet and len(line.text) <= LONGEST_HEADING and len(line.text.split()) <= 7


def _heading_kind(line: Line, looks: _Looks, current: Section | None) -> str | None:
    if not _could_be_heading(line) or (line.text.endswith((".", ",")) and not line.stands_out):
        return None
    usual = looks.by_flow.get(line.flow)
    named = section_named(line.text)
    if named:
        return named if _looks_like_heading(line, usual, current) else None
    if len(line.parts) > 1 or find_spans(line.text) or usual is None or line.look != usual:
        return None
    hinted = section_hinted(line.text)
    if hinted and (line.look in looks.pure or line.level):
        return hinted
    named_job = is_role(line.text) or bool(_SEPARATED.search(line.text))
    if line.look in looks.pure and len(line.text.split()) <= 5 and current is not None and not named_job:
        return OTHER if current.kind != HEADER or current.lines else None
    return None


def _looks_like_heading(line: Line, usual: Look | None, current: Section | None) -> bool:
    """A known heading set as body text counts only where no heading of this flow stands out."""
    if usual is None:
        return line.gap or line.text.rstrip().endswith(":") or current is None or current.kind == HEADER
    if line.level and usual[4]:
        return line.level <= usual[4]
    unstyled = usual[0] == 1.0 and not usual[1]  # plain text: headings have nothing but capitals or a line below
    if line.look == usual or (unstyled and line.gap and line.size == 1.0):
        return True
    smaller = round(line.size, 1) < usual[0] - 0.05
    return line.stands_out and not smaller and (line.is_capitals or not usual[3])

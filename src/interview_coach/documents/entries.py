"""Entries of a section (jobs, projects, studies): where each begins, its header, dates, texts and list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from interview_coach.documents.dates import Span, find_spans, is_duration, without_durations
from interview_coach.documents.degrees import is_degree
from interview_coach.documents.lines import Line, LineKind
from interview_coach.documents.places import is_place
from interview_coach.documents.titles import role_likeness

_EDGES = " \t,;:|•·∙/–—-()[]"
_LABELLED = re.compile(r"^[A-ZÀ-Þ][^:.]{1,40}:(?:\s|$)")
_FIELD = re.compile(
    r"^(?:organi[sz]ation|company|employer|client|designation|position|role|(?:job )?title|duration|period|dates?"
    r"|location|firma|unternehmen|arbeitgeber|zeitraum|tätigkeit|funktion|entreprise|employeur|poste|période|empresa|puesto|cargo"
    r"|per[ií]odo)\s*:\s*(?=\S)",
    re.I,
)
_SHORT_FORM = re.compile(r"(?:^|[\s.(,])[A-ZÀ-ÞŞ]?[^\W\d_]{1,4}\.$")
_MAX_LEAD = 3


@dataclass(frozen=True, slots=True)
class Tagged:
    """A line with the span of dates it carries; `cells` are its parts without the dates."""

    line: Line
    span: Span | None
    cells: tuple[str, ...]

    @property
    def is_header_like(self) -> bool:
        """Short, no sentence, no label: could name a job or an employer."""
        text = " ".join(self.cells)
        if not 0 < len(text.split()) <= 14 or _is_sentence(text):
            return False
        return self.line.bold or self.line.level > 0 or not _LABELLED.match(text)


@dataclass(slots=True)
class Entry:
    """`header` holds the cells of each header line, without dates. `lead` counts its lines before the dates."""

    header: list[tuple[str, ...]] = field(default_factory=list)
    span: Span | None = None
    texts: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    lead: int = 0
    body: list[Tagged] = field(default_factory=list)

    @property
    def bullets_follow(self) -> bool:
        """Whether the line after next is a list item: then the next may still be part of the header."""
        return len(self.body) > 1 and self.body[1].line.is_bullet

    @property
    def start(self) -> str:
        return self.span.start if self.span else ""

    @property
    def end(self) -> str:
        return self.span.end if self.span and not self.span.ongoing else ""


def split_entries(lines: Sequence[Line]) -> list[Entry]:
    """Entries in the order of the document; lines before the first header make an entry without one."""
    tagged = _tag(lines)
    starts = _starts(tagged)
    bounds = [*starts, len(tagged)]
    entries = []
    if (starts and starts[0] > 0) or (not starts and tagged):
        entries.append(_body_only(tagged[: bounds[0]]))
    entries.extend(_entry(tagged[a:b]) for a, b in pairwise(bounds))
    _take_second_headers([entry for entry in entries if entry.header or entry.span])
    for entry in entries:
        _sort_body(entry)
    return [entry for entry in entries if entry.header or entry.texts or entry.bullets or entry.span]


def _with_whole_dates(lines: Sequence[Line]) -> list[Line]:
    """A date column too narrow for its dates (`01.2018 –` above `12.2020`) is put together."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and len(last.cells) > 1 and len(line.cells) > 1 and re.search(r"\d\s*[–—-]$", last.cells[0]):
            cells = (f"{last.cells[0]} {line.cells[0]}", *last.cells[1:])
            found[-1] = replace(last, cells=cells, text=" ".join(cells))
            line = replace(line, cells=line.cells[1:], text=" ".join(line.cells[1:]))  # noqa: PLW2901
        found.append(line)
    return found


def _tag(lines: Sequence[Line]) -> list[Tagged]:
    lines = _with_whole_dates(lines)
    tagged = [tag(line) for line in lines if not is_duration(line.text)]
    tagged = [_unless_dated_below(*pair) for pair in zip_longest(tagged, tagged[1:])]
    dated_text = any(t.span for t in tagged if not t.line.is_bullet)
    dated_bullets = [t for line in lines if line.is_bullet and (t := tag(replace(line, kind=LineKind.TEXT))).span]
    if not dated_text and len(dated_bullets) >= 2:  # each list item is an entry
        return [tag(replace(t.line, kind=LineKind.TEXT)) if t.line.is_bullet else t for t in tagged]
    return tagged


def _unless_dated_below(item: Tagged, below: Tagged | None) -> Tagged:
    """A year in a header line says nothing when the next line is the span of dates."""
    if item.span and not item.span.is_range and below and below.span and below.span.is_range and not below.cells:
        return Tagged(item.line, None, item.line.parts)
    return item


def tag(line: Line) -> Tagged:
    """Finds the dates of a header line; list items and sentences have none."""
    if line.is_bullet:
        return Tagged(line, None, line.parts)
    cells: list[str] = []
    span: Span | None = None
    for cell in line.parts:
        plain = _FIELD.sub("", without_durations(cell))
        found = None if span else _header_span(plain, alone=len(line.parts) > 1)
        if found:
            span = found
            plain = _without(plain, found)
        plain = plain.strip() if not found else plain.strip(_EDGES)
        if plain:
            cells.append(plain)
    return Tagged(line, span, tuple(cells))


def _header_span(text: str, *, alone: bool) -> Span | None:
    """The span of dates of a header: a range anywhere in a short text, a single date alone or set apart."""
    spans = find_spans(text)
    if not spans or len(text.split()) > 20:
        return None
    span = next((s for s in spans if s.is_range), spans[-1])
    rest = _without(text, span).strip(_EDGES)
    if not rest:
        return span
    if text.rstrip().endswith(".") and len(rest.split()) > 6:
        return None
    before, after = text[: span.at].rstrip(), text[span.until :].lstrip()
    apart = (not before or before[-1] in ",;:|•·∙/–—-([") and (not after or after[0] in ",;:|•·∙/–—-)]")
    at_edge = not before or not after or (before[-1] in "([" and len(after) == 1)
    if span.is_range:
        return span if (at_edge or apart) and len(rest.split()) <= 16 else None
    bracketed = before.endswith(("(", "["))
    apart = apart and (at_edge or not bracketed)  # `then senior analyst (2018), Acme` is no date of the whole job
    return span if (apart and len(rest.split()) <= 12) or (alone and not before) else None


def _is_sentence(text: str) -> bool:
    """Ends like a sentence, and not with a short form (`Inc.`, `e.V.`)."""
    return text.endswith((".", ";")) and not _SHORT_FORM.search(text)


def _without(text: str, span: Span) -> str:
    before, after = text[: span.at].rstrip(), text[span.until :].lstrip()
    if before.endswith(("(", "[")) and after.startswith((")", "]")):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    before, after = before.rstrip(" ,;:|•·–—-"), after.lstrip(" ,;:|•·–—-")
    return f"{before} | {after}" if before and after else before or after


def _starts(tagged: Sequence[Tagged]) -> list[int]:
    """Indexes of lines at which entries begin."""
    finder = _Starts(tagged)
    index = 0
    while index < len(tagged):
        if tagged[index].line.is_bullet:
            index += 1
            continue
        end = index
        while end < len(tagged) and not tagged[end].line.is_bullet:
            end += 1
        finder.take_run(index, end)
        index = end
    return finder.found


class _Starts:
    """Goes through runs of lines that are no list items; learns from the first entry how a header looks."""

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self._tagged = tagged
        self.found: list[int] = []
        self._lead: int | None = None
        self._looks: set[object] = set()
        self._body = {t.line.look for t in tagged if t.line.is_bullet or len(t.line.text) > 90}

    def take_run(self, first: int, end: int) -> None:
        anchors = [i for i in range(first, end) if self._tagged[i].span]
        if not anchors:
            self._take_undated(first, end)
            return
        boundary = first
        for number, anchor in enumerate(anchors):
            start = self._start(boundary, anchor, fresh=number == 0)
            self._learn(start, anchor)
            self.found.append(start)
            boundary = anchor + 1

    def _start(self, boundary: int, anchor: int, *, fresh: bool) -> int:
        """Where the entry dated at `anchor` begins, not before `boundary`."""
        pool = range(boundary, anchor)
        if fresh:
            boundary = self._after_texts(pool, boundary)
            most = max(self._lead or 0, 2) if self.found else _MAX_LEAD
            return max(boundary, anchor - most) if self._lead is not None or anchor - boundary > most else boundary
        styled = [i for i in pool if self._is_title(i) and self._tagged[i].is_header_like]
        lead = self._lead or 0
        if styled:
            return max(min(i for i in styled if i > styled[-1] - max(lead, 1)), anchor - _MAX_LEAD)
        if self._looks and any(look not in self._body for look in self._looks):
            return anchor
        return max(boundary, anchor - lead)

    def _after_texts(self, pool: range, boundary: int) -> int:
        """Behind the lines that still belong to the entry before (to nothing, when there is none yet)."""
        for index in pool:
            item = self._tagged[index]
            belongs = not item.is_header_like if self.found else len(item.line.text.split()) > 14
            if belongs and not self._is_title(index):
                boundary = index + 1
        return boundary

    def _learn(self, start: int, anchor: int) -> None:
        if self._lead is None:
            self._lead = anchor - start
            self._looks = {self._tagged[i].line.look for i in range(start, max(anchor, start + 1))}

    def _is_distinct(self, index: int) -> bool:
        return self._tagged[index].line.look not in self._body

    def _is_title(self, index: int) -> bool:
        return self._tagged[index].line.look in self._looks and self._is_distinct(index)

    def _take_undated(self, first: int, end: int) -> None:
        """Lines without dates: a new entry begins where one looks like the title of the first, or, in plain text,
        after an empty line behind list items."""
        for index in range(first, end):
            item = self._tagged[index]
            opens = not self.found or (self._is_title(index) and not self._just_opened(index))
            after_items = index == first and first > 0 and item.line.gap and not self._looks_differ()
            if item.is_header_like and (opens or after_items):
                if not self.found:
                    self._looks = {item.line.look}
                self.found.append(index)

    def _just_opened(self, index: int) -> bool:
        return bool(self.found) and self.found[-1] == index - 1 and not self._tagged[index].line.gap

    def _looks_differ(self) -> bool:
        return any(look not in self._body for look in self._looks) and bool(self._body)


def _body_only(tagged: Sequence[Tagged]) -> Entry:
    return Entry(body=list(tagged))


def _entry(tagged: Sequence[Tagged]) -> Entry:
    """Header lines up to the dates (or the first line when there are none); the rest waits in `body`."""
    anchor = next((i for i, t in enumerate(tagged) if t.span), 0)
    header = [t.cells for t in tagged[: anchor + 1] if t.cells]
    return Entry(header, tagged[anchor].span, lead=anchor, body=list(tagged[anchor + 1 :]))


def _take_second_headers(entries: Sequence[Entry]) -> None:
    """Lines after the dates that still belong to the header: the employer, a place."""
    following = [e.body[0] for e in entries if e.body and not e.body[0].line.is_bullet]
    short = [t for t in following if t.is_header_like and len(t.line.text.split()) <= 9]
    regular = len(entries) >= 2 and len(short) >= 0.8 * len(entries)
    for entry in entries:
        while entry.body and _belongs_to_header(entry, entry.body[0], regular=regular):
            entry.header.append(entry.body.pop(0).cells)


def _belongs_to_header(entry: Entry, item: Tagged, *, regular: bool) -> bool:
    if item.line.is_bullet or item.span or not item.is_header_like:
        return False
    names = [part for cells in entry.header for cell in cells for part in name_parts(cell)]
    text = " ".join(item.cells)
    if not names:
        return True
    if is_place(text):
        return True
    if len(names) > 1 or len(text.split()) > 10:
        return False
    other = (name_parts(text) or [text])[0]
    alone = entry.bullets_follow and role_likeness(names[0]) > 0 >= role_likeness(other) and len(text.split()) <= 5
    return (
        _complement(names[0], other)
        or alone
        or regular
        or item.line.bold
        or (item.line.italic and len(text.split()) <= 6)
    )


def _complement(one: str, other: str) -> bool:
    """A title beside an employer, a degree beside a school."""
    studies = (is_degree(one) and not is_degree(other)) or (is_degree(other) and not is_degree(one))
    return studies or role_likeness(one) * role_likeness(other) < 0


def name_parts(text: str) -> list[str]:
    """What a header says besides places, split at strong marks and, where there is none, at its comma."""
    parts = [p for p in re.split(r"\s+[|•·∙–—@-]\s+|\s*[|•]\s*", text) if p.strip() and not is_place(p)]
    if len(parts) == 1 and "," in parts[0]:
        head, _, tail = parts[0].partition(",")
        return [head] if is_place(tail) or is_place(parts[0]) else [head, tail.strip()]
    return parts


def _sort_body(entry: Entry) -> None:
    for item in entry.body:
        text = item.line.text.strip()
        if item.line.is_bullet:
            entry.bullets.append(text)
        elif not re.fullmatch(r"[^:]{1,40}:", text):
            entry.texts.append(text)

"""The header of a job: which part is the title, which the employer, which the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.documents.entries import Entry
from interview_coach.documents.places import could_be_city, is_place
from interview_coach.documents.titles import role_likeness

_STRONG = re.compile(r"\s+[|•·∙–—@]+\s+|\s*[|•]\s*|\s+-\s+|\s+(?:at|bei|chez)\s+(?=[A-ZÀ-Þ])")
_LEGAL_FORM = re.compile(
    r"\b(?:GmbH(?: & Co\.? KG)?|AG|SE|KG|e\.\s?V\.|Inc\.?|Ltd\.?|LLC|LLP|S\.?A\.?S?|SARL|S\.L\.|S\.p\.A\.|B\.V\.)$"
)
_KEEPS_COMMA = re.compile(r",\s*(?=(?:Inc|Ltd|LLC|LLP|L\.P|S\.A|PLC|Co|Corp|Jr|Sr|MD|PhD)\b(?!-))")


@dataclass(frozen=True, slots=True)
class Header:
    """`first` and `second` are the two names of a header in their order; `more` is what else it says."""

    first: str = ""
    second: str = ""
    place: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    position: str
    employer: str
    place: str
    more: tuple[str, ...]


def title_pull(entries: Sequence[Entry]) -> float:
    """How clearly titles stand before employers in these entries: positive when they do, 0 when no word tells."""
    return sum(_order(_read(entry.header)) for entry in entries)


def read_jobs(entries: Sequence[Entry], pull: float = 0.0) -> list[Job]:
    """Title and employer of each entry. The order (title or employer first) is decided for the whole section, by all
    entries whose words tell; when none does, by `pull`, what the rest of the CV does."""
    headers = [_read(entry.header) for entry in entries]
    pull = sum(_order(header) for header in headers) or pull
    jobs = [_job(header, title_first=pull >= 0) for header in headers]
    return [_inherited(jobs, entries, index) for index in range(len(jobs))]


def _order(header: Header) -> float:
    """Positive when the title seems to stand first."""
    if not header.second:
        first, *others = [part for part in header.first.split(",") if part.strip()] or [""]
        return max((role_likeness(first) - role_likeness(other) for other in others), key=abs, default=0.0)
    return max(-2.0, min(2.0, role_likeness(header.first) - role_likeness(header.second)))


def _job(header: Header, *, title_first: bool) -> Job:
    first, second = header.first, header.second
    if first and not second:
        likeness = role_likeness(first)
        comma = _split_at_comma(first, title_first=title_first)
        if comma:
            first, second = comma
        elif likeness < 0:
            return Job("", first, header.place, header.more)
        else:
            return Job(first, "", header.place, header.more)
    own = role_likeness(first) - role_likeness(second)
    if abs(own) >= 2.5:  # this header speaks for itself
        title_first = own > 0
    position, employer = (first, second) if title_first else (second, first)
    return Job(position, employer, header.place, header.more)


def _inherited(jobs: Sequence[Job], entries: Sequence[Entry], index: int) -> Job:
    """A further job at the employer named above: its header is the title alone."""
    job = jobs[index]
    above = [entry.lead + (not jobs[i].position) for i, entry in enumerate(entries[:index])]
    if job.employer or not above or entries[index].lead >= max(above):
        return job
    before = next((j for j in reversed(jobs[:index]) if j.employer), None)
    return Job(job.position, before.employer if before else "", job.place, job.more)


def _read(lines: Sequence[tuple[str, ...]]) -> Header:
    """Cells and strongly marked parts in their order; places are taken out."""
    units: list[str] = []
    places: list[str] = []
    for cells in lines:
        for cell in cells:
            for part in _STRONG.split(cell):
                name, place = _cut_place(part.strip(" ,"))
                units += [name] if name else []
                places += [place] if place else []
    if len(units) < 2 and places and places[0].count(",") >= 2:  # `Brightmart, Manchester, United Kingdom`
        name, _, place = places[0].partition(",")
        units, places = [*units, name.strip()], [place.strip()]
    if len(units) >= 3:
        units = _two_names(units)
    first, second, *more = [*units, "", ""]
    return Header(first, second, places[0] if places else "", tuple(m for m in more if m))


def _two_names(units: list[str]) -> list[str]:
    """The title and the employer first (in their order), then the rest."""
    title = max(range(len(units)), key=lambda i: (role_likeness(units[i]), -i))
    employer = min((i for i in range(len(units)) if i != title), key=lambda i: (role_likeness(units[i]), i))
    named = sorted((title, employer))
    return [units[i] for i in named] + [u for i, u in enumerate(units) if i not in named]


def _cut_place(text: str) -> tuple[str, str]:
    """`Nexus AI, San Francisco, CA` is a name and a place."""
    if is_place(text) and role_likeness(text.split(",", maxsplit=1)[0]) >= 0:
        return "", text
    bracket = re.fullmatch(r"(.+?)\s*\(([^()]{3,40})\)", text)
    if bracket and is_place(bracket[2]):
        return bracket[1], bracket[2]
    parts = text.split(",")
    for cut in range(1, len(parts)):
        tail = ",".join(parts[cut:]).strip()
        head = ",".join(parts[:cut]).strip()
        if is_place(tail) and ("," in tail or len(parts) - cut == 1):
            return head, tail
        if _LEGAL_FORM.search(head) and could_be_city(tail) and role_likeness(tail) == 0:
            return head, tail
    return text, ""


def _commas(text: str) -> list[int]:
    """Positions of commas outside brackets and not inside a name (`Acme, Inc.`)."""
    kept = {m.start() for m in _KEEPS_COMMA.finditer(text)}
    found, depth = [], 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == "," and depth <= 0 and index not in kept:
            found.append(index)
    return found


def _split_at_comma(text: str, *, title_first: bool) -> tuple[str, str] | None:
    """Splits `Detective, Crimes Unit, County Sheriff's Office` where the second name begins: at the part that looks
    most like an employer (or a title); where nothing tells, at the last comma for titles, the first for employers."""
    commas = _commas(text)
    if not commas:
        return None
    sign = -1.0 if title_first else 1.0
    tails = [text[c + 1 :].split(",", maxsplit=1)[0] for c in commas]
    likeness = [sign * role_likeness(tail) for tail in tails]
    best = max(likeness)
    if best <= 0:
        cut = commas[-1] if title_first else commas[0]
        if title_first and len(commas) > 1:
            cut = next((c for c, score in reversed(list(zip(commas, likeness, strict=True))) if score >= 0), cut)
    else:
        cut = commas[likeness.index(best)]
    return text[:cut].strip(), text[cut + 1 :].strip()

"""Builds a JSON Resume document from the lines of a CV, and says in plain words what was not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from interview_coach.documents.basics import read_basics
from interview_coach.documents.entries import Entry, split_entries
from interview_coach.documents.header import read_jobs, title_pull
from interview_coach.documents.leftovers import header_warnings, without_signature
from interview_coach.documents.lines import Line
from interview_coach.documents.listings import (
    read_certificates,
    read_interests,
    read_languages,
    read_references,
    read_skills,
    read_titled,
)
from interview_coach.documents.sections import HEADER, OTHER, Section, split_sections
from interview_coach.documents.studies import read_study
from interview_coach.documents.study_tables import cut_table
from interview_coach.errors import InvalidInput

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ\d])")
_LOST_LETTER = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])|(?<!\S)\?(?=[^\W\d_]{2})|\ufffd")
_SKILL_LINE = re.compile(
    r"^(?!(?:gpa|grade|thesis|dissertation|coursework|minor|major|note|modules|relevant)\b)[^:,.]{2,40}:\s[^:]+,", re.I
)


def build_resume(lines: Sequence[Line], links: Sequence[str] = ()) -> dict[str, Any]:
    """A JSON Resume document. Raises InvalidInput when nothing of a CV can be found in the lines."""
    lines, signed = without_signature(lines)
    sections = split_sections(lines)
    _move_stray_skills(sections)
    by_kind: dict[str, list[Line]] = {}
    for section in sections:
        by_kind.setdefault(section.kind, []).extend(section.lines)
    work, volunteer = ([split_entries(s.lines) for s in sections if s.kind == kind] for kind in ("work", "volunteer"))
    pull = title_pull([entry for entries in (*work, *volunteer) for entry in entries])
    document: dict[str, Any] = {
        "basics": read_basics(by_kind.get(HEADER, []), by_kind.get("contact", []), by_kind.get("summary", []), links),
        "work": _jobs(work, "name", pull),
        "volunteer": _jobs(volunteer, "organization", pull),
        "education": [study for s in sections if s.kind == "education" for study in _studies(s.lines)],
        "projects": [_project(e) for s in sections if s.kind == "projects" for e in _project_entries(s.lines)],
        "skills": read_skills(by_kind.get("skills", [])),
        "certificates": read_certificates(by_kind.get("certificates", [])),
        "languages": read_languages(by_kind.get("languages", [])),
        "awards": read_titled(by_kind.get("awards", []), "title"),
        "publications": [p for s in sections if s.kind == "publications" for p in _publications(s.lines)],
        "interests": read_interests(by_kind.get("interests", [])),
        "references": read_references(by_kind.get("references", [])),
        "other": [
            {"name": s.title, "highlights": [x.text for x in s.lines]} for s in sections if s.kind == OTHER and s.lines
        ],
    }
    found = {key: value for key, value in document.items() if value}
    _refuse_what_is_no_cv(found, sections)
    top = header_warnings([*by_kind.get(HEADER, []), *by_kind.get("contact", [])], found.get("basics", {}))
    found["meta"] = {"warnings": [*_warnings(found, lines), *top, *signed]}
    return found


def _studies(lines: Sequence[Line]) -> list[dict[str, Any]]:
    table, rest = cut_table(lines)
    return [*table, *(study for entry in split_entries(rest) if (study := read_study(entry)))]


def _refuse_what_is_no_cv(found: dict[str, Any], sections: Sequence[Section]) -> None:
    known = {s.kind for s in sections} - {HEADER, OTHER}
    if not known and not {"email", "phone"} & set(found.get("basics", {})):
        raise InvalidInput(
            "no CV could be recognised in this text: there are no headings such as Experience or Education and no "
            "contact details; check that it is the right file, or add the headings and paste it again"
        )


def _move_stray_skills(sections: Sequence[Section]) -> None:
    """A heading Skills with nothing below it, and lists such as `Tools: Git, Docker` at the end of the education."""
    empty = next((s for s in sections if s.kind == "skills" and not s.lines), None)
    if empty is None or any(s.kind == "skills" and s.lines for s in sections):
        return
    for section in sections:
        if section.kind in ("education", "certificates"):
            first = next(
                (i for i, x in enumerate(section.lines) if not x.is_bullet and _SKILL_LINE.match(x.text)), None
            )
            rest = section.lines[first:] if first is not None else []
            if rest and all(not x.is_bullet and ":" in x.text for x in rest):
                empty.lines.extend(rest)
                del section.lines[first:]


def _jobs(by_section: Sequence[list[Entry]], employer: str, pull: float) -> list[dict[str, Any]]:
    """Jobs or volunteering of all sections of that kind, in the order of the CV."""
    rows = []
    for entries in by_section:
        jobs = read_jobs(entries, pull)
        told = any(entry.bullets for entry in entries)
        for entry, job in zip(entries, jobs, strict=True):
            texts = [*job.more, *entry.texts]
            row = {employer: job.employer, "position": job.position, "location": job.place, **_dates(entry)}
            row |= _told(texts, entry.bullets, as_lines=not told)
            rows.append({key: value for key, value in row.items() if value})
    return [row for row in rows if row]


def _dates(entry: Entry) -> dict[str, str]:
    return {"startDate": entry.start, "endDate": entry.end}


def _told(texts: Sequence[str], bullets: Sequence[str], *, as_lines: bool) -> dict[str, Any]:
    """Running text is the summary of a job with list items; where no job has any, each sentence is a line."""
    if bullets or not as_lines:
        return {"summary": " ".join(texts), "highlights": list(bullets)}
    lines = [sentence.strip() for text in texts for sentence in _SENTENCE_END.split(text)]
    return {"highlights": [line for line in lines if len(line.split()) >= 3]}


def _project_entries(lines: Sequence[Line]) -> list[Entry]:
    """Projects; a list without headers holds one project an item."""
    if lines and all(line.is_bullet for line in lines):
        return [Entry(bullets=[line.text]) for line in lines]
    return split_entries(lines)


def _project(entry: Entry) -> dict[str, Any]:
    names = [cell for cells in entry.header for cell in cells]
    if not names and len(entry.bullets) == 1:
        head, mark, rest = re.split(r"(:\s|\s[–—-]\s|$)", entry.bullets[0], maxsplit=1)
        names = [head] if mark and len(head.split()) <= 8 else []
        del rest
    row = {
        "name": names[0].split(" | ")[0] if names else "",
        "description": " ".join([*(n for n in names[1:]), *entry.texts]),
        **_dates(entry),
        "highlights": entry.bullets,
    }
    return {key: value for key, value in row.items() if value}


def _publications(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """One a line, or entries of several lines (title, authors, where) when the first line of each stands out."""
    if all(line.is_bullet or line.look == lines[0].look for line in lines):
        return list(read_titled(lines, "name"))
    rows = [
        {"name": " ".join(c for cells in e.header[:1] for c in cells), "releaseDate": e.end or e.start,
         "summary": ". ".join([*(" ".join(cells) for cells in e.header[1:]), *e.texts, *e.bullets])}
        for e in split_entries(lines)
    ]  # fmt: skip
    return [{k: v for k, v in row.items() if v} for row in rows]


def _warnings(document: dict[str, Any], lines: Sequence[Line]) -> list[str]:
    """What a reader should check, in the order of the CV."""
    basics, work = document.get("basics", {}), document.get("work", [])
    found = []
    if not basics.get("name"):
        found.append("Your name was not found.")
    if not basics.get("email"):
        found.append("No e-mail address was found.")
    if not work:
        found.append("No jobs were found: check that there is a heading such as Work experience above them.")
    found.extend(_job_warnings(work))
    for section in document.get("other", []):
        found.append(f"The section “{section['name'][:60]}” is kept as it is: its heading is not one we know.")
    lost = sum(len(_LOST_LETTER.findall(line.text)) for line in lines)
    if lost:
        found.append(f"{lost} letter{'s' if lost > 1 else ''} came out as “?”: the file does not say which they are.")
    return found


def _job_warnings(work: Sequence[dict[str, Any]]) -> list[str]:
    found = []
    for index, job in enumerate(work, 1):
        title = job.get("position") or job.get("name") or f"Job {index}"
        missing = [
            word
            for word, key in (("a title", "position"), ("an employer", "name"), ("a start date", "startDate"))
            if not job.get(key)
        ]
        if missing:
            found.append(f"“{title[:60]}”: we could not find {' and '.join(missing)}.")
        elif not job.get("highlights") and not job.get("summary"):
            found.append(f"“{title[:60]}”: nothing is said about what you did there.")
    return found

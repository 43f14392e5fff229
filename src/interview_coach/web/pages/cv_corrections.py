"""Reads the part of the correction form that is the CV; what was not touched keeps all its fields."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from interview_coach.documents import checked_cv, education_from_line
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import entry_text, entry_texts
from interview_coach.web.pages.fields import Form, line_of, text_of
from interview_coach.web.pages.understood import cv_entries
from interview_coach.web.templating import one_line_each

Document = dict[str, Any]


def corrected_cv(form: Form, cv: Cv) -> Cv:
    """The CV as the form says it is; every other part of the document stays as it was read. Raises InvalidInput when
    it got longer than a CV may be."""
    document: Document = copy.deepcopy(dict(cv.document))
    _correct_basics(form, cv, document)
    _correct_lines(form, cv, document)
    _correct_entries(form, document, "education", education_from_line)
    _correct_entries(form, document, "certificates", lambda line: {"name": line})
    _correct_skills(form, cv, document)
    return checked_cv(Cv.from_document(document)) if document != cv.document else cv


def _correct_basics(form: Form, cv: Cv, document: Document) -> None:
    name, summary = line_of(form, "cv_name"), " ".join(text_of(form, "cv_summary").split())
    changed = {"name": name} if name != cv.name else {}
    if "cv_summary" in form and summary != " ".join(cv.summary.split()):
        changed["summary"] = summary
    if changed:
        document["basics"] = {**(document.get("basics") or {}), **changed}


def _correct_lines(form: Form, cv: Cv, document: Document) -> None:
    for entry in cv_entries(cv):
        lines = _lines_of(form, f"{entry.ref}.lines")
        if lines is not None and lines != one_line_each(entry.lines):
            section, index = entry.ref[:-1].split("[")
            rows = document[section] = list(document[section])
            rows[int(index)] = {**rows[int(index)], "highlights": lines}


def _correct_entries(form: Form, document: Document, section: str, read: Callable[[str], Document]) -> None:
    """Entries in the order of the form: a line that stood there before is the same entry, another one is new."""
    lines = _lines_of(form, f"cv_{section}")
    if lines is None or lines == list(entry_texts(document, section)):
        return
    rows = [row for row in document.get(section) or () if isinstance(row, Mapping)]
    left = [(entry_text(section, row), row) for row in rows]
    document[section] = [_taken(left, line) or read(line) for line in lines]


def _taken(left: list[tuple[str, Mapping[str, Any]]], line: str) -> Mapping[str, Any] | None:
    """The entry with these words, taken out so that two alike stay two."""
    found = next((pair for pair in left if pair[0] == line), None)
    if found:
        left.remove(found)
    return found[1] if found else None


def _correct_skills(form: Form, cv: Cv, document: Document) -> None:
    """Groups keep the skills that are still named; new ones make a group of their own."""
    named = _lines_of(form, "cv_skills")
    if named is None or named == one_line_each(cv.skills):
        return
    wanted = dict.fromkeys(named)
    rows = [row for row in document.get("skills") or () if isinstance(row, Mapping)]
    groups = [group for row in rows if (group := _with_wanted(row, wanted))]
    known = set(one_line_each(cv.skills))
    if added := [skill for skill in wanted if skill not in known]:
        groups.append({"name": "", "keywords": added})
    document["skills"] = groups


def _with_wanted(group: Mapping[str, Any], wanted: Mapping[str, None]) -> Mapping[str, Any] | None:
    """The group with what is wanted of it; a group without keywords is a skill by its name. None when nothing is."""
    words: Sequence[Any] = group.get("keywords") or ()
    if not words:
        return group if " ".join(str(group.get("name") or "").split()) in wanted else None
    kept = [word for word in words if " ".join(str(word).split()) in wanted]
    return {**group, "keywords": kept} if kept else None


def _lines_of(form: Form, name: str) -> list[str] | None:
    """A field with one line for each entry, empty lines left out; None when the form has no such field."""
    if name not in form:
        return None
    return [" ".join(line.split()) for line in text_of(form, name).split("\n") if line.strip()]

"""The header of a study: degree, subject and school."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from interview_coach.documents.degrees import DEGREE, is_degree, is_school
from interview_coach.documents.entries import Entry
from interview_coach.documents.places import is_place

_SCORE = re.compile(
    r"\b(?:gpa|cgpa|grade|note|abschlussnote|score|mention|result)\b\s*[:=]?\s*(\d:\d|\d[\d.,]*(?<![.,])\s*(?:/\s*\d[\d.,]*(?<![.,])|%)?)",
    re.I,
)


def read_study(entry: Entry) -> dict[str, Any]:
    """`{institution, studyType, area, startDate, endDate, score, courses}` of one entry."""
    parts, place = _parts(entry.header)
    school, rest = _school(parts)
    degree, area = degree_and_area(", ".join(rest))
    if degree and not area and "," in school:  # `PhD | Princeton University, Computer Science`
        school, _, area = (part.strip() for part in school.partition(","))
    score = next((m[1].strip() for text in (*entry.texts, *entry.bullets) if (m := _SCORE.search(text))), "")
    row: dict[str, Any] = {
        "institution": school,
        "studyType": degree,
        "area": area,
        "location": place,
        "startDate": entry.start if entry.start != entry.end else "",
        "endDate": entry.end,
        "score": score,
        "courses": [*entry.texts, *entry.bullets],
    }
    return {key: value for key, value in row.items() if value}


def _parts(lines: Sequence[tuple[str, ...]]) -> tuple[list[str], str]:
    """Parts in their order, each with what follows it after commas; places apart."""
    found, place = [], ""
    for cells in lines:
        for cell in cells:
            for part in re.split(r"\s+[|•·∙–—@-]\s+|\s*[|•]\s*|\s+(?:at|an der|bei|à l['’])\s*(?=[A-ZÀ-Þ])", cell):
                text = part.strip(" ,")
                if is_place(text):
                    place = place or text
                elif text:
                    found.append(text)
    return found, place


def _school(parts: Sequence[str]) -> tuple[str, list[str]]:
    """The part that names a school, cut out at the comma before it when a degree stands in front."""
    for index, part in enumerate(parts):
        if not is_school(part):
            continue
        pieces = [p.strip() for p in part.split(",")]
        at = next(i for i, piece in enumerate(pieces) if is_school(piece) or i == len(pieces) - 1)
        before, behind = pieces[:at], pieces[at:]
        degree = next((i for i, piece in enumerate(behind) if i and is_degree(piece)), len(behind))
        rest = [", ".join(p) for p in (before, behind[degree:]) if p]
        return ", ".join(behind[:degree]), [*parts[:index], *rest, *parts[index + 1 :]]
    return _unknown_school(list(parts))


def _unknown_school(parts: list[str]) -> tuple[str, list[str]]:
    """No word tells: the part that is no degree, or what stands behind the last comma."""
    others = [p for p in parts if not is_degree(p)]
    if len(parts) > 1 and others:
        return others[0], [p for p in parts if p is not others[0]]
    if parts and "," in parts[0]:
        head, _, tail = parts[0].rpartition(",")
        return tail.strip(), [head.strip(), *parts[1:]]
    return ("", parts) if parts and is_degree(parts[0]) else (parts[0] if parts else "", parts[1:])


def degree_and_area(text: str) -> tuple[str, str]:
    """The degree a text begins with, and what follows it; no degree when it begins with none."""
    match = DEGREE.match(text)
    if not match:
        return "", text
    rest = re.sub(r"^\s*(?:in|of|en|,|:|–|-|\()\s+", "", text[match.end() :].strip(), flags=re.I)
    return match.group().strip(), rest.strip(" ,)(") if rest.count("(") != rest.count(")") else rest.strip(" ,")

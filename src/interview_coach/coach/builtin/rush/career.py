"""Where a person works now, before, and what they studied, as it is said in one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from interview_coach.coach.builtin.questions.wording import lowered_title, spoken_name, with_article
from interview_coach.domain.cv import Cv


@dataclass(frozen=True, slots=True)
class Post:
    """A job of the CV: `ref` is `work[0]`; `role` has its article; `since` and `until` are years or empty."""

    ref: str
    role: str
    organisation: str
    since: str
    until: str
    is_current: bool


def posts_of(cv: Cv) -> tuple[Post, ...]:
    """Jobs with a role and an employer, in the order of the CV. Only the first can be the current one."""
    found: list[Post] = []
    for index, row in enumerate(_rows(cv, "work")):
        role, organisation = _role(_text(row, "position")), spoken_name(_text(row, "name"))
        if role and organisation:
            ended = _text(row, "endDate")
            since, until = _year(_text(row, "startDate")), _year(ended)
            is_current = not found and not ended.strip() and bool(since)
            found.append(Post(f"work[{index}]", role, organisation, since, until, is_current))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Study:
    """`text` fits after "I studied": "civil engineering at the University of Penmarsh"; `until` is a year or empty."""

    ref: str
    text: str
    until: str


def study_of(cv: Cv) -> Study | None:
    """The first education with a subject and a place; None when the CV names none."""
    for index, row in enumerate(_rows(cv, "education")):
        area, school = _text(row, "area"), spoken_name(_text(row, "institution"))
        if area and school:
            the = "the " if re.match(r"(?:Technical )?(?:University|College|School) of ", school) else ""
            text = f"{lowered_title(area)} at {the}{school}"
            return Study(f"education[{index}]", text, _year(_text(row, "endDate")))
    return None


def _role(position: str) -> str:
    """ "Credit Analyst, SME desk" as "a credit analyst"."""
    first = re.split(r"\s*[(/,|]|\s[-–—]\s|\bthen\b", position)[0].strip()
    return with_article(lowered_title(first)) if first else ""


def _rows(cv: Cv, section: str) -> list[Mapping[str, object]]:
    rows = cv.document.get(section)
    return [row if isinstance(row, Mapping) else {} for row in rows] if isinstance(rows, list | tuple) else []


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _year(date: str) -> str:
    found = re.match(r"\d{4}", date)
    return found[0] if found else ""

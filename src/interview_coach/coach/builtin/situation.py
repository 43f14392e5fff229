"""The way that led a person to a job, as the CV tells it: first job, change of trade, a time without one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from interview_coach.coach.builtin.job.occupation import nearest_occupation
from interview_coach.content.lexicon import Occupation, title_words
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job

_STUDENT_JOB = re.compile(
    r"\b(?:intern\w*|student|part[- ]time|trainee|volunteer|assistant|cashier|barista|server|tutor|apprentice)\b", re.I
)


def _work(cv: Cv) -> list[Mapping[str, object]]:
    rows = cv.document.get("work")
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []


def is_new_graduate(cv: Cv) -> bool:
    """Less than two years in jobs that are not side jobs, and a degree ended at the time of the last job or later."""
    months = sum(
        (_months(row.get("endDate")) or _latest(cv)) - start
        for row in _work(cv)
        if not _STUDENT_JOB.search(str(row.get("position") or "")) and (start := _months(row.get("startDate")))
    )
    degrees = cv.document.get("education")
    ends = (
        [_months(row.get("endDate")) for row in degrees if isinstance(row, Mapping)]
        if isinstance(degrees, list)
        else []
    )
    last = max((end for end in ends if end), default=0)
    return months < 24 and last > 0 and last >= _latest(cv) - 24


def changed_from(cv: Cv, job: Job) -> str | None:
    """The position of another trade (O*NET major group) held longest, when less than two years were spent in the
    trade of the job; None when the person comes from it, or when either trade is not known."""
    target = nearest_occupation(job.title)
    if target is None:
        return None
    months: dict[bool, int] = {True: 0, False: 0}
    longest = (0, "")
    for row in _work(cv):
        title = str(row.get("position") or "")
        found = nearest_occupation(title)
        same = _same_work(title, job.title)
        if found is None and not same:
            continue
        is_trade = same or _trade(found) == _trade(target) or title.split()[-1:] == job.title.split()[-1:]
        if is_trade and not _months(row.get("endDate")):
            return None  # still in it, for how long the CV alone does not say
        months[is_trade] += _length(row, cv)
        longest = max(longest, (0 if is_trade else _length(row, cv), title))
    return longest[1] if months[True] < _TWO_YEARS < longest[0] else None


def _trade(occupation: Occupation | None) -> str:
    return occupation.code[:2] if occupation else ""


def _same_work(held: str, wanted: str) -> bool:
    """Whether two titles name the same work in other words: most words of the shorter one stand in the other."""
    one, two = (frozenset(title_words(title)) for title in (held, wanted))
    return bool(one and two) and len(one & two) > 0.5 * min(len(one), len(two))


_TWO_YEARS = 24
_BREAK = 9
_LONG_AGO = 96
"""Months."""


def longest_break(cv: Cv) -> tuple[str, str] | None:
    """The longest time of nine months and more without any job, in the last eight years of the CV, as (from, to)."""
    spans = sorted(span for row in _work(cv) if (span := _span(row, cv)))
    best: tuple[int, str, str] | None = None
    reached, reached_text = 0, ""
    for start, end, start_text, end_text in spans:
        months = start - reached if reached and reached_text else 0
        if months >= _BREAK and start > _latest(cv) - _LONG_AGO and (best is None or months > best[0]):
            best = (months, reached_text, start_text)
        if end > reached:
            reached, reached_text = end, end_text
    return (best[1], best[2]) if best else None


def _span(row: Mapping[str, object], cv: Cv) -> tuple[int, int, str, str] | None:
    start = _months(row.get("startDate"))
    if start is None:
        return None
    return start, _months(row.get("endDate")) or _latest(cv), str(row.get("startDate")), str(row.get("endDate") or "")


def _length(row: Mapping[str, object], cv: Cv) -> int:
    start = _months(row.get("startDate"))
    return (_months(row.get("endDate")) or _latest(cv)) - start if start else 0


def _latest(cv: Cv) -> int:
    """The newest month the CV names, in months since year 0: "today" as the CV knows it."""
    found = [_months(row.get(key)) for row in _work(cv) for key in ("startDate", "endDate")]
    return max((month for month in found if month), default=0)


def _months(value: object) -> int | None:
    match = re.match(r"(\d{4})(?:-(\d{2}))?", str(value or ""))
    return int(match[1]) * 12 + int(match[2] or 1) if match else None

"""The industry of a posting: cue words of the content library, weighed by where they stand, then by meaning."""

from __future__ import annotations

import re
from functools import cache

from interview_coach.coach.builtin.job.prototypes import prototypes
from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.content.library import Industry, library
from interview_coach.embedding import Vectors, encoder

_WEIGHTS = {Section.HEADER: 2.0, Section.DUTIES: 1.0, Section.MUST: 1.0, Section.NICE: 0.5, Section.ABOUT: 0.7}


def industry_of(title: str, items: list[Item]) -> str:
    """The id of the industry whose interviews this posting leads to. The trade (title, duties) counts more than
    the employer's branch: an accountant at a hospital is asked an accountant's questions."""
    text = " ".join(item.text for item in items if item.section in (Section.DUTIES, Section.MUST))
    near = _meaning(f"{title}. {text[:400]}")
    scores = {row.id: _cues(row, title, items) + 12.0 * near[row.id] for row in library().industries.values()}
    return max(scores, key=lambda name: scores[name])


def _cues(industry: Industry, title: str, items: list[Item]) -> float:
    pattern = _pattern(industry.cues)
    in_title = 6.0 * len({m.lower() for m in pattern.findall(title)})
    by_section: dict[str, float] = {}
    for item in items:
        for cue in pattern.findall(item.text):
            weight = _WEIGHTS.get(item.section, 0.0)
            by_section[cue.lower()] = max(weight, by_section.get(cue.lower(), 0.0))
    return in_title + sum(by_section.values())


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(cues, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")(?:s|es)?\b", re.I)


def _meaning(text: str) -> dict[str, float]:
    vector = encoder().encode([text])[0]
    return {name: float(v @ vector) for name, v in _vectors().items()}


@cache
def _vectors() -> dict[str, Vectors]:
    rows = library().industries.values()
    return {row.id: prototypes([industry_text(row)])[0] for row in rows}


def industry_text(industry: Industry) -> str:
    """What an industry is compared by."""
    return f"{industry.name}: {', '.join(industry.cues)}"

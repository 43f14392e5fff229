"""The industry of a posting: cue words of the content library, weighed by where they stand, then by meaning."""

from __future__ import annotations

import re
from functools import cache

from interview_coach.coach.builtin.job.occupation import named_occupation
from interview_coach.coach.builtin.job.prototypes import prototypes
from interview_coach.coach.builtin.job.sections import Item, Section
from interview_coach.content.library import Industry, library
from interview_coach.embedding import Vectors, encoder

_WEIGHTS = {Section.HEADER: 2.0, Section.DUTIES: 1.0, Section.MUST: 1.0, Section.NICE: 0.5, Section.ABOUT: 0.7}


def industry_of(title: str, items: list[Item]) -> str:
    """The id of the industry whose interviews this posting leads to. The trade (title, duties) counts more than
    the employer's branch: an accountant at a hospital is asked an accountant's questions."""
    scores = _scores(title, items)
    return max(scores, key=lambda name: scores[name])


def is_clear_industry(title: str, items: list[Item]) -> bool:
    """Whether one industry stands out, so that its scenes can be told."""
    first, second = sorted(_scores(title, items).values(), reverse=True)[:2]
    return first - second >= _CLEAR


_CLEAR = 1.0
"""Lead of the first industry over the second below which titles of rarer trades are often put in the wrong one."""


def _scores(title: str, items: list[Item]) -> dict[str, float]:
    text = " ".join(item.text for item in items if item.section in (Section.DUTIES, Section.MUST))
    near = _meaning(f"{title}. {text[:400]}")
    scores = {row.id: _cues(row, title, items) + 12.0 * near[row.id] for row in library().industries.values()}
    usual = usual_industry(title)
    if usual in scores:
        scores[usual] += _USUAL
    return scores


_USUAL = 6.0
"""What the industry of the title's occupation is worth: as much as a cue in the title."""

_BY_CODE = {
    "11-202": "marketing", "11-3031": "accounting", "11-3071": "logistics", "11-3121": "human_resources",
    "11-9021": "construction", "11-903": "education", "11-905": "retail_hospitality",
    "11-3061": "logistics", "13-102": "logistics", "13-107": "human_resources", "13-1111": "consulting",
    "13-103": "insurance_risk",
    "13-2011": "accounting", "13-2053": "insurance_risk", "15-1212": "cybersecurity", "15-123": "it_support",
    "15-1244": "it_support", "15-125": "software", "15-1243": "data_ai", "15-2": "data_ai",
    "17-1": "construction", "17-2": "engineering_manufacturing", "17-3": "engineering_manufacturing",
    "21": "charity_social_care", "23": "law", "25-1": "education", "25-2": "education", "25-3": "education",
    "25-4": "public_service",
    "27-4": "media_creative", "27-2": "media_creative", "27-3": "media_creative", "29-12": "medicine",
    "29-1292": "healthcare_nursing", "29-102": "medicine", "29": "healthcare_nursing", "31": "healthcare_nursing",
    "33": "security_emergency", "35": "retail_hospitality", "37-2": "personal_services", "39-3": "media_creative",
    "39-5": "personal_services", "41-101": "retail_hospitality", "41-2": "retail_hospitality",
    "31-112": "charity_social_care",
    "29-2056": "agriculture_environment", "43-4171": "administration", "29-1131": "agriculture_environment",
    "43-4051": "retail_hospitality", "43-3": "accounting",
    "43-5": "logistics", "43-6": "administration", "43-9": "administration", "45": "agriculture_environment",
    "47": "construction", "49": "engineering_manufacturing", "51": "engineering_manufacturing",
    "53-2": "aviation_travel", "53": "logistics",
}  # fmt: skip
"""The industry of O*NET occupations by the beginning of their code; the longest that fits counts. What people in an
occupation do all over the economy (managers, analysts) is left open."""


def usual_industry(title: str) -> str:
    """The industry the occupation of a title belongs to; empty when the title names none, or one of no single trade."""
    occupation = named_occupation(title)
    if occupation is None:
        return ""
    fitting = [start for start in _BY_CODE if occupation.code.startswith(start)]
    return _BY_CODE[max(fitting, key=len)] if fitting else ""


def _cues(industry: Industry, title: str, items: list[Item]) -> float:
    pattern = _pattern(industry.cues)
    head, _, behind = title.partition(" - ")
    named = {m.lower() for m in pattern.findall(head)}
    in_title = 6.0 * len(named) + 3.0 * len({m.lower() for m in pattern.findall(behind)} - named)
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

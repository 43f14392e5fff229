"""What was understood of a CV and a posting, arranged for reading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import entry_texts
from interview_coach.domain.job import CvEvidence, Requirement
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Tip, Tips
from interview_coach.domain.vocabulary import Level
from interview_coach.web import labels

SHOWN_EVIDENCE = 3

CV_SECTIONS = (("work", "position", "name"), ("projects", "name", "entity"), ("volunteer", "position", "organization"))


@dataclass(frozen=True, slots=True)
class CvEntry:
    """A job, project or voluntary work of the CV. `ref` is its address: `work[0]`."""

    ref: str
    title: str
    organisation: str
    when: str
    lines: tuple[str, ...]


def cv_entries(cv: Cv) -> tuple[CvEntry, ...]:
    """Jobs, projects and voluntary work in the order of the CV."""
    return tuple(
        _entry(f"{section}[{index}]", row, title, organisation)
        for section, title, organisation in CV_SECTIONS
        for index, row in enumerate(cv.document.get(section) or ())
        if isinstance(row, Mapping)
    )


def _entry(ref: str, row: Mapping[str, Any], title: str, organisation: str) -> CvEntry:
    started, ended = str(row.get("startDate") or ""), str(row.get("endDate") or "")
    when = f"{started} – {ended or 'now'}" if started else ended
    lines = tuple(line for line in row.get("highlights") or () if isinstance(line, str) and line.strip())
    return CvEntry(ref, str(row.get(title) or ""), str(row.get(organisation) or ""), when, lines)


@dataclass(frozen=True, slots=True)
class CvPart:
    """A part of the CV that is no job, as it was read: one text for each entry."""

    heading: str
    entries: tuple[str, ...]


SHOWN_PARTS = ("education", "certificates", "languages", "skills")


def cv_parts(cv: Cv) -> tuple[CvPart, ...]:
    """Education, certificates, languages and skills, those that were found."""
    parts = (CvPart(labels.CV_PARTS[section], entry_texts(cv.document, section)) for section in SHOWN_PARTS)
    return tuple(part for part in parts if part.entries)


@dataclass(frozen=True, slots=True)
class Supported:
    """A requirement with the CV lines that support it, and where each stands; `is_gap` when the whole CV shows nothing
    about it."""

    requirement: Requirement
    evidence: tuple[tuple[CvEvidence, str], ...]
    is_gap: bool


def requirement_map(preparation: Preparation) -> tuple[Supported, ...]:
    """Must-haves first; within a level in the order of the posting."""
    ordered = sorted(preparation.job.requirements, key=lambda r: r.level is not Level.MUST)
    gaps = preparation.job.gaps
    return tuple(
        Supported(r, _located(preparation.cv, r.evidence[:SHOWN_EVIDENCE]), _names_one(r.text, gaps)) for r in ordered
    )


def _names_one(text: str, gaps: Sequence[str]) -> bool:
    """Whether one of the missing skills stands in the text as a whole word."""
    return any(re.search(rf"(?<!\w){re.escape(gap)}(?!\w)", text, re.I) for gap in gaps if gap.strip())


def _located(cv: Cv, evidence: Sequence[CvEvidence]) -> tuple[tuple[CvEvidence, str], ...]:
    return tuple((item, labels.place_in_cv(cv, item.ref)) for item in evidence)


@dataclass(frozen=True, slots=True)
class Topic:
    """Tips on one topic. `reason` is said once where several share it."""

    heading: str
    tips: tuple[Tip, ...]
    reason: str


def tips_by_topic(tips: Tips) -> tuple[Topic, ...]:
    """Tips under the words for their topic, in the order in which one needs them."""
    groups = ((words, tuple(t for t in tips.tips if t.topic == topic)) for topic, words in labels.TOPICS.items())
    return tuple(Topic(words, found, _shared_reason(found)) for words, found in groups if found)


def _shared_reason(tips: Sequence[Tip]) -> str:
    reasons = {_reason(tip) for tip in tips}
    return reasons.pop() if len(tips) > 1 and len(reasons) == 1 else ""


def _reason(tip: Tip) -> str:
    return f"{tip.why} Source: {tip.source}." if tip.source else tip.why

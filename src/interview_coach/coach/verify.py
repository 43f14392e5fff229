"""Checks what an engine claims to have found against the answer itself; what fails is dropped.

No engine can quote what was not said: an evidence quote must be exactly `answer[start:end]`, segments must lie in
the answer, ascend and not overlap, and a quote of a key point must stand in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import Evidence, KeyPoint, Segment
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.rubrics import HIGHEST_MARK, LOWEST_MARK, Rubric

POLARITIES = frozenset(["+", "-"])


def verified(findings: Findings, answer: str, rubric: Rubric) -> Findings:
    """The findings with every quote, segment and level that does not hold taken out."""
    known = {dimension.id for dimension in rubric.dimensions}
    caps = {cap.when for cap in rubric.caps}
    return replace(
        findings,
        levels={name: _within_marks(level) for name, level in findings.levels.items() if name in known},
        conditions=findings.conditions & caps,
        evidence=tuple(e for e in findings.evidence if e.dimension in known and _is_quoted(e, answer)),
        segments=sane_segments(findings.segments, answer),
        key_points=_true_key_points(findings.key_points, answer),
        flags=tuple(dict.fromkeys(findings.flags)),
        confidence=min(1.0, max(0.0, findings.confidence)),
    )


def sane_segments(segments: tuple[Segment, ...], answer: str) -> tuple[Segment, ...]:
    """Segments inside the answer, in ascending order; one that overlaps the one before it is dropped."""
    kept: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.start, s.end)):
        inside = 0 <= segment.start < segment.end <= len(answer)
        if inside and (not kept or segment.start >= kept[-1].end):
            kept.append(segment)
    return tuple(kept)


def _is_quoted(evidence: Evidence, answer: str) -> bool:
    inside = 0 <= evidence.start < evidence.end <= len(answer)
    quoted = inside and answer[evidence.start : evidence.end] == evidence.quote
    return quoted and bool(evidence.quote.strip()) and evidence.polarity in POLARITIES


def _within_marks(level: float | None) -> float | None:
    return None if level is None else min(HIGHEST_MARK, max(LOWEST_MARK, level))


def _true_key_points(points: tuple[KeyPoint, ...] | None, answer: str) -> tuple[KeyPoint, ...] | None:
    """A key point keeps its status; a quote that is not in the answer is taken off it."""
    if points is None:
        return None
    return tuple(replace(p, quote=None) if p.quote and p.quote not in answer else p for p in points)


def traceable(sample: SampleAnswer, facts: Mapping[str, str]) -> SampleAnswer:
    """The sample with every sentence taken out that is neither a blank nor a claim which stands, word for word, in the
    fact its reference names. `facts` are texts by reference: lines of the CV, parts of the person's stories."""
    claims = tuple(claim for claim in sample.claims if _collapsed(claim.text) in _collapsed(facts.get(claim.ref, "")))
    allowed = [*(claim.text for claim in claims), *sample.blanks]
    found = sorted((at, text) for text in allowed if (at := sample.text.find(text)) >= 0)
    text = " ".join(text if text not in sample.blanks else f"{text}." for _, text in found)
    return replace(sample, text=text, claims=claims)


def _collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

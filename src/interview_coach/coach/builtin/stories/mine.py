"""Finds the lines of a CV that are worth telling as a story."""

from __future__ import annotations

from interview_coach.coach.builtin.retrieval import quality
from interview_coach.coach.builtin.stories.competencies import competencies_shown
from interview_coach.coach.builtin.stories.prefill import facts_of
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Job
from interview_coach.domain.stories import Story, StoryFact
from interview_coach.domain.story_matrix import Candidate, is_same_line

MOST_CANDIDATES = 8
_LEAST_QUALITY = 0.35
"""Below it a line names a duty or a place, with nothing that happened once."""
_WANTED, _RANK_STEP, _PER_JOB = 0.4, 0.05, 0.06
"""What the first competency of the posting adds, what each rank below it takes off, and each job further back."""


def mine(cv: Cv, job: Job, known: tuple[Story, ...] = ()) -> tuple[Candidate, ...]:
    """At most eight lines with an own deed or a result that can be told, best first; those of `known` stories (taken
    or turned down) are left out, wherever they stand in this CV."""
    found = [
        candidate_of(line, job)
        for line in cv.lines
        if quality(line.text) >= _LEAST_QUALITY and not any(is_same_line(story.line, line.text) for story in known)
    ]
    told = [candidate for candidate in found if _has_deed(candidate)]
    return tuple(sorted(told, key=lambda candidate: -_worth(candidate, job))[:MOST_CANDIDATES])


def candidate_of(line: CvLine, job: Job) -> Candidate:
    """What the line gives to a story, whether it would be suggested or not."""
    shown = competencies_shown(line)
    ranked = tuple(sorted(shown, key=lambda name: job.competencies.index(name) if name in job.competencies else 99))
    facts = facts_of(line)
    return Candidate(line, ranked, facts, _reason(facts, ranked, job))


def _has_deed(candidate: Candidate) -> bool:
    return any(fact.slot in ("step_1", "result") for fact in candidate.facts)


def _worth(candidate: Candidate, job: Job) -> float:
    wanted = [job.competencies.index(name) for name in candidate.competencies if name in job.competencies]
    gain = max(0.0, _WANTED - _RANK_STEP * min(wanted)) if wanted else 0.0
    slots = {fact.slot for fact in candidate.facts}
    return quality(candidate.line.text) + gain + 0.3 * ({"step_1", "result"} <= slots) - _PER_JOB * _job_of(candidate)


def _job_of(candidate: Candidate) -> int:
    """0 for the first entry of its section, which is the newest."""
    digits = candidate.line.ref.partition("[")[2].partition("]")[0]
    return int(digits) if digits.isdigit() else 0


def _reason(facts: tuple[StoryFact, ...], shown: tuple[str, ...], job: Job) -> str:
    slots = {fact.slot for fact in facts}
    has = {
        ("step_1", "result"): "It has something you did and what came of it",
        ("step_1",): "It has something you did; what came of it is still to be told",
        ("result",): "It has a result; how you brought it about is still to be told",
    }.get(tuple(slot for slot in ("step_1", "result") if slot in slots), "It can be told")
    name = library().competencies[shown[0]].name.lower()
    asked = ", which this posting asks for" if shown[0] in job.competencies else ""
    return f"{has}. It can show {name}{asked}."

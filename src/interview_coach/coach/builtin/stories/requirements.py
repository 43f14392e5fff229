"""Must-haves of a posting that a story supports."""

from __future__ import annotations

from collections.abc import Sequence

from interview_coach.coach.builtin.job.evidence import asks_for_credential, evidence_for
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Job
from interview_coach.domain.stories import Story
from interview_coach.domain.vocabulary import Level


def requirements_shown(job: Job, stories: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    """For each must-have requirement of the posting the ids of the stories that support it, best first; by the same
    rule by which lines of the CV support one. A degree or licence is left out: no story can show it."""
    lines = tuple(CvLine(f"story.highlights.{story.id}", story.whole) for story in stories)
    ids = {line.ref: story.id for line, story in zip(lines, stories, strict=True)}
    cv = Cv({}, lines)
    return {
        requirement.text: tuple(ids[found.ref] for found in evidence_for(requirement.text, (), cv))
        for requirement in job.requirements
        if requirement.level is Level.MUST and not asks_for_credential(requirement.text)
    }

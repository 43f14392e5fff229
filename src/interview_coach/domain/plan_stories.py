"""The user's own stories in the study plan: they stand where a line of the CV would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview_coach.domain.plan_items import Topic
from interview_coach.domain.plans import PlanMaterial
from interview_coach.domain.stories import Story


def with_own_stories(material: PlanMaterial, stories: Sequence[Story]) -> PlanMaterial:
    """Each competency of `material.stories` gets a story of the user that shows it; one that serves another competency
    already only when there is no other."""
    used: set[str] = set()
    topics = []
    for topic in material.stories:
        fitting = [story for story in stories if topic.competency in story.competencies]
        story = min(fitting, key=lambda each: (each.id in used, not each.is_ready), default=None)
        if story is not None:
            used.add(story.id)
        topics.append(topic if story is None else _told(topic, story))
    return replace(material, stories=tuple(topics))


def _told(topic: Topic, story: Story) -> Topic:
    """A story that can be told without a gap is retold; one with gaps is worked out first."""
    name = topic.title.split(", from ", 1)[0]
    missing = len(story.missing)
    why = f"Your story still lacks {missing} {'fact' if missing == 1 else 'facts'}; one question after the other."
    return replace(topic, title=f"{name}, “{story.title}”", why=why, is_known=story.is_ready)

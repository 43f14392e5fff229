"""Builders of stories: one that lacks nothing, and one that has just been begun."""

from __future__ import annotations

from interview_coach.domain.stories import Story, StoryFact, StoryStatus, with_fact
from tests.cast import CV_DOCUMENT
from tests.conftest import NOON

LINE = CV_DOCUMENT["work"][0]["highlights"][0]

FACTS = {
    "situation": "Brackenfield Dairy, in 2024, where I kept the bottling line running.",
    "stakes": "Each stop cost half an hour of milk.",
    "task": "My job was to get the stops down before the summer peak.",
    "step_1": "I logged every stop for three weeks and saw that nine of fourteen came from dry bearings.",
    "step_2": "I rebuilt the lubrication plan around running hours instead of calendar weeks.",
    "step_3": "I walked the round with the two operators until they could do it alone.",
    "result": "The stops fell from fourteen to five a month.",
    "lesson": "Since then I measure before I change anything.",
}


def begun(story_id: str = "s1", title: str = "The stops of the bottling line", **fields: object) -> Story:
    """Nothing is told yet."""
    return Story(story_id, title, StoryStatus.ACCEPTED, NOON, NOON, **fields)  # type: ignore[arg-type]


def told(story: Story, **facts: str) -> Story:
    for slot, text in facts.items():
        story = with_fact(story, slot, text)
    return story


def finished(story_id: str = "s1", *shown: str, **facts: str) -> Story:
    """With every part; `facts` take the place of the usual ones."""
    return told(begun(story_id, line=LINE, ref="work[0].highlights[0]", competencies=shown), **(FACTS | facts))


def from_cv(story_id: str = "s1") -> Story:
    """As it is when the CV line was taken: the result is the line's."""
    fact = StoryFact("result", "I cut unplanned stops from 14 to 5 a month.", "work[0].highlights[0]")
    return begun(story_id, line=LINE, ref="work[0].highlights[0]", facts=(fact,))

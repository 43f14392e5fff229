"""Stories that answer a question, best first with the reason, or none: ranked as the lines of a CV are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.examples import rank_examples
from interview_coach.content.library import library
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.questions import Question
from interview_coach.domain.stories import Story
from interview_coach.domain.vocabulary import QuestionType

MOST_OFFERS = 3
_LEAST_SCORE = 0.45
"""From which a story is offered that is not said to show what they ask about: its words have to tell of it, too."""
_SHOWS, _READY = 0.25, 0.1
"""What it adds that the person says the story shows this competency, and that it has no gap."""
_ENDING = re.compile(r"; (?:and it has a figure|when you tell it).*$")


@dataclass(frozen=True, slots=True)
class StoryOffer:
    """A story for a question. `reason` says why, in words that stand in it or name what it shows."""

    story: Story
    score: float
    reason: str


def offers_for(question: Question, stories: Sequence[Story]) -> tuple[StoryOffer, ...]:
    """At most three; none where no story is asked for, or none fits."""
    if question.type is not QuestionType.BEHAVIORAL or not stories:
        return ()
    lines = tuple(CvLine(story.id, story.whole, story.organisation, story.role) for story in stories)
    ranked = rank_examples(question.text, question.type, Cv({}, lines), top=len(lines)).ranked
    found = {example.ref: example for example in ranked if example.score >= _LEAST_SCORE and "“" in example.reason}
    offers = []
    for story in stories:
        shows = question.competency is not None and question.competency in story.competencies
        example = found.get(story.id)
        if example is not None or shows:
            score = (example.score if example else 0.0) + _SHOWS * shows + _READY * story.is_ready
            offers.append(
                StoryOffer(story, round(score, 3), _reason(question, shows, example.reason if example else ""))
            )
    return tuple(sorted(offers, key=lambda offer: -offer.score)[:MOST_OFFERS])


def _reason(question: Question, shows: bool, found: str) -> str:
    """The words of the story that fit say more than its label; the ending about figures belongs to CV lines only."""
    if shows and question.competency:
        name = library().competencies[question.competency].name.lower()
        return f"It can show {name}, which is what they ask about."
    return f"{_ENDING.sub('', found).rstrip('.')}."

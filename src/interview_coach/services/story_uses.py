"""What stories are good for: the matrix, what to tell at a question, the story as a sample, the page for the last hour.

The builtin coach does all of it, whatever engine is chosen: a story is the person's own words in their own order, so
there is nothing for a model to write, and no more of it leaves the machine than the answers themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview_coach.domain.costs import CallContext
from interview_coach.domain.job import Job
from interview_coach.domain.overview import AnsweredQuestion, AskedQuestion
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Question, SampleAnswer, Tips
from interview_coach.domain.stories import Story, StoryStatus
from interview_coach.domain.story_matrix import (
    MOST_TOLD,
    SITTINGS_LOOKED_AT,
    Demand,
    StoryMatrix,
    ToldIn,
    matrix_of,
)
from interview_coach.domain.story_sheet import Sheet, sheet_of
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.ports import Coach
from interview_coach.services.parts import Parts, Wishes
from interview_coach.services.preparations import as_understood

_MOST_ANSWERS = 40
"""Newest answers looked at; five sittings have about twenty."""


@dataclass(frozen=True, slots=True)
class ToTell:
    """A story for a question, with the reason; `told` counts the other questions it answered lately."""

    story: Story
    reason: str
    told: int

    @property
    def is_overused(self) -> bool:
        return self.told >= MOST_TOLD


class StoryUses:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def matrix(self, user_id: str, preparation_id: str) -> StoryMatrix:
        """The stories against what this posting and its questions ask for."""
        from interview_coach.coach.builtin.stories import mine, requirements_shown

        with self._parts.storage.reading(user_id) as rows:
            preparation, known = rows.preparations.get(preparation_id), rows.stories.list()
            asked = rows.questions.list(preparation_id)
            answers = rows.answers.history(limit=_MOST_ANSWERS, offset=0)
        stories = _taken(known)
        demand = Demand(_wanted(preparation.job, asked), requirements_shown(preparation.job, stories))
        candidates = mine(preparation.cv, preparation.job, known)
        return matrix_of(stories, demand, told=_told(stories, answers), candidates=candidates)

    def to_tell(self, user_id: str, question_id: str) -> tuple[ToTell, ...]:
        """Stories that answer a question, best first; one that was told often lately comes after the others."""
        from interview_coach.coach.builtin.stories import offers_for

        with self._parts.storage.reading(user_id) as rows:
            question, stories = rows.questions.get(question_id).question, _taken(rows.stories.list())
        offers = offers_for(question, stories)
        if not offers:
            return ()
        with self._parts.storage.reading(user_id) as rows:
            answers = rows.answers.history(limit=_MOST_ANSWERS, offset=0)
        told = _told([offer.story for offer in offers], answers)
        found = [ToTell(offer.story, offer.reason, _elsewhere(told, offer.story, question)) for offer in offers]
        return tuple(sorted(found, key=lambda one: one.is_overused))

    def sample(self, user_id: str, question_id: str) -> SampleAnswer | None:
        """The best fitting story as a sample answer: each fact with its reference (`story:<id>#<slot>`), a blank for
        each that is missing. None when no story answers the question."""
        from interview_coach.coach.builtin.stories import tell

        found = next((one for one in self.to_tell(user_id, question_id) if one.story.facts), None)
        return tell(found.story) if found else None

    def sheet(self, user_id: str, preparation_id: str) -> Sheet:
        """The page for the last hour before the interview of this preparation."""
        with self._parts.storage.reading(user_id) as rows:
            preparation, stories = rows.preparations.get(preparation_id), _taken(rows.stories.list())
        coach = self._parts.coach(user_id, CallContext("tomorrow", preparation_id), Wishes(builtin=True))
        return sheet_of(
            stories,
            preparation.job.competencies,
            opening=_opening(coach, preparation),
            lines=[line.text for line in preparation.cv.lines],
            ask_them=_ask_them(coach.give_tips(as_understood(preparation), preparation.cv)),
        )


def _taken(known: Sequence[Story]) -> tuple[Story, ...]:
    return tuple(story for story in known if story.status is StoryStatus.ACCEPTED)


def _elsewhere(told: Mapping[str, Sequence[ToldIn]], story: Story, question: Question) -> int:
    """How many other questions the story answered lately."""
    return sum(use.question_id != question.id for use in told.get(story.id, ()))


def _wanted(job: Job, asked: Sequence[AskedQuestion]) -> tuple[str, ...]:
    """The competencies of the posting in its order, then those of behavioral questions that it does not name."""
    of_questions = [
        a.question.competency for a in asked if a.question.type is QuestionType.BEHAVIORAL and a.question.competency
    ]
    return tuple(dict.fromkeys((*job.competencies, *of_questions)))


def _told(stories: Sequence[Story], answers: Sequence[AnsweredQuestion]) -> dict[str, tuple[ToldIn, ...]]:
    """By story the answers of the last sittings that told it, newest first, one a question: trying a question again
    with the same story is practice."""
    from interview_coach.coach.builtin.stories import story_told

    found: dict[str, dict[str, ToldIn]] = {}
    sittings = list(dict.fromkeys(a.answer.session_id for a in answers))[:SITTINGS_LOOKED_AT]
    for answered in answers if stories else ():
        if answered.answer.session_id not in sittings or answered.question.type is not QuestionType.BEHAVIORAL:
            continue
        story = story_told(answered.answer.text, stories)
        if story is not None:
            use = ToldIn(answered.answer.id, answered.question.id, answered.question.text)
            found.setdefault(story.id, {}).setdefault(answered.question.id, use)
    return {story_id: tuple(uses.values()) for story_id, uses in found.items()}


def _opening(coach: Coach, preparation: Preparation) -> str:
    """The first sentence of "tell me about yourself"."""
    claims = coach.write_pitch(preparation.cv, as_understood(preparation)).claims
    return claims[0].text if claims else ""


def _ask_them(tips: Tips) -> list[str]:
    """The questions themselves; a tip puts "Ask them:" before."""
    texts = [tip.text for tip in tips.tips if tip.topic == "ask_them"]
    return [text.partition("“")[2].rpartition("”")[0] or text for text in texts]

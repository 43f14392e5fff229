"""What helps at a question of a mock, and what could be asked at its end: from the guides and the user's own CV."""

from __future__ import annotations

from collections.abc import Sequence

from interview_coach.content.guides import guides
from interview_coach.domain.job import Job
from interview_coach.domain.questions import Question
from interview_coach.services.story_uses import ToTell

MOST_HINTS = 4


def hints_for(question: Question, stories: Sequence[str] = ()) -> tuple[str, ...]:
    """In this order: what a strong answer shows, a story that could be told, the line of the CV that fits best, more
    of the first. `stories` are hints made by `story_hints`."""
    guide = guides().competencies.get(question.competency or "")
    shows = question.guidance.looks_for or (guide.strong if guide else ())
    first, more = [f"A strong answer shows: {text}" for text in shows[:1]], shows[1:]
    lines = [f"From your CV: “{example.text}” {example.reason}" for example in question.examples[:1]]
    avoid = [f"Better not: {text}" for text in question.guidance.avoid[:1]]
    return tuple([*first, *stories[:1], *lines, *(f"It also shows: {text}" for text in more), *avoid][:MOST_HINTS])


def story_hints(found: Sequence[ToTell]) -> tuple[str, ...]:
    return tuple(f"You could tell: “{one.story.title}” {one.reason}" for one in found)


def suggestions_for(job: Job) -> tuple[str, ...]:
    """Questions to ask an employer of that industry; none are made up about this one."""
    guide = guides().industries.get(job.industry)
    return guide.ask_them if guide else ()

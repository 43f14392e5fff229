"""Writes a sample answer: the question's type decides the form, the CV and the posting give the facts."""

from __future__ import annotations

from interview_coach.coach.builtin.examples import rank_examples
from interview_coach.coach.builtin.questions.world import World, read_world
from interview_coach.coach.builtin.sample.case import walk_through
from interview_coach.coach.builtin.sample.knowledge import explain, judge
from interview_coach.coach.builtin.sample.motives import motivate
from interview_coach.coach.builtin.sample.story import tell_story
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import SampleAnswer
from interview_coach.domain.vocabulary import QuestionType

_NO_CV = Cv.from_document({})


def write_sample(
    question: str, type: QuestionType, cv: Cv | None = None, posting: Posting | None = None
) -> SampleAnswer:
    """A sample answer; see `ports.Coach.write_sample`. Facts come from the CV, the posting and the question only."""
    if type is QuestionType.CASE:
        return walk_through(question)
    lines = _lines(question, type, cv, posting)
    if type is QuestionType.BEHAVIORAL:
        return tell_story(question, lines)
    if type is QuestionType.SITUATIONAL:
        return judge(question, lines)
    if type is QuestionType.TECHNICAL:
        return explain(question, lines)
    return motivate(question, lines, cv, _world(cv, posting))


def _world(cv: Cv | None, posting: Posting | None) -> World | None:
    known = posting is not None and bool(posting.text.strip() or posting.title.strip())
    return read_world(cv or _NO_CV, posting) if known and posting else None


def _lines(question: str, type: QuestionType, cv: Cv | None, posting: Posting | None) -> list[CvLine]:
    """CV lines that answer the question, best first. For motivation the lines that fit the posting serve as well."""
    if cv is None or not cv.lines:
        return []
    found = rank_examples(question, type, cv, posting, top=4).ranked
    lines = [line for example in found if (line := cv.line(example.ref))]
    if not lines and type is QuestionType.MOTIVATION:
        return list(cv.lines[:3])
    return lines

"""The line of the CV that each story of a plan can begin with."""

from __future__ import annotations

from collections.abc import Sequence

from interview_coach.content.library import library
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.ports import Coach


def lines_for(coach: Coach, competencies: Sequence[str], cv: Cv, posting: Posting) -> dict[str, str]:
    """The best CV line for each competency; a line that is taken serves no second one, and a competency without a
    fitting line is left out."""
    found: dict[str, str] = {}
    for name in competencies:
        question = library().competencies[name].questions[0]
        ranking = coach.rank_examples(question, QuestionType.BEHAVIORAL, cv, posting, top=3)
        free = (example.text for example in ranking.ranked if example.text not in found.values())
        if line := next(free, None):
            found[name] = line
    return found

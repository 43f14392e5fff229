"""What an interviewer says after an answer in which somebody may be in danger: first of all, where help is."""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.behavioral_wordings import HELP
from interview_coach.domain.evaluations import Evaluation


def help_in(evaluation: Evaluation) -> str | None:
    """The words that point to help, where the reading of an answer has them; None where nobody seems in danger."""
    return HELP if any(HELP in words for words in (evaluation.main_fix, *evaluation.improvements)) else None

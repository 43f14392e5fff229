"""Whether a story may be painful to the one who tells it: such a story is not asked for figures."""

from __future__ import annotations

from interview_coach.coach.builtin.evaluation.account import account_of
from interview_coach.coach.builtin.evaluation.care import care_for
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.domain.stories import Story


def may_be_painful(story: Story) -> bool:
    """Read as an answer is; only from what the person wrote, never from the CV."""
    said = " ".join(fact.text for fact in story.facts if not fact.source)
    if not said:
        return False
    account = account_of(AnswerText.of(said))
    return care_for(account.parts, account.vectors).might

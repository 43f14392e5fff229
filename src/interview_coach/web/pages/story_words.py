"""The words people read on the pages of stories."""

from __future__ import annotations

from interview_coach.domain.stories import LONGEST_SECONDS, Gap
from interview_coach.domain.story_matrix import NextKind

GAPS = {
    Gap.NOTHING_OWN: "Nothing in it is your own yet. Say one thing that you did yourself, beginning with “I”.",
    Gap.WE_ONLY: "The steps only say “we”. Keep “we” for the credit; say “I” for what you did or decided.",
    Gap.HABIT: "It sounds like what you usually do. Tell the one time it happened.",
    Gap.NO_RESULT: "It has no end yet. Say what came of it, even if it was small.",
    Gap.NO_FIGURE: "Nobody can see how much changed. One figure, or a sign such as “it is still in use”, is enough.",
    Gap.SET_UP_LONG: "It takes long before you act. Cut the situation and your task to two sentences.",
    Gap.TOO_LONG: f"It takes more than {LONGEST_SECONDS // 60} and a half minutes. Keep three steps and the result.",
    Gap.TOO_SHORT: "It is over in less than half a minute. Say how you did the steps, and why so.",
}

SLOTS = {
    "situation": "where and when",
    "stakes": "what was at stake",
    "task": "your task",
    "step_1": "your first step",
    "step_2": "your next step",
    "step_3": "a third step",
    "result": "what came of it",
    "measure": "how it shows",
    "lesson": "what you learned",
}

NEXT = {
    NextKind.FINISH: "Finish the story you have begun",
    NextKind.TAKE: "Work out this line of your CV",
    NextKind.THINK: "Think of something that is not in your CV",
    NextKind.DONE: "Say one of them aloud",
}

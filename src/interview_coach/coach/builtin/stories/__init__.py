"""Stories of the builtin coach: found in the CV, asked for fact by fact, known again in answers."""

from interview_coach.coach.builtin.stories.ask import StoryQuestion, question_for
from interview_coach.coach.builtin.stories.care import may_be_painful
from interview_coach.coach.builtin.stories.fit import StoryOffer, offers_for
from interview_coach.coach.builtin.stories.mine import candidate_of, mine
from interview_coach.coach.builtin.stories.recognise import story_told
from interview_coach.coach.builtin.stories.requirements import requirements_shown
from interview_coach.coach.builtin.stories.tell import tell

__all__ = [
    "StoryOffer",
    "StoryQuestion",
    "candidate_of",
    "may_be_painful",
    "mine",
    "offers_for",
    "question_for",
    "requirements_shown",
    "story_told",
    "tell",
]

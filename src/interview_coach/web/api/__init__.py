"""The JSON API under /api/v1, a module per noun."""

from interview_coach.web.api import (
    answers,
    appointments,
    calendars,
    case_rooms,
    consents,
    cv_proposals,
    debriefs,
    disputes,
    files,
    mocks,
    plan,
    preparations,
    privacy,
    progress,
    questions,
    real_interviews,
    recordings,
    reviews,
    stories,
    usage,
)
from interview_coach.web.api.problems import PROBLEMS

routers = (
    files.router,
    preparations.router,
    cv_proposals.router,
    questions.router,
    answers.router,
    disputes.router,
    real_interviews.router,
    case_rooms.router,
    mocks.router,
    debriefs.router,
    recordings.router,
    reviews.router,
    stories.router,
    usage.router,
    consents.router,
    privacy.router,
    progress.router,
    plan.router,
    calendars.router,
    appointments.router,
)

__all__ = ["PROBLEMS", "routers"]

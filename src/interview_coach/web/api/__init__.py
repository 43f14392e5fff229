"""The JSON API under /api/v1, a module per noun."""

from interview_coach.web.api import answers, consents, files, preparations, privacy, questions, recordings, usage
from interview_coach.web.api.problems import PROBLEMS

routers = (
    files.router,
    preparations.router,
    questions.router,
    answers.router,
    recordings.router,
    usage.router,
    consents.router,
    privacy.router,
)

__all__ = ["PROBLEMS", "routers"]

"""The JSON API under /api/v1, a module per noun."""

from interview_coach.web.api import answers, files, preparations, questions
from interview_coach.web.api.problems import PROBLEMS

routers = (files.router, preparations.router, questions.router, answers.router)

__all__ = ["PROBLEMS", "routers"]

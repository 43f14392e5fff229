"""Questions of the builtin engine: read the posting and the CV, fill frames, choose a varied set."""

from interview_coach.coach.builtin.questions.ask import ask

__all__ = ["ask"]

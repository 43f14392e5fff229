"""Quick help for nervous people: a plan for the last evening, and the pitch about oneself."""

from interview_coach.coach.builtin.rush.pitch import write_pitch
from interview_coach.coach.builtin.rush.plan import plan_tonight

__all__ = ["plan_tonight", "write_pitch"]

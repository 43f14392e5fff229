"""The builtin interviewer: what is asked next, how a talk went, and what to do until the next one."""

from interview_coach.coach.builtin.interview.advice import advise
from interview_coach.coach.builtin.interview.debrief import debrief
from interview_coach.coach.builtin.interview.follow_ups import follow_up

__all__ = ["advise", "debrief", "follow_up"]

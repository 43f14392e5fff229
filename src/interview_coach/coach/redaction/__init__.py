"""What a text tells about who the user is, and who others are, is taken out before it leaves and put back after."""

from interview_coach.coach.redaction.redactor import Redactor

__all__ = ["Redactor"]

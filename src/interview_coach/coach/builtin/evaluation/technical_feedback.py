"""placeholder"""
from interview_coach.coach.pipeline import Feedback
def write(request, text, findings, marks):
    return Feedback("x")

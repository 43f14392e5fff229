"""The real app with an engine that fails at every answer: `python -m tests.journeys.failing_server serve ...`."""

from __future__ import annotations

from interview_coach.errors import ProviderError
from tests.cast import ScriptedCoach
from tests.journeys.stuck_server import serve

if __name__ == "__main__":
    coach = ScriptedCoach()
    coach.failure = ProviderError("the line is down", permanent=False)
    serve(coach)

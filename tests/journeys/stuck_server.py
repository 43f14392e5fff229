"""The real app with an engine that never finishes marking: `python -m tests.journeys.stuck_server serve ...`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import uvicorn

from interview_coach.bootstrap import open_coach
from interview_coach.config import Settings
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.ports import Coach
from interview_coach.web.app import create_app
from tests.cast import ScriptedCoach


class StuckCoach(ScriptedCoach):
    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        time.sleep(600)
        return super().evaluate(request)


def serve(coach: Coach) -> None:
    """The real app over that engine, until it is killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--port", type=int)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    app = open_coach(Settings(data_dir=given.data), coach=coach)
    uvicorn.run(create_app(app, warm=False), host="127.0.0.1", port=given.port, log_level="warning")


if __name__ == "__main__":
    serve(StuckCoach())

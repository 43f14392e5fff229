"""Interview Coach: from a CV and a job posting to an interview well prepared.

`open_coach()` opens a data folder and gives the services; values and errors are importable from here. Nothing
heavy is imported until it is used.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview_coach.bootstrap import CoachApp, make_coach, open_coach
    from interview_coach.config import Settings, load_settings
    from interview_coach.domain.cv import Cv
    from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
    from interview_coach.domain.job import Job, Posting
    from interview_coach.domain.questions import Question
    from interview_coach.domain.vocabulary import QuestionType
    from interview_coach.errors import CoachError

__version__ = "0.1.0"

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
# Before anything can load the encoder: onnxruntime would report its use to its maker, and keep a list of it at home.

_HOMES = {
    "CoachApp": "bootstrap",
    "make_coach": "bootstrap",
    "open_coach": "bootstrap",
    "Settings": "config",
    "load_settings": "config",
    "Cv": "domain.cv",
    "Evaluation": "domain.evaluations",
    "EvaluationRequest": "domain.evaluations",
    "Job": "domain.job",
    "Posting": "domain.job",
    "Question": "domain.questions",
    "QuestionType": "domain.vocabulary",
    "CoachError": "errors",
}

__all__ = [
    "CoachApp",
    "CoachError",
    "Cv",
    "Evaluation",
    "EvaluationRequest",
    "Job",
    "Posting",
    "Question",
    "QuestionType",
    "Settings",
    "load_settings",
    "make_coach",
    "open_coach",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

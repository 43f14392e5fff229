"""The real application with a model behind it that is a fake on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.answers import Submission
from tests.cast import CV, POSTING, STRONG_ANSWER
from tests.conftest import StandingClock
from tests.fakes.clients import settings_for
from tests.fakes.server import FakeModelServer

USER = "local"


class TickingClock(StandingClock):
    """A millisecond later each time it is asked, so that the newest evaluation is the newest."""

    def __call__(self) -> datetime:
        self.advance(timedelta(milliseconds=1))
        return self.at


@contextmanager
def modelled(fake: FakeModelServer, data: Path, *, consent: bool = True, **more: Any) -> Iterator[CoachApp]:
    """`more` are settings; with `consent` the local user agreed to the engine the coach would choose."""
    app = open_coach(settings_for(fake, data_dir=data, **more), clock=TickingClock())
    if consent:
        app.consents.give(USER)
    try:
        yield app
    finally:
        app.close()


def a_question(app: CoachApp, user: str = USER) -> str:
    preparation = app.preparations.create(user, cv=CV, posting=POSTING)
    text = "Tell me about a fault that kept coming back and how you got rid of it."
    return app.questions.add_own(user, preparation.id, text=text, type=QuestionType.BEHAVIORAL).question.id


def an_answer(app: CoachApp, question: str, text: str = STRONG_ANSWER, user: str = USER) -> str:
    return app.answers.submit(user, question, Submission(text)).id

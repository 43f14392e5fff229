"""Plays whole mock interviews with scripted candidates on a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.interviews import MockSetup, MockType, Phase, StoredMock
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.mocks import MockReply
from tests.cast import CV, POSTING
from tests.conftest import StandingClock
from tests.services.candidates import ASKED, SECONDS, reply_of

USER = "local"
MINUTES = {
    MockType.BEHAVIORAL: 15,
    MockType.TECHNICAL: 15,
    MockType.CASE: 45,
    MockType.MIXED: 15,
    MockType.SCREENING: 10,
}
"""Lengths for which the script has enough questions, spare ones included."""


@dataclass(frozen=True)
class Played:
    stored: StoredMock
    answers: tuple[AnsweredQuestion, ...]

    @property
    def marks(self) -> list[float]:
        """What is not marked (too little was said) counts as the lowest mark."""
        evaluations = [answered.record.evaluation for answered in self.answers if answered.record]
        return [evaluation.overall or 1.0 for evaluation in evaluations]

    @property
    def mean(self) -> float:
        return sum(self.marks) / len(self.marks)


def scripted_preparation(app: CoachApp) -> str:
    """A preparation that has the questions of the script and no others."""
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING).id
    for asked in ASKED:
        if asked.type is not QuestionType.MOTIVATION:
            app.questions.add_own(USER, preparation, text=asked.text, type=asked.type)
    app.mocks.start(USER, preparation, MockSetup(MockType.SCREENING, 10))  # adds the standard questions
    [mock] = app.mocks.list(USER, preparation).items
    app.mocks.remove(USER, mock.id)
    return preparation


def play(app: CoachApp, clock: StandingClock, preparation: str, setup: MockSetup, candidate: str) -> Played:
    """From the greeting to the end; the candidate asks nothing. The mock is removed then, so that the next candidate
    gets the same questions."""
    stored = app.mocks.start(USER, preparation, setup)
    while (question := stored.mock.open_question) is not None:
        clock.advance(timedelta(seconds=SECONDS[candidate]))
        number = len(stored.mock.replies(question.question_id))
        text = reply_of(candidate, question.text, number)
        stored = app.mocks.say(USER, stored.id, MockReply(stored.version, text))
    if stored.mock.phase is Phase.CANDIDATE_ASKS:
        clock.advance(timedelta(seconds=5))
        stored = app.mocks.say(USER, stored.id, MockReply(stored.version, "No, thank you."))
    with app.storage.reading(USER) as rows:
        played = Played(stored, rows.answers.of_session(stored.id))
    app.mocks.remove(USER, stored.id)
    return played

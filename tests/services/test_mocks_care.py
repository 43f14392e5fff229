"""Mock interviews when something painful is said."""

from __future__ import annotations

from datetime import timedelta

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.interviews import MockSetup, MockType, TurnKind
from interview_coach.services.mocks import MockReply
from tests.cast import CV, POSTING
from tests.conftest import StandingClock

USER = "local"


def test_after_words_of_danger_help_comes_before_the_next_question(app: CoachApp, clock: StandingClock) -> None:
    preparation = app.preparations.create(USER, cv=CV, posting=POSTING).id
    stored = app.mocks.start(USER, preparation, MockSetup(MockType.BEHAVIORAL, 20))
    clock.advance(timedelta(seconds=30))
    said = (
        "In that month I did not see a way any more, I wanted to kill myself and I still think of it every day. I went "
        "to work as always, closed the books and told nobody, and in the end the report was on time."
    )
    after = app.mocks.say(USER, stored.id, MockReply(stored.version, said))
    transition = next(turn for turn in after.mock.turns if turn.kind is TurnKind.TRANSITION)
    assert "emergency number or a crisis line" in transition.text
    assert after.mock.follow_ups(stored.mock.asked[0]) == (), "nothing is asked about it"

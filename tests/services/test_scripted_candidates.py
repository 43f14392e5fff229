"""Whole mock interviews of every type with scripted candidates on the builtin engine: the rules hold, time is kept, and
better candidates earn better marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.coaching import Style
from interview_coach.domain.interviews import MockSetup, MockType, Phase, TurnKind
from tests.conftest import StandingClock
from tests.domain.test_interviews import check_rules
from tests.services.candidates import CANDIDATES, EXCELLENT, HOSTILE, MARKED, SECONDS, SILENT
from tests.services.playing import MINUTES, Played, play, scripted_preparation

pytestmark = pytest.mark.slow


class Stage:
    """One application in which each mock is played once."""

    def __init__(self, app: CoachApp, clock: StandingClock) -> None:
        self._app, self._clock = app, clock
        self._preparation = scripted_preparation(app)
        self._played: dict[tuple[MockSetup, str], Played] = {}

    def played(self, type: MockType, candidate: str, style: Style = Style.NEUTRAL) -> Played:
        setup = MockSetup(type, MINUTES[type], style)
        if (setup, candidate) not in self._played:
            done = play(self._app, self._clock, self._preparation, setup, candidate)
            self._played[setup, candidate] = done
        return self._played[setup, candidate]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder: Path = tmp_path_factory.mktemp("stage")
    clock = StandingClock()
    app = open_coach(Settings(data_dir=folder / "data"), clock=clock)
    yield Stage(app, clock)
    app.close()


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("type", MockType)
def test_the_rules_hold_and_the_time_is_kept(stage: Stage, type: MockType, candidate: str) -> None:
    mock = stage.played(type, candidate).stored.mock
    check_rules(mock)
    assert mock.phase is Phase.CLOSED
    assert mock.spent_seconds <= mock.seconds + SECONDS[candidate], "one reply may go beyond the end, no question"


@pytest.mark.parametrize("candidate", CANDIDATES)
@pytest.mark.parametrize("type", MockType)
def test_every_question_that_was_answered_is_one_marked_answer(stage: Stage, type: MockType, candidate: str) -> None:
    done = stage.played(type, candidate)
    assert [answered.question.id for answered in done.answers] == list(done.stored.mock.asked)
    assert all(answered.record is not None for answered in done.answers)


@pytest.mark.parametrize("type", MockType)
def test_excellent_before_rambling_before_thin_before_bluffing(stage: Stage, type: MockType) -> None:
    means = [stage.played(type, candidate).mean for candidate in MARKED]
    assert all(better > worse for better, worse in pairwise(means)), means


@pytest.mark.parametrize("candidate", [SILENT, HOSTILE])
@pytest.mark.parametrize("type", MockType)
def test_silence_and_commands_to_the_grader_earn_nothing(stage: Stage, type: MockType, candidate: str) -> None:
    assert stage.played(type, candidate).mean < 1.3


def test_the_interviewer_never_quotes_markup_or_commands(stage: Stage) -> None:
    for type in MockType:
        turns = stage.played(type, HOSTILE).stored.mock.turns
        said = " ".join(turn.text for turn in turns if turn.kind in (TurnKind.FOLLOW_UP, TurnKind.RE_ASK))
        assert not any(part in said for part in ("<", "{{", "DROP", "instructions", "jndi"))


def test_the_style_changes_words_and_not_the_marks(stage: Stage) -> None:
    friendly, probing = (
        stage.played(MockType.BEHAVIORAL, EXCELLENT, style) for style in (Style.FRIENDLY, Style.PROBING)
    )
    assert friendly.stored.mock.turns[0].text != probing.stored.mock.turns[0].text
    same = min(len(friendly.marks), len(probing.marks))
    texts = [[a.answer.text for a in done.answers[:same]] for done in (friendly, probing)]
    alike = [at for at in range(same) if texts[0][at] == texts[1][at]]
    assert alike, "where the same was said"
    assert all(friendly.marks[at] == probing.marks[at] for at in alike)

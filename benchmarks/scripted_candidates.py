"""Mock interviews with scripted candidates on the builtin engine: mean mark, questions, follow-ups, re-asks and time.

Run from the repository: `python -m benchmarks.scripted_candidates`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.conftest import StandingClock
from tests.services.candidates import CANDIDATES
from tests.services.playing import MINUTES, Played, play, scripted_preparation

from interview_coach.bootstrap import open_coach
from interview_coach.config import Settings
from interview_coach.domain.interviews import MockSetup, MockType, TurnKind


def row(candidate: str, done: Played) -> str:
    mock = done.stored.mock
    follow_ups = sum(turn.kind is TurnKind.FOLLOW_UP for turn in mock.turns)
    re_asks = sum(turn.kind is TurnKind.RE_ASK for turn in mock.turns)
    time = f"{mock.spent_seconds:>5} of {mock.seconds}"
    return f"  {candidate:<10} {done.mean:>5.2f} {len(mock.asked):>9} {follow_ups:>10} {re_asks:>7}   {time}"


def main() -> None:
    clock = StandingClock()
    with tempfile.TemporaryDirectory() as folder:
        app = open_coach(Settings(data_dir=Path(folder) / "data"), clock=clock)
        preparation = scripted_preparation(app)
        for type in MockType:
            print(f"{type.value}\n  {'':<10}  mark questions follow-ups re-asks   seconds")
            for candidate in CANDIDATES:
                done = play(app, clock, preparation, MockSetup(type, MINUTES[type]), candidate)
                print(row(candidate, done), flush=True)
        app.close()


if __name__ == "__main__":
    main()

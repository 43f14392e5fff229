"""The engine a command asked for."""

from __future__ import annotations

from interview_coach.bootstrap import make_coach
from interview_coach.cli.failures import at_end, before_end
from interview_coach.cli.options import EngineName
from interview_coach.config import load_settings
from interview_coach.ports import Coach


def coach_for(engine: EngineName | None, feature: str) -> Coach:
    """The named engine; without a name the one of COACH_ENGINE, else auto. `feature` is what a model's costs are
    written down for. Where the builtin coach has to step in, the command says so on stderr before it ends."""
    name = engine.value if engine else "auto"
    coach = make_coach(name, load_settings(), lambda app: at_end(app.close), feature=feature)
    before_end(getattr(coach, "notices", None))
    return coach

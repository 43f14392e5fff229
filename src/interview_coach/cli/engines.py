"""The engine a command asked for."""

from __future__ import annotations

from interview_coach.bootstrap import make_coach
from interview_coach.cli.options import EngineName
from interview_coach.config import load_settings
from interview_coach.ports import Coach


def coach_for(engine: EngineName | None) -> Coach:
    """The named engine; without a name the one of COACH_ENGINE, else auto."""
    return make_coach(engine.value if engine else "auto", load_settings())

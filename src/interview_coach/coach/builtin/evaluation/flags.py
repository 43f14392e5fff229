"""What a small model decides with yes or no: whether an event is told, whether the point is hard to find, whether the
own part cannot be told apart.

Fitted on what two raters said (tools/marking/fit_flags.py, docs/models.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from interview_coach.content.models import model

FEATURES: Mapping[str, tuple[str, ...]] = {
    "rambling": (
        "pictured", "beside", "action share", "action words", "setup long", "setup share", "says", "happened",
        "steps say", "steps said", "density", "ends", "length",
    ),
    "event": (
        "steps said", "steps empty", "steps say", "shared said", "shared many", "own share", "no own step",
        "action share", "result said", "beside", "supposed", "habit", "talk", "substance", "says", "plain verbs",
        "happened", "named", "density", "setup said", "setting",
    ),
    "we_only": ("own share", "shared said", "shared many", "steps said", "no own step", "event"),
}  # fmt: skip


def flag_holds(name: str, figures: Mapping[str, float]) -> bool:
    """Whether the flag is likelier than the threshold at which it agreed best with the raters."""
    known = model("event" if name == "event" else "flags")[name]
    score: float = known["constant"] + sum(weight * figures[f] for f, weight in known["weights"].items())
    threshold: float = known["threshold"]
    return score >= threshold

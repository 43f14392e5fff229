"""What of the CV proves most for a posting, and the part of the posting that is nearest to it."""

from __future__ import annotations

from interview_coach.coach.builtin.questions.world import World
from interview_coach.coach.builtin.rush.needs import about_job, clear_duties, nearest
from interview_coach.coach.builtin.rush.spoken import Spoken, retold, spoken, telling
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_parts import section_of
from interview_coach.embedding import encoder


def two_proofs(cv: Cv, world: World | None) -> list[Spoken]:
    """At most two lines that can be said: those that prove most and fit the posting best, from two employers where
    that is possible, in the order of the CV."""
    candidates = [said for line in cv.lines if (said := spoken(line)) and retold(said)]
    if not candidates:
        return []
    fit = _fit(candidates, world)
    worth = {
        said.line.ref: telling(said.whole)
        + fit[at]
        + (0.15 if section_of(said.line.ref) == "work" else 0.0)
        - 0.02 * at
        for at, said in enumerate(candidates)
    }
    first = max(candidates, key=lambda said: worth[said.line.ref])
    others = [said for said in candidates if said is not first]
    apart = {said.line.ref: 0.3 if said.line.organisation != first.line.organisation else 0.0 for said in others}
    second = max(others, key=lambda said: worth[said.line.ref] + apart[said.line.ref], default=None)
    chosen = [first, *([second] if second else [])]
    return sorted(chosen, key=candidates.index)


def _fit(candidates: list[Spoken], world: World | None) -> list[float]:
    """How near each line is to what the posting asks for, 0 to 0.5."""
    wanted = [r.text for r in world.job.requirements] or [about_job(world)] if world else []
    if not wanted:
        return [0.0] * len(candidates)
    near = encoder().similarity([said.line.text for said in candidates], wanted[:20]).max(axis=1)
    return [0.5 * max(0.0, float(value)) for value in near]


def best_duty(world: World) -> str:
    """The duty of the posting nearest to what the CV proves, in the posting's words; empty when none reads well."""
    proofs = " ".join(said.line.text for said in two_proofs(world.cv, world))
    return next(iter(nearest(clear_duties(world), proofs, 1)), "")

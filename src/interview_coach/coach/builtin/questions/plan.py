"""Which types of questions a set holds, and from what each is built first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from interview_coach.coach.builtin.questions import bank, behavioral, cases, motivation, situational, technical
from interview_coach.coach.builtin.questions.drafts import Draft
from interview_coach.coach.builtin.questions.world import World
from interview_coach.domain.vocabulary import QuestionType, Seniority

Maker = Callable[[World, int], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the set: its type and the makers to try, the best first."""

    type: QuestionType
    makers: tuple[Maker, ...]


def _screening(world: World, _: int) -> Iterator[Draft]:
    return motivation.screening(world)


_CYCLES: Mapping[QuestionType, tuple[Maker, ...]] = {
    QuestionType.BEHAVIORAL: (
        behavioral.from_lines,
        behavioral.from_skills,
        behavioral.from_setting,
        behavioral.from_wishes,
        behavioral.from_skills,
        behavioral.from_duties,
        behavioral.from_lines,
    ),
    QuestionType.TECHNICAL: (
        technical.from_skills,
        technical.from_skills,
        bank.from_trade,
        technical.from_skills,
        technical.from_skills,
        technical.from_skills,
        bank.from_trade,
        technical.from_wishes,
        technical.from_title,
        technical.from_tasks,
        technical.from_cv,
    ),
    QuestionType.SITUATIONAL: (
        situational.from_skills,
        situational.from_scenes,
        situational.from_scenes,
        situational.from_duties,
    ),
    QuestionType.CASE: (cases.of_a_round, cases.drafts, cases.from_library, cases.for_any_trade),
    QuestionType.MOTIVATION: (
        _screening,
        _screening,
        motivation.about_hours,
        motivation.unusual,
        motivation.tailored,
    ),
}
_SHARES: Mapping[QuestionType, float] = {
    QuestionType.BEHAVIORAL: 0.34,
    QuestionType.TECHNICAL: 0.31,
    QuestionType.SITUATIONAL: 0.13,
    QuestionType.CASE: 0.07,
    QuestionType.MOTIVATION: 0.15,
}
_HANDS_ON = frozenset(
    [
        "software",
        "data_ai",
        "cybersecurity",
        "engineering_manufacturing",
        "pharma_biotech",
        "accounting",
        "medicine",
        "construction",
        "healthcare_nursing",
    ]
)


_MANY_MUSTS = 8
_NO_CASES = frozenset(
    [
        "healthcare_nursing",
        "education",
        "construction",
        "logistics",
        "retail_hospitality",
        "charity_social_care",
        "administration",
        "it_support",
        "media_creative",
        "aviation_travel",
        "security_emergency",
        "agriculture_environment",
        "personal_services",
        "medicine",
    ]
)
"""Trades whose interviews hold no sums, unless the job is to lead; another scene to judge stands in the place."""


_LAST: Mapping[QuestionType, tuple[Maker, ...]] = {
    QuestionType.BEHAVIORAL: (behavioral.from_library,),
    QuestionType.TECHNICAL: (technical.from_subjects,),
    QuestionType.SITUATIONAL: (situational.from_subjects,),
}
"""What is left when a long set has used up everything closer to the job."""


def slots(world: World, type: QuestionType | None, count: int) -> list[Slot]:
    """The places of a set in the order of an interview: opening, past, skills, judgement, numbers."""
    if type is not None:
        return [_slot(type, at) for at in range(count)]
    shares = _shares_for(world)
    numbers = _apportioned(shares, count)
    order = (
        QuestionType.MOTIVATION,
        QuestionType.BEHAVIORAL,
        QuestionType.TECHNICAL,
        QuestionType.SITUATIONAL,
        QuestionType.CASE,
    )
    return [_slot(kind, at) for kind in order for at in range(numbers.get(kind, 0))]


def _slot(type: QuestionType, at: int) -> Slot:
    cycle = _CYCLES[type]
    makers = [cycle[(at + step) % len(cycle)] for step in range(len(cycle))]
    if type is QuestionType.MOTIVATION and at >= len(cycle):
        makers = [motivation.tailored, _screening]
    return Slot(type, (*dict.fromkeys(makers), *_LAST.get(type, ())))


_PRACTICAL = ("21", "25", "29", "31", "33", "35", "37", "39", "43", "45", "47", "49", "51", "53")
"""Major groups of O*NET of those who do the work with people, machines or goods."""


def _is_without_cases(world: World) -> bool:
    practical = world.occupation is not None and world.occupation.code.startswith(_PRACTICAL)
    leads = world.job.seniority in (Seniority.LEAD, Seniority.EXECUTIVE)
    unknown = world.occupation is None and not world.posting.text.strip()
    return (practical or unknown or world.job.industry in _NO_CASES) and not leads


def _shares_for(world: World) -> dict[QuestionType, float]:
    shares = dict(_SHARES)
    if world.job.industry in _HANDS_ON:
        shares[QuestionType.TECHNICAL] += 0.05
    if _is_without_cases(world):
        shares[QuestionType.SITUATIONAL] += shares.pop(QuestionType.CASE)
    if world.job.industry in cases.CASE_ROUNDS:
        shares[QuestionType.CASE] += 0.02
    if world.hours:
        shares[QuestionType.MOTIVATION] += 0.05
    if sum(skill.must for skill in world.skills) > _MANY_MUSTS:
        shares[QuestionType.TECHNICAL] += 0.06
    if world.job.seniority in (Seniority.LEAD, Seniority.EXECUTIVE):
        shares[QuestionType.BEHAVIORAL] += 0.06
        shares[QuestionType.TECHNICAL] -= 0.05
    return shares


def _apportioned(shares: Mapping[QuestionType, float], count: int) -> dict[QuestionType, int]:
    """Largest remainders; three types at least where there are three questions."""
    total = sum(shares.values())
    exact = {kind: count * share / total for kind, share in shares.items()}
    numbers = {kind: int(value) for kind, value in exact.items()}
    for kind in sorted(exact, key=lambda k: (numbers[k] - exact[k], list(shares).index(k)))[
        : count - sum(numbers.values())
    ]:
        numbers[kind] += 1
    _three_types(numbers, count)
    return numbers


def _three_types(numbers: dict[QuestionType, int], count: int) -> None:
    for kind in (QuestionType.BEHAVIORAL, QuestionType.TECHNICAL, QuestionType.SITUATIONAL):
        if count >= 3 and sum(1 for n in numbers.values() if n) < 3 and not numbers[kind]:
            numbers[max(numbers, key=lambda k: numbers[k])] -= 1
            numbers[kind] = 1

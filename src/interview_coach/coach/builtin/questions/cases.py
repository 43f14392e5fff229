"""Cases: a decision with its own numbers, chosen so that they add up, and read back from a question's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from interview_coach.coach.builtin.questions.drafts import Draft, filled
from interview_coach.coach.builtin.questions.wording import rotated, stable_number
from interview_coach.coach.builtin.questions.world import World
from interview_coach.content.cases import CaseTemplate, case_library
from interview_coach.content.frames import CaseFrame, question_frames
from interview_coach.domain.questions import Source
from interview_coach.domain.vocabulary import QuestionType, Seniority


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands in a question: the frame, the numbers by slot, the words by slot, the currency sign."""

    id: str
    numbers: Mapping[str, int]
    words: Mapping[str, str]
    currency: str


_ROUNDS = 40
"""Sets of other numbers; enough for fifty cases from the four frames that fit the narrowest trade."""


CASE_ROUNDS = frozenset({"consulting", "investment_banking", "product_management"})
"""Industries whose interviews have a round of full cases; elsewhere a short one is what they ask, if any."""


def of_a_round(world: World, at: int) -> Iterator[Draft]:
    """Full cases where there is a round of them."""
    if world.job.industry in CASE_ROUNDS:
        yield from from_library(world, at)


def from_library(world: World, at: int) -> Iterator[Draft]:
    """Cases of the library for the trade with numbers of their own, the level's first."""
    yield from _from(world, at, [c for c in case_library().values() if world.job.industry in c.industries])


def for_any_trade(world: World, at: int) -> Iterator[Draft]:
    """Cases of the library that need no trade, when those of the trade are used up."""
    yield from _from(world, at, [c for c in case_library().values() if "any" in c.industries])


def _from(world: World, at: int, own: list[CaseTemplate]) -> Iterator[Draft]:
    wanted = _WANTED[world.job.seniority]
    order = sorted(rotated(own, world.seed + at), key=lambda case: abs(case.difficulty - wanted))
    for case in order:
        chosen = case.chosen_by(f"{world.seed}{at}")
        yield Draft(
            QuestionType.CASE,
            chosen.text,
            _WHY,
            f"case:{case.id}",
            Source(),
            "decision_making",
            follow_ups=tuple(chosen.said(follow_up) for follow_up in case.follow_ups),
            subject="the numbers",
            difficulty=case.difficulty,
        )


_WHY = "Cases like this one show how you think with numbers: ask, structure, compute, then decide."
_WANTED = {Seniority.ENTRY: 2, Seniority.MID: 3, Seniority.SENIOR: 4, Seniority.LEAD: 4, Seniority.EXECUTIVE: 5}


_OF_LEADERS = frozenset({"turnover", "staffing", "price"})
"""Frames that ask who is hired or what is charged: for others than leaders only when all else is used up."""


def drafts(world: World, at: int) -> Iterator[Draft]:
    """Cases that fit the trade, each with numbers of its own; the second round has other numbers."""
    known = any(world.job.industry in case.fields for case in question_frames().cases)
    known = known and world.setting is not question_frames().setting("general")
    field = world.job.industry if known else "general"
    fitting = [case for case in question_frames().cases if not case.fields or field in case.fields]
    for turn in range(_ROUNDS):
        for number, frame in enumerate(_in_turn(fitting, world.seed + at, world.job.seniority)):
            words = world.words(number + turn) | _who(world)
            text = filled(frame.text, words | _numbers(frame, world, turn))
            if text:
                why = filled(frame.why, words | _numbers(frame, world, turn)) or frame.why
                follow_ups = tuple(filled(f, words | _numbers(frame, world, turn)) or f for f in frame.follow_ups)
                yield Draft(
                    QuestionType.CASE,
                    text,
                    why,
                    f"case:{frame.id}:{turn}",
                    Source(),
                    "decision_making",
                    harder=1,
                    follow_ups=follow_ups,
                    subject="the numbers",
                )


def _in_turn(fitting: list[CaseFrame], start: int, seniority: Seniority) -> list[CaseFrame]:
    frames = rotated(fitting, start)
    leads = seniority not in (Seniority.ENTRY, Seniority.MID)
    return frames if leads else sorted(frames, key=lambda frame: frame.id in _OF_LEADERS)


def _who(world: World) -> dict[str, str]:
    """A consultant's case is a client's; everybody else's is the employer's own."""
    return {"company": "a client of ours" if world.job.industry == "consulting" else world.company or "the company"}


def _numbers(frame: CaseFrame, world: World, turn: int) -> dict[str, str]:
    sign = currency_of(world.posting.text)
    chosen = {}
    for slot, choices in frame.values.items():
        value = choices[stable_number(f"{world.seed}{frame.id}{slot}{turn}") % len(choices)]
        chosen[slot] = f"{sign}{value:,}" if slot in frame.money else f"{value:,}"
    return chosen


def currency_of(text: str) -> str:
    """The sign the posting uses most; dollars when it names no money."""
    counts = {sign: text.count(sign) for sign in "$€£"}
    best = max(counts, key=lambda sign: counts[sign])
    if counts[best]:
        return best
    return "£" if _BRITISH.search(text) else "$"


_BRITISH = re.compile(
    r"\b(?:UK|NHS|GCSE|Key Stage|DBS|behaviour|colour|centre|organis\w+|programme|MPS|annual leave)\b"
)


def read_case(text: str) -> Case | None:
    """The case a question is, None when it is not one of the frames."""
    plain = " ".join(text.split())
    for frame in question_frames().cases:
        found = _patterns()[frame.id].fullmatch(plain)
        if found:
            values = found.groupdict()
            numbers = {slot: int(re.sub(r"\D", "", values[slot])) for slot in frame.values}
            words = {slot: value for slot, value in values.items() if slot not in frame.values}
            sign = next((values[slot][0] for slot in frame.money), "")
            return Case(frame.id, numbers, words, sign)
    return None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {frame.id: _pattern(frame) for frame in question_frames().cases}


def _pattern(frame: CaseFrame) -> re.Pattern[str]:
    seen: set[str] = set()
    pattern = ""
    for piece in re.split(r"(\{\w+\})", frame.text):
        slot = piece[1:-1].lower() if piece.startswith("{") else ""
        if not slot:
            pattern += re.escape(piece)
        elif slot in seen:
            pattern += f"(?i:(?P={slot}))"
        else:
            seen.add(slot)
            pattern += rf"(?P<{slot}>[$€£]?[\d,]+)" if slot in frame.values else rf"(?P<{slot}>.+?)"
    return re.compile(pattern)

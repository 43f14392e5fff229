"""What to do in the days that are left: advice for the areas that progress has found, within the minutes there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.tasks.clean import asks_for_secrets, correct, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.domain.coaching import Advice, StudyArea
from interview_coach.errors import InvalidInput
from interview_coach.ports import Coach

MOST_ADVICE = 6
_LONGEST = 300
_MOST_AREAS = 20


class AdviceRead(BaseModel):
    """The number of the area, why it matters, the minutes it takes, and what to do."""

    area: int
    why: Annotated[str, Field(max_length=2_000)]
    minutes: int
    text: Annotated[str, Field(max_length=2_000)]


class AdvicesRead(BaseModel):
    advice: Annotated[list[AdviceRead], Field(max_length=40)]


def study_advice(
    desk: Desk, builtin: Coach, areas: Sequence[StudyArea], *, minutes: int, days: int
) -> tuple[Advice, ...]:
    """At most six pieces of advice, together within `minutes` a day times `days`; the builtin coach's when nothing the
    model says holds. Raises InvalidInput for no time at all, BudgetExceeded, ProviderError."""
    if minutes < 1 or days < 1:
        raise InvalidInput("give at least one day and one minute a day")
    if not areas:
        return ()
    study = _Study(tuple(areas[:_MOST_AREAS]), minutes, days)
    ask = Ask(
        "study", {"minutes": minutes, "days": days, "most": MOST_ADVICE}, {"areas": study.account()}, output_tokens=800
    )
    read = desk.ask(ask, AdvicesRead, check=lambda reply: correct(study.faults(reply)))
    return study.accepted(read, desk.client.engine) or builtin.advise(areas, minutes, days)


@dataclass(frozen=True, slots=True)
class _Study:
    areas: tuple[StudyArea, ...]
    minutes: int
    days: int

    def account(self) -> str:
        rows = (" | ".join(part for part in (a.name, a.status, a.reason) if part) for a in self.areas)
        return "\n".join(f"{number}. {' '.join(row.split())}" for number, row in enumerate(rows, 1))

    def faults(self, read: AdvicesRead) -> Iterator[str]:
        for one in read.advice:
            if (fault := self._fault(one)) is not None:
                yield f"“{tidy(one.text)[:120]}” {fault}"
        if sum(one.minutes for one in read.advice) > self.minutes * self.days:
            yield f"Together it takes more than the {self.minutes * self.days} minutes there are"

    def accepted(self, read: AdvicesRead, engine: str) -> tuple[Advice, ...]:
        """In the model's order, as long as the time lasts."""
        left = self.minutes * self.days
        kept: list[Advice] = []
        for one in read.advice:
            text = tidy(one.text)
            if self._fault(one) is None and one.minutes <= left and not is_repeated(text, [a.text for a in kept]):
                kept.append(Advice(engine, text, self._why(one)))
                left -= one.minutes
        return tuple(kept[:MOST_ADVICE])

    def _fault(self, one: AdviceRead) -> str | None:
        if not 1 <= one.area <= len(self.areas):
            return f"is about no area of the list; they run from 1 to {len(self.areas)}"
        if not 1 <= one.minutes <= self.minutes * self.days:
            return f"takes {one.minutes} minutes; there are {self.minutes} a day on {self.days} days"
        return self._fault_in(one.text, one)

    def _fault_in(self, text: str, one: AdviceRead) -> str | None:
        if (fault := fault_in(text, _LONGEST)) is not None:
            return fault
        if asks_for_secrets(text) or asks_unlawfully(text):
            return "asks for something that nobody should give or be asked"
        known = Facts.of(self.account(), f"{self.minutes} {self.days} {one.minutes} two three STAR")
        invented = known.invented(text)
        return f"states what nobody told: {', '.join(invented[:3])}" if invented else None

    def _why(self, one: AdviceRead) -> str:
        area = self.areas[one.area - 1]
        why = tidy(one.why)
        return why if self._fault_in(why, one) is None else area.reason or f"{area.name} is {area.status}."

"""Advice for one role beside the library's: each tip rests on a quote of the posting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import asks_for_secrets, correct, fault_in, is_clean, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.coach.llm.tasks.quotes import LONGEST_JOB_QUOTE, quoted
from interview_coach.coach.llm.tasks.sources import Sources
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Tip, Tips
from interview_coach.ports import Coach

MOST_ADDED = 6
SOURCE = "posting"
_LONGEST = 320


class Topic(StrEnum):
    FORMAT = "format"
    PREPARE = "prepare"
    TERMS = "terms"
    MISTAKES = "mistakes"
    ASK_THEM = "ask_them"
    SITUATION = "situation"


class TipRead(BaseModel):
    """The words of the posting, why they matter for the interview, and the advice that follows."""

    quote: Annotated[str, Field(max_length=4_000)]
    why: Annotated[str, Field(max_length=2_000)]
    topic: Topic
    text: Annotated[str, Field(max_length=2_000)]


class TipsRead(BaseModel):
    tips: Annotated[list[TipRead], Field(max_length=30)]


def give_tips(desk: Desk, builtin: Coach, posting: Posting, cv: Cv | None = None) -> Tips:
    """See `ports.Coach.give_tips`: the library's tips, then at most six for this role. A posting that is only a title
    has the library's alone.

    Raises InvalidInput, BudgetExceeded, ProviderError.
    """
    own = builtin.give_tips(posting, cv)
    if not posting.text.strip():
        return own
    sources = Sources.of(cv, posting=posting)
    adviser = _Adviser(Places.of(posting.text), Facts.of(posting.text, posting.title, *sources.facts.values()))
    ask = Ask(
        "tips",
        {"topics": [topic.value for topic in Topic], "most": MOST_ADDED},
        {"posting": posting.text, "cv": sources.listed(), "known": "\n".join(tip.text for tip in own.tips)},
        output_tokens=1_200,
    )
    found = desk.ask(ask, TipsRead, check=lambda reply: correct(adviser.faults(reply)))
    return replace(own, tips=(*own.tips, *adviser.accepted(found, [tip.text for tip in own.tips])))


@dataclass(frozen=True, slots=True)
class _Adviser:
    places: Places
    facts: Facts

    def faults(self, reply: TipsRead) -> Iterator[str]:
        for tip in reply.tips:
            if (fault := self._fault(tip)) is not None:
                yield f"“{tidy(tip.text)[:120]}” {fault}"

    def accepted(self, reply: TipsRead, known: list[str]) -> list[Tip]:
        kept: list[Tip] = []
        for read in reply.tips:
            text = tidy(read.text)
            if self._fault(read) is None and not is_repeated(text, [*known, *(tip.text for tip in kept)]):
                kept.append(Tip(text, self._why(read), Topic(read.topic).value, SOURCE))
        return kept[:MOST_ADDED]

    def _fault(self, tip: TipRead) -> str | None:
        if self._quote(tip) is None:
            return f"rests on a quote that is not word for word in the posting: {tidy(tip.quote)[:120]}"
        return self._fault_in(tip.text)

    def _fault_in(self, text: str) -> str | None:
        fault = fault_in(text, _LONGEST)
        if fault is not None:
            return fault
        if asks_for_secrets(text) or asks_unlawfully(text):
            return "asks for something that nobody should give or be asked"
        invented = self.facts.invented(text)
        return f"states what neither posting nor CV holds: {', '.join(invented[:3])}" if invented else None

    def _why(self, tip: TipRead) -> str:
        why = tidy(tip.why)
        return why if self._fault_in(why) is None else f"The posting says “{self._quote(tip)}”."

    def _quote(self, tip: TipRead) -> str | None:
        """A quote that itself may be shown: an order or a link in a posting is no reason for advice."""
        found = quoted(self.places, tip.quote, LONGEST_JOB_QUOTE)
        return found if found is not None and is_clean(found, LONGEST_JOB_QUOTE) else None

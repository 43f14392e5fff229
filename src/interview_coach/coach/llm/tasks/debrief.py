"""How an interview went as a whole, from evaluations that were accepted answer by answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import correct, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.coach.llm.tasks.quotes import quoted
from interview_coach.domain.coaching import Debrief, Debriefed
from interview_coach.errors import InvalidInput
from interview_coach.ports import Coach

SENTENCES = 3
_LONGEST, _MOST_RECURRING, _MOST_ROWS = 320, 3, 40
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,300})[”\"]")
_ABOUT_THE_PERSON = re.compile(
    r"\byou(?:'re|’re| are| seem| sound| come across| appear| look)(?: to be)? (?:a |an )?"
    r"(?:very |too |quite |rather )?"
    r"(?:nervous|anxious|shy|arrogant|lazy|confident|insecure|angry|sad|cold|warm|weak|strong|born"
    r"|natural|introvert\w*"
    r"|extrovert\w*|emotional|boring|honest|dishonest)\b",
    re.I,
)
"""The talk is about answers; what somebody is like, nobody can tell from them."""


class RecurringRead(BaseModel):
    """The numbers of the answers in which it came up, then what it is."""

    answers: Annotated[list[int], Field(max_length=60)]
    text: Annotated[str, Field(max_length=2_000)]


class DebriefRead(BaseModel):
    recurring: Annotated[list[RecurringRead], Field(max_length=20)]
    summary: Annotated[list[Annotated[str, Field(max_length=2_000)]], Field(max_length=20)]
    next_step: Annotated[str, Field(max_length=2_000)]


def debrief(desk: Desk, builtin: Coach, rows: Sequence[Debriefed]) -> Debrief:
    """Three sentences, what came up twice or more, one next step. A sentence that does not hold gives way to one of the
    builtin coach; when all do, its engine stands in the debrief.

    Raises InvalidInput without an answer to speak of, BudgetExceeded, ProviderError.
    """
    if not rows:
        raise InvalidInput("there is no marked answer to speak of yet")
    talk = _Talk.of(rows[:_MOST_ROWS])
    ask = Ask("debrief", {"sentences": SENTENCES}, {"answers": talk.account}, strong=True, output_tokens=800)
    read = desk.ask(ask, DebriefRead, check=lambda reply: correct(talk.faults(reply)))
    holding = [tidy(text) for text in read.summary if talk.fault(text, quote=False) is None]
    kept = list(dict.fromkeys(holding))[:SENTENCES]
    plain = builtin.debrief(rows)
    recurring, next_step = talk.recurring(read), tidy(read.next_step)
    holds = talk.fault(next_step, quote=False) is None
    said = kept or recurring or holds
    return Debrief(
        desk.client.engine if said else plain.engine,
        _three(kept, plain.summary),
        recurring,
        next_step if holds else plain.next_step,
    )


def _three(kept: Sequence[str], plain: Sequence[str]) -> tuple[str, ...]:
    """Filled up from the plain ones, whose last one says what to change."""
    missing = SENTENCES - len(kept)
    return (*kept, *plain[len(plain) - missing :]) if missing else tuple(kept)


@dataclass(frozen=True, slots=True)
class _Talk:
    """The evaluations that are spoken of, as one text and as what may be quoted."""

    account: str = field(repr=False)
    places: Places = field(repr=False)
    facts: Facts = field(repr=False)
    answers: int

    @classmethod
    def of(cls, rows: Sequence[Debriefed]) -> _Talk:
        account = "\n\n".join(_told(number, row) for number, row in enumerate(rows, 1))
        quotable = "\n".join(text for row in rows for text in (row.question, row.main_fix, *row.quotes))
        return cls(account, Places.of(quotable), Facts.of(quotable, str(len(rows))), len(rows))

    def faults(self, read: DebriefRead) -> Iterator[str]:
        if len(read.summary) != SENTENCES:
            yield f"The summary has {len(read.summary)} sentences; write {SENTENCES}"
        quoting = any(self.fault(text, quote=True) is None for text in read.summary)
        if read.summary and not quoting:
            yield "No sentence of the summary quotes an answer in “quotation marks”"
        for text in (*read.summary, read.next_step):
            if (fault := self.fault(text, quote=False)) is not None:
                yield f"“{tidy(text)[:120]}” {fault}"
        for row in read.recurring:
            if not self._recurs(row):
                yield f"“{tidy(row.text)[:120]}” needs two of the answers 1 to {self.answers} and no more than they say"

    def fault(self, text: str, *, quote: bool) -> str | None:
        """What is wrong with a sentence; with `quote` it has to quote."""
        if (fault := fault_in(text, _LONGEST)) is not None:
            return fault
        if _ABOUT_THE_PERSON.search(text):
            return "is about the person, speak of the answers"
        quotes = _QUOTED.findall(text)
        for said in quotes:
            if quoted(self.places, said.strip(" .,;:!?"), _LONGEST) is None:
                return f"quotes what no answer says: {said[:80]}"
        if (invented := self.facts.invented(text)) != ():
            return f"states what no answer holds: {', '.join(invented[:3])}"
        return "quotes nothing" if quote and not quotes else None

    def recurring(self, read: DebriefRead) -> tuple[str, ...]:
        kept: list[str] = []
        for row in read.recurring:
            text = tidy(row.text)
            if self._recurs(row) and not is_repeated(text, kept):
                kept.append(text)
        return tuple(kept[:_MOST_RECURRING])

    def _recurs(self, row: RecurringRead) -> bool:
        numbers = {number for number in row.answers if 1 <= number <= self.answers}
        return len(numbers) > 1 and self.fault(row.text, quote=False) is None


def _told(number: int, row: Debriefed) -> str:
    mark = "not assessed" if row.mark is None else f"{row.mark:g} of 5"
    lines = [f"{number}. Question: {' '.join(row.question.split())}", f"   Mark: {mark}"]
    lines += [f"   Said: “{' '.join(quote.split())}”" for quote in row.quotes[:6]]
    return "\n".join([*lines, f"   To change: {' '.join(row.main_fix.split())}"])

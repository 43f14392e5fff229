"""What an interviewer asks next: one question that picks up words of the answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import correct, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.likeness import is_repeated
from interview_coach.coach.llm.tasks.quotes import LONGEST_SOURCE_QUOTE, quoted
from interview_coach.coach.llm.tasks.rules_of_questions import is_unlawful
from interview_coach.domain.coaching import Exchange, FollowUp, FollowUpKind
from interview_coach.domain.vocabulary import Flag
from interview_coach.ports import Coach

MOST_WORDS = 40
_LONGEST = 320


class FollowUpRead(BaseModel):
    """The words of the answer it picks up, why to ask about them, what kind it is, and the question."""

    quote: Annotated[str, Field(max_length=4_000)]
    why: Annotated[str, Field(max_length=2_000)]
    kind: FollowUpKind
    text: Annotated[str, Field(max_length=2_000)]


def follow_up(desk: Desk, builtin: Coach, exchange: Exchange) -> FollowUp | None:
    """One question of at most 40 words that quotes the answer and repeats none that was asked. When the model's does
    not hold, the builtin coach's stands in its place and says so by its engine. A question put once more, and an answer
    that tells of something painful, are always the builtin coach's.

    Raises BudgetExceeded, ProviderError.
    """
    kinds = [kind for kind in exchange.kinds if kind is not FollowUpKind.RE_ASK]
    if not kinds or not exchange.question.strip() or _is_for_builtin(exchange):
        return builtin.follow_up(exchange)
    ask = Ask(
        "follow_up",
        {"type": exchange.type.value, "kinds": [k.value for k in kinds], "style": exchange.style, "most": MOST_WORDS},
        {
            "question": exchange.question,
            "answer": exchange.answer,
            "asked": "\n".join(exchange.asked) or "none",
            "missing": _missing(exchange),
        },
        output_tokens=300,
    )

    def check(read: FollowUpRead) -> str | None:
        fault = _fault(read, exchange)
        return correct([f"The follow-up {fault}"] if fault else [])

    read = desk.ask(ask, FollowUpRead, check=check)
    if _fault(read, exchange) is not None:
        return builtin.follow_up(exchange)
    quote = quoted(Places.of(exchange.answer), read.quote, LONGEST_SOURCE_QUOTE)
    return FollowUp(desk.client.engine, tidy(read.text), FollowUpKind(read.kind), quote)


def _is_for_builtin(exchange: Exchange) -> bool:
    """A question to be put once more, or an answer that was read as painful."""
    return exchange.kinds[0] is FollowUpKind.RE_ASK or (
        exchange.evaluation is not None and Flag.SENSITIVE in exchange.evaluation.flags
    )


def _missing(exchange: Exchange) -> str:
    fix = exchange.evaluation.main_fix if exchange.evaluation else ""
    return exchange.missing or fix or "not known"


def _fault(read: FollowUpRead, exchange: Exchange) -> str | None:
    text = tidy(read.text)
    if read.kind not in exchange.kinds:
        return f"has to be one of these kinds: {', '.join(exchange.kinds)}"
    if (fault := fault_in(text, _LONGEST)) is not None:
        return fault
    if text.count("?") != 1 or not text.endswith("?"):
        return "has to be one question with one question mark at its end"
    if len(text.split()) > MOST_WORDS:
        return f"has more than {MOST_WORDS} words"
    if is_unlawful(text):
        return "asks for something that nobody may be asked about"
    return _fault_of_ground(read, text, exchange)


def _fault_of_ground(read: FollowUpRead, text: str, exchange: Exchange) -> str | None:
    quote = quoted(Places.of(exchange.answer), read.quote, LONGEST_SOURCE_QUOTE)
    if quote is None or fault_in(quote, LONGEST_SOURCE_QUOTE) is not None:
        return f"picks up words that the answer does not hold: {tidy(read.quote)[:120]}"
    if is_repeated(text, [exchange.question, *exchange.asked]):
        return "was asked already"
    invented = Facts.of(exchange.answer, exchange.question).invented(text)
    return f"states what the answer does not hold: {', '.join(invented[:3])}" if invented else None

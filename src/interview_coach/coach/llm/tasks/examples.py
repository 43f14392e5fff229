"""Lines of the CV that answer a question: the model ranks them by number, code checks what it says about each."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from interview_coach.coach.builtin.examples import reason
from interview_coach.coach.builtin.job.evidence import content_stems
from interview_coach.coach.builtin.retrieval import score_lines
from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.tasks.clean import correct, fault_in, tidy
from interview_coach.coach.llm.tasks.facts import Facts
from interview_coach.coach.llm.tasks.quotes import quoted
from interview_coach.domain.cv import Cv, CvLine
from interview_coach.domain.job import Posting
from interview_coach.domain.questions import Example, Ranking
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.ports import Coach

LONGEST_REASON = 300
_MOST_LINES = 60
"""Lines that are sent; of a longer CV those that the builtin coach finds nearest."""
_NEAREST, _BEST = 16, 8
"""Where the provider's vectors are wanted, so many by them and so many by the builtin coach are sent of a longer CV."""
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,300})[”\"]")


class LineRanked(BaseModel):
    """A line by its number, from 1: why it answers the question, then how well, 0 to 1."""

    number: int
    why: Annotated[str, Field(max_length=2_000)]
    score: float


class LinesRanked(BaseModel):
    """`ranked` is empty when no line is a fair example, and `none_why` says why."""

    none_why: Annotated[str, Field(max_length=2_000)]
    ranked: Annotated[list[LineRanked], Field(max_length=60)]


@dataclass(frozen=True, slots=True)
class ExamplesWanted:
    """What examples are wanted for; `top` is how many at most."""

    question: str
    type: QuestionType
    cv: Cv
    posting: Posting | None = None
    top: int = 5


def rank_examples(desk: Desk, builtin: Coach, wanted: ExamplesWanted) -> Ranking:
    """See `ports.Coach.rank_examples`. When the model names lines and none of them exists, the builtin coach's ranking
    comes back instead; when it finds none, that is the answer.

    Raises BudgetExceeded, ProviderError.
    """
    own = builtin.rank_examples(wanted.question, wanted.type, wanted.cv, wanted.posting, top=wanted.top)
    lines = _lines(desk, wanted)
    if not lines or wanted.top < 1:
        return own
    numbered = "\n".join(f"{number}. {_told(line)}" for number, line in enumerate(lines, 1))
    ask = Ask(
        "examples",
        {"type": wanted.type.value, "top": wanted.top},
        {"question": wanted.question, "lines": numbered},
        output_tokens=900,
    )
    found = desk.ask(ask, LinesRanked, check=lambda reply: correct(_faults(reply, lines, wanted)))
    ranked = _accepted(found, lines, wanted)
    return own if found.ranked and not ranked else Ranking(desk.client.engine, ranked)


def _lines(desk: Desk, wanted: ExamplesWanted) -> list[CvLine]:
    lines = list(wanted.cv.lines)
    near = desk.nearest(wanted.question, [line.text for line in lines]) if len(lines) > _NEAREST + _BEST else None
    if near is None and len(lines) <= _MOST_LINES:
        return lines
    best = [scored.line for scored in score_lines(wanted.question, wanted.type, wanted.cv)]
    if near is None:
        return best[:_MOST_LINES]
    chosen = {line.ref for line in (*(lines[place] for place in near[:_NEAREST]), *best[:_BEST])}
    return [line for line in lines if line.ref in chosen]


def _told(line: CvLine) -> str:
    place = ", ".join(part for part in (line.role, line.organisation) if part)
    text = " ".join(line.text.split())
    return f"({place}) {text}" if place else text


def _faults(reply: LinesRanked, lines: list[CvLine], wanted: ExamplesWanted) -> list[str]:
    faults = []
    for row in reply.ranked:
        if not 1 <= row.number <= len(lines):
            faults.append(f"There is no line {row.number}; the lines run from 1 to {len(lines)}")
        elif (fault := _fault(row.why, lines[row.number - 1], wanted.question)) is not None:
            faults.append(f"The reason for line {row.number} {fault}")
    return faults


def _fault(why: str, line: CvLine, question: str) -> str | None:
    """A reason speaks of its line: quotes, figures and names are from it (or the question), and it shares a word."""
    if (fault := fault_in(why, LONGEST_REASON)) is not None:
        return fault
    places = Places.of(line.text)
    for quote in _QUOTED.findall(why):
        if quoted(places, quote.strip(" .,;:"), LONGEST_REASON) is None and quote.strip(" .,;:") not in question:
            return f"quotes what the line does not say: {quote[:80]}"
    if (invented := Facts.of(_told(line), question).invented(why)) != ():
        return f"states what the line does not hold: {', '.join(invented[:3])}"
    shared = content_stems(why) & content_stems(_told(line))
    return None if shared else "says nothing of the line"


def _accepted(reply: LinesRanked, lines: list[CvLine], wanted: ExamplesWanted) -> tuple[Example, ...]:
    """In the model's order, each line once, scores from 0 to 1 that never rise."""
    found: dict[str, Example] = {}
    score = 1.0
    for row in reply.ranked:
        if not 1 <= row.number <= len(lines) or lines[row.number - 1].ref in found:
            continue
        line = lines[row.number - 1]
        score = score if math.isnan(row.score) else min(score, max(0.0, row.score))
        why = tidy(row.why)
        said = why if _fault(why, line, wanted.question) is None else _own_reason(line, wanted)
        found[line.ref] = Example(line.ref, line.text, round(score, 3), said)
    return tuple(found.values())[: wanted.top]


def _own_reason(line: CvLine, wanted: ExamplesWanted) -> str:
    scored = score_lines(wanted.question, wanted.type, wanted.cv)
    return next(reason(one, wanted.type) for one in scored if one.line.ref == line.ref)

"""Which questions come back: by how weak the last answer was, how long ago, and how much the posting wants it.

The pull of a question is the mark that is missing, growing with the time since, and a quarter more for a must-have of
the posting. Half of the growth is over after a week: for something to be known in one to five weeks the best gap
between two tries was 1 to 11 days (Cepeda et al. 2008, doi:10.1111/j.1467-9280.2008.02209.x).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from interview_coach.domain.overview import AskedQuestion

REST = timedelta(hours=18)
"""An answer of today is not asked for again: practising at once is the practice screen's "try again"."""
HALF_GONE = timedelta(days=7)
GOOD_ENOUGH, LEAST_NEED = 4.5, 0.05
_WORST = 1.0
_AT_ONCE, _MUST = 0.4, 1.25
"""The share of the pull that a weak answer has from the first day on, and what a must-have multiplies it by."""


@dataclass(frozen=True, slots=True)
class QuestionNeed:
    """`need` above 0, the higher the sooner; `why` is one sentence."""

    asked: AskedQuestion
    need: float
    why: str


def questions_by_need(
    asked: Sequence[tuple[AskedQuestion, datetime | None]],
    must_haves: Collection[str],
    now: datetime,
    *,
    numbers: bool = True,
) -> list[QuestionNeed]:
    """The questions to practise again, the most urgent first. `asked` are questions with the instant of their last
    answer (None: never tried; those are not asked *again*). `must_haves` are names of skills, as the posting has them.
    Without `numbers` the reasons name no mark."""
    wanted = {name.casefold() for name in must_haves}
    needs = [
        _need(question, now - at, wanted, numbers) for question, at in asked if at is not None and now - at >= REST
    ]
    return sorted((n for n in needs if n.need >= LEAST_NEED), key=lambda n: (-n.need, n.asked.question.id))


def _need(asked: AskedQuestion, since: timedelta, wanted: Collection[str], numbers: bool) -> QuestionNeed:
    mark = _WORST if asked.last_mark is None else asked.last_mark
    missing = max(0.0, GOOD_ENOUGH - mark) / (GOOD_ENOUGH - _WORST)
    faded = 1 - 0.5 ** (since / HALF_GONE)
    is_must = (asked.question.skill or "").casefold() in wanted
    need = missing * (_AT_ONCE + (1 - _AT_ONCE) * faded) * (_MUST if is_must else 1.0)
    return QuestionNeed(asked, need, _why(asked, since.days, is_must=is_must, numbers=numbers))


def _why(asked: AskedQuestion, days: int, *, is_must: bool, numbers: bool) -> str:
    when = "yesterday" if days <= 1 else f"{days} days ago"
    last = " with no mark"
    if asked.last_mark is not None:
        last = f" with a mark of {asked.last_mark:.1f}" if numbers else ""
    must = f", and the posting makes {asked.question.skill} a must" if is_must else ""
    return f"Your last answer was {when}{last}{must}."

"""The words of the progress pages: with the numbers, or without them for those whom numbers make nervous."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.domain.progress import ENOUGH_ANSWERS, STRONG_FROM, WEAK_BELOW, AreaKind, Change, Status
from interview_coach.domain.progress_history import Calibration
from interview_coach.domain.weak_areas import WeakArea
from interview_coach.web import labels

CLOSE = 0.4
"""An own rating this near to the mark is as good as the mark itself."""


def headline(areas: Sequence[WeakArea], marked: int, *, hidden: bool) -> str:
    """What got better and what to work on next, in at most two sentences."""
    if not marked:
        return "Your progress begins with your first answer."
    known = [area for area in areas if area.status is not Status.NOT_ENOUGH_DATA]
    if not known:
        return f"{_answers(marked)} so far: a beginning, but too few to tell how you are doing."
    # Parts are many, and every answer counts for each of them: one of them would look better by chance too often.
    better = [area for area in known if area.change is Change.IMPROVED and area.kind is not AreaKind.PART]
    first = _got_better(better, hidden=hidden) if better else "Nothing has clearly changed so far."
    weak = next((area for area in areas if is_to_work_on(area)), None)
    return f"{first} {f'Work on {_name(weak)} next.' if weak else 'Keep everything warm: no area is weak.'}"


def is_to_work_on(area: WeakArea) -> bool:
    return area.status is not Status.STRONG and area.estimate is not None


def _got_better(better: Sequence[WeakArea], *, hidden: bool) -> str:
    best = max(better, key=lambda area: area.gain or 0.0)
    more = len(better) - 1
    by = "" if hidden or best.gain is None else f" by about {best.gain:.1f}"
    others = f", and {more} more {'area' if more == 1 else 'areas'} too" if more else ""
    return f"{_name(best)} got better{by}{others}."


def _name(area: WeakArea) -> str:
    return f"“{area.title}”"


def known_words(area: WeakArea, *, hidden: bool) -> str:
    """`between 2.6 and 3.4; 7 answers`, or words alone."""
    if area.low is None or area.high is None:
        return "no mark yet"
    if area.status is Status.NOT_ENOUGH_DATA:
        to_one = " to one question" if area.answers >= ENOUGH_ANSWERS else ""
        return f"{_answers(area.answers)}{to_one}: not enough to tell"
    level = level_words(area) if hidden else f"between {area.low:.1f} and {area.high:.1f}"
    return f"{level}; {_answers(area.answers)}"


def level_words(area: WeakArea) -> str:
    """From where the range begins to where it ends, in words."""
    low, high = (labels.step_words(mark or 1.0) for mark in (area.low, area.high))
    return low if low == high else f"{low} to {high}"


def missing_words(area: WeakArea) -> str:
    """What to do where there is not enough to tell."""
    missing = max(1, ENOUGH_ANSWERS - area.answers)
    question = "another question" if missing == 1 else f"{missing} more questions"
    return f"Answer {question} of this kind and it can be told."


def change_words(area: WeakArea, *, hidden: bool) -> str:
    """Empty when it did not change, or nobody can tell."""
    if area.change not in (Change.IMPROVED, Change.DECLINED):
        return ""
    word = "better" if area.change is Change.IMPROVED else "lower"
    by = "" if hidden or area.gain is None else f" by about {abs(area.gain):.1f}"
    return f"{word} than at the start{by}"


def reason_words(area: WeakArea, *, hidden: bool) -> str:
    """Why it stands where it does."""
    if not hidden:
        return area.reason
    sentences = [f"{known_words(area, hidden=True).capitalize()}."]
    if area.cause and area.status is not Status.NOT_ENOUGH_DATA:
        sentences.append(f"Most is lost in “{area.cause.name}”.")
    if change := change_words(area, hidden=True):
        sentences.append(f"It is {change}.")
    return " ".join(sentences)


def focus_words(area: WeakArea, *, hidden: bool) -> str:
    """What to do, without the number of the mark that it would be where numbers are hidden."""
    return re.sub(r"\bA [45] looks like this", "A strong one looks like this", area.focus) if hidden else area.focus


def calibration_words(calibration: Calibration, *, hidden: bool) -> str:
    """Kindly: to be off is common, and good to know before an interview."""
    away = abs(calibration.difference)
    if away < CLOSE:
        return "You judge your answers much as the coach does. You can trust your feeling when you practise alone."
    by = "" if hidden else f" by about {away:.1f}"
    if calibration.difference < 0:
        return f"You are harder on yourself than the marks are{by}. Your answers are better than they feel."
    return (
        f"You rate your answers kinder than the marks do{by}. That is common; "
        "after an answer, ask yourself what the result was and whether you said it."
    )


def mark_band(mark: float) -> str:
    """`low`, `middle` or `high`, for the shade of a cell."""
    return "low" if mark < WEAK_BELOW else "high" if mark >= STRONG_FROM else "middle"


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number} answers"

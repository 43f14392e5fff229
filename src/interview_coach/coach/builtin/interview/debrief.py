"""How an interview went, from its evaluations alone: three sentences with quotes, what recurs, one next step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from interview_coach.coach.builtin.interview.phrases import is_safe
from interview_coach.domain.coaching import Debrief, Debriefed
from interview_coach.domain.vocabulary import Flag
from interview_coach.errors import InvalidInput

ENGINE = "builtin"
MOST_RECURRING, OFTEN = 3, 2
GOOD, FAIR = 4.0, 2.5
LONGEST_QUESTION, LONGEST_QUOTE = 90, 140
_ABOUT_THE_ANSWER = re.compile(r"(?:Your|You|This|That|It|There|The)\b|“")
_FLAGS = {
    Flag.NO_RESULT: "end before the listener hears what came of it",
    Flag.UNQUANTIFIED: "could do with a figure",
    Flag.WE_ONLY: "say “we” where your own part is asked for",
    Flag.HYPOTHETICAL: "tell what you would do instead of what you did",
    Flag.GENERIC: "stay general where one case would say more",
    Flag.RAMBLING: "take a long way to the point",
    Flag.TOO_SHORT: "are too short to show what you can do",
    Flag.OFF_TOPIC: "go past the question",
    Flag.NO_RECOMMENDATION: "stop before a recommendation",
    Flag.NO_TRADEOFFS: "name no limit and no other way",
    Flag.MATH_ERROR: "hold a sum to work out again",
}
"""What a flag says of several answers; flags that concern one answer only are not summed up."""


def debrief(rows: Sequence[Debriefed]) -> Debrief:
    """See `ports.Coach.debrief`. Answers that told of something painful are counted, and neither quoted nor weighed."""
    if not rows:
        raise InvalidInput("there is no marked answer to speak of yet")
    spoken = [row for row in rows if not row.is_sensitive]
    marked = [row for row in spoken if row.mark is not None]
    best = max(marked, key=lambda row: row.mark or 0.0, default=None)
    least = min(marked, key=lambda row: row.mark or 0.0, default=None)
    fix = _fix(least, spoken)
    change = f"The one thing to change next: {_advice(fix)}"
    return Debrief(
        ENGINE,
        (_how_many(rows, marked), _what_held(best, len(marked)), change),
        tuple(_recurring(rows)),
        _next_step(rows, least, fix),
    )


def _how_many(rows: Sequence[Debriefed], marked: Sequence[Debriefed]) -> str:
    told = f"You gave {_answers(len(rows))}"
    if not marked:
        return f"{told}, and none of them could be marked."
    marks = sorted(row.mark or 0.0 for row in marked)
    left = len(rows) - len(marked)
    without = f"; {_number(left)} {'has' if left == 1 else 'have'} no mark" if left else ""
    if len(marks) == 1:
        return f"{told}, marked {marks[0]:.1f} of 5{without}."
    return f"{told}, marked from {marks[0]:.1f} to {marks[-1]:.1f} of 5{without}."


def _what_held(best: Debriefed | None, marked: int) -> str:
    if best is None:
        return "Without a mark there is no best answer to point to; read the notes on each answer below."
    asked = _shortened(best.question, LONGEST_QUESTION)
    quote = next((said for said in map(_bare, best.quotes) if len(said) <= LONGEST_QUOTE and is_safe(said)), None)
    held = "held best" if (best.mark or 0.0) >= FAIR else "came nearest to what was asked"
    told = f"What you said to “{asked}”" if marked == 1 else f"Your answer to “{asked}” {held}"
    if quote is None:
        return f"{told} was the answer that could be marked." if marked == 1 else f"{told}."
    return f"{told} rests on “{quote}”." if marked == 1 else f"{told}, with words like “{quote}”."


def _fix(least: Debriefed | None, spoken: Sequence[Debriefed]) -> str:
    told = [row.main_fix.strip() for row in ([least] if least else spoken) if row.main_fix.strip()]
    return told[0] if told else "tell one answer again, with what came of it at its end."


def _recurring(rows: Sequence[Debriefed]) -> list[str]:
    spoken = [(number, row) for number, row in enumerate(rows, 1) if not row.is_sensitive]
    flags = Counter(flag for _, row in spoken for flag in set(row.flags) if flag in _FLAGS)
    often = [flag for flag in _FLAGS if flags[flag] >= OFTEN]
    often.sort(key=lambda flag: -flags[flag])
    found = [f"{_named([n for n, row in spoken if flag in row.flags])} {_FLAGS[flag]}." for flag in often]
    parts = Counter(row.weakest for _, row in spoken if row.weakest)
    found += [
        f"In {_named([n for n, row in spoken if row.weakest == part], small=True)} most is lost in “{part}”."
        for part, count in parts.most_common()
        if count >= OFTEN
    ]
    return found[:MOST_RECURRING]


def _named(numbers: Sequence[int], *, small: bool = False) -> str:
    """`Answers 1, 3 and 4`."""
    listed = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    return f"{'answers' if small else 'Answers'} {listed}"


def _next_step(rows: Sequence[Debriefed], least: Debriefed | None, fix: str) -> str:
    if least is None:
        return fix
    number = next(n for n, row in enumerate(rows, 1) if row is least)
    if (least.mark or 0.0) >= GOOD:
        return f"Answer a harder question of the same kind as number {number} tomorrow, without notes."
    part = f", and listen for “{least.weakest}” only" if least.weakest else ""
    return f"Give answer {number} once more aloud today{part}."


def _shortened(text: str, longest: int) -> str:
    line = _line(text)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _line(text: str) -> str:
    return " ".join(text.split())


def _advice(fix: str) -> str:
    """The first sentence that says what to do: one about the answer may come before it."""
    first = _first_sentence(fix)
    rest = fix[len(first) :].strip()
    return _first_sentence(rest) if rest and _ABOUT_THE_ANSWER.match(first) else first


def _first_sentence(text: str) -> str:
    """Up to the first end of a sentence that is not inside a quote."""
    for found in re.finditer(r"[.!?](?=\s+[A-Z“])", text):
        head = text[: found.end()]
        if head.count("“") == head.count("”"):
            return head
    return text


def _bare(text: str) -> str:
    return _line(text).strip(" .,;:!?")


def _answers(number: int) -> str:
    return "one answer" if number == 1 else f"{_number(number)} answers"


def _number(number: int) -> str:
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)

"""Takes what carries nothing out of an answer before it is read, and puts offsets back afterwards: long runs of white
space, invisible characters, tags of pasted web pages, capitals throughout.

Patterns that look for words apart try every place in a run of spaces again; twenty thousand spaces took minutes. What
is found is the same, since white space carries nothing beyond one blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from interview_coach.domain.evaluations import Evaluation

_RUN = re.compile(
    r"\s{4,}|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\U000e0000-\U000e007f]+"
    r"|</?(?:p|br|b|i|em|strong|div|span|ul|ol|li|h[1-6])(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_SHOUTED = 0.7
"""Share of capitals among the letters from which an answer is read in small ones."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`text` without long runs; `places[i]` is where its i-th character stands in the answer as given."""

    given: str = field(repr=False)
    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, answer: str) -> Squeezed:
        pieces: list[str] = []
        places: list[int] = []
        cut = 0
        for run in _RUN.finditer(answer):
            short = _short(run[0])
            pieces += (answer[cut : run.start()], short)
            places += [*range(cut, run.start()), *range(run.start(), run.start() + len(short))]
            cut = run.end()
        pieces.append(answer[cut:])
        places += range(cut, len(answer))
        text = "".join(pieces)
        letters = [ch for ch in text if ch.isalpha()]
        shouted = sum(ch.isupper() for ch in letters) > _SHOUTED * len(letters)
        return cls(answer, text.lower() if shouted and len(text.lower()) == len(text) else text, tuple(places))

    def restored(self, evaluation: Evaluation) -> Evaluation:
        """The evaluation of `text` with the offsets and quotes of the answer as given."""
        if self.text == self.given:
            return evaluation
        return replace(
            evaluation,
            segments=tuple(replace(s, start=self._start(s.start), end=self._end(s.end)) for s in evaluation.segments),
            evidence=tuple(
                replace(
                    e,
                    start=self._start(e.start),
                    end=self._end(e.end),
                    quote=self.given[self._start(e.start) : self._end(e.end)],
                )
                for e in evaluation.evidence
            ),
        )

    def _start(self, offset: int) -> int:
        return self.places[offset] if offset < len(self.places) else len(self.given)

    def _end(self, offset: int) -> int:
        return self.places[offset - 1] + 1 if offset else 0


def _short(run: str) -> str:
    """What stands for a run: nothing for invisible characters, at most one blank line for white space."""
    if not run.isspace() and not run.startswith("<"):
        return ""
    return "\n\n" if run.count("\n") > 1 else "\n" if "\n" in run else " "

"""An answer cut into words, clauses and sentences, each with its place in the answer as given.

Typed and spoken answers come out alike: a transcript without full stops is cut at discourse markers ("so",
"and then", "but", "because"), and the wording used for matching has no fillers, restarts or capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interview_coach.coach.builtin.evaluation.cuts import Cutter, Offsets
from interview_coach.coach.builtin.evaluation.people import names_in, neutral, people_in, with_names_hidden


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the answer: `text` is exactly `answer[start:end]`, `plain` its wording for matching
    (lower case, straight quotes, no fillers, no restarts, punctuation only inside numbers and words; names as
    "someone", he and she as "they"). `names` are the names in it, each once."""

    start: int
    end: int
    text: str
    plain: str
    names: tuple[str, ...] = ()

    @property
    def word_count(self) -> int:
        return len(self.plain.split())


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer as given (`raw`) and its parts. `shown` is `raw` with masked stretches replaced by spaces, so
    offsets hold in both; words, clauses and sentences come from `shown`."""

    raw: str
    shown: str = field(repr=False)
    masked: tuple[Offsets, ...] = ()
    people: frozenset[str] = field(default=frozenset(), repr=False)
    words: tuple[Span, ...] = field(default=(), repr=False)
    clauses: tuple[Span, ...] = field(default=(), repr=False)
    sentences: tuple[Span, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, raw: str, masked: Iterable[Offsets] = ()) -> AnswerText:
        """The answer with the stretches in `masked` hidden (they belong to no word, clause or sentence)."""
        hidden = tuple(sorted(masked))
        shown = raw
        for start, end in hidden:
            shown = shown[:start] + " " * (end - start) + shown[end:]
        people = people_in(shown)
        even = with_names_hidden(shown, people)
        cutter = Cutter(even)
        sentences = tuple(_spans(shown, cutter.sentences(), people))
        clauses = tuple(_spans(shown, (c for s in sentences for c in cutter.clauses(s.start, s.end)), people))
        words = tuple(_spans(shown, (m.span() for m in _WORD.finditer(shown)), people))
        return cls(raw, shown, hidden, people, words, clauses, sentences)

    def without(self, masked: Iterable[Offsets]) -> AnswerText:
        """The same answer with more stretches hidden."""
        return AnswerText.of(self.raw, {*self.masked, *masked})

    @property
    def plain(self) -> str:
        """The wording of the whole answer for matching."""
        return plain(self.neutral(self.shown))

    @property
    def word_count(self) -> int:
        return len(self.words)

    def clauses_of(self, sentence: Span) -> tuple[Span, ...]:
        return tuple(c for c in self.clauses if sentence.start <= c.start < sentence.end)

    def neutral(self, stretch: str) -> str:
        """A stretch of the answer with names as "someone" and he and she as "they"."""
        return neutral(stretch, self.people)

    def quote(self, start: int, end: int) -> str:
        return self.raw[start:end]


_WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*%?")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-", "—": " - "})
_FILLERS = re.compile(
    r"\b(?:u+m+|u+h+|erm+|er|hm+|mm+|ah|oh)\b"
    r"|(?:(?<=,)|^)\s*(?:like|you know|i mean|i guess|basically|honestly|to be honest|tbh|well"
    r"|okay|ok|right|yeah|actually)\s*(?=,)"
    r"|(?<!do )(?<!did )(?<!as )\byou know\b(?! (?:what|how|who|where|that|if|why|the)\b)|\bi mean\b"
    r"|(?<=[a-z]),? like,",
    re.M,
)
_RESTART = re.compile(r"\b(\w[\w']*(?: \w[\w']*)?) \1\b")
_NOT_WORDING = re.compile(r"[^\w%$€£+#'/.,-]+|(?<!\d)[.,]|[.,](?!\d)|(?<!\w)['/-]|['/-](?!\w)")


def plain(text: str) -> str:
    """The wording for matching: see `Span.plain`; names and pronouns stay."""
    lowered = text.translate(_STRAIGHT).lower()
    bare = " ".join(_NOT_WORDING.sub(" ", _FILLERS.sub(" ", lowered)).split())
    return _RESTART.sub(r"\1", bare)


def _spans(text: str, places: Iterable[Offsets], people: frozenset[str]) -> Iterator[Span]:
    for start, end in places:
        piece = text[start:end]
        yield Span(start, end, piece, plain(neutral(piece, people)), names_in(piece, people))

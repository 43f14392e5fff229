"""An answer cut into words, clauses and sentences, each with its place in the answer as given.

Typed and spoken answers come out alike: a transcript without full stops is cut at discourse markers ("so",
"and then", "but", "because"), and the wording used for matching has no fillers, restarts or capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Offsets = tuple[int, int]

LONG_RUN = 32
"""Words after which a sentence is taken for an unpunctuated run and cut at discourse markers."""
SHORTEST_CHUNK = 7
"""Words a piece of such a run has at least."""
SHORTEST_CLAUSE = 2


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the answer: `text` is exactly `answer[start:end]`, `plain` its wording for matching
    (lower case, straight quotes, no fillers, no restarts, punctuation only inside numbers and words)."""

    start: int
    end: int
    text: str
    plain: str

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
        sentences = tuple(_spans(shown, _sentences(shown)))
        clauses = tuple(_spans(shown, (c for s in sentences for c in _clauses(shown, s.start, s.end))))
        words = tuple(_spans(shown, (m.span() for m in _WORD.finditer(shown))))
        return cls(raw, shown, hidden, words, clauses, sentences)

    def without(self, masked: Iterable[Offsets]) -> AnswerText:
        """The same answer with more stretches hidden."""
        return AnswerText.of(self.raw, {*self.masked, *masked})

    @property
    def plain(self) -> str:
        """The wording of the whole answer for matching."""
        return plain(self.shown)

    @property
    def word_count(self) -> int:
        return len(self.words)

    def clauses_of(self, sentence: Span) -> tuple[Span, ...]:
        return tuple(c for c in self.clauses if sentence.start <= c.start < sentence.end)

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
    """The wording for matching: see `Span.plain`."""
    lowered = text.translate(_STRAIGHT).lower()
    bare = " ".join(_NOT_WORDING.sub(" ", _FILLERS.sub(" ", lowered)).split())
    return _RESTART.sub(r"\1", bare)


def _spans(text: str, places: Iterable[Offsets]) -> Iterator[Span]:
    for start, end in places:
        piece = text[start:end]
        yield Span(start, end, piece, plain(piece))


_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|approx|etc|no|fig|inc|ltd|e\.g|i\.e|a\.m|p\.m|u\.s|u\.k|resp|dept|est))\.$",
    re.I,
)
_INITIAL = re.compile(r"(?<=[a-z] )[A-Z]\.$")
_BREAK = re.compile(
    r"(?<=[.!?…])[\"'”’)\]]*(?=\s)"  # the end of a sentence, closing marks included
    r"|\n\s*\n|\n(?=\s*(?:[-*•–]|\d+[.)])\s)|(?<=:)\n"  # a paragraph, a list item
)
_MARKER = re.compile(
    r"(?<=\s)(?:(?:and |so |but )*(?:um |uh )?(?:then|later|anyway|afterwards|basically|eventually"
    r"|in the end|after that|"
    r"what i did)|(?:and )?so|and (?:i|we|he|she|they|it|the|my)\b|but|because|cause)(?=\s)",
    re.I,
)


def _sentences(text: str) -> Iterator[Offsets]:
    start = 0
    for found in _BREAK.finditer(text):
        if _is_abbreviation(text, start, found.start()):
            continue
        yield from _chunks(text, start, found.end())
        start = found.end()
    yield from _chunks(text, start, len(text))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop belongs to the word ("approx. 5", "Ms. Adams", "John F. Adams")."""
    tail = text[max(start, end - 8) : end]
    following = text[end : end + 3].lstrip("\"'”’)] \n")
    if _INITIAL.search(tail):
        return following[:1].isupper() and following[:2] != "I "
    return bool(_ABBREVIATION.search(tail)) and (following[:1].isupper() or following[:1].isdigit()) == bool(
        re.search(r"(?:mr|mrs|ms|dr|prof|st|no|fig|approx)\.$", tail, re.I)
    )


def _chunks(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The sentence itself, or its pieces when it is a long run."""
    if len(text[start:end].split()) <= LONG_RUN:
        yield from _trimmed(text, start, end)
        return
    cut = start
    for marker in _MARKER.finditer(text, start, end):
        long_enough = len(text[cut : marker.start()].split()) >= SHORTEST_CHUNK
        if long_enough and len(text[marker.start() : end].split()) >= SHORTEST_CHUNK:
            yield from _trimmed(text, cut, marker.start())
            cut = marker.start()
    yield from _trimmed(text, cut, end)


_SUBJECT = (
    r"(?:i|i'[a-z]+|we|we'[a-z]+|he|she|they|they'[a-z]+|it|it's|you|my|our|the|his|her|their"
    r"|nobody|nothing|everyone|somebody)"
)
_CLAUSE_BREAK = re.compile(
    r"(?<=[;:])\s+|\s+[-–—]+\s+|(?<=\w)—(?=\w)|\s*[()]\s*"
    rf"|(?<=,)\s+(?=(?:and|so|but|because|cause|then|which|who|where|when|while|until|if|{_SUBJECT})\b)"
    rf"|\s+(?=(?:and|so|but|because|cause|until|when|while)\s+(?:then\s+)?{_SUBJECT}\b)"
    r"|\s+(?=(?:and then|so that|so what|because|and (?:now|yeah|after|by the|in the)|but (?:now|in the|after))\b)",
    re.I,
)
_BARE_SUBJECT = re.compile(
    r"(?<=\w)\s+(?=(?:i|we|he|she|they)(?:'\w+)? \w|it(?:'s|'d)\b|it (?:was|is|had|did|went|came"
    r"|took|turned|meant|worked|got|helped)\b)",
    re.I,
)
_LEADS_ON = re.compile(
    r"\b(?:that|what|which|who|whom|whose|if|when|because|cause|and|so|but|or|as|than|where|while|until|till|before|"
    r"after|since|how|why|say|when|who|which|cause|once|said|says|think|thought|knew|know|believe"
    r"|sure|wish|hope|guess|every|time|thing|things|"
    r"one|first|of|for|to|with|did|do|does|was|were|is|are|had|have|can|could|should|would|will|asked|told|like)$",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?:the|a|an|my|our|his|her|their|to|of|for|with|in|on|at|and|or)(?:[\s,]+(?:u+m+|u+h+|er|like))*,?$", re.I
)
LONG_CLAUSE = 12


def _clauses(text: str, start: int, end: int) -> Iterator[Offsets]:
    cut = start
    for found in _CLAUSE_BREAK.finditer(text, start, end):
        before = text[cut : found.start()]
        enough = len(before.split()) >= SHORTEST_CLAUSE and not _UNFINISHED.search(before)
        if enough and len(text[found.end() : end].split()) >= SHORTEST_CLAUSE:
            yield from _at_subjects(text, cut, found.start())
            cut = found.end()
    yield from _at_subjects(text, cut, end)


def _at_subjects(text: str, start: int, end: int) -> Iterator[Offsets]:
    """A clause, or its pieces when it runs on without punctuation ("… it was stressful i was on the phone")."""
    cut = start
    if len(text[start:end].split()) > LONG_CLAUSE:
        for found in _BARE_SUBJECT.finditer(text, start, end):
            before = text[cut : found.start()]
            if len(before.split()) > SHORTEST_CLAUSE and not _LEADS_ON.search(before):
                yield from _trimmed(text, cut, found.start())
                cut = found.end()
    yield from _trimmed(text, cut, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The stretch without white space at its ends; nothing when it holds no letter or digit."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if any(ch.isalnum() for ch in piece):
        yield left, right

"""One page for the last hour: the stories in cue words, the numbers, questions to ask, the first sentence to say.

What does not fit is shortened where a reader can see it: an ellipsis, and a count of what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from interview_coach.domain.stories import Story, has_figure, pieces_of
from interview_coach.domain.story_matrix import is_same_line
from interview_coach.domain.vocabulary import COMPETENCY_IDS

MOST_STORIES, MOST_NUMBERS, MOST_ASKED = 5, 6, 4
"""What fits on one A4 page at a size that can be read without picking it up."""
_CUE_WORDS, _SHORT_CUE = 10, 7
_CUE_LENGTHS = (92, 44, 58)
"""Characters of each cue of a part that has one, two or three: one line, or two for the steps."""
_LONGEST_TITLE, _LONGEST_NUMBER, _LONGEST_LINE = 64, 80, 100
_LONGEST_WORD = 28
_FILLER = frozenset(
    re.findall(
        r"\w+",
        "a an the i my me we our was were is are be been am had has have did do it its that this those these there"
        " which who and then so because of to in on at for with from by as into than very just really also would could"
        " their they them he she his her you your",
    )
)
_KEPT = frozenset({"no", "not", "from", "to", "by"})
"""Small words that turn the sense of a cue: "from 14 to 5", "no injuries"."""
_HANGING = _KEPT | {"until", "without", "before", "after", "when", "while", "about", "over", "if", "where", "every"}
"""Words that a cue cannot end with."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a part (`situation`, `task`, `action`, `result`, `reflection`); `is_blank` when it has none."""

    part: str
    words: str = field(repr=False)
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class SheetStory:
    title: str = field(repr=False)
    competencies: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`left_out` counts the stories and numbers that found no room. `opening` is the first sentence of "tell me about
    yourself"."""

    opening: str = field(repr=False)
    stories: tuple[SheetStory, ...]
    numbers: tuple[str, ...] = field(repr=False)
    ask_them: tuple[str, ...]
    stories_left_out: int = 0
    numbers_left_out: int = 0


def sheet_of(
    stories: Sequence[Story], wanted: Sequence[str], *, opening: str, lines: Sequence[str], ask_them: Sequence[str]
) -> Sheet:
    """`wanted` are the competencies of the posting, most wanted first; `lines` those of the CV, for the numbers."""
    ranked = _chosen(stories, wanted)
    others = [line for line in lines if not any(is_same_line(story.line, line) for story in ranked)]
    numbers = tuple(dict.fromkeys(_numbers([story.said("result", "measure") for story in ranked], others)))
    return Sheet(
        opening=clipped(opening, _LONGEST_LINE),
        stories=tuple(_sheet_story(story, wanted) for story in ranked[:MOST_STORIES]),
        numbers=numbers[:MOST_NUMBERS],
        ask_them=tuple(clipped(text, _LONGEST_LINE) for text in ask_them[:MOST_ASKED]),
        stories_left_out=max(0, len(ranked) - MOST_STORIES),
        numbers_left_out=max(0, len(numbers) - MOST_NUMBERS),
    )


def _chosen(stories: Sequence[Story], wanted: Sequence[str]) -> list[Story]:
    """Each in turn the one that covers most of what is still uncovered; of two alike the one with fewer gaps."""
    left, chosen, covered = list(stories), [], set[str]()
    weight = {name: len(wanted) - at for at, name in enumerate(wanted)}
    while left:
        best = max(left, key=lambda s: (_gain(s, weight, covered), -len(s.missing), -stories.index(s)))
        left.remove(best)
        chosen.append(best)
        covered |= set(best.competencies)
    return chosen


def _gain(story: Story, weight: dict[str, int], covered: set[str]) -> float:
    new = sum(weight.get(name, 0) for name in story.competencies if name not in covered)
    return new * (1.0 if story.is_ready else 0.5)


def _sheet_story(story: Story, wanted: Sequence[str]) -> SheetStory:
    shown = [name for name in (*wanted, *COMPETENCY_IDS) if name in story.competencies]
    return SheetStory(clipped(story.title, _LONGEST_TITLE), tuple(dict.fromkeys(shown))[:1], cues_of(story))


def cues_of(story: Story) -> tuple[Cue, ...]:
    """The cue words of each part that has a fact or lacks a needed one, in the order of telling."""
    parts: dict[str, list[str]] = {}
    for piece in pieces_of(story):
        parts.setdefault(piece.part, [])
        if not piece.is_blank:
            parts[piece.part].append(piece.text)
    return tuple(Cue(part, _cue_of(texts), not texts) for part, texts in parts.items())


def _cue_of(texts: Sequence[str]) -> str:
    words = _CUE_WORDS if len(texts) == 1 else _SHORT_CUE
    longest = _CUE_LENGTHS[min(len(texts), len(_CUE_LENGTHS)) - 1]
    return "; ".join(cue_words(text, words, longest) for text in texts)


def cue_words(text: str, most: int = _CUE_WORDS, longest: int = _CUE_LENGTHS[0]) -> str:
    """The telling words of a text in their order, at most `most` and `longest` characters; where some were left off it
    ends in an ellipsis."""
    words = [word for word in text.split() if _is_telling(word)]
    kept = words[:most]
    while len(kept) > 1 and len(" ".join(map(_short, kept))) > longest - 2:
        kept.pop()
    while kept and kept[-1].strip(".,;:").lower() in _HANGING:
        kept.pop()
    shown = " ".join(_short(word) for word in kept).strip(" .,;:")
    return f"{shown} …" if len(words) > len(kept) else shown


def _is_telling(word: str) -> bool:
    bare = word.strip(".,;:!?()“”\"'").lower()
    return bool(bare) and (bare in _KEPT or bare not in _FILLER)


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…"


def clipped(text: str, longest: int) -> str:
    """At most `longest` characters, cut between words with an ellipsis."""
    words = " ".join(map(_short, text.split()))
    if len(words) <= longest:
        return words
    return words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


_DIGIT = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)[$€£~]?\d")


def _numbers(results: Iterable[str], lines: Iterable[str]) -> Iterator[str]:
    """Sentences with a figure: those of the stories first, then lines of the CV."""
    for text in results:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            if has_figure(sentence):
                yield _number(_capitalised(sentence.removeprefix("I ").rstrip(".")))
    for line in lines:
        if _DIGIT.search(line):
            yield _number(line)


_CUT_FIGURE = re.compile(r"\s\S*\d\S* …$")


def _number(text: str) -> str:
    """A long line is brought down to the clause with most figures; no figure stands at a cut without its unit."""
    if len(text) > _LONGEST_NUMBER:
        clauses = [clause for clause in re.split(r"[,;]\s+", text) if _DIGIT.search(clause)]
        text = _capitalised(max(clauses, key=lambda clause: len(_DIGIT.findall(clause)), default=text))
    return _CUT_FIGURE.sub(" …", clipped(text, _LONGEST_NUMBER))

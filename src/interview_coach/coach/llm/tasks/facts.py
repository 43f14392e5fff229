"""Facts in a model's sentence: figures, names, tools, job titles and papers that its sources do not hold.

Whoever says "40 %" at an interview that no line of the CV holds has a problem; so what is not found is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from interview_coach.coach.builtin.job.evidence import content_stems
from interview_coach.coach.builtin.job.mentions import products_in
from interview_coach.coach.llm.tasks.quotes import occurs
from interview_coach.content.guides import guides
from interview_coach.content.lexicon import occupation_names, skill_lexicon, words_of
from interview_coach.content.library import library
from interview_coach.content.speech import speech

BLANK = re.compile(r"\[[^\[\]]*\]")

_FIGURE = re.compile(
    r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s?(%|percent\b|per cent\b|k\b|m\b|mn\b|bn\b|million\b|thousand\b|billion\b|x\b)?",
    re.I,
)
_NUMBER_WORD = re.compile(r"\b([a-z]+)( percent| per cent)?\b")
_UNITS = {
    "percent": "%", "per cent": "%", "million": "m", "mn": "m", "thousand": "k", "billion": "bn",
}  # fmt: skip
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        (
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        2,
    )
} | {
    word: str(10 * value)
    for value, word in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 3)
}  # fmt: skip
_AMOUNTS = frozenset(
    [
        *("hundred", "hundreds", "thousand", "thousands", "million", "millions", "dozen", "dozens"),
        *("half", "halved", "doubled", "doubling", "tripled", "twice", "thrice"),
    ]
)
_WORD = re.compile(r"[A-Za-z0-9][\w&+#]*(?:[./'’-][\w&+#]+)*[+#]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|[–—]\s+)['\"“‘(]*$")
_NOT_NAMES = frozenset(["i", "i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d", "i’ll", "ok", "cv", "star"])
_PAPER = re.compile(
    r"\b(certif\w*|licen[cs]ed?|degree|diploma|bachelor\w*|doctorate|award\w*|promot(?:ed|ion)\w*|patent\w*|prizes?)\b",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:as|was|am|became|been|being) (?:also |then |now )?(?:an?|the) ((?:[\w&/-]+ ){0,3}[\w-]+)", re.I
)
_TITLES = 5
"""Job titles that end in a word from which it is taken for a job ("engineer"), not for anything else ("result")."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sources of a sentence hold. `text` is all of it."""

    text: str = field(repr=False)
    figures: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, *texts: str) -> Facts:
        text = "\n".join(texts)
        return cls(text, frozenset(_figures(text)), frozenset(_parts(text)))

    def invented(self, sentence: str) -> tuple[str, ...]:
        """Figures, names, tools, titles and papers of the sentence that the sources do not hold; blanks are left
        out of account."""
        said = BLANK.sub(" ", sentence)
        found = (*self.invented_figures(said), *_names(said, self.words))
        tools = (name for name in _tools(said) if not occurs(name, self.text))
        papers = (word for word in _PAPER.findall(said) if not content_stems(word) <= content_stems(self.text))
        titles = (title for title in _titles(said) if title not in self.words)
        return tuple(dict.fromkeys((*found, *tools, *papers, *titles)))

    def invented_figures(self, sentence: str) -> tuple[str, ...]:
        said = BLANK.sub(" ", sentence)
        digits = [m[0].strip() for m in _FIGURE.finditer(said) if _figure(m) not in self.figures]
        words = [m[0] for m in _NUMBER_WORD.finditer(said.lower()) if _is_number(m[1]) and not self._has(m)]
        return tuple(dict.fromkeys((*digits, *words)))

    def _has(self, found: re.Match[str]) -> bool:
        """ "Two" is held by "two" and by "2", "two percent" by "2%"."""
        word, unit = found[1], "%" if found[2] else ""
        held = not unit and (word in self.words or word.rstrip("s") in self.words)
        return held or _NUMBERS.get(word, "-") + unit in self.figures


def _figures(text: str) -> Iterator[str]:
    yield from (_figure(found) for found in _FIGURE.finditer(text))
    for found in _NUMBER_WORD.finditer(text.lower()):
        if found[1] in _NUMBERS:
            yield _NUMBERS[found[1]] + ("%" if found[2] else "")


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word in _AMOUNTS


def _figure(found: re.Match[str]) -> str:
    """One spelling for each figure: `1,200`, `40 percent` and `40%` are `1200`, `40%` and `40%`."""
    number = found[1].replace(",", "")
    number = number.rstrip("0").rstrip(".") if "." in number else number.lstrip("0") or "0"
    unit = (found[2] or "").lower()
    return number + _UNITS.get(unit, unit)


def _parts(text: str) -> Iterator[str]:
    """Every word in small letters, also the parts of what is joined by a hyphen or slash, and the singular."""
    for word in _WORD.findall(text):
        plain = _bare(word)
        yield from (plain, plain.removesuffix("s"))
        for part in re.split(r"[-./'’&]", plain):
            yield from (part, part.removesuffix("s"))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())


def _tools(said: str) -> Iterator[str]:
    """Products, those written small ("kafka") as well."""
    yield from products_in(said)
    products = skill_lexicon().products
    yield from (w for w in re.findall(r"(?<![\w-])[a-z]{3,}(?![\w-])", said) if w in products and not _is_plain(w))


def _names(said: str, known: frozenset[str]) -> Iterator[str]:
    for found in _WORD.finditer(said):
        word = found[0]
        starts = bool(_SENTENCE_START.search(said[: found.start()]))
        if _is_name(word, starts=starts) and not _is_known(word, known):
            yield word


def _is_name(word: str, *, starts: bool) -> bool:
    if word.casefold() in _NOT_NAMES or not any(map(str.isalpha, word)):
        return False
    inside = [c for c in word[1:] if c.isupper() or c.isdigit()]
    if inside:
        return True
    return word[0].isupper() and not (starts and _is_plain(word.casefold()))


def _is_known(word: str, known: frozenset[str]) -> bool:
    plain = _bare(word)
    parts = [part for part in re.split(r"[-./'’&]", plain) if part]
    return plain in known or plain.removesuffix("s") in known or all(p in known or len(p) == 1 for p in parts)


@lru_cache(maxsize=4096)
def _is_plain(word: str) -> bool:
    """Whether a word that begins a sentence is an ordinary one, so that its capital says nothing."""
    base = re.split(r"['’-]", word)[0]
    return base.endswith(("ly", "ing")) or base in _common() or base in speech().base_of


@cache
def _common() -> frozenset[str]:
    """Words that the guides and the competencies write in small letters."""
    book = guides()
    texts = [text for c in book.competencies.values() for text in (*c.strong, *c.traps, *(q.text for q in c.questions))]
    texts += [tip.text for s in book.situations.values() for tip in s.tips]
    texts += [g.example for g in book.screening.values()]
    texts += [text for rows in book.phrases.values() for text in rows]
    texts += [text for c in library().competencies.values() for text in (c.definition, *c.positive, *c.negative)]
    small = speech().small_words | speech().prepositions
    return frozenset(re.findall(r"(?<![\w'’])[a-z]+(?![\w])", " ".join(texts))) | small | _OPENERS


_OPENERS = words_of(
    """a after afterwards all also although an and another as at back because before besides both but by did do
    during each early even every finally first for from had has have he her here his how if in instead is it its
    last later like looking many more most much my next no none nobody not nothing now of on once one only or
    other our out over perhaps right second since so some somebody someone something soon still such suddenly that
    the their them then there these they third this those though through to today together tomorrow too under
    until up was we what when where which while who why with within without yes yesterday you your nice good great
    sure thank thanks sorry"""
)


def _titles(said: str) -> Iterator[str]:
    """The word for a job in "as a project manager"."""
    heads = occupation_names().by_head
    for phrase in _ROLE.findall(said):
        for word in re.findall(r"[a-z]+", phrase.lower()):
            if len(heads.get(word, ())) >= _TITLES:
                yield word

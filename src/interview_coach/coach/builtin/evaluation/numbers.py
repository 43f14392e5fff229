"""Numbers in a text, in figures and in words, as people write and say them.

Speech leaves the scale and the point out: "two eighty eight" is 288, "ninety six forty three" may be 96.43 or 9,643.
A quantity therefore carries every fair reading of it; who checks a sum calls it wrong only when no reading fits.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its place, `text[start:end]`. `values` are its readings, the likeliest first, with its scale
    (million) but not its percent sign applied; `scaled` says that a scale was written."""

    start: int
    end: int
    text: str
    values: tuple[float, ...]
    percent: bool = False
    currency: bool = False
    scaled: bool = False

    @property
    def value(self) -> float:
        return self.values[0]


_SCALES = {
    "k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "million": 1e6, "mil": 1e6,
    "bn": 1e9, "b": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12, "hundred": 1e2, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_SCALE = "thousand|grand|million|mil|mio|billion|trillion|hundred|lakh|crore|mn|mm|bn|tn|k|m|b"
_PERCENT = r"%|percentage[ -]points?|percent|per[ -]cent|pct|pts?\b|points?\b|pp\b"
_FIGURE = re.compile(
    r"(?<![\w.,#])(?P<currency>[$€£]\s?)?"
    r"(?P<digits>[1-9]\d{0,2}(?:[,'\u00a0 ]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?|\.\d+)(?![\d])"
    rf"(?:[ -]?(?P<scale>{_SCALE})s?(?![a-z]))?"
    rf"(?:\s?(?P<percent>{_PERCENT}))?"
    r"(?:\s?(?P<after>dollars?|euros?|pounds?|quid|cents?|pence|p(?!\.?m)|usd|eur|€|\$)\b)?",
    re.IGNORECASE,
)
_ONES = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    )
} | {"oh": 0, "nought": 0, "naught": 0}  # fmt: skip
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
} | {"fourty": 40}
_SMALL = {**_ONES, **_TENS}
_BIG = ("hundred", "thousand", "million", "billion", "trillion", "k")
_LARGE = ("thousand", "million", "billion", "trillion")
_NUMBER_WORD = "|".join(sorted({*_SMALL, *_BIG[:-1]}, key=len, reverse=True))
_AND_AFTER_THOUSANDS = (
    rf"(?:(?<=thousand )|(?<=million ))(?!and[ -]+(?:(?:{_NUMBER_WORD})[ -]+)+(?:percent|per cent|points?)\b)"
)
"""After thousands an "and" goes on with the number, not to a percentage: "four thousand and ten percent of them"."""
_WORDS = re.compile(
    rf"\b(?:(?:a|half a)[ -](?=hundred|thousand|million|billion)|point[ -](?=(?:{'|'.join(_ONES)})\b))?"
    rf"(?:{_NUMBER_WORD})\b"
    rf"(?:[ -]+(?:(?:(?<=hundred )|{_AND_AFTER_THOUSANDS})and[ -]+)?(?:point[ -]+)?(?:{_NUMBER_WORD}|k)\b)*"
    r"(?P<fraction>[ -]and[ -](?:(?:a|one)[ -](?:half|quarter|third)|three[ -]quarters)\b)?"
    r"(?:[ -](?:(?:odd|something)[ -])?(?P<scale>hundred|thousand|grand|million|billion|k)\b)?"
    rf"(?:\s?(?P<percent>{_PERCENT}))?(?:\s(?P<after>dollars?|euros?|pounds?|quid|bucks|cents?|pence|"
    rf"p(?! ?\.?m\b))\b)?",
    re.IGNORECASE,
)


_FRACTIONS = {"": 0.0, "half": 0.5, "quarter": 0.25, "third": 1 / 3, "quarters": 0.75}


@lru_cache(maxsize=256)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of `text` in their order; a number in words after one in figures ("13 thousand 600") is one."""
    found = sorted([*_figures(text), *_spelled(text)], key=lambda q: q.start)
    return tuple(_joined(text, [q for i, q in enumerate(found) if not i or q.start >= found[i - 1].end]))


def _figures(text: str) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(text):
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        values = _in_money(tuple(value * scale for value in _read_digits(match["digits"])), match["after"])
        if values:
            money = bool(match["currency"] or match["after"])
            start, end = match.start(), len(text[: match.end()].rstrip())
            percent = bool(match["percent"])
            yield Quantity(start, end, text[start:end], values, percent, money, bool(match["scale"]))


def _in_money(values: tuple[float, ...], unit: str | None) -> tuple[float, ...]:
    """Fifty cents are half a dollar, or 50 where the others count in cents too."""
    hundredths = unit is not None and unit.lower().rstrip("s") in ("cent", "pence", "p")
    return (*(v / 100 for v in values), *values) if hundredths else values


def _read_digits(digits: str) -> tuple[float, ...]:
    """Readings of a number in figures: 13.600 is 13.6 or, on the continent, 13,600; 0,42 is 0.42."""
    bare = "".join(digits.replace("'", "").split())
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", bare):
        return (float(bare.replace(",", "")),)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", bare):
        return (float(bare.replace(".", "")),)
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare):
        return (float(bare), float(bare.replace(".", "")))
    try:
        return (float(bare.replace(",", ".")),)
    except ValueError:  # two figures with nothing but a space between them: "100,000 120,000"
        return tuple(value for part in digits.split() for value in _read_digits(part)) if " " in digits.strip() else ()


def _spelled(text: str) -> Iterator[Quantity]:
    for match in _WORDS.finditer(text):
        ends = [match.start(name) for name in ("fraction", "scale", "percent", "after") if match[name]]
        words = re.findall(r"[a-z]+", text[match.start() : min(ends, default=match.end())].lower())
        added = _FRACTIONS[(match["fraction"] or " ").split("-")[-1].split(" ")[-1].lower()]
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        values = _in_money(tuple((value + added) * scale for value in _read_words(words)), match["after"])
        if values:
            scaled = any(word in _BIG[1:] for word in words) or scale >= 1000
            percent = bool(match["percent"])
            yield Quantity(match.start(), match.end(), match.group(), values, percent, bool(match["after"]), scaled)


def _read_words(words: Sequence[str]) -> tuple[float, ...]:
    """Readings of a number in words: as grammar has it, as figures said one after the other, with a point."""
    half = words[:2] == ["half", "a"]
    words = [word for word in words if word not in ("a", "and", "half")]
    scale = 0.5 if half else 1.0
    while words and words[-1] in _BIG[1:] and not set(words[:-1]) & set(_LARGE):
        scale *= _SCALES[words[-1]]
        words = words[:-1]
    if not words:
        return (scale,) if scale != 1.0 else ()
    readings = _with_point(words) if "point" in words else _groups_read(_groups(words))
    return tuple(dict.fromkeys(value * scale for value in readings))


def _with_point(words: Sequence[str]) -> tuple[float, ...]:
    at = list(words).index("point")
    whole = _groups_read(_groups(words[:at])) if at else (0.0,)
    decimals = "".join(f"{int(group):d}" for group in _groups([w for w in words[at + 1 :] if w in _SMALL]))
    return tuple(float(f"{int(value):d}.{decimals or '0'}") for value in whole)


def _groups(words: Sequence[str]) -> list[float]:
    """The words cut where grammar starts a new number: "two eighty eight" → 2, 88; "nine thousand ten" → 9010."""
    groups: list[_Group] = []
    for word in words:
        if word in _BIG:
            groups = groups or [_Group()]
            groups[-1].scale(_SCALES[word])
        elif word in _SMALL and not (groups and groups[-1].add(word)):
            groups.append(_Group())
            groups[-1].add(word)
    return [group.total + group.part for group in groups]


@dataclass(slots=True)
class _Group:
    """A number in words as it grows: `total` up to the last thousand or million, `part` below it; `room` is what a
    word added to the part must be smaller than."""

    total: float = 0.0
    part: float = 0.0
    room: float = 1000.0
    lowest: float = math.inf

    def add(self, word: str) -> bool:
        """Adds a word below hundred and tells whether it belongs to this number."""
        value = float(_SMALL[word])
        opens = not self.part and (not self.total or value > 0) and self.room >= 1000
        if not (opens or 0 < value < self.room):
            return False
        self.part += value
        self.room = 10.0 if word in _TENS else 0.0
        return True

    def scale(self, factor: float) -> None:
        if factor == 100.0:
            self.part = (self.part or 1.0) * 100
            self.room = 100.0
            return
        if factor < self.lowest:
            self.total += (self.part or (0.0 if self.total else 1.0)) * factor
        else:  # "two hundred thousand million"
            self.total = (self.total + self.part) * factor
        self.part, self.room, self.lowest = 0.0, min(1000.0, factor), factor


def _groups_read(groups: Sequence[float]) -> tuple[float, ...]:
    if not groups:
        return ()
    if len(groups) == 1:
        return (groups[0],)
    digits = [f"{int(group):d}" for group in groups]
    whole, decimal = float("".join(digits)), float(f"{digits[0]}.{''.join(digits[1:])}")
    return (whole, decimal) if len(whole_digits := "".join(digits)) <= 9 and whole_digits else ()


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """ "13 thousand 600" is one number."""
    waiting: Quantity | None = None
    for quantity in found:
        if waiting is not None and _continues(text, waiting, quantity):
            value = waiting.value + quantity.value
            span = (waiting.start, quantity.end)
            waiting = Quantity(*span, text[slice(*span)], (value,), quantity.percent, waiting.currency, True)
            continue
        if waiting is not None:
            yield waiting
        waiting = quantity
    if waiting is not None:
        yield waiting


def _continues(text: str, first: Quantity, second: Quantity) -> bool:
    scaled = first.scaled and first.value >= 1000 and first.value % 1000 == 0 and not first.percent
    return scaled and second.value < 1000 and not second.currency and text[first.end : second.start] == " "

"""Numbers in a text, in figures and in words, as people write and say them.

Speech leaves the scale and the point out: "two eighty eight" is 288, "ninety six forty three" may be 96.43 or 9,643.
A quantity therefore carries every fair reading of it; who checks a sum calls it wrong only when no reading fits.
"""

from __future__ import annotations

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
    r"(?:\s?(?P<after>dollars?|euros?|pounds?|cents?|usd|eur|€|\$)\b)?",
    re.IGNORECASE,
)
_ONES = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    )
} | {"oh": 0}  # fmt: skip
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
} | {"fourty": 40}
_SMALL = {**_ONES, **_TENS}
_BIG = ("hundred", "thousand", "million", "billion", "trillion", "k")
_NUMBER_WORD = "|".join(sorted({*_SMALL, *_BIG[:-1]}, key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?:(?:a|half a)[ -](?=hundred|thousand|million|billion)|point[ -](?=(?:{'|'.join(_ONES)})\b))?"
    rf"(?:{_NUMBER_WORD})\b"
    rf"(?:[ -]+(?:(?:(?<=hundred )|(?<=thousand )|(?<=million ))and[ -]+)?(?:point[ -]+)?(?:{_NUMBER_WORD}|k)\b)*"
    r"(?P<fraction>[ -]and[ -](?:a|one)[ -](?:half|quarter))?"
    rf"(?:\s?(?P<percent>{_PERCENT}))?(?:\s(?P<after>dollars?|euros?|pounds?|bucks|cents?)\b)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
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
    return (*(v / 100 for v in values), *values) if unit and unit.lower().startswith("cent") else values


def _read_digits(digits: str) -> tuple[float, ...]:
    """Readings of a number in figures: 13.600 is 13.6 or, on the continent, 13,600; 0,42 is 0.42."""
    bare = digits.replace("'", "").replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", bare):
        return (float(bare.replace(",", "")),)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", bare):
        return (float(bare.replace(".", "")),)
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare):
        return (float(bare), float(bare.replace(".", "")))
    return (float(bare.replace(",", ".")),)


def _spelled(text: str) -> Iterator[Quantity]:
    for match in _WORDS.finditer(text):
        fraction = match["fraction"] or ""
        end_of_number = match.start("fraction") if fraction else match.start("percent")
        if end_of_number < 0:
            end_of_number = match.start("after") if match["after"] else match.end()
        words = re.findall(r"[a-z]+", text[match.start() : end_of_number].lower())
        added = 0.5 if "half" in fraction else 0.25 if fraction else 0.0
        values = _in_money(tuple(value + added for value in _read_words(words)), match["after"])
        if values:
            scaled = any(word in _BIG[1:] for word in words)
            percent = bool(match["percent"])
            yield Quantity(match.start(), match.end(), match.group(), values, percent, bool(match["after"]), scaled)


def _read_words(words: Sequence[str]) -> tuple[float, ...]:
    """Readings of a number in words: as grammar has it, as figures said one after the other, with a point."""
    half = words[:2] == ["half", "a"]
    words = [word for word in words if word not in ("a", "and", "half")]
    scale = 0.5 if half else 1.0
    while words and words[-1] in _BIG[1:]:
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
    groups: list[float] = []
    last = 0.0  # what may still be added to the last group must be smaller than this
    for word in words:
        if word in _BIG:
            factor = _SCALES[word]
            groups[-1:] = [(groups[-1] if groups else 1.0) * factor]
            last = factor
        elif word in _SMALL:
            value = float(_SMALL[word])
            if groups and 0 < value < last and _fits(groups[-1], value, last):
                groups[-1] += value
            else:
                groups.append(value)
            last = 10.0 if word in _TENS else last if last > 10 and groups[-1] >= 100 else 0.0
    return _collapsed(groups)


def _fits(group: float, value: float, last: float) -> bool:
    return value < 10 if last == 10.0 else group % last == 0


def _collapsed(groups: list[float]) -> list[float]:
    """Adds a smaller group to a group of thousands before it (three thousand · four hundred)."""
    out: list[float] = []
    for group in groups:
        if out and out[-1] >= 1000 and out[-1] % 1000 == 0 and group < 1000:
            out[-1] += group
        else:
            out.append(group)
    return out


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

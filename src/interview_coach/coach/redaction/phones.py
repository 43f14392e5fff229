"""Phone numbers, told apart from figures, years and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.redaction.spans import Kind, Span

_DIGITS = re.compile(
    r"(?<![\w£$€¥₹.,#-])(?:\+\s?|\(\+?|00)?\d(?:[\s\u00a0]?[().\-/–\u2011]?[\s\u00a0]?\(?\d){5,17}\)?"
    r"(?:\s?(?:x|ext\.?|extension)\s?\d{1,5})?(?![\w%£$€]|[.,]\d)",
    re.I,
)
_EXTENSION = re.compile(r"\s?(?:x|ext\.?|extension)\s?\d{1,5}$", re.I)
_CUE = re.compile(
    r"(?:\b(?:tel|telephone|phone|mobile|mob|cell|cellphone|whatsapp|fax|handy|telefon|tél|téléphone|móvil|teléfono|"
    r"cellulare|call me|"
    r"call us|ring me|ring|text me|reach me|reached|contact me|my number is|hotline)\b[\s.:()]*"
    r"(?:(?:on|at|number|no|nr|is|under)\b[\s.:]*)*|[☎📞📱✆]\s*|\b[tmpf][.:]\s*)$",
    re.I,
)
_LEFT_OF_CUE = 32
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUPS_OF_THREE = re.compile(r"\d{1,3}(?:[\s\u00a0.]\d{3})+")
_SHAPES = re.compile(
    r"1?[\s.-]?\(?[2-9]\d\d\)?[\s.-]{0,2}\d{3}[\s.-]\d{4}"  # North America
    r"|[6-9]\d{4}[\s-]\d{5}"  # India
    r"|(?:91|49|44|33|34|39|48|31|61|86)[\s-]\d[\d\s-]{8,13}"  # a country without its plus
    r"|[2-9]\d{9}"
)


def phones(text: str) -> Iterator[Span]:
    """Numbers that are dialled: with `+` or `00`, with a leading 0, in a national shape, after "call me"."""
    for found in _DIGITS.finditer(text):
        before = text[max(0, found.start() - _LEFT_OF_CUE) : found.start()]
        if _is_phone(_EXTENSION.sub("", found.group()), bool(_CUE.search(before))):
            end = found.end() - (found.group().endswith(")") and "(" not in found.group())
            yield Span(found.start(), end, Kind.PHONE)


def _is_phone(words: str, called: bool) -> bool:
    digits = re.sub(r"\D", "", words)
    groups = re.findall(r"\d+", words)
    if _is_date(groups) or not (6 if called else 8) <= len(digits) <= 15:
        return False
    if called:
        return True
    start = words.lstrip("( ")
    if start.startswith("+"):
        return len(digits) >= 10 or not _GROUPS_OF_THREE.fullmatch(start.lstrip("+ "))
    if re.match(r"0[1-9]|00[1-9]", start):
        return len(digits) >= 9
    return bool(_SHAPES.fullmatch(words)) and not words.endswith("0000")


def _is_date(groups: list[str]) -> bool:
    """Years with days and months beside them, or years alone: `01/2019 - 03/2020`, `2017 2018 2019`."""
    years = sum(bool(_YEAR.fullmatch(group)) for group in groups)
    return bool(years) and all(len(group) <= 2 or _YEAR.fullmatch(group) for group in groups)

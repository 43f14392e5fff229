"""Dates and spans of dates as CVs write them, in several languages, to `YYYY-MM` or `YYYY`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MONTHS: tuple[str, ...] = (
    "january januar jänner janvier enero gennaio janeiro januari jan jän janv ene gen",
    "february februar feber février fevrier febrero febbraio fevereiro februari feb febr févr fevr fév fev",
    "march märz maerz mars marzo março marco maart mar mär mrz",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio maio mei mag",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august août aout agosto augustus aug ago aoû",
    "september septembre septiembre settembre setembro sep sept set",
    "october oktober octobre octubre ottobre outubro oct okt ott out",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic",
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12, "frühjahr": 3, "sommer": 6, "herbst": 9,
            "été": 6, "printemps": 3, "automne": 9, "verano": 6, "otoño": 9, "primavera": 3}  # fmt: skip
_NAMES = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_CURRENT = (
    r"present|current(?:ly)?|now|today|to\s+date|ongoing|on-going|date|heute|aktuell|laufend|dato|jetzt|gegenwärtig"
    r"|pr[ée]sent|aujourd['’]?\s?hui|[àa]\s+ce\s+jour|ce\s+jour|actuel(?:lement)?|en\s+cours|presente|(?:la\s+)?actualidad"
    r"|actual(?:mente)?|hoy|la\s+fecha|oggi|attuale|in\s+corso|atual|atualmente|o\s+momento|heden|nu|nå|obecnie|till\s+date"
)
_SINCE = r"since|seit|depuis|desde|ab|from|dal|sinds|od"
_DATE = (
    rf"(?:(?:(?:0?[1-9]|[12]\d|3[01])[./]\s?)?(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}(?!\d)"  # 03/2020, 01.03.2020
    rf"|{_YEAR}[-./](?:0[1-9]|1[0-2])(?:[-./](?:0[1-9]|[12]\d|3[01]))?(?!\d)"  # 2020-03, 2020-03-01
    rf"|(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.|er)?\s+)?(?:{_NAMES})\b\.?(?:\s+(?:0?[1-9]|[12]\d|3[01])(?=,))?"
    rf"[\s,/-]{{0,3}}(?:de[l]?\s+|of\s+)?(?:{_YEAR}|['’‘]\s?\d\d(?!\d))"  # March 2020, Mar '20, 1 March 2020
    rf"|(?:{'|'.join(_SEASONS)}|q[1-4]|h[12])\.?,?\s+{_YEAR}"
    rf"|(?:0[1-9]|1[0-2])/\d\d(?![\d/])"  # 03/20
    rf"|{_YEAR}(?!\d))"
)
_EDGE_DATE = rf"(?:{_DATE}|(?:{_NAMES})\b\.?[\s-]\s?\d\d(?![\d,.:%]))"
"""A date that begins or ends a span: only there `Mar 19` is a month of 2019 and not a day of March."""
_DASH = (
    r"\s*(?:[-–—−‒‑~→]{1,2}|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bbis(?:\s+(?:zum?|einschl\.?))?\b|\bau\b|\bà\b|\bjusqu['’]?(?:à|en|au)?\b"
    r"|\bhasta(?:\s+el)?\b|\ba(?:l)?\b|\baté\b|\btot\b|/)\s*"
)
_SPAN = re.compile(
    rf"(?<![\w@$€£])(?:"
    rf"(?P<since>(?:{_SINCE})\s+(?P<since_date>{_EDGE_DATE})(?!{_DASH}(?:{_DATE}|{_CURRENT}\b)))"
    rf"|(?:(?:{_SINCE}|von|du|de|del|between)\s+)?(?P<start>{_EDGE_DATE}){_DASH}(?:(?P<end>{_EDGE_DATE})|(?P<now>(?:{_CURRENT})\b))"
    rf"|(?P<year>{_YEAR})\s?[-–/]\s?(?P<short>\d\d)(?![\d-])"
    rf"|(?P<month>{_NAMES})\b\.?{_DASH}(?P<same>(?:{_NAMES})\b\.?\s+{_YEAR})"
    rf"|(?P<m1>0?[1-9]|1[0-2]){_DASH}(?P<m2>(?:0?[1-9]|1[0-2])[./]{_YEAR})"
    rf"|(?P<open>{_EDGE_DATE})\s*(?:[-–—−]|\+)(?=\s*(?:$|[|,)]))"
    rf"|(?:[-–—−]|until|bis|jusqu['’]?(?:à|en)|hasta)\s*(?P<until>{_DATE})(?!{_DASH}(?:{_DATE}|{_CURRENT}\b))"
    rf"|(?P<single>{_DATE})"
    rf")(?![\w%])",
    re.I,
)
_TIME = (
    r"\d{1,2}\+?\s*(?:years?|yrs?|jahre?n?|ans?|años?|months?|mos?|monate?n?|mois|mes(?:es)?)\b\.?"
    r"(?:\s*,?\s*(?:and\s+|und\s+|et\s+|y\s+)?\d{1,2}\s*(?:months?|mos?|monate?n?|mois|mes(?:es)?)\b\.?)?"
)
_DURATION = re.compile(rf"[(\[]\s*{_TIME}\s*[)\]]|(?:^|[·•|,;]|\s[–—-])\s*{_TIME}\s*$|^\s*{_TIME}\s*(?=[·•|]|$)", re.I)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time in a text, `text[at:until]`. `start` or `end` is empty when not said; `ongoing` has no end."""

    start: str
    end: str
    ongoing: bool
    at: int
    until: int

    @property
    def is_range(self) -> bool:
        return self.ongoing or self.start != self.end


def find_spans(text: str) -> list[Span]:
    """All spans of dates in a text of at most 300 characters, from left to right."""
    if len(text) > _LONGEST:
        return []
    return [span for found in _SPAN.finditer(text) if (span := _span(found))]


def without_durations(text: str) -> str:
    """Without "(2 years 3 months)", which some exports put behind the dates."""
    return " ".join(_DURATION.sub(" ", text).split()) if len(text) <= _LONGEST else text


def is_duration(text: str) -> bool:
    return bool(text.strip()) and not without_durations(text).strip(" ()[]·,-–")


def parse_date(text: str) -> str:
    """`YYYY-MM` or `YYYY` of one date, empty when there is none."""
    spans = find_spans(text)
    return (spans[0].start or spans[0].end) if spans else ""


def _span(found: re.Match[str]) -> Span | None:
    parts = found.groupdict()
    at, until = found.span()
    if parts["since_date"] or parts["open"]:
        return Span(_date(parts["since_date"] or parts["open"]), "", True, at, until)
    if parts["start"]:
        start, end = _date(parts["start"]), _date(parts["end"] or "")
        return Span(start, end, not parts["end"], at, until) if not end or start[:4] <= end[:4] else None
    if parts["year"]:
        return _short_years(found)
    if parts["month"] or parts["m1"]:
        end = _date(parts["same"] or parts["m2"])
        month = _MONTH_NUMBER[parts["month"].casefold()] if parts["month"] else int(parts["m1"])
        return Span(f"{end[:4]}-{month:02d}", end, False, at, until)
    if parts["until"]:
        return Span("", _date(parts["until"]), False, at, until)
    single = _date(parts["single"])
    return Span(single, single, False, at, until)


def _short_years(found: re.Match[str]) -> Span:
    """2015-16 and 2011/12 are spans of years; 2016-03, and 2011-12 with a hyphen, are months."""
    year, short, mark = found["year"], found["short"], found.group()[4:-2].strip()
    at, until = found.span()
    earlier = int(short) < int(year[2:])
    if 1 <= int(short) <= 12 and (earlier or mark == "-"):
        return Span(f"{year}-{short}", f"{year}-{short}", False, at, until)
    end = f"{int(year[:2]) + 1}{short}" if earlier else year[:2] + short
    return Span(year, end, False, at, until)


def _date(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.casefold())
    full = re.search(_YEAR, plain)
    short = re.search(r"['’‘]\s?(\d\d)|(?:0[1-9]|1[0-2])/(\d\d)$|[^\W\d]\.?[\s-]\s?(\d\d)$", plain)
    year = full.group() if full else _century(next(g for g in short.groups() if g)) if short else ""
    month = _month(plain, year)
    return f"{year}-{month:02d}" if year and month else year


def _century(two: str) -> str:
    return f"19{two}" if int(two) >= 50 else f"20{two}"


def _month(plain: str, year: str) -> int:
    words = re.findall(r"\b[qh]\d\b|[^\W\d]+", plain)
    for word in words:
        if word in _MONTH_NUMBER:
            return _MONTH_NUMBER[word]
        if word in _SEASONS:
            return _SEASONS[word]
        if word[0] == "q" and word[1:].isdigit():
            return 3 * int(word[1:]) - 2
    numbers = re.findall(r"\d+", plain)
    if year and numbers and numbers[0] == year:  # 2020-03(-01)
        return int(numbers[1]) if len(numbers) > 1 and 1 <= int(numbers[1]) <= 12 else 0
    inside = [int(n) for n in numbers if n != year][:2]
    month = inside[-1] if len(inside) == 2 and re.match(r"\d{1,2}[./]\s?\d{1,2}[./]", plain) else next(iter(inside), 0)
    return month if 1 <= month <= 12 else 0

"""Postal addresses of many countries: a street with a number, a postcode, a post box, a line marked as an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.redaction.spans import Kind, Span

_UP = r"[^\W\d_a-zß-öø-ÿ]"  # roughly a capital letter
_WORD = rf"{_UP}[\w'’.-]*"
_POSTCODE_UK = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_POSTCODE = (
    rf"(?:{_POSTCODE_UK}|[A-Z]\d[A-Z] ?\d[A-Z]\d|"
    r"(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?|\d{2}-\d{3}|\d{4} ?[A-Z]{2})"
)
_FLAT = r"(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|Ste\.?|Floor|Room|No\.?|#)\s?#?\w{1,5}\b)"
_TOWN_WORD = rf"{_UP}[\w'’-]*"
_TOWN = rf"(?:{_TOWN_WORD}(?: {_TOWN_WORD}){{0,3}})"
_TAIL = (
    rf"(?:,?\s{_FLAT})?"
    rf"(?:(?:,\s?|\s[|•·]\s|\n|\s)(?:{_TOWN},? (?:[A-Z]{{2}} )?)?{_POSTCODE}\b(?: {_TOWN})?"
    rf"|,\s?{_TOWN}(?:,\s?{_TOWN})?,? (?:[A-Z]{{2}} )?{_POSTCODE}\b)?"
)
_ENGLISH = (
    rf"(?:{_FLAT},?\s)?\b\d{{1,5}}(?:[-/]\d{{1,4}})?[A-Za-z]?,? (?:[NSEW]\.? )?"
    rf"(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Way|Place|Pl|Terrace|Square|Sq|"
    r"Boulevard|Blvd|Gardens|Grove|Hill|Row|Mews|Walk|Parkway|Pkwy|Highway|Hwy|Circle|Trail|Quay|Parade|Rise|View)\b\.?"
    r"(?: [NSEW]{1,2}\b)?"
)
_GERMANIC = (
    rf"\b(?:{_UP}[\w-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer|straat|laan|plein|gracht|kade|gatan|vägen|"
    rf"gade|vej|veien|gata|katu|tie)|(?:{_WORD} ){{1,2}}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)|"
    rf"(?:Am|An der|Auf dem|Im|Zum|Zur) {_WORD})"
    r" \d{1,4} ?[a-z]?\b"
)
_ROMANCE = (
    r"\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours|route) "
    r"(?:(?:de|du|des|la|le|les|l'|d')\s?){0,3}"
    rf"{_WORD}(?: {_WORD}){{0,3}}"
    r"|\b(?:[Cc]alle|C/|[Aa]venida|Avda?\.|[Pp]laza|[Pp]aseo|[Cc]arrer|[Vv]ia|"
    r"[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua|[Pp]raça|[Tt]ravessa|ul\.|al\.|[Uu]lica) ?"
    rf"(?:(?:de|del|della|dei|di|da|do|dos|das|la|las|los|el) ){{0,3}}{_WORD}(?: (?:{_WORD}|de|del|di|da)){{0,3}},? "
    rf"(?:n[º°.]? ?)?\d{{1,4}}(?:/\d{{1,4}})?[a-z]?\b"
    rf"|\b{_WORD} (?:Caddesi|Cad\.|Sokak|Sok\.|Mahallesi|Mah\.)[^\n|]{{0,40}}?\d{{1,4}}"
)
_STREET = re.compile(rf"(?:{_ENGLISH}|{_GERMANIC}|{_ROMANCE}){_TAIL}")
_BOX = re.compile(rf"\b(?:P\.? ?O\.? ?Box|Postfach|Apartado|Boîte postale|BP) \d[\d ]{{1,8}}\b{_TAIL}", re.I)
_FLAT_FIRST = re.compile(
    r"\b(?:Flat|Apt\.?|Apartment|Unit|Plot|House No\.?|H\.? ?No\.?|Door No\.?)\s?#?\d+[\w/-]{0,4},"
    r"[^\n|•;]{3,90}?\b\d{3} ?\d{3}\b"
)
_POSTCODE_ALONE = re.compile(
    rf"(?<![\w-]){_POSTCODE_UK}(?![\w-])"
    rf"|\b(?:{_TOWN}, )?[A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?(?![\w,.-]\d)\b"
    r"|(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?![\w-])"
)
STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
        "PR",
    ]
)
_MARKED = re.compile(
    r"(?:^|[\n|•])[ \t]*(?:(?:home|postal|mailing|permanent|current|private) )?"
    r"(?:address|adresse|anschrift|dirección|indirizzo|endereço|adres)"
    r"[ \t]*:[ \t]*(?P<address>[^\n|•]{4,120})",
    re.I,
)
_LIVES = re.compile(r"\b(?:I|we) live (?:at|on) (?P<address>\d[\w/-]{0,5},? (?:[^\W\d_][\w'’.-]*,? ?){1,5})", re.I)


def addresses(text: str) -> Iterator[Span]:
    if not any(ch.isdigit() for ch in text):
        return
    for pattern in (_STREET, _BOX, _FLAT_FIRST):
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), Kind.ADDRESS)
    for found in _POSTCODE_ALONE.finditer(text):
        if _is_postcode(found.group()):
            yield Span(found.start(), found.end(), Kind.ADDRESS)
    for pattern in (_MARKED, _LIVES):
        for found in pattern.finditer(text):
            end = found.start("address") + len(found["address"].rstrip(" ,"))
            yield Span(found.start("address"), end, Kind.ADDRESS)


def _is_postcode(words: str) -> bool:
    """A US place counts when its two letters are a state; the other shapes count as they are."""
    state = re.search(r"\b([A-Z]{2}),? \d{5}", words)
    return state is None or state.group(1) in STATES

"""E-mail addresses, links, social handles, dates of birth and numbers of identity in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview_coach.coach.redaction.spans import Kind, Span

_EMAIL = re.compile(r"(?:mailto:)?[\w.+%'’-]{1,64}@(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}", re.I)
_SPELT_OUT = re.compile(
    r"[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\{at\})\s?[\w-]{1,63}"
    r"(?:(?:\.|\s?(?:\(dot\)|\[dot\]|\{dot\})\s?| dot )[\w-]{1,24}){1,4}"
    r"|[\w.+-]{1,64} at [\w-]{1,63} dot (?:com|org|net|io|edu|de|co dot uk|fr|me)\b",
    re.I,
)
_SIGN_OF_SPELLING = re.compile(r"[(\[{]at[)\]}]| dot ", re.I)
_ENDINGS = (
    "com|org|net|io|dev|me|co|ai|app|info|biz|edu|gov|eu|uk|de|fr|es|it|nl|ch|at|be|se|no|dk|fi|pl|pt|ie|in|us|ca|au|nz|"
    "br|tr|ru|jp|cn|kr|za|ng|ke|ly|gg|tv|xyz|tech|design|page|site|online|blog|works|studio|example|link|bio"
)
_LINK = re.compile(
    r"\b(?:https?|ftp|ssh|file|data|tel|skype|sip|tg|whatsapp)://?[^\s<>\[\]|\"“”]+"
    r"|\bwww\.[^\s<>\[\]|\"“”]+"
    rf"|(?<![\w@.])(?:[\w-]{{1,63}}\.){{1,4}}(?:{_ENDINGS})\b(?:/[^\s<>\[\]|\"“”]*)?(?![\w@]|\.\w)"
    r"|(?<![\w/])(?:in|linkedin|github|gitlab|pub|users?)/[\w%.-]{3,}",
    re.I,
)
_AFTER_LINK = ".,;:!?)'’*"
_TECHNOLOGY = frozenset(
    [
        "asp.net",
        "vb.net",
        "ado.net",
        "ml.net",
        "socket.io",
        "node.js",
        "draw.io",
        "this.me",
        "e.g",
        "i.e",
        "java.io",
        "github.io",
        "next.is",
        "booking.com",
        "monday.com",
        "amazon.com",
        "salesforce.com",
        "hotels.com",
        "indeed.com",
        "glassdoor.com",
        "wordpress.com",
        "match.com",
        "priceline.com",
        "cars.com",
        "overstock.com",
        "squarespace.com",
        "customer.io",
    ]
)
_CODE_HOSTS = re.compile(r"^(?:System|Microsoft|java|javax|org|com|io|net)\.\w+\.\w+", re.I)
_HANDLE = re.compile(
    r"\b(?:twitter|x|instagram|insta|ig|github|gitlab|linkedin|telegram|mastodon|tiktok|threads|bluesky|behance|dribbble|"
    r"medium|youtube|facebook|skype|discord|wechat|whatsapp|signal|handle|username|user name|profile|follow me)"
    r"(?:\s?(?:is|at|id|handle|name|profile))?\s?[:=(–-]?\s?(?P<handle>@[\w.-]{2,40}(?:@[\w.-]+)?)",
    re.I,
)
_LABELLED_HANDLE = re.compile(
    r"\b(?:twitter|instagram|github|gitlab|linkedin|telegram|mastodon|tiktok|bluesky|behance|dribbble|medium|skype|"
    r"discord|wechat|stack ?overflow|kaggle|xing)\s?[:=]\s?"
    r"(?P<handle>(?=[\w.-]{0,40}[a-z])[a-z0-9][\w.:-]{2,40})(?=\s*(?:$|[|•·;,\n)]))",
    re.I | re.M,
)
_NO_HANDLE = frozenset(
    [
        "actions",
        "copilot",
        "pages",
        "gitlab",
        "bitbucket",
        "desktop",
        "enterprise",
        "flow",
        "jenkins",
        "docker",
        "yes",
        "none",
        "ads",
        "recruiter",
        "learning",
    ]
)

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic)"
    r"[^\W\d_]{0,8}\.?"
)
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th|\.|er)?\s?(?:of )?[\s./-]?\s?(?:\d{1,2}|" + _MONTH + r")[\s./,-]{1,2}(?:\d{4}|\d{2})"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|"
    + _MONTH
    + r"\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|(?:"
    + _MONTH
    + r"\s)?(?:19|20)\d\d)\b"
)
_BIRTH = re.compile(
    r"(?:\b(?:born|date of birth|birth ?date|birthday|d\.?o\.?b\.?|geboren|geburtsdatum|née?|"
    r"date de naissance|nacid[oa]|fecha de nacimiento|nat[oa]|data di nascita|geboortedatum|doğum tarihi)|\*)"
    r"(?:\s?(?:is|was|on|in|am|im|le|el|il|the|op))*\s*[:.]?\s*(?P<date>" + _DATE + ")",
    re.I,
)

_ID_SHAPES = re.compile(
    r"(?<![\w-])(?:\d{3}-\d{2}-\d{4}"  # US social security
    r"|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]"  # UK national insurance
    r"|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?"  # IBAN
    r"|\d{4}-\d{4}-\d{4}-\d{3}[\dX]"  # ORCID
    r"|\d{4}([ -])\d{4}\1\d{4}\1\d{4}"  # payment card
    r"|\d{3}\.\d{3}\.\d{3}-\d{2}"  # CPF
    r"|[A-Z]{5}\d{4}[A-Z])(?![\w-])"  # PAN
)
_ID_NAMED = re.compile(
    r"\b(?:passport|national id(?:entity)?|identity card|id card|personal id|"
    r"driv(?:ing|er'?s?) licen[cs]e|licen[cs]e|registration|"
    r"reg|residence permit|permit|visa|nhs|tax id|tax|tin|steuer-?id|ssn|social security|national insurance|ni|"
    r"aadhaar|nie|dni|personnummer|pesel|bsn|employee|staff|student|matriculation|matrikel|candidate|applicant|account|iban|"
    r"badge|membership|member|nmc|gmc|hcpc|sia|pin|id|npi|dbs certificate|certificate)"
    r"(?:\s?(?:number|no\.?|nr\.?|num|id|pin|code|card|is|#|:)){1,3}\s*"
    r"(?P<id>(?=[A-Z0-9/ -]{0,12}\d)[A-Z]{0,4}[ -]?\d[A-Z0-9]{0,40}"
    r"(?:[ /-][A-Z0-9]{0,4}\d[A-Z0-9]{0,12}){0,6})",
    re.I,
)
_FEWEST_ID_DIGITS = 5


def emails(text: str) -> Iterator[Span]:
    patterns = [_EMAIL] if "@" in text else []
    if _SIGN_OF_SPELLING.search(text):
        patterns.append(_SPELT_OUT)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield Span(found.start(), found.end(), Kind.EMAIL)


def links(text: str) -> Iterator[Span]:
    """Addresses of pages, with or without `https://`, and handles that a name of a network stands before. A company
    written as its address (`Booking.com`) stays."""
    for found in _LINK.finditer(text):
        words = found.group().rstrip(_AFTER_LINK)
        if "(" in words and ")" not in words:
            words = found.group().rstrip(_AFTER_LINK.replace(")", ""))
        if words and not _is_no_link(words):
            yield Span(found.start(), found.start() + len(words), Kind.LINK)
    for pattern in (_HANDLE, _LABELLED_HANDLE):
        for found in pattern.finditer(text):
            if found["handle"].lower() not in _NO_HANDLE:
                start = found.start("handle")
                yield Span(start, start + len(found["handle"].rstrip(".")), Kind.LINK)


def _is_no_link(words: str) -> bool:
    bare = "/" not in words and not words.lower().startswith("www.")
    if not bare:
        return False
    head, _, _ = words.rpartition(".")
    written_as_name = words[:1].isupper() and "-" not in head and "." not in head
    return written_as_name or words.lower() in _TECHNOLOGY or head.isdigit() or bool(_CODE_HOSTS.match(words))


def births(text: str) -> Iterator[Span]:
    for found in _BIRTH.finditer(text):
        yield Span(found.start("date"), found.end("date"), Kind.BIRTHDATE)


def identities(text: str) -> Iterator[Span]:
    """Numbers that belong to one person: social security, passport, licence, account, card."""
    for found in _ID_SHAPES.finditer(text):
        yield Span(found.start(), found.end(), Kind.ID)
    for found in _ID_NAMED.finditer(text):
        if sum(ch.isdigit() for ch in found["id"]) >= _FEWEST_ID_DIGITS:
            yield Span(found.start("id"), found.end("id"), Kind.ID)

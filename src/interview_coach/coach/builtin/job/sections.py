"""Splits a posting into items (a bullet, a sentence) and says what section each stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Section(StrEnum):
    """What a stretch of a posting is about. Only MUST, NICE and DUTIES hold requirements."""

    HEADER = "header"
    ABOUT = "about"
    DUTIES = "duties"
    MUST = "must"
    NICE = "nice"
    OFFER = "offer"
    PROCESS = "process"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet or a sentence, white space collapsed: it stands word for word in the collapsed posting."""

    text: str
    section: Section
    is_bullet: bool


_BULLET = re.compile(r"^\s*(?:[-–—*•·▪◦‣●○■→➢✓✔»>+]+|\(?\d{1,2}[.)]|[a-z][.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[$€£]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|incl|min|max|approx|etc|vs|no|st|dr|mr|mrs|ms|inc|ltd|co|yrs|req)\.$", re.I)

_HEADINGS: tuple[tuple[Section, str], ...] = (
    (
        Section.NICE,
        r"nice|bonus (?:points|skills)|prefer|desir|plus(?:es)?\b|advantag|helpful|it helps|great if|lovely|would be"
        r"|even better|ideally|optional|good to have|extra credit|stand out|not (?:a )?(?:must|dealbreaker|required)"
        r"|also welcome|brownie|we'd love|additional (?:skills|assets)|an asset|assets?$",
    ),
    (
        Section.LEGAL,
        r"equal opportunit|eeo|eoe\b|diversity|inclusion|commitment to|accommodation|privacy|fraud|scam|legal"
        r"|disclaimer"
        r"|background check|physical (?:demands|requirements)|work environment|safeguarding|e-verify|notice to",
    ),
    (
        Section.PROCESS,
        r"how (?:we|to) (?:hire|apply|join)|to apply|appl(?:y|ication)|process|next steps|interview|closing date"
        r"|contact"
        r"|recruit(?:ing|ment)",
    ),
    (
        Section.OFFER,
        r"benefit|perk|compensation|salary|pay\b|package|what(?:'s| is) in it|we offer|you(?:'ll)? (?:get|receive)"
        r"|goodies|rewards?|why (?:join|us|work|you)|in return|on offer",
    ),
    (
        Section.MUST,
        r"requir|must|qualif|need|you have\b|you(?:'ll|’ll| will)? (?:bring|have\b|are)|who you are"
        r"|about you|look(?:ing)? for"
        r"|what we (?:want|ask)|successful candidate|^you$"
        r"|essential(?! (?:functions|duties|job))|skills|experience|profile|person (?:we|spec)"
        r"|your background|to be considered"
        r"|what it takes|ideal candidate|criteria|competenc|expect from you|minimum|education|knowledge|certific|licen",
    ),
    (
        Section.DUTIES,
        r"responsib|what you|you(?:'ll| will)|dut(?:y|ies)|function"
        r"|your (?:mission|role|job|day|tasks|work|week|impact)"
        r"|the (?:job|role|work)"
        r"|role\b|day.to.day|tasks|accountabilit|what (?:the|your) (?:job|days)|scope|in this (?:role|job)"
        r"|position summary|opportunity|key activities|job description|objectives|deliverables|job summary",
    ),
    (
        Section.ABOUT,
        r"about|who we are|our (?:school|company|story|team|mission|values|culture|client)|the (?:unit|team|company)"
        r"|company|we are|overview|introduction|background|department",
    ),
)
_PATTERNS = tuple((section, re.compile(pattern, re.I)) for section, pattern in _HEADINGS)

_ESSENTIAL_FUNCTIONS = re.compile(r"essential (?:functions|duties|job)", re.I)


def split_items(text: str) -> list[Item]:
    """Items of a posting in order, each with its section."""
    items: list[Item] = []
    section = Section.HEADER
    blocks = list(_blocks(text))
    for position, (block, is_bullet) in enumerate(blocks):
        opens_list = not is_bullet and blocks[position + 1 : position + 2] and blocks[position + 1][1]
        named = None if is_bullet else heading_of(block, opens_list=bool(opens_list))
        if named is not None:
            section, rest = named
            items += _prose(rest, section)
            section = Section.ABOUT if rest and not opens_list and section in _ASKING else section
            continue
        section = _next_section(section, block, is_bullet, items)
        items += [Item(block, _of_bullet(block, section), True)] if is_bullet else _prose(block, section)
    return _with_bare_lists(items)


_SHORT = 150
"""Words up to which a posting is an advertisement in fragments: a bare list in it is what the job needs."""


def _with_bare_lists(items: list[Item]) -> list[Item]:
    """In a short posting "bank reconciliations, journal entries, invoices." asks for these skills."""
    if sum(len(item.text.split()) for item in items) > _SHORT:
        return items
    return [replace(item, section=Section.MUST) if _is_bare_list(item) else item for item in items]


_NO_SKILL = re.compile(
    r"\d|\b(?:we|our|you|is|are|one|two|three|four|five|six|area|nights?|weekends?|days?|free|tips|friendly|discounts?"
    r"|parking|uniform|perks?|pay|paid|lunch|meals|hours|hybrid|remote|on-?site|full[- ]time|part[- ]time|permanent"
    r"|temporary)\b",
    re.I,
)


def _is_bare_list(item: Item) -> bool:
    pieces = [p.strip(" .") for p in re.split(r",|;", item.text)]
    if item.section not in (Section.HEADER, Section.ABOUT) or len(pieces) < 3 or _OFFER.search(item.text):
        return False
    return all(0 < len(p.split()) <= 4 and not _NO_SKILL.search(p) for p in pieces)


def _prose(text: str, section: Section) -> list[Item]:
    """Sentences; one may open a section of its own ("MUST HAVE: ...")."""
    items = []
    for sentence in _sentences(text):
        named = heading_of(sentence) if ":" in sentence else None
        if named and named[1] and named[0] in (Section.MUST, Section.NICE, Section.DUTIES, Section.OFFER):
            items.append(Item(named[1], _own(named[1], named[0]), False))
        else:
            items.append(Item(sentence, _own(sentence, section), False))
    return items


def _of_bullet(block: str, section: Section) -> Section:
    """A bullet among the musts that calls itself a plus is a nice one."""
    mark = _NICE.search(block) if section is Section.MUST else None
    if mark and not re.search(r"[,;.]", block[: mark.start()]):
        return Section.NICE
    return _own(block, section) if section not in _ASKING else section


def _next_section(section: Section, block: str, is_bullet: bool, items: list[Item]) -> Section:
    """The header ends with the first long paragraph; a list of bullets ends with the next paragraph."""
    if section is Section.HEADER and (len(block.split()) > 12 or is_bullet):
        return Section.ABOUT
    if not is_bullet and items and items[-1].is_bullet and section in _ASKING:
        return Section.ABOUT
    return section


def heading_of(block: str, *, opens_list: bool = False) -> tuple[Section, str] | None:
    """The section a line opens, with what follows the colon; None when the line is no heading. A line before
    bullets may be longer."""
    head, colon, rest = block.partition(":")
    words = head.split()
    if not 0 < len(words) <= (12 if opens_list else 9) or ". " in head:
        return None
    if not colon and ((len(words) > 7 and not opens_list) or head.rstrip().endswith((".", ",", ";"))):
        return None
    section = _named(head)
    if section is None or (rest and len(words) > 7):
        return None
    return section, rest.strip()


def _named(head: str) -> Section | None:
    if _ESSENTIAL_FUNCTIONS.search(head):
        return Section.DUTIES
    return next((section for section, pattern in _PATTERNS if pattern.search(head)), None)


_LEGAL = re.compile(
    r"equal (?:opportunit|employment)|without regard to|regardless of (?:race|gender|origin)|protected (?:class"
    r"|status|categor"
    r"|characteristic|veteran)|e-verify|reasonable accommodation|background check|drug[- ](?:free|screen|test)"
    r"|do(?:es)? not discriminate|sexual orientation|privacy notice|beware of|no (?:agencies|recruiters)"
    r"|contract of employment|authori[sz]ed to work|vaccination|\bEOE\b|\bDBS\b",
    re.I,
)
_OFFER = re.compile(
    r"\b(?:401\s?\(?k\)?|403\s?\(?b\)?|PTO|parental leave|dental|pension|salary range|base salary|per hour|holidays"
    r"|vacation|bonus|tuition|reimbursement|health insurance|paid time off|stock options|equity)\b|[$€£]\s?\d|/hr\b",
    re.I,
)


_NICE = re.compile(
    r"\b(?:(?:is |are |would be )?(?:a|an) (?:\w+ )?(?:plus|bonus|advantage|asset)|(?:is |are )?preferred|nice[- "
    r"]to[- ]have|desirable|advantageous|appreciated|beneficial"
    r"|not (?:required|essential|a must)|(?:would be )?helpful|welcome(?! to | appl)|optional|ideally|bonus points?)\b",
    re.I,
)
_MUST = re.compile(
    r"\b(?:you(?:'ll|’ll| will)? (?:need|must)|must (?:have|hold|be)|(?:is|are) (?:required|essential|a must"
    r"|mandatory)|to be considered|we (?:need|require|expect|are looking for someone)"
    r"|(?:certificate|licen[cs]e|registration|degree|qualification|experience) (?:essential|required)\b"
    r"|(?:ideal|successful) candidates? (?:has|have|will have|brings?)|requires?\b|you (?:have|bring|hold)\b"
    r"|candidates? (?:should|must)|needs to|minimum of \d|\d\+? (?:years?|yrs)|experience (?:with|in|of)"
    r"|(?:knowledge|understanding|command|grasp) of|familiar(?:ity)? with|proficien\w+ (?:with|in)|skilled in|fluent "
    r"in|track record)",
    re.I,
)
_MUST_SURELY = re.compile(
    r"\byou(?:'ll|’ll| will)? (?:need|must)\b|\bmust (?:have|hold)\b|\b(?:is|are) required\b", re.I
)
_DUTY = re.compile(
    r"^(?:as (?:a|an|our) [^,]{3,40}, )?(?:you(?:'ll|’ll| will)|in this role|day[- ]to[- ]day|your (?:job|role|task)"
    r"|the (?:\w+ ){1,3}(?:will|monitors|manages|leads|supports))\b|\byou(?:'ll|’ll| will) (?!be (?:paid|given"
    r"|rewarded)|receive|get|enjoy)",
    re.I,
)
_ASKING = (Section.MUST, Section.NICE, Section.DUTIES)


def _own(text: str, section: Section) -> Section:
    """Boilerplate keeps its own section wherever it stands; in prose each sentence says what it is."""
    if _LEGAL.search(text):
        return Section.LEGAL
    if section in (Section.MUST, Section.NICE) or (section is Section.OFFER and not _MUST_SURELY.search(text)):
        return section
    if section in (Section.PROCESS, Section.LEGAL):
        return section
    return _of_sentence(text) or (Section.OFFER if _OFFER.search(text) and section is not Section.DUTIES else section)


def _of_sentence(text: str) -> Section | None:
    if _NICE.search(text) and len(text.split()) <= 30:
        return Section.NICE
    if _MUST.search(text) and not _TELLS_OF_EMPLOYER.match(text) and not _OFFER.search(text):
        return Section.MUST
    return Section.DUTIES if _DUTY.search(text) else None


_TELLS_OF_EMPLOYER = re.compile(r"(?:we (?:have|are|were|believe|offer)|our|founded|it |they |last year)\b", re.I)


def _blocks(text: str) -> Iterator[tuple[str, bool]]:
    """Bullets and paragraphs with their broken lines joined."""
    current: list[str] = []
    is_bullet = False
    rows = text.splitlines()
    for number, line in enumerate([*rows, ""]):
        plain = " ".join(line.split())
        starts = bool(_BULLET.match(line))
        if starts or not plain or (current and _begins(current, rows, number, is_bullet)):
            if current:
                yield " ".join(current), is_bullet
            current, is_bullet = [], False
        if plain:
            is_bullet = is_bullet or starts
            current.append(" ".join(_BULLET.sub("", line, count=1).split()) if starts else plain)


def _begins(current: list[str], rows: list[str], number: int, is_bullet: bool) -> bool:
    """Whether a row without a mark of its own begins a new block: it is a heading, or the block above is finished."""
    line, following = rows[number], rows[number + 1 : number + 2]
    plain = " ".join(line.split())
    opens = bool(following) and bool(_BULLET.match(following[0]))
    short = opens or (not is_bullet and len(plain.split()) <= _HEADING)
    if short and plain[0].isupper() and heading_of(plain, opens_list=opens):
        return True
    return not (is_bullet and _hangs(line, following)) and not _continues(current, plain, is_bullet)


_HEADING = 3
"""Words up to which a row with the words of a heading is one, though the row above it was long."""


def _hangs(line: str, following: list[str]) -> bool:
    """Whether a row below a bullet is set in like its text, or is running words with the next bullet right below."""
    if re.match(r"\s{2,}\S", line):
        return heading_of(line) is None
    words = line.split()
    running = len(words) >= 3 and any(word.islower() and len(word) > 3 for word in words)
    return running and bool(following and _BULLET.match(following[0])) and heading_of(line) is None


def _continues(current: list[str], plain: str, is_bullet: bool) -> bool:
    """Whether a line belongs to the one before: that one was long and is not finished, or this one starts small."""
    before = current[-1]
    if len(current) == 1 and not is_bullet and heading_of(before) and len(before) < 40:
        return False
    if plain[0].islower():
        return True
    finished = before.endswith((".", "!", "?", ":", ";"))
    if is_bullet:
        return len(before) > 55 and not finished
    return len(before) > 55


def _sentences(block: str) -> list[str]:
    parts: list[str] = []
    for piece in _SENTENCE_END.split(block):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        elif piece.strip():
            parts.append(piece.strip())
    return parts

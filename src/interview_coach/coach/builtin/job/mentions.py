"""Finds skills of the lexicon in running text: tools, standards and certificates, and trades' own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview_coach.content.lexicon import occupation_names, skill_lexicon, words_of

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9+#&'.\-]*[A-Za-z0-9+#]|[A-Za-z0-9]")
_COMMON = words_of(
    """access word go r c chef puppet slack teams express swift spring outlook project excel basic ada epic
    toast outreach gong adaptive spin sketch visual notion lean agile pos send sem cad plc cma helm
    calendar spark flask miro rust scala perl ruby bash zoom facebook instagram ray case stata eviews salesforce
    oracle sage shell unity blackboard canvas smart focus act logic concept impact vision insight
    navigator publisher remedy maximo origin pandas beam storm hive pig prime"""
)
"""Names of products that are also plain words: taken only when written as a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill found in a text at `start`, written as the text writes it; `is_product` names a tool or standard."""

    name: str
    start: int
    is_product: bool


def mentions_in(text: str) -> list[Mention]:
    """Longest matches of the lexicon, left to right, none inside another."""
    tokens = list(_TOKEN.finditer(text))
    found: list[Mention] = []
    position = 0
    while position < len(tokens):
        length, mention = _longest(text, tokens, position)
        if mention:
            found.append(mention)
        position += max(1, length)
    return found


def products_in(text: str) -> list[str]:
    return [mention.name for mention in mentions_in(text) if mention.is_product]


def is_product(name: str) -> bool:
    """Whether the whole text is the name of a product, standard or certificate, written as one."""
    key = name.lower()
    return key in skill_lexicon().products and (name != key or " " in key)


def is_in_lexicon(name: str) -> bool:
    """Whether a lower-case name is that of a product, however it is written."""
    return name in skill_lexicon().products


_TRADE = 20
"""Job titles that end in a word from which it is taken for people ("Designer") rather than for a product."""


def _is_trade(word: str) -> bool:
    return len(occupation_names().by_head.get(word, ())) >= _TRADE


def _longest(text: str, tokens: list[re.Match[str]], position: int) -> tuple[int, Mention | None]:
    lexicon = skill_lexicon()
    for length, start, end in _spans(tokens, position, lexicon.longest):
        written = text[start:end].rstrip(".'")
        key = re.sub(r"\s+", " ", written.lower())
        if (key in lexicon.products or key in lexicon.knowledge) and _is_meant(written, length, text, start):
            return length, Mention(written, start, key in lexicon.products)
    return 1, None


def _spans(tokens: list[re.Match[str]], position: int, longest: int) -> Iterator[tuple[int, int, int]]:
    start = tokens[position].start()
    for length in range(min(longest, len(tokens) - position), 0, -1):
        yield length, start, tokens[position + length - 1].end()


def _is_meant(written: str, length: int, text: str, start: int) -> bool:
    """A single plain word counts as a product only when it is written as a name inside a sentence."""
    if length > 1:
        return True
    key = written.lower()
    if _is_trade(key):
        return False
    if key in _COMMON or len(key) <= 2:
        first = start == 0 or text[:start].rstrip().endswith((".", ":", "!", "?"))
        return written[0].isupper() and (
            not first or len(text.split()) <= 2 or text[start + len(written) :][:1] in {",", "("}
        )
    return key in skill_lexicon().products and (written != key or not key.isalpha() or len(key) > 6)

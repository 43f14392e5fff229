"""Given names, surnames and what only looks like one: words, places, products, companies called after people."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.errors import ConfigurationError

_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Names:
    """All folded (`folded`). `words` are also words of English (Will, Grace, Baker), `others` also places, products,
    months or companies (Austin, Ruby, May): both need more than their capital to be read as a person.
    `organisations` are written as in print (John Lewis, Wendy's)."""

    given: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]
    others: frozenset[str]
    organisations: tuple[str, ...]


@cache
def names() -> Names:
    """Loads in about 2 ms. Raises ConfigurationError when the file is missing or damaged."""
    try:
        document = json.loads((files("interview_coach.content") / "data" / "names.json").read_text("utf-8"))
        return _names(document)
    except (KeyError, TypeError, ValueError, OSError, AttributeError) as error:
        raise ConfigurationError(
            f"the content file names.json is damaged ({error}); install the package again"
        ) from error


def folded(word: str) -> str:
    """Small letters without accents: `Zoë` is `zoe`, `Łukasz` is `lukasz`."""
    lower = word.casefold()
    if lower.isascii():
        return lower
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(ch))
    return bare.translate(_PLAIN_LETTERS)


def _names(document: dict[str, Any]) -> Names:
    sets = {key: _split(document[key]) for key in ("given", "surnames", "words", "others")}
    return Names(**sets, organisations=tuple(document["organisations"]))


def _split(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())

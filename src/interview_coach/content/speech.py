"""Words of English that turn telegraphic lines into speech: verb forms, abbreviations, nouns for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Speech:
    """`past_of` and `gerund_of` map a base verb to its forms, `base_of` maps every form back to (base, form) where
    form is base, past, gerund or third; `served` and `partner` map a singular noun for people to its plural."""

    past_of: Mapping[str, str]
    gerund_of: Mapping[str, str]
    base_of: Mapping[str, tuple[str, str]]
    noun_like: frozenset[str]
    mass_nouns: frozenset[str]
    small_words: frozenset[str]
    prepositions: frozenset[str]
    abbreviations: Mapping[str, str]
    languages: frozenset[str]
    served: Mapping[str, str]
    partner: Mapping[str, str]
    special_plurals: Mapping[str, str]


@cache
def speech() -> Speech:
    """Loads in about 3 ms. Raises ConfigurationError when the file is missing or damaged."""
    try:
        return _speech(json.loads((files("interview_coach.content") / "data" / "speech.json").read_text("utf-8")))
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(
            f"the content file speech.json is damaged ({error}); install the package again"
        ) from error


def _speech(document: Mapping[str, Any]) -> Speech:
    doubling = frozenset(document["doubling_verbs"])
    past = {verb: _past(verb, verb in doubling) for verb in document["regular_verbs"]} | document["irregular_verbs"]
    gerund = {verb: _gerund(verb, verb in doubling) for verb in past}
    forms: dict[str, tuple[str, str]] = {}
    for verb in past:
        for form, word in (("third", _third(verb)), ("gerund", gerund[verb]), ("past", past[verb]), ("base", verb)):
            forms.setdefault(word, (verb, form))
    sets = {key: frozenset(document[key]) for key in ("mass_nouns", "small_words", "prepositions", "languages")}
    return Speech(
        past,
        gerund,
        forms,
        frozenset(document["noun_like_verbs"]),
        abbreviations=dict(document["abbreviations"]),
        served={noun: plural(noun) for noun in document["people"]["served"]},
        partner={noun: plural(noun) for noun in document["people"]["partner"]},
        special_plurals=dict(document["people"]["plural_only"]),
        **sets,
    )


def plural(noun: str) -> str:
    """The plural of a noun phrase: "head of department" becomes "heads of department"."""
    head, of, rest = noun.partition(" of ")
    special = {"child": "children", "tradesperson": "tradespeople", "salesperson": "salespeople", "person": "people"}
    if head in special:
        return special[head]
    if head.endswith("y") and head[-2] not in "aeiou":
        return head[:-1] + "ies" + of + rest
    return head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s") + of + rest


def _past(verb: str, doubles: bool) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + (verb[-1] if doubles else "") + "ed"


def _gerund(verb: str, doubles: bool) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and verb not in {"be", "see", "free", "agree", "oversee"}:
        return verb[:-1] + "ing"
    return verb + (verb[-1] if doubles else "") + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o", "z")) else "s")

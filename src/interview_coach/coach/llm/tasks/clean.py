"""What never comes through from a model's reply: markup, addresses, orders, hidden signs, words about the prompt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from interview_coach.coach.llm.fence import plain

_MARKUP = re.compile(
    r"</?[a-z!?][^<>]{0,200}>|<(?:script|iframe|img|svg|style|object)\b|\[[^\]]*\]\s?\(|```|^\s{0,3}#{1,6}\s|\*\*\S"
    r"|&(?:#\w+|[a-z]{2,8});|\{\{|\{%",
    re.I | re.M,
)
_ADDRESS = re.compile(
    r"\b(?:https?|ftp|file)\s?:\s?/|\bwww\.|\b(?:javascript|data|vbscript|mailto)\s?:\s?\S|[\w.+-]+@[\w-]+\.\w"
    r"|\b[\w-]+\.(?:com|org|io|info|biz|ru|xyz|top|app|example|test|co\.uk|de)\b",
    re.I,
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all|any|the|your|my|these|those|previous|prior|earlier|everything)\b"
    r"|\b(?:system|developer) (?:prompt|message)|\bprevious instructions\b|\bas an? (?:ai|llm|language model)\b"
    r"|\bI(?: am|'m|’m) (?:an? )?(?:ai|llm|language model|chatbot|assistant)\b"
    r"|<</?\w|\b(?:jailbreak|prompt injection)\b"
    r"|\b(?:COACH_\w+|API_KEY)\b|\bBEGIN (?:SYSTEM|INSTRUCTIONS)\b|\bI (?:cannot|can't|can’t) (?:help|assist|comply)\b",
    re.I,
)
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b")
_LEFTOVER = re.compile(r"\[(?:[A-Z]{3,}(?:_[0-9A-Z]+)?)\]")
"""A placeholder that no hidden words stand behind: the model made it up."""
_SECRETS = re.compile(
    r"\b(?:passwords?|passcode|pin code|bank (?:details|account)|account (?:number|details)|card (?:number|details)"
    r"|credit card|passport (?:number|copy)|social security|national insurance number|gift cards?|wire transfer"
    r"|(?:send|transfer|pay) (?:us |them |him |her )?(?:money|a (?:fee|deposit|payment)))\b",
    re.I,
)
_HARM = re.compile(
    r"\b(?:kill|hurt|harm|hang|cut|drown|stab|shoot) (?:yourself|yourselves|themselves|himself|herself)\b"
    r"|\b(?:end|take) your (?:own )?life\b|\b(?:your|the) wrists?\b.{0,40}\b(?:knife|blade|razor|easier)\b"
    r"|\b(?:knife|blade|razor)\b.{0,30}\bwrists?\b|\b(?:nobody|no one) would miss you\b"
    r"|\byou (?:should|deserve to) die\b|\bpeople like (?:you|them|that|these)\b|\b(?:you people|your kind)\b"
    r"|\b(?:women|men|girls|boys|foreigners|immigrants|muslims|jews|christians|blacks?|asians?|gays?|disabled people"
    r"|old people|mothers) (?:should|must|cannot|can't|are (?:too|not|bad|worse|lazy|weak)|always|never|belong)\b",
    re.I,
)
_LYING = re.compile(
    r"\b(?:lie|lying) (?:about|to|that)\b|\bpretend\b|\binvent (?:an?|one|some|your)\b"
    r"|\bmake (?:it|one|something|this|that|an? (?:story|figure|number)) up\b"
    r"|\beven (?:if|though|when) you (?:do not|don't|did not|didn't|have not|haven't|never|are not|aren't)\b"
    r"|\b(?:they|nobody|no one) (?:will |would )?(?:never|ever) (?:check|know|find out)\b"
    r"|\b(?:hid|hide|conceal|cover(?:ed)? up) (?:it|this|that|the|your|an?)\b.{0,40}\b(?:from|inspector|auditor"
    r"|police)\b",
    re.I,
)
_PAYING = re.compile(
    r"\b(?:bring|send|pay|wire|hand over) (?:the |some |your |in )?(?:cash|money|deposit|fee)\b"
    r"|\b(?:read out|give (?:them|us|me|him|her)|tell (?:them|us|me)|enter|write|type|send) your (?:card|pin|password"
    r"|bank|passport|account)\b|\bcall the support line\b",
    re.I,
)
_FAULTS = (
    (_HARM, "could hurt somebody"),
    (_LYING, "advises what is not true"),
    (_PAYING, "asks for money or secrets"),
    (_MARKUP, "holds markup"),
    (_ADDRESS, "holds an address"),
    (_ORDERS, "is not about the task"),
    (_LEFTOVER, "holds a placeholder that stands for nothing"),
)


def tidy(text: str) -> str:
    """The text in one line, without invisible and control characters."""
    return " ".join(plain(text).split())


def fault_in(text: str, longest: int, *, known: str = "") -> str | None:
    """Why a text of a model may not be shown, in words for the model; None when it may. `longest` is in characters.
    An address that stands in `known` may be named: some employers are called by theirs."""
    if not text.strip():
        return "is empty"
    if len(text) > longest:
        return f"is too long ({len(text)} characters, at most {longest})"
    even = _even(text)
    for pattern, fault in _FAULTS:
        found = pattern.search(text) or pattern.search(even)
        if found and not (pattern is _ADDRESS and _is_known(found[0], known)):
            return fault
    return None


def _even(text: str) -> str:
    """Full-width letters as plain ones, typographic signs as straight ones, and letters spaced out put together."""
    plain_signs = unicodedata.normalize("NFKC", text).translate({0x2019: "'", 0x3002: "."})
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), plain_signs)


def is_clean(text: str, longest: int, *, known: str = "") -> bool:
    return fault_in(text, longest, known=known) is None


def asks_for_secrets(text: str) -> bool:
    """Whether advice speaks of passwords, account numbers or payments: the work of a fraudulent posting."""
    return bool(_SECRETS.search(text))


def clean_ones(texts: Iterable[str], longest: int, most: int, *, known: str = "") -> tuple[str, ...]:
    """The texts that may be shown, tidied, each once, the first `most`."""
    tidied = dict.fromkeys(tidy(text) for text in texts)
    return tuple(text for text in tidied if is_clean(text, longest, known=known))[:most]


def correct(faults: Iterable[str], most: int = 6) -> str | None:
    """What to tell the model about a reply with these faults; None when there are none."""
    found = list(dict.fromkeys(faults))
    if not found:
        return None
    listed = "\n".join(f"- {fault[:240]}" for fault in found[:most])
    return f"Correct this, or leave it out, and give the whole reply again:\n{listed}"


def _is_known(address: str, known: str) -> bool:
    plain_name = re.fullmatch(r"[\w-]+(?:\.\w+)+", address)
    return bool(plain_name) and address.casefold() in known.casefold()

"""Clauses of a CV line that are not the person's own act: what was so, what came of it, as full sentences."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.questions.wording import capitalised, is_plural
from interview_coach.content.speech import speech

BREAKS = frozenset(
    {"for", "with", "at", "in", "after", "before", "across", "over", "through", "during", "into", "from", "under", "on"}
)
_NONE = re.compile(r"(?:no|zero|0)\s", re.I)
_STATE = re.compile(r"(?:now|today|still|since then)\s+\w+ed\b|(?:now|today)\s+\w+", re.I)


def ends_story(clause: str) -> bool:
    return bool(_NONE.match(clause) or _STATE.match(clause) or re.match(r"(?:nobody|none)\b", clause, re.I))


def outcome(clause: str) -> str | None:
    """A clause that is not the person's own act, as a sentence; None when it is only a noun phrase."""
    small = clause[:1].lower() + clause[1:]
    lead = _lead(clause)
    if lead:
        return f"{lead} {small}."
    first, _, rest = clause.partition(" ")
    if first.lower() in ("nobody", "none") and rest:
        return f"{capitalised(first)} {'was' if first.lower() == 'nobody' else 'were'} {rest}."
    return _sentence(_with_be(clause)) if _is_sentence(clause) else None


def _lead(clause: str) -> str:
    """The words that make a sentence of a clause without a subject; empty when it needs none or has no verb."""
    words = clause.split()
    first = words[0].lower()
    base, form = speech().base_of.get(first, ("", ""))
    acts = (form == "third" and base not in speech().noun_like) or first in ("cost", "saves")
    leads = (
        ("There were", bool(_NONE.match(clause))),
        ("It is", bool(_STATE.match(clause))),
        ("It", acts and len(words) > 1),
        ("It was", first in {"live", "ready", "open", "done", "due"} and len(words) > 1),
        ("That was", first in BREAKS | {"while"} and len(words) > 2),
    )
    return next((lead for lead, fits in leads if fits), "")


_AFTER_PASSIVE = frozenset(["by", "with", "in", "at", "from", "together", "after", "since", "before", "within"])


def _with_be(clause: str) -> str:
    """ "Case delayed 5 weeks" as "Case was delayed 5 weeks": a participle without its verb."""
    words = clause.split()
    for at in range(1, min(4, len(words) - 1)):
        form = speech().base_of.get(words[at].lower(), ("", ""))[1]
        following = words[at + 1].lower()
        behind = following in _AFTER_PASSIVE or (following[:1].isdigit() and len(words) > at + 2)
        if (
            form == "past"
            and words[at].lower() not in _MOVES
            and behind
            and words[at - 1].lower() not in _BE
            and not words[0][:1].isdigit()
        ):
            be = "were" if is_plural(words[at - 1]) else "was"
            return " ".join([*words[:at], be, *words[at:]])
    return clause


_MOVES = frozenset(
    [
        "went",
        "came",
        "grew",
        "rose",
        "fell",
        "moved",
        "worked",
        "stayed",
        "lived",
        "sat",
        "stood",
        "ran",
        "switched",
        "changed",
        "dropped",
        "increased",
        "decreased",
        "improved",
        "asked",
        "agreed",
        "started",
        "ended",
        "finished",
        "closed",
        "opened",
        "returned",
        "spoke",
        "talked",
        "got",
        "took",
        "became",
        "saw",
        "kept",
    ]
)
_BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "they",
        "we",
        "i",
        "she",
        "he",
        "it",
        "who",
        "which",
    ]
)


def _is_sentence(clause: str) -> bool:
    """Whether a clause has its own subject and verb ("the unit went from 7 to 2")."""
    words = [w.lower().strip(",") for w in clause.split()]
    if len(words) < 3:
        return False
    return any(_is_finite(w) for w in words[1:])


def _is_finite(word: str) -> bool:
    base, form = speech().base_of.get(word, ("", ""))
    if word in _BE | {"does", "did"}:
        return word not in {"be", "been", "they", "we", "i", "she", "he", "it", "who", "which"}
    return (
        (form == "past" and word != base)
        or (form == "third" and base not in speech().noun_like)
        or bool(re.fullmatch(r"[a-z]{3,}ed", word))
    )


def _sentence(clause: str) -> str:
    return capitalised(" ".join(clause.split())) + "."

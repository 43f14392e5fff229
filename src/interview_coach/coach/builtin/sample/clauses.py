"""Clauses of a CV line as sentences: the person's own act, what was so, what came of it. What is not surely English
when said aloud is left out; the person can add it, and a wrong sentence would be theirs to answer for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from interview_coach.coach.builtin.questions.cv_phrases import (
    first_verb,
    needs_no_article,
    spoken_nouns,
    without_adverb,
)
from interview_coach.coach.builtin.questions.wording import (
    ROLE_NOUNS,
    capitalised,
    is_name,
    is_plural,
    listed,
    uncapitalised,
    with_article,
)
from interview_coach.content.speech import speech


def _set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


class Kind(StrEnum):
    ACT = "act"
    STATE = "state"
    RESULT = "result"
    ABOUT = "about"
    HANGS = "hangs"


@dataclass(frozen=True, slots=True)
class Said:
    """`text` is a sentence; of kind HANGS it is a phrase that goes behind the sentence before it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: `current` in a job that goes on, `first` in its line, `acted` after an own act."""

    current: bool
    first: bool
    acted: bool


FIGURE = r"[$€£]?\d[\d.,]*\s?(?:%|k|m|bn|h|min(?:utes)?|days?|hours?|weeks?|months?|seconds|points)?"
_ARROW = re.compile(
    rf"(?<!from )(?<![\w.,$€£])(?P<before>{FIGURE})\s*(?:->|→|=>|-->|\bto\b)\s*(?P<after>{FIGURE})(?=[\s,;.)]|$)"
)
_RANGE_VERB = re.compile(
    r"\b(?:see|serve|check|answer|handle|supervise|teach|lead|about|of|for|with|between)\w*\s*$", re.I
)


def with_moves(text: str) -> str:
    """ "Mispicks 4.2% -> 1.6%" as "Mispicks from 4.2% to 1.6%"; "12 to 14 patients" is a range and stays."""

    def moved(found: re.Match[str]) -> str:
        arrow = re.search(r"->|→|=>", found[0])
        whole = arrow or (any(c in found["after"] for c in "%$€£") and not _RANGE_VERB.search(text[: found.start()]))
        return f"from {found['before'].strip()} to {found['after']}" if whole else found[0]

    return _UNITS.sub(lambda found: f" {_UNIT_NAMES[found[1].lower()]}", _ARROW.sub(moved, text))


_UNITS = re.compile(r"(?<=\d)\s?(h|min)\b", re.I)
_UNIT_NAMES = {"h": "hours", "min": "minutes"}


def said_aloud(clause: str, place: Place) -> Said | None:
    """The clause as a sentence; None when it is not sure how to say it."""
    said = _said(clause, place)
    keeps_the = said is None or re.search(r"\bthe \d", clause)
    return said if said is None or keeps_the else Said(said.kind, re.sub(r"\bthe (?=\d)", "", said.text))


def _said(clause: str, place: Place) -> Said | None:
    clause = re.sub(r"^(?:and|then|also|but)\s+", "", clause.strip(" ,"), flags=re.I)
    if not clause:
        return None
    return next((said for rule in _RULES if (said := rule(clause, place))), None)


_SHORT_OF = re.compile(r"(?:over(?:booked|loaded)|understaffed|short-staffed|fully booked)\b", re.I)
_PASSIVE = _set(
    "promoted redeployed selected awarded elected appointed nominated transferred chosen hired named invited"
)
_NO_VERB = _set(
    "experienced certified skilled dedicated motivated qualified advanced based detailed limited related varied mixed"
    " self-employed certificated responsible best top"
)
_SETS_APART = frozenset({"save", "cost", "free", "avoid", "cut", "reduce"})
_PHRASAL = frozenset(
    [("look", "after"), ("pair", "with"), ("work", "with"), ("deal", "with"), ("report", "to"), ("care", "for"),
     ("liaise", "with"), ("help", "with"), ("take", "over")]
)  # fmt: skip
_ROUGHLY = frozenset({"about", "around", "over", "roughly"})


def _short_of(clause: str, _place: Place) -> Said | None:
    return Said(Kind.STATE, f"We were {uncapitalised(clause)}.") if _SHORT_OF.match(clause) else None


def _role(clause: str, place: Place) -> Said | None:
    """ "Member of the works council" as "I am a member of the works council"."""
    words = clause.split()
    at = next((i for i, w in enumerate(words) if w.lower() in speech().prepositions), len(words))
    if not place.first or not 0 < at <= 4 or words[at - 1].lower() not in ROLE_NOUNS:
        return None
    if at == 1 and len(words) == 1:
        return None
    be = "am" if place.current else "was"
    role = uncapitalised(" ".join(words[:at]))
    article = f"the {role}" if words[at - 1].lower() in ("lead", "head", "captain") else with_article(role)
    return Said(Kind.ABOUT, f"I {be} {' '.join([article, *spoken_nouns(words[at:])])}.")


def _passive(clause: str, _place: Place) -> Said | None:
    words = clause.split()
    behind = words[1].lower() if len(words) > 1 else ""
    if words[0].lower() not in _PASSIVE or behind not in {"to", "as", "for", "from", "by", "after", "in", "within"}:
        return None
    return Said(Kind.ACT, f"I was {' '.join([words[0].lower(), *spoken_nouns(words[1:])])}.")


_NEED_IT = _set("reported corrected fixed escalated confirmed held stopped tested checked froze raised solved rewrote")


def _act(clause: str, place: Place) -> Said | None:
    words = without_adverb(clause.split())
    said = _verb(words, place)
    if said is None:
        return None
    base = speech().base_of.get(words[0].lower(), ("", ""))[0]
    if not place.first and base in _SETS_APART and re.search(r"\d", clause):
        return Said(Kind.RESULT, f"That {said} {' '.join(words[1:])}.") if len(words) > 1 else None
    following = words[1].lower() if len(words) > 1 else ""
    if len(words) == 1 or (not place.first and following in speech().prepositions and said in _NEED_IT):
        return Said(Kind.ACT, f"I {said} it {' '.join(words[1:])}".strip() + ".") if said in _NEED_IT else None
    bare = 2 if base in {"help", "let"} else 1
    rest = [*words[1:bare], *(spoken_nouns(words[bare:]) if bare == 1 else words[bare:])]
    return Said(Kind.ACT, f"I {said} {' '.join(rest)}.")


def _verb(words: list[str], place: Place) -> str | None:
    """The verb as it is said: in the present for what a job that goes on asks for, else in the past."""
    first = words[0].lower()
    if first in _NO_VERB or first in ("was", "were", "cost"):
        return None
    base, form = speech().base_of.get(first, ("", ""))
    following = words[1].lower() if len(words) > 1 else ""
    if not base and place.current and (first, following) in _PHRASAL:
        return first
    if form in ("base", "third") and (_is_done(base, words) or (base, following) in _PHRASAL):
        return (base if place.current and place.first else speech().past_of[base]) or None
    past = first_verb(words, known_only=not place.first, current=False)
    if past is None or form == "past":
        return past
    return base if base and place.current and place.first else past


_NOUN_TOO = _set("run lead train hold coach process review support plan guide answer mentor see serve")


def _is_done(base: str, words: list[str]) -> bool:
    """ "Run weekend shifts", "Lead the night team", "Answer about 35 tickets": a verb that could be a noun as well."""
    if base not in _NOUN_TOO or len(words) < 2:
        return False
    following = words[1].lower()
    if following in _ROUGHLY:
        return any(word[:1].isdigit() for word in words[2:4])
    if following in speech().prepositions:
        return False
    near = words[1:5]
    end = next((i for i, w in enumerate(near) if w.lower() in speech().prepositions), len(near))
    given = following[:1].isdigit() or following in speech().small_words
    return given or any(is_plural(word) for word in near[:end])


def _none(clause: str, _place: Place) -> Said | None:
    """ "No accident in 22 months" as "There was no accident in 22 months"."""
    words = clause.split()
    first = words[0].lower()
    if first in ("nobody", "none") and len(words) > 1:
        return Said(
            Kind.RESULT, f"{capitalised(first)} {'was' if first == 'nobody' else 'were'} {' '.join(words[1:])}."
        )
    if first not in ("no", "zero", "0") or len(words) < 2:
        return None
    end = next((i for i, w in enumerate(words) if w.lower() in speech().prepositions), len(words))
    be = "were" if is_plural(words[end - 1]) else "was"
    return Said(Kind.RESULT, f"There {be} no {' '.join(words[1:])}.") if not _is_finite(words[-1].lower()) else None


_STATE = re.compile(r"(?:now|today|still|since then)\s+\w+", re.I)
_NOW_LAST = re.compile(r"^\d.*\b(?:now|today)$", re.I)
_ON_TIME = re.compile(r"(?:on time|on budget|ahead of|within budget|on schedule)\b", re.I)
_FROM_TO = re.compile(r"\bfrom\s+\S*\d.*\bto\s+\S*\d", re.I)
_MOVED = re.compile(
    rf"^(?P<what>(?:[^\d\s]+\s){{1,6}}?)(?P<way>down|up)\s+(?:by\s+)?(?P<rest>{FIGURE}(?:\s.*)?)$", re.I
)


def _moves(clause: str, _place: Place) -> Said | None:
    """ "Guest score from 8.1 to 8.9 within a year", "warranty claims down 40%"."""
    change = _FROM_TO.search(clause)
    if change:
        what = re.sub(r"[,:]?\s+(?:went |came |going |was )?(?:up|down)?$", "", clause[: change.start()].strip(" :,"))
        words = what.split()
        if 0 < len(words) <= 6 and not any(_is_finite(w.lower()) for w in words[1:]) and words[0][:1].isalpha():
            return Said(Kind.RESULT, f"{_subject(what)} went {clause[change.start() :]}.")
        return None
    found = _MOVED.match(clause)
    if not found or any(_is_finite(w.lower()) for w in found["what"].split()[1:]):
        return None
    return Said(Kind.RESULT, f"{_subject(found['what'].strip())} went {found['way'].lower()} by {found['rest']}.")


def _so(clause: str, place: Place) -> Said | None:
    """What was or is so: "now standard in all clinics", "50 min now", "on time", "on call for the pipeline"."""
    small = uncapitalised(clause)
    if re.match(r"on call\b", clause, re.I):
        return Said(Kind.ABOUT, f"I {'am' if place.current else 'was'} {small}.")
    lead = _lead(clause)
    return Said(Kind.RESULT, f"{lead} {small}.") if lead else None


def _lead(clause: str) -> str:
    """What makes a sentence of a clause without a subject; empty when nothing surely does."""
    words = clause.split()
    first, many = words[0].lower(), len(words) > 1
    base, form = speech().base_of.get(first, ("", ""))
    leads = (
        ("It is", _NOW_LAST.match(clause) or (_STATE.match(clause) and not _is_finite(words[-1].lower()))),
        ("It was done", _ON_TIME.match(clause)),
        ("It", many and (first in ("cost", "saves") or (form == "third" and base not in speech().noun_like))),
        ("It was", many and first in {"live", "ready", "open", "done", "due"}),
    )
    return next((lead for lead, fits in leads if fits), "")


def _own_subject(clause: str, place: Place) -> Said | None:
    """A clause with a subject and a verb of its own: "they renewed for two years", "second concept was approved"."""
    words = clause.split()
    at = _finite_at(words)
    if at is None or not 0 < at <= 6 or len(words) < 3 or _may_be_adjective(words, at):
        return None
    subject = words[:at]
    if subject[0].lower() in _PRONOUNS:
        text = capitalised(clause)
    elif subject[0][:1].isdigit() and len(subject) == 1:
        return None
    else:
        be = _missing_be(words, at)
        text = " ".join([_subject(" ".join(subject)), *be, *words[at:]])
        text = _second_subject(text)
    return Said(Kind.RESULT if place.acted else Kind.STATE, f"{text}.")


def _may_be_adjective(words: list[str], at: int) -> bool:
    """ "Hospital acquired infections", "Newly qualified nurses": a participle before a bare noun."""
    verb = words[at].lower()
    if words[at - 1].lower().endswith("ly"):
        return True
    if not verb.endswith("ed") or verb in ("showed", "proved", "agreed") or len(words) == at + 1:
        return False
    if words[0].lower() in _PRONOUNS or is_plural(words[at - 1]):
        return False
    following = words[at + 1].lower()
    given = speech().small_words | speech().prepositions | {"it", "them", "me", "us", "to", "again", "off", "back"}
    return following not in given and not following[:1].isdigit() and not following.endswith("ly")


def _second_subject(text: str) -> str:
    """ "but inspection confirmed it" as "but the inspection confirmed it"."""
    return re.sub(
        r"\b(?P<joint>but|and|so|until|because) (?P<noun>[a-z]+) (?P<verb>[a-z]+ed)\b",
        lambda m: (
            f"{m['joint']} the {m['noun']} {m['verb']}"
            if m["noun"] not in _PRONOUNS | speech().small_words and not is_plural(m["noun"])
            else m[0]
        ),
        text,
    )


_PRONOUNS = frozenset(
    {"they", "we", "she", "he", "it", "i", "both", "all", "each", "two", "three", "everyone", "nobody"}
)
_BE = _set("is are was were has have had does did went came became fell rose grew")
_INTRANSITIVE = _set(
    "went came grew rose fell moved worked stayed lived sat stood ran switched changed dropped increased decreased"
    " improved asked agreed started ended finished closed opened returned spoke talked got took became saw kept"
)
_AFTER_PASSIVE = frozenset(["by", "with", "in", "at", "from", "together", "after", "since", "before", "within", "on"])


def _missing_be(words: list[str], at: int) -> list[str]:
    """ "Second concept approved in one round": the participle of what was done to it."""
    verb = words[at].lower()
    following = words[at + 1].lower() if len(words) > at + 1 else ""
    bare = verb not in _BE | _INTRANSITIVE and (following in _AFTER_PASSIVE or not following)
    behind_figure = verb not in _BE | _INTRANSITIVE and following[:1].isdigit() and len(words) > at + 2
    if not (bare or behind_figure):
        return []
    return ["were" if is_plural(words[at - 1]) else "was"]


def _finite_at(words: list[str]) -> int | None:
    """Where the verb of the clause stands: before the first preposition or relative word, else there is none."""
    for at, word in enumerate(words):
        low = word.lower().strip(",")
        if at and _is_finite(low):
            return at
        if at and (low in speech().prepositions or low in {"that", "which", "who"}) and low != "of":
            break
    return None


def _is_finite(word: str) -> bool:
    base, form = speech().base_of.get(word, ("", ""))
    if word in _BE:
        return True
    third = form == "third" and base not in speech().noun_like and not is_plural(word)
    return (form == "past" and word != base) or third or bool(re.fullmatch(r"[a-z]{3,}(?<!e)ed", word))


def _subject(noun: str) -> str:
    """A noun phrase at the head of a sentence, with the article that a telegraphic line leaves out."""
    words = noun.split()
    if words[0].lower() in speech().small_words or words[0][:1].isdigit():
        return capitalised(noun)
    if "'" in words[0]:
        return capitalised(noun if is_name(words[0].split("'")[0]) else f"the {uncapitalised(noun)}")
    at = next((i for i, w in enumerate(words) if i and w.lower() in speech().prepositions), len(words))
    head = [uncapitalised(words[0]), *words[1:at]]
    tail = spoken_nouns(words[at:])
    bare = needs_no_article(head) or is_name(words[0])
    lead = " ".join(head) if bare else f"the {' '.join(head)}"
    return capitalised(" ".join([lead, *tail]))


_QUANTITY = _set("team caseload staff crew budget portfolio class ward")


def _hanging(clause: str, place: Place) -> Said | None:
    """ "up to 30 kWp", "together with the SENCO", "with two crews": it goes on from the sentence before."""
    words = clause.split()
    first = words[0].lower()
    measure = first in ("up", "down", "together") and len(words) > 2
    goes_on = (first in speech().prepositions or first in ("incl", "including", "while", "when")) and len(words) > 1
    return Said(Kind.HANGS, clause) if measure or (goes_on and not place.first) else None


def _phrase(clause: str, place: Place) -> Said | None:
    """What is no clause at all: a figure or a noun phrase."""
    words = clause.split()
    first = words[0].lower()
    if len(words) < 2 or first in speech().prepositions or any(_is_finite(w.lower()) for w in words):
        return None
    if words[0][:1].isdigit():
        return Said(Kind.ABOUT, f"That {'means' if place.current else 'meant'} {clause}.")
    if not place.first or first in _NO_VERB or first in ("not", "various"):
        return None
    if first in _QUANTITY and words[1].lower() == "of":
        return Said(Kind.ABOUT, f"I {'have' if place.current else 'had'} {with_article(uncapitalised(clause))}.")
    things = listed(re.split(r"\s+/\s+", uncapitalised(_subject(clause), clause)))
    return Said(Kind.ABOUT, f"It had to do with {things}.")


_RULES: tuple[Callable[[str, Place], Said | None], ...] = (
    _short_of, _role, _passive, _act, _none, _own_subject, _moves, _so, _hanging, _phrase,
)  # fmt: skip

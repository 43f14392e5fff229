"""What the job consists of, as short gerund phrases: "plan and run usability tests" is "planning and running ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from interview_coach.coach.builtin.questions.wording import clipped, is_plural, spelled_out, without_dangling
from interview_coach.content.speech import speech


@dataclass(frozen=True, slots=True)
class Duty:
    """`text` fits after "in the middle of"; `quote` is the item of the posting (or the O*NET task) it comes from."""

    text: str
    quote: str


_LEAD = re.compile(
    r"^(?:(?:in this (?:role|job|position),?\s*)?(?:you(?:'ll|’ll| will| would| are going to)|the \w+ will|the analyst"
    r"|we need you to|your job is to|to|will|be able to|able to|be ready to|responsible for"
    r"|also)\s+(?:also\s+|be\s+)?)+",
    re.I,
)
_STOPS = frozenset(
    [
        "which",
        "that",
        "who",
        "where",
        "when",
        "while",
        "so",
        "because",
        "incl",
        "including",
        "e.g.",
        "such",
        "until",
        "if",
        "whether",
        "per",
    ]
)
_UNFIT = re.compile(
    r"\byou\b|\byourself\b|other duties|report(?:ing)? to\b|\$|€|£|apply|benefits"
    r"|equal opportunit|\bas assigned|\bnot\b",
    re.I,
)
_LONGEST = 9


class Trust(IntEnum):
    """How readily the first word of an item is taken for a verb: in a list of duties, in a list of requirements,
    or only behind "you will"."""

    DUTY = 0
    REQUIREMENT = 1
    PROSE = 2


def duties_in(items: Iterable[tuple[str, Trust]]) -> tuple[Duty, ...]:
    """The duties among the items of a posting, in their order, those that can be said shortly."""
    found: dict[str, Duty] = {}
    for item, trust in items:
        text = duty_phrase(item, trust)
        if text and text not in found:
            found[text] = Duty(text, item)
    return tuple(found.values())


_TASK_WORDS = 5
_STIFF = re.compile(
    r",| or |^\w+ to |^(?:attending|participating|performing|ensuring|maintaining|conferring)\b|nonverbal|accord"
    r"|conjunction|['’]|controling|\bprevious\b"
)


def plain_tasks(tasks: Iterable[str]) -> tuple[Duty, ...]:
    """Tasks of O*NET that can be said aloud: short, one thing, no clause of an official list."""
    found = duties_in((task, Trust.DUTY) for task in tasks)
    return tuple(duty for duty in found if len(duty.text.split()) <= _TASK_WORDS and not _STIFF.search(duty.text))


_CUT_OFF = re.compile(r"^\w+ing,? (?:and|or) (?!\w+ing\b)\w+\b|\ball$|\bto \w+$|,(?!.*\b(?:and|or)\b)")


def _is_broken(said: str) -> bool:
    """Only one of two verbs got its ending ("driving sales and look after KPIs"), or the end is missing: better not
    said at all."""
    words = said.split()
    joints = [at for at, word in enumerate(words[:-1]) if word in ("and", "or")]
    return bool(_CUT_OFF.search(said)) or any(_is_verb_there(words, at + 1) for at in joints)


def _is_verb_there(words: list[str], at: int) -> bool:
    verb, form = speech().base_of.get(words[at].lower(), ("", ""))
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    acts = following in speech().small_words | speech().prepositions | {"their", "them", "it", "after", "up", "out"}
    return form in ("base", "third") and (verb not in speech().noun_like or acts)


_NOT_WORK = frozenset(
    {"have", "hold", "be", "know", "bring", "demonstrate", "report", "need", "show", "meet", "offer", "sit", "join"}
)


def duty_phrase(item: str, trust: Trust = Trust.DUTY) -> str | None:
    """The item as a gerund phrase of 3 to 9 words; None when it does not begin with a verb or cannot be cut well."""
    if trust is Trust.REQUIREMENT and re.search(r"\byour\b", item, re.I):
        return None  # it speaks of how somebody is, not of what is done ("keep your promises")
    plain = spelled_out(item).strip(" .;:-")
    text = _LEAD.sub("", plain)
    words = text.split()
    if len(words) < 3 or not _may_begin(words, trust, led=text != plain):
        return None
    verbs, rest = _leading_verbs(words)
    if not verbs:
        return None
    phrase = _cut(rest)
    if phrase is None:
        return None
    said = " ".join([*verbs, *phrase]).strip(" ,")
    vague = (said.startswith("working with") and len(said.split()) < 4) or _is_broken(said)
    return None if vague or _UNFIT.search(said) or not 3 <= len(said.split()) <= _LONGEST + 2 else said


def _may_begin(words: list[str], trust: Trust, *, led: bool) -> bool:
    verb, form = speech().base_of.get(words[0].strip(",").lower(), ("", ""))
    if led and form == "base":
        return verb not in _NOT_WORK
    if trust is Trust.DUTY:
        return form in ("base", "third", "gerund") and verb not in _NOT_WORK
    following = words[1].lower()
    noun_like = verb in speech().noun_like and following not in speech().small_words and not is_plural(following)
    return trust is Trust.REQUIREMENT and form == "base" and not noun_like and verb not in _NOT_WORK


def _leading_verbs(words: list[str]) -> tuple[list[str], list[str]]:
    """The coordinated verbs at the start, in their -ing form, and the words after them."""
    said: list[str] = []
    at = 0
    while at < len(words):
        bare = words[at].strip(",").lower()
        verb, form = speech().base_of.get(bare, ("", ""))
        if form in ("base", "third", "gerund"):
            if _reads_as_noun(words, at, form):
                break
            said.append(speech().gerund_of[verb] + ("," if words[at].endswith(",") else ""))
        elif (
            bare in ("and", "or") and said and speech().base_of.get(_next(words, at), ("", ""))[1] in ("base", "third")
        ):
            said.append(bare)
        else:
            break
        at += 1
    return said, words[at:]


def _reads_as_noun(words: list[str], at: int, form: str) -> bool:
    """ "support" in "support tickets" after "answer"; a first word is taken as a verb."""
    if form == "gerund":
        return at > 0
    before = words[at - 1] if at else ""
    return at > 0 and not before.endswith(",") and before.lower() not in ("and", "or")


def _next(words: list[str], at: int) -> str:
    return words[at + 1].strip(",").lower() if at + 1 < len(words) else ""


_VERB_ENDING = re.compile(r"[a-z]{3,}(?:i[sz]e|ify|ate)")


def _is_verb(word: str) -> bool:
    bare = word.strip(",").lower()
    verb, form = speech().base_of.get(bare, ("", ""))
    if not form:
        return bool(_VERB_ENDING.fullmatch(bare)) and bare not in {"private", "corporate", "climate", "candidate"}
    return form in ("base", "third") and verb not in speech().noun_like


def _cut(words: list[str]) -> list[str] | None:
    """The object of the verbs, cut where a clause, a dash or another verb begins; an enumeration stays whole."""
    kept: list[str] = []
    for at, word in enumerate(words):
        bare = word.lower().strip(",")
        if bare in _STOPS:
            kept = _before_last_preposition(kept) if bare in ("that", "which", "who") else kept
            break
        if word in {"–", "—", "-", "/", "+"} or (
            bare in ("and", "or") and _is_verb(_next(words, at)) and not _after_preposition(kept)
        ):
            break
        kept.append(_inner_gerund(word, kept))
        if word.endswith((";", ":", ".")) or (word.endswith(",") and not _is_enumeration(words[at + 1 :])):
            break
        if len(kept) >= 5 and _next(words, at) == "to":
            break
    clean = [w.rstrip(";:.") for w in kept]
    return clipped(without_dangling(clean), _LONGEST) if clean else None


def _after_preposition(kept: list[str]) -> bool:
    return bool(kept) and kept[-1].lower() in speech().prepositions


def _inner_gerund(word: str, kept: list[str]) -> str:
    """ "for and extend" is "for and extending"."""
    if len(kept) >= 2 and kept[-1] == "and" and kept[-2].lower() in speech().prepositions and _is_verb(word):
        return speech().gerund_of[speech().base_of[word.lower()][0]] if word.lower() in speech().base_of else word
    return word


def _is_enumeration(following: list[str]) -> bool:
    """Whether a comma is followed by "b and c" within a few words, and not by another clause."""
    near = [w.lower() for w in following[:6]]
    joints = [i for i, w in enumerate(near) if w in ("and", "or")]
    if not joints or not following or speech().base_of.get(near[0].strip(","), ("", ""))[1] == "base":
        return False
    before = near[: joints[0]]
    return not set(before) & (_STOPS | {"at", "also", "in", "on", "with", "from", "including"}) and not _is_verb(
        _next(near, joints[0])
    )


def _before_last_preposition(words: list[str]) -> list[str]:
    """ "on the things" goes when "that go wrong" is cut."""
    at = max((i for i, w in enumerate(words) if w.lower() in speech().prepositions and i > 1), default=len(words))
    return words[:at]

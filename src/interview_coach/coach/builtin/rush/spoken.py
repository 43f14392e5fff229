"""A CV line as it is said aloud: "I" put before its verb, nothing added, every figure as it stands.

A line is turned only where that is safe; the rest are left to the person rather than told wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from interview_coach.coach.builtin.questions.cv_phrases import first_verb
from interview_coach.coach.builtin.questions.wording import capitalised, is_plural, plain_words, spelled_out
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine

_NUMBER_WORDS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|hundred|half|twice|double[ds]?"
)
_FIGURE = re.compile(rf"(?<![\w-])(?!(?:19|20)\d\d\b)[$€£]?\d|\b(?:{_NUMBER_WORDS})\b", re.I)
_DIGITS = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)[$€£]?\d")
_RESULT = re.compile(
    r"\bfrom\b.{1,40}\bto\b|%|\b(?:cut|raised|reduced|saved|fell|rose|grew|dropped|won|above|below|under)\b", re.I
)
_TAIL = re.compile(r";\s+|\s+[-–—]+\s+|,\s+(?=which\b)")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Spoken:
    """`act` is a sentence that begins with "I"; `after` what the line says came of it, as a sentence, or empty."""

    line: CvLine
    act: str
    after: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it is told in the past."""
        verb = self.act.split()[1].lower()
        return speech().base_of.get(verb, ("", "past"))[1] != "base" or bool(self.line.ended)

    @property
    def whole(self) -> str:
        return f"{self.act} {self.after}".strip()


def has_figure(text: str) -> bool:
    """Whether a number that is no year stands in it, in digits or as a word."""
    return bool(_FIGURE.search(text))


def telling(text: str) -> float:
    """How much a line proves, 0 to 1: a figure in digits, a change, enough words."""
    figure = 0.5 if _DIGITS.search(text) else 0.3 if has_figure(text) else 0.0
    return figure + (0.3 if _RESULT.search(text) else 0.0) + 0.2 * min(1.0, len(text.split()) / 12)


def spoken(line: CvLine) -> Spoken | None:
    """The line in the first person; None when it does not begin with a verb that is surely one."""
    text = spelled_out(line.text).strip(" .")
    head, *tails = _TAIL.split(text)
    act = _act(head.strip(" ,"), current=not line.ended)
    if act is None or len(text.split()) > _LONGEST or len(tails) > 1:
        return None
    after = _after(tails[0], current=not line.ended) if tails else ""
    return None if after is None else Spoken(line, f"{act}.", after)


def _act(clause: str, *, current: bool) -> str | None:
    """ "Write papers" as "I write papers" in a job that goes on, "I wrote papers" in one that ended."""
    words = clause.split()
    if len(words) < 3 or _is_number_range(words[1]):
        return None
    past = first_verb(words, known_only=False, current=current) or (_people_verb(words) if current else None)
    if past is None or past in _NOT_OWN:
        return None
    base, form = speech().base_of.get(words[0].lower(), ("", ""))
    if form not in ("base", "third"):
        return f"I {past} {' '.join(words[1:])}"
    rest = _in_step(words[1:], form, current=current)
    return f"I {base if current else past} {' '.join(rest)}" if rest else None


_NOT_OWN = frozenset({"were", "named", "promoted", "awarded", "selected", "appointed", "elected", "nominated", "based"})
"""What was done to the person, or says where they were."""


def _people_verb(words: list[str]) -> str | None:
    """ "Run weekend shifts", "Lead eleven agents": verbs that are nouns as well, and verbs before a number or many."""
    base, form = speech().base_of.get(words[0].lower(), ("", ""))
    if base not in {"run", "lead", "train", "hold"} or form not in ("base", "third"):
        return None
    near = list(takewhile(lambda word: word.lower() not in speech().prepositions, words[1:5]))
    many = (
        any(is_plural(word) for word in near) or bool(near and _FIGURE.match(near[0])) or near[:1] in (["a"], ["the"])
    )
    return speech().past_of[base] if many else None


def _is_number_range(word: str) -> bool:
    """ "Hold 16-18 child in need cases": a count written as a range hides what is counted."""
    return bool(re.fullmatch(r"\d+[-–]\d+", word))


def _in_step(words: list[str], form: str, *, current: bool) -> list[str]:
    """ "Leads clerks and teaches drivers": the second verb follows the first into "I lead clerks and teach", or "led"
    and "taught"; nothing when the word may be a noun as well ("and trains")."""
    said = list(words)
    for at in range(1, len(said) - 1):
        base, found = speech().base_of.get(said[at].lower(), ("", ""))
        if said[at - 1].lower() != "and" or found != form or (form == "base" and current):
            continue
        if base in speech().noun_like:
            return []
        said[at] = base if current else speech().past_of[base]
    return said


_MOVED = frozenset({"fell", "rose", "went", "grew", "dropped", "came", "was", "were", "doubled", "halved", "stayed"})


def _after(tail: str, *, current: bool) -> str | None:
    """What follows a semicolon: an own sentence ("cases fell from 16 to 2"), a further act, or a bare figure."""
    words = tail.split()
    if words[0] == "which":
        return f"That {' '.join(words[1:])}."
    if not _MOVED & set(words[1:]) and first_verb(words, known_only=True, current=current):
        act = _act(tail, current=current)
        return f"{act}." if act else None
    return f"{capitalised(tail)}." if _MOVED & set(words[1:]) or has_figure(tail) else None


_FRONTED = re.compile(r"\s(?P<phrase>(?:in|over|during|after|within)\s[^,;]+)$", re.I)
_NOT_FRONTED = re.compile(r"\b(?:which|that|who|where|when|so|to|its|their|his|her|and)\b", re.I)
_TIME = re.compile(r"\d|\b(?:" + _NUMBER_WORDS + r"|years?|months?|weeks?|days?|summers?|seasons?)\b", re.I)
_AND_ACT = re.compile(r"(?P<first>^I(?:\s\S+){3,}?)\sand\s(?P<verb>[a-z]+)\s(?P<rest>\S+.*)$")
_THERE = re.compile(r",\s(?=(?:about|for|including|up to|with|used|\d|(?:" + _NUMBER_WORDS + r")\b))", re.I)
_PLACE = re.compile(
    r"\s(?=(?:together with|for|with|across|over|in|on|at the|by|from|after|against|without|above|below|under|that"
    r"|to)\s)",
    re.I,
)


def retold(said: Spoken) -> str:
    """The sentences in an order of their own, so that no line stands word for word in what is said."""
    text = _with_link(said) or said.whole
    if not _is_pasted(said.line, text):
        return text
    for change in (_with_second_i, _with_front, _with_there):
        told = change(said)
        if told and not _is_pasted(said.line, told):
            return told
    return ""


def _is_pasted(line: CvLine, text: str) -> bool:
    """Whether the line stands in a text from its second word on (the first may have changed its form), whatever the
    stops between. Lines of six words and fewer are too short to be said differently."""
    words = _bare(spelled_out(line.text)).split()
    return len(words) > 6 and " ".join(words[1:]) in _bare(text)


def _bare(text: str) -> str:
    return " ".join(word.strip(".") for word in plain_words(text))


def _with_link(said: Spoken) -> str:
    if not said.after:
        return ""
    if said.after.startswith("I "):
        return f"{said.act.rstrip('.')}, and {said.after}"
    return f"{said.act} The result: {said.after[:1].lower()}{said.after[1:]}"


def _with_second_i(said: Spoken) -> str:
    """ "I did the stock count and cut waste" as "I did the stock count, and I cut waste"."""
    found = _AND_ACT.match(said.act)
    if not found or not _is_same_tense(said.act.split()[1], found["verb"]):
        return ""
    return f"{found['first']}, and I {found['verb']} {found['rest']}"


def _is_same_tense(first: str, other: str) -> bool:
    one, two = (speech().base_of.get(word, ("", "")) for word in (first, other))
    if not one[0] or not two[0]:
        return False
    if one[1] == "past" or speech().past_of[one[0]] == first:
        return speech().past_of[two[0]] == other
    return one[1] == two[1] == "base" and two[0] not in speech().noun_like


def _with_front(said: Spoken) -> str:
    """ "I gave 640 vaccinations over three seasons" as "Over three seasons I gave 640 vaccinations"."""
    text = said.act.rstrip(".")
    found = next((m for m in _fronts(text) if _may_lead(m["phrase"], text[: m.start()])), None)
    return f"{capitalised(found['phrase'])} {text[: found.start()].strip(' ,')}." if found else ""


def _fronts(text: str) -> Iterator[re.Match[str]]:
    """The places where the rest of the sentence could be put first, from the left."""
    found = _FRONTED.search(text)
    while found:
        yield found
        found = _FRONTED.search(text, found.start() + 1)


def _may_lead(phrase: str, kept: str) -> bool:
    """A time or a place of the whole sentence; "in use" and "in its first year" belong to the word before them."""
    first, _, rest = phrase.partition(" ")
    about_all = first.lower() != "in" or bool(_TIME.search(rest)) or bool(re.match(r"(?:an?|the)\s\S+", rest))
    mixed = " and " in kept and first.lower() == "in" and not _TIME.search(rest)
    return about_all and not mixed and not _NOT_FRONTED.search(phrase) and len(kept.split()) >= 4


def _with_there(said: Spoken) -> str:
    """ "there" before what the sentence adds at its end."""
    text = said.act.rstrip(".")
    if (comma := _THERE.search(text)) and len(text[: comma.start()].split()) >= 4:
        return f"{text[: comma.start()]} there{text[comma.start() :]}."
    at = next((m.start() for m in _PLACE.finditer(text) if _may_part(text[: m.start()], text[m.start() :])), None)
    if at is None:
        return ""
    link = "," if "," in text[at:] and text[at:].startswith(" with ") else ""
    return f"{text[:at]} there{link}{text[at:]}."


def _may_part(before: str, rest: str) -> bool:
    words = before.split()
    infinitive = re.match(r"\sto (\w+)", rest)
    if infinitive and speech().base_of.get(infinitive[1], ("", ""))[1] != "base":
        return False
    has_object = len(words) >= 4 or (len(words) == 3 and is_plural(words[2]))
    is_open = words[-1].endswith("ed") or words[-1] in ("and", "together", "contact")
    return has_object and "," not in before and not is_open and len(rest.split()) > 2

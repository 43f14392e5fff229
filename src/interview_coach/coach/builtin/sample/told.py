"""A line of the CV told in the first person: short sentences, articles put back, the figures kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.questions.cv_phrases import clauses_of, first_verb, measured_change, role_phrase, spoken_nouns
from interview_coach.coach.builtin.questions.motivation import uncapitalised_title
from interview_coach.coach.builtin.questions.wording import (
    capitalised,
    is_name,
    is_plural,
    listed,
    plain_words,
    spoken_name,
    uncapitalised,
    with_article,
)
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine

_LONG = 9
_BREAKS = frozenset("for with at in after before across over through during into from under on".split())


@dataclass(frozen=True, slots=True)
class Told:
    """`context` is what was there before, `actions` are sentences that begin with "I", `results` what came of it;
    all of them only say what the line says."""

    context: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


def told(line: CvLine) -> Told:
    context: list[str] = []
    actions: list[str] = []
    results: list[str] = []
    nouns: list[str] = []
    for at, clause in enumerate(clauses_of(line.text)):
        change = measured_change(clause)
        action = None if change else _action(clause, current=not line.ended, first=at == 0)
        role = role_phrase(clause) if at == 0 and not action else None
        action = [f"I was {role.text.removeprefix('were ')}."] if role else action
        said = change or (None if action else _outcome(clause))
        if action:
            actions += action
        elif change or (said and (actions or _ends_story(clause))):
            results.append(said or "")
        elif said:
            context.append(said)
        elif not _is_label(clause) or actions:
            nouns += [_noun(part) for part in re.split(r"\s+/\s+", clause)]
    if nouns and not actions and not results and not context:
        context.append(f"This was about {listed(nouns)}.")
    elif nouns:
        actions.append(f"It involved {listed(nouns)}.")
    if not any(s.startswith("I ") for s in actions) and not any(s.startswith("This was") for s in context):
        context, results = [], [*context, *results]
    results.sort(key=lambda s: s.startswith("That was"))
    return _not_pasted(line, Told(tuple(context), tuple(actions), tuple(results)))


def _is_label(clause: str) -> bool:
    return len(clause.split()) <= 2 and any(c.isdigit() for c in clause)


_NONE = re.compile(r"(?:no|zero|0)\s", re.I)
_STATE = re.compile(r"(?:now|today|still|since then)\s+\w+ed\b|(?:now|today)\s+\w+", re.I)


def _ends_story(clause: str) -> bool:
    return bool(_NONE.match(clause) or _STATE.match(clause) or re.match(r"(?:nobody|none)\b", clause, re.I))


def _outcome(clause: str) -> str | None:
    """A clause that is not the person's own act, as a sentence; None when it is only a noun phrase."""
    words = clause.split()
    first = words[0].lower()
    base, form = speech().base_of.get(first, ("", ""))
    if _NONE.match(clause):
        return f"There were {clause[:1].lower() + clause[1:]}."
    if first in ("nobody", "none") and len(words) > 1:
        return f"{capitalised(first)} {'was' if first == 'nobody' else 'were'} {' '.join(words[1:])}."
    if _STATE.match(clause):
        return f"It is {clause[:1].lower() + clause[1:]}."
    if (form == "third" and base not in speech().noun_like) or (first == "cost" and len(words) > 1) or (first == "saves"):
        return f"It {clause[:1].lower() + clause[1:]}."
    if first in {"live", "ready", "open", "done", "due"} and len(words) > 1:
        return f"It was {clause[:1].lower() + clause[1:]}."
    if first in _BREAKS | {"while"} and len(words) > 2:
        return f"That was {clause[:1].lower() + clause[1:]}."
    return _sentence(_with_be(clause)) if _is_sentence(clause) else None


_AFTER_PASSIVE = frozenset("by with in at from together after since before within".split())


def _with_be(clause: str) -> str:
    """ "Case delayed 5 weeks" as "Case was delayed 5 weeks": a participle without its verb."""
    words = clause.split()
    for at in range(1, min(4, len(words) - 1)):
        form = speech().base_of.get(words[at].lower(), ("", ""))[1]
        following = words[at + 1].lower()
        behind = following in _AFTER_PASSIVE or (following[:1].isdigit() and len(words) > at + 2)
        if form == "past" and words[at].lower() not in _MOVES and behind and words[at - 1].lower() not in _BE and not words[0][:1].isdigit():
            be = "were" if is_plural(words[at - 1]) else "was"
            return " ".join([*words[:at], be, *words[at:]])
    return clause


_MOVES = frozenset(
    """went came grew rose fell moved worked stayed lived sat stood ran switched changed dropped increased decreased
    improved asked agreed started ended finished closed opened returned spoke talked got took became saw kept""".split()
)
_BE = frozenset("is are was were be been has have had they we i she he it who which".split())


def first_action(line: CvLine) -> str | None:
    """The first thing done, to be put behind "At X, ": "I ran five events with the crews"."""
    sentences = told(line).actions
    first = next((s for s in sentences if s.startswith("I ")), None)
    return first.rstrip(".") if first else None


_NEED_IT = frozenset("reported corrected fixed escalated confirmed held stopped tested checked froze raised solved".split())
_PASSIVE = frozenset("promoted redeployed selected awarded elected appointed nominated transferred chosen".split())


def _action(clause: str, *, current: bool, first: bool) -> list[str] | None:
    words = clause.split()
    if len(words) > 2 and words[0].lower().endswith("ly"):
        words = words[1:]
    verb = first_verb(words, known_only=not first, current=current)
    if verb is None or verb == "cost":
        return None
    following = words[1].lower() if len(words) > 1 else ""
    if len(words) == 1 or (not first and verb in _NEED_IT and following in _BREAKS | {"to"}):
        return [f"I {verb} it {' '.join(spoken_nouns(words[1:]))}".strip() + "."] if verb in _NEED_IT else None
    if verb == "were":
        verb = "was"
    passive = "was " if verb in _PASSIVE and following in {"to", "as", "for", "from", "by"} else ""
    return _split(f"I {passive}{verb}", spoken_nouns(words[1:]))


def _split(start: str, rest: list[str]) -> list[str]:
    """A long sentence is said in two: what, and then for whom, with what or where."""
    if len(rest) < _LONG:
        return [f"{start} {' '.join(rest)}."]
    places = [i for i, w in enumerate(rest) if w.lower() in _BREAKS and 3 <= i <= len(rest) - 3]
    if not places:
        return [f"{start} {' '.join(rest)}."]
    at = min(places, key=lambda i: abs(i - len(rest) // 2))
    return [f"{start} {' '.join(rest[:at])}.", f"That was {' '.join(rest[at:])}."]


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
    return (form == "past" and word != base) or (form == "third" and base not in speech().noun_like) or bool(re.fullmatch(r"[a-z]{3,}ed", word))


def _sentence(clause: str) -> str:
    return capitalised(" ".join(clause.split())) + "."


def _noun(clause: str) -> str:
    words = clause.split()
    return uncapitalised(clause) if not is_name(words[0]) else clause


def _not_pasted(line: CvLine, said: Told) -> Told:
    """A line must not stand in the answer word for word: its last words move to a sentence of their own."""
    whole = " ".join(plain_words(line.text))
    text = " ".join(plain_words(" ".join((*said.context, *said.actions, *said.results))))
    if len(line.text.split()) <= 6 or whole not in text or not said.actions:
        return said
    words = said.actions[0].rstrip(".").split()
    at = max(len(words) - 3, 2)
    moved = (f"{' '.join(words[:at])}, to be exact: {' '.join(words[at:])}.", *said.actions[1:])
    return Told(said.context, moved, said.results)


def role_of(line: CvLine) -> str:
    """ "General Manager" as "a general manager", cut at brackets and slashes."""
    role = re.split(r"\s*[(/,]|\s-\s|\bthen\b", line.role)[0].strip()
    return with_article(uncapitalised_title(role)) if role else ""


def organisation_of(line: CvLine) -> str:
    return spoken_name(line.organisation or line.role)

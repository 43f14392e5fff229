"""A line of the CV told in the first person: short sentences, articles put back, the figures kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from interview_coach.coach.builtin.questions.cv_phrases import (
    clauses_of,
    first_verb,
    measured_change,
    needs_no_article,
    role_phrase,
    spoken_nouns,
    without_adverb,
)
from interview_coach.coach.builtin.questions.wording import (
    is_name,
    listed,
    lowered_title,
    plain_words,
    spoken_name,
    uncapitalised,
    with_article,
)
from interview_coach.coach.builtin.sample.outcomes import BREAKS, ends_story, outcome
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine

_LONG, _SHORTEST = 9, 4
"""Words from which a sentence is said in two; words that have to stand before a cut."""


@dataclass(frozen=True, slots=True)
class Told:
    """`context` is what was there before, `actions` are sentences that begin with "I", `results` what came of it;
    all of them only say what the line says."""

    context: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


def told(line: CvLine) -> Told:
    parts = _Parts()
    for at, clause in enumerate(clauses_of(line.text)):
        parts.add(clause, current=not line.ended, first=at == 0)
    return _not_pasted(line, parts.finished())


@dataclass(slots=True)
class _Parts:
    """Collects the sentences of a line clause by clause."""

    context: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)

    def add(self, clause: str, *, current: bool, first: bool) -> None:
        change = measured_change(clause)
        action = [] if change else _act_of(clause, current=current, first=first)
        said = change or ("" if action else outcome(clause) or "")
        if action:
            self.actions += action
        elif said and (change or self.actions or ends_story(clause)):
            self.results.append(said)
        elif said:
            self.context.append(said)
        elif not _is_label(clause) or self.actions:
            self.nouns += [_noun(part) for part in re.split(r"\s+/\s+", clause)]

    def finished(self) -> Told:
        about = [f"This was about {listed(self.nouns)}."] if self.nouns else []
        if not self.actions and not self.results and not self.context:
            return Told(context=tuple(about))
        whole = [noun for noun in self.nouns if _stands_alone(noun)]
        involved = [f"It involved {listed(whole)}."] if whole else []
        context, results = self.context, self.results
        if not any(action.startswith("I ") for action in self.actions):
            context, results = [], [*context, *results]
        results = sorted(results, key=lambda said: said.startswith("That was"))
        return Told(tuple(context), (*self.actions, *involved), tuple(results))


def _stands_alone(noun: str) -> bool:
    """Whether a clause is a whole noun phrase: plurals, names and mass nouns, without a verb in it. "Half the team let
    go" and "barricaded subject" are fragments."""
    words = noun.split()
    if any(c.isdigit() for c in words[-1]):
        return False
    forms = [speech().base_of.get(word.lower().strip(","), ("", "")) for word in words]
    verbs = any(form in ("past", "third") and base not in speech().noun_like for base, form in forms)
    participle = any(re.fullmatch(r"[a-z]{3,}ed", word) for word in words)
    return not verbs and not participle and needs_no_article(words)


def _act_of(clause: str, *, current: bool, first: bool) -> list[str]:
    action = _action(clause, current=current, first=first)
    role = role_phrase(clause) if first and not action else None
    return [f"I was {role.text.removeprefix('were ')}."] if role else action or []


def _is_label(clause: str) -> bool:
    return len(clause.split()) <= 2 and any(c.isdigit() for c in clause)


def first_action(line: CvLine) -> str | None:
    """The first thing done, without what hangs on it, to be put behind "At X, ": "I ran five events"."""
    first = next((s for s in told(line).actions if s.startswith("I ")), None)
    if first is None:
        return None
    words = first.rstrip(".").split()
    end = next((i for i, w in enumerate(words) if i > 3 and w.lower() in _SUBORDINATE - {"that"}), len(words))
    return " ".join(words[:end])


_NEED_IT = frozenset(
    [
        "reported",
        "corrected",
        "fixed",
        "escalated",
        "confirmed",
        "held",
        "stopped",
        "tested",
        "checked",
        "froze",
        "raised",
        "solved",
    ]
)
_PASSIVE = frozenset(
    ["promoted", "redeployed", "selected", "awarded", "elected", "appointed", "nominated", "transferred", "chosen"]
)


def _action(clause: str, *, current: bool, first: bool) -> list[str] | None:
    words = without_adverb(clause.split())
    verb = first_verb(words, known_only=not first, current=current)
    if verb is None or verb == "cost":
        return None
    following = words[1].lower() if len(words) > 1 else ""
    if len(words) == 1 or (not first and verb in _NEED_IT and following in BREAKS | {"to"}):
        return [f"I {verb} it {' '.join(spoken_nouns(words[1:]))}".strip() + "."] if verb in _NEED_IT else None
    if verb == "were":
        verb = "was"
    passive = "was " if verb in _PASSIVE and following in {"to", "as", "for", "from", "by"} else ""
    return _split(f"I {passive}{verb}", spoken_nouns(words[1:]))


_SUBORDINATE = frozenset({"when", "while", "until", "although", "because", "which", "that", "where", "who", "so"})


def _split(start: str, rest: list[str]) -> list[str]:
    """A long sentence is said in two: what, and then for whom, with what or where."""
    if len(rest) < _LONG:
        return [f"{start} {' '.join(rest)}."]
    end = next((i for i, w in enumerate(rest) if w.lower() in _SUBORDINATE), len(rest))
    places = [i for i, w in enumerate(rest[:end]) if w.lower() in BREAKS and 3 <= i <= len(rest) - 3]
    if not places:
        return [f"{start} {' '.join(rest)}."]
    at = min(places, key=lambda i: abs(i - len(rest) // 2))
    return [f"{start} {' '.join(rest[:at])}.", f"That was {' '.join(rest[at:])}."]


def _noun(clause: str) -> str:
    words = clause.split()
    return uncapitalised(clause) if not is_name(words[0]) else clause


def _not_pasted(line: CvLine, said: Told) -> Told:
    """A line must not stand in the answer word for word: what hangs on its end is left for the person to say."""
    whole = " ".join(plain_words(line.text))
    text = " ".join(plain_words(" ".join((*said.context, *said.actions, *said.results))))
    if len(line.text.split()) <= 6 or whole not in text or not said.actions:
        return said
    words = said.actions[0].rstrip(".").split()
    joints = [i for i, w in enumerate(words) if i >= _SHORTEST and (w.lower() in BREAKS or w.lower() == "and")]
    cut = f"{' '.join(words[: joints[-1]]).rstrip(',')}." if joints else f"{' '.join(words[:-2])} [what exactly?]."
    return Told(said.context, (cut, *said.actions[1:]), said.results)


def role_of(line: CvLine) -> str:
    """ "General Manager" as "a general manager", cut at brackets and slashes."""
    role = re.split(r"\s*[(/,]|\s-\s|\bthen\b", line.role)[0].strip()
    return with_article(lowered_title(role)) if role else ""


def organisation_of(line: CvLine) -> str:
    return spoken_name(line.organisation or line.role)

"""A line of the CV told in the first person: short sentences, articles put back, the figures kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from interview_coach.coach.builtin.questions.cv_phrases import clauses_of
from interview_coach.coach.builtin.questions.wording import lowered_title, spoken_name, with_article
from interview_coach.coach.builtin.sample.clauses import Kind, Place, said_aloud, with_moves
from interview_coach.coach.builtin.sample.retelling import in_other_words, is_pasted, with_there
from interview_coach.content.speech import speech
from interview_coach.domain.cv import CvLine


@dataclass(frozen=True, slots=True)
class Told:
    """`context` is what was there before, `actions` are sentences that begin with "I", `results` what came of it;
    all of them only say what the line says."""

    context: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


def told(line: CvLine) -> Told:
    """The line as sentences; parts of it that cannot surely be said are left out, maybe all of it."""
    parts = _parts(line)
    context, results = (tuple(with_there(line, said)) for said in (parts.context, parts.results))
    return Told(context, in_other_words(line, parts.actions), results)


def _parts(line: CvLine) -> _Parts:
    parts = _Parts()
    for at, clause in enumerate(clauses_of(with_moves(line.text))):
        parts.add(clause, Place(not line.ended, at == 0, bool(parts.actions)))
    return parts


@dataclass(slots=True)
class _Parts:
    """Collects the sentences of a line clause by clause."""

    context: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)

    def add(self, clause: str, place: Place) -> None:
        said = said_aloud(clause, place)
        if said is None:
            return
        if said.kind is Kind.HANGS:
            self._hang(said.text)
        elif said.kind is Kind.ACT or (said.kind is Kind.ABOUT and place.acted and not _GAIN.search(said.text)):
            self.actions.append(said.text)
        elif said.kind is Kind.RESULT or place.acted:
            self.results.append(said.text)
        else:
            self.context.append(said.text)

    def _hang(self, phrase: str) -> None:
        for sentences in (self.results, self.actions, self.context):
            if sentences:
                sentences[-1] = f"{sentences[-1].rstrip('.')}, {phrase}."
                return


_LIMITS = frozenset({"no", "not", "without", "never", "only", "all", "every", "under", "below", "above", "one", "half"})
_GAIN = re.compile(r"\b(?:less|fewer|more|faster|quicker|cheaper|earlier|saved|better)\b|%", re.I)
_SUBORDINATE = frozenset({"when", "while", "until", "although", "because", "which", "where", "who", "so", "including"})


def first_action(line: CvLine) -> str | None:
    """The first thing done, without what hangs on it, to be put behind "At X, ": "I ran five events"."""
    first = next((s for s in _parts(line).actions if len(s.split()) > 2), None)
    if first is None:
        return None
    words = first.rstrip(".").split()
    end = next((i for i, w in enumerate(words) if i > 3 and w.lower() in _SUBORDINATE), len(words))
    joints = [i for i, w in enumerate(words[:end]) if i > 3 and w.lower() in speech().prepositions - {"of", "to"}]
    if joints and is_pasted(line, " ".join(words[:end])):
        if _LIMITS & {word.lower() for word in words[:end]}:
            return None  # "without an accident at fault" is not "without an accident"
        end = joints[-1]
    said = re.split(r"(?:,| and) \S+ (?:it|them|this)\b", " ".join(words[:end]))[0].rstrip(",")
    return None if is_pasted(line, said) else said


def is_duty(said: str) -> bool:
    """Whether a sentence tells what is done always ("I run the daily talk") and not what was done once."""
    verb = said.split()[1].lower().rstrip(".") if len(said.split()) > 1 else ""
    form = speech().base_of.get(verb, ("", "past" if verb.endswith("ed") else "base"))[1]
    return form == "base" and verb not in _SAME_IN_THE_PAST


_SAME_IN_THE_PAST = frozenset({"was", "am", "cut", "set", "put", "read", "let", "split", "hit", "re-cut", "rebuilt"})


def role_of(line: CvLine) -> str:
    """ "General Manager" as "a general manager", cut at brackets and slashes."""
    last = re.split(r"\bthen\b", line.role)[-1]
    role = re.split(r"\s*[(/,]|\s-\s", last)[0].strip()
    return with_article(_with_names(lowered_title(role))) if role else ""


def _with_names(role: str) -> str:
    return re.sub(r"\b(year|class|key stage|level|tier) (?=\d)", lambda m: f"{m[1].capitalize()} ", role)


def organisation_of(line: CvLine) -> str:
    return spoken_name(line.organisation or line.role)


_NO_EMPLOYER = re.compile(r"(?:freelanc\w*|self[- ]employed|various|several|independent|own business|private)\b", re.I)


def has_employer(line: CvLine) -> bool:
    """Whether the line stands under somebody's name; freelance work does not."""
    return bool(line.organisation) and not _NO_EMPLOYER.match(line.organisation)


def place_of(line: CvLine) -> str:
    """ "at Fennel Analytics", or "in my work as a designer"."""
    if has_employer(line) or not role_of(line):
        return f"at {organisation_of(line)}" if has_employer(line) else "in my own work"
    return f"in my work as {role_of(line)}"

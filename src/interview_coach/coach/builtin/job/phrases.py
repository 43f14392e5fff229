"""Turns a requirement ("4+ years of building backend services that ran in production") into names of skills
("backend services")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview_coach.coach.builtin.job import requirement_patterns as patterns
from interview_coach.coach.builtin.job.mentions import is_in_lexicon, is_product

LONGEST_NAME = 6
"""Words. A longer phrase is a sentence, not the name of a skill."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of a skill.

    Phrases that share a `choice` are alternatives ("Python or PowerShell"), of which one is enough; None stands
    alone. `examples` are products named to illustrate it ("planning tool: Anaplan or similar").
    """

    name: str
    choice: int | None = None
    examples: tuple[str, ...] = ()
    in_passing: bool = False


def first_sentence(text: str) -> str:
    """The requirement itself; what follows a full stop or a dash comments on it."""
    return re.split(r"(?<=[a-z0-9)])[.!?]\s+(?=[A-Z])|\s+[-–—]{1,2}\s+|\s+→\s+", text)[0].strip(" .;")


def without_brackets(text: str) -> str:
    return re.sub(r"\s+(?=[.,;:])", "", re.sub(r"\s*[(\[][^)\]]*[)\]]", " ", text))


def phrases_of(text: str) -> list[Phrase]:
    """Names of skills in a requirement, in order. Empty when it asks for none (availability, a trait)."""
    body = patterns.ASKS.sub("", first_sentence(without_brackets(text)), count=1)
    trigger = patterns.TRIGGER.search(body)
    if trigger and _has_subject(body[: trigger.start()]):
        body = body[trigger.start() :]
    head, colon, rest = body.partition(": ")
    if colon and patterns.GENERIC_HEAD.match(head.strip()):
        head = rest
    head = patterns.ILLUSTRATED.split(head)[0] if re.search(r"\b(?:e\.g|such as|for example)", head) else head
    found: dict[str, Phrase] = {}
    for number, (pieces, is_choice) in enumerate(_parts(head)):
        for piece in pieces:
            name = clean(piece)
            if name and name.lower() not in found:
                found[name.lower()] = Phrase(name, number if is_choice else None)
    return list(found.values())


def _has_subject(before: str) -> bool:
    """Three words and more of a sentence, no list, that do not lead to the skill themselves."""
    return "," not in before and len(strip_lead(before).split()) >= 3


def _parts(body: str) -> list[tuple[list[str], bool]]:
    """The parts of a list, each split at "and" and "or", with whether these are alternatives."""
    clauses = [c for c in patterns.COMMA.split(_tidy(body)) if c.strip() and not patterns.AS_ROLE.search(c)]
    if len(clauses) > 1 and _is_object_list(clauses):
        clauses = clauses[:1]
    clauses = clauses[:1] + [c for c in clauses[1:] if not _is_afterthought(c)]
    if len(clauses) > 1 and _is_plain_list(clauses):
        pieces = [piece for clause in clauses for piece in _split(clause)]
        return [(pieces, " or " in f" {clauses[-1]} ")]
    return [_alternatives(clause) for clause in clauses]


def _tidy(body: str) -> str:
    """Without "or similar"; "or a comparable broker" becomes "or broker"."""
    return patterns.ALIKE.sub("", patterns.SIMILAR.sub(" ", body)).strip()


def _is_plain_list(clauses: list[str]) -> bool:
    return all(len(clause.split()) <= 4 for clause in clauses[:-1])


def _is_object_list(clauses: list[str]) -> bool:
    """ "relationships with pupils, parents and carers": the list is of whom, not of skills."""
    at = patterns.PREPOSITION.search(strip_lead(clauses[0]))
    if at is None or len(clauses) > 4 or at.start() == 0:
        return False
    tail = strip_lead(clauses[0])[at.end() :]
    return len(tail.split()) <= 2 and all(len(c.split()) <= 3 and c.islower() for c in clauses[1:])


def _is_afterthought(clause: str) -> bool:
    words = clause.lower().split()
    first = words[1] if len(words) > 1 and words[0] in {"and", "or"} else words[0]
    return first in patterns.AFTERTHOUGHT or len(strip_lead(clause).split()) > LONGEST_NAME + 6


def _alternatives(clause: str) -> tuple[list[str], bool]:
    pieces = _split(clause)
    return pieces, len(pieces) > 1 and " or " in clause


def _split(clause: str) -> list[str]:
    """A clause at its "and" and "or"; what follows a preposition is the skill's object and stays with it."""
    if is_product(clause.strip(_EDGE)):
        return [clause]
    clause = strip_lead(clause)
    first = patterns.SPLIT.search(clause)
    cut = patterns.CUT.search(clause, len(clause.split(" ")[0]) if clause else 0)
    main = clause[: cut.start()] if cut and (first is None or cut.start() < first.start()) else clause
    if _shares_head(main):
        return [main]
    pieces = [p for p in patterns.SPLIT.split(main) if p.strip()]
    return [p for i, p in enumerate(pieces) if i == 0 or not _is_object_of(pieces[i - 1])]


def _is_object_of(before: str) -> bool:
    """The piece before ended inside a prepositional phrase ("in a manufacturing | consumer goods business")."""
    return bool(re.search(r"\s(?:with|in|for|across|to|at|from|of)\s+(?:an?|the|our|your)\s", before, re.I))


def _shares_head(main: str) -> bool:
    """ "journeyman or master license", "written and verbal communication": one thing, said of two kinds."""
    if len(main.split()) > LONGEST_NAME + 1:
        return False
    sides = re.split(r"\s+(?:and|or|&)\s+", main)
    if len(sides) != 2 or len(sides[1].split()) < 2:
        return False
    if re.search(r"licen[cs]e$", main, re.I):
        return True
    if re.search(r"[A-Z+#0-9]", sides[0][1:] + sides[1].split()[0]):
        return False
    left = sides[0].split()
    return bool(left) and bool(
        patterns.ADJECTIVE.match(left[-1]) or (patterns.HEAD_KEPT.search(main) and len(left) == 1)
    )


def strip_lead(text: str) -> str:
    """Takes away what leads to the skill: years, "experience with", "ability to", light verbs."""
    before = None
    while text and text != before:
        before = text
        text = patterns.LEAD.sub("", text, count=1).strip()
        text = patterns.LIGHT_VERB.sub("", text, count=1).strip()
    return text


_EDGE = " .,;:*\"'“”-–—/"


def clean(piece: str) -> str | None:
    """The name in one piece of a list; None when nothing nameable is left."""
    whole = " ".join(piece.split()).strip(_EDGE)
    if is_product(whole):
        return whole
    text = strip_lead(_tidy(whole).strip(_EDGE))
    if re.match(r"degree (?:in|of) ", text, re.I):
        text = " ".join(text.split()[:4])
    else:
        cut = patterns.CUT.search(text, max(1, len(text.split(" ")[0]) if text else 1))
        text = text[: cut.start()] if cut else text
    text = _strip_tail(text.strip(_EDGE))
    return text if is_name(text) else None


def _strip_tail(text: str) -> str:
    before = None
    while text != before:
        before = text
        shorter = patterns.TAIL.sub("", text).strip(_EDGE)
        alone = (len(shorter.split()) == 1 and _needs_noun(shorter, text)) or bool(_THINGS.search(shorter))
        text = shorter if shorter and not alone else text
    return text


_THINGS = re.compile(r"\b(?:keyboard|telephone|phone|people|knife|computer)$", re.I)
"""What one has skills with: without that noun only the thing is left."""


def _needs_noun(word: str, whole: str) -> bool:
    """ "Closing experience" and "knife skills" keep their noun; "scheduling skills" is scheduling."""
    if word.islower() and patterns.UNFIT_ALONE.match(word):
        return True
    plain = word[1:].islower() and not is_in_lexicon(word.lower())
    return plain and bool(re.search(r" skills?$", whole, re.I)) and not patterns.ABSTRACT.search(word)


def is_name(text: str) -> bool:
    """Whether a phrase can stand as the name of a skill."""
    words = text.split()
    if not words or len(words) > LONGEST_NAME or patterns.TRAIT.match(text):
        return False
    if not re.search(r"[A-Za-z]", text) or (len(text) == 1 and text not in "RC"):
        return False
    if len(words) == 1 and patterns.QUALITY_WORD.search(words[0].lower()) and not is_in_lexicon(words[0].lower()):
        return False
    if words[0].lower() in patterns.AFTERTHOUGHT or re.search(r"[$€£]", text):
        return False
    if any(word.lower() in patterns.ADDRESSED for word in words):
        return False
    return any(
        w.isupper() or w.lower().strip(".,'") not in patterns.EMPTY for w in words
    ) and not patterns.IS_NUMBER.match(text)

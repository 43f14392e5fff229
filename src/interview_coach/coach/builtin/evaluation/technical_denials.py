"""Finds in an answer what the reference rejects in so many words: "never do that", "not that", "that is wrong"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.technical_statements import (
    CONDITION,
    ENDORSEMENT,
    NEGATION,
    Found,
    Statement,
    sentence_of,
    sentences,
    statements,
    taken_back,
)
from interview_coach.coach.builtin.evaluation.technical_terms import stem, terms

_WORDS_BEFORE, _WORDS_AFTER = 12, 9
"""How far from the words of a rejected idea a "not" or "would hide" may stand to take it back."""
_ADVICE_BEFORE = 20
_LONGEST_DENIAL = 7
_SHORTEST_TELLING = 4

_DO_NOT = re.compile(
    r"(?:(?:^|[,;:(]\s*|\b(?:and|but|so|i|we|you)\s+)(?:do not|don't|never|avoid)|"
    r"\b(?:must not|mustn't|should not|shouldn't|should never|must never)(?: be)?)\s+(?P<what>[^.;:,()]+)",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"(?:(?:^|[,;(]\s*|\band\s+|\bbut\s+)not\s+(?!only|just|all|every|always|yet|necessarily|to\b|be\b|been\b|if\b|"
    r"when\b|because\b|enough\b|least\b)|\b(?:rather than|instead of)\s+)(?P<what>[^.;:,()]+)",
    re.IGNORECASE,
)
_IS_BAD = re.compile(
    r"(?P<what>[^.;:,]+?)\s+(?:is|are|would be)\s+(?:(?:not|never)\s+(?:\w+ly\s+)?(?:safe|correct|right|valid|allowed|"
    r"permitted|acceptable|reliable|suitable|appropriate|recommended|a fix|a solution|an option)|(?:wrong|unsafe|"
    r"dangerous|invalid|forbidden|prohibited|a mistake|incorrect|unacceptable|unlawful|illegal))\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s(?:because|since|as|so|but|which|who|where|even|and (?:not|so|then)|or else)\b.*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Denial:
    """An idea that the reference rejects: every stem in `telling` has to be in a statement that holds it."""

    telling: frozenset[str]
    verb: str | None
    beside: frozenset[str]
    against: str


def advised_against(reference: str, answer: str, asked: frozenset[str]) -> Found:
    yield from _advised(answer, [*_denials(reference, asked, _DO_NOT), *_denials(reference, asked, _IS_BAD)])


def put_in_place(reference: str, answer: str, asked: frozenset[str]) -> Found:
    yield from _advised(answer, _denials(reference, asked, _NOT_THIS))


def _advised(answer: str, denials: Iterable[_Denial]) -> Found:
    for denial in denials:
        hits = [hit for hit in statements(answer) if _holds(denial, hit)]
        if hits and all(_endorsed(answer, hit, denial) for hit in hits):
            yield "denied", hits[0], denial.against


def _denials(reference: str, asked: frozenset[str], form: re.Pattern[str]) -> Iterator[_Denial]:
    for sentence in sentences(reference):
        for match in form.finditer(sentence.text):
            elsewhere = reference.replace(match.group(), " ")
            for what in _TAIL.sub("", match["what"]).split(" or "):
                denial = _denial(what, sentence, elsewhere, asked, form is _DO_NOT)
                if denial:
                    yield denial


def _denial(what: str, sentence: Statement, elsewhere: str, asked: frozenset[str], with_verb: bool) -> _Denial | None:
    """The idea in `what`, or None when it is conditional, long or has no word that stands for it alone."""
    words = what.split()
    if not words or len(words) > _LONGEST_DENIAL or CONDITION.search(what) or NEGATION.search(what):
        return None
    stems = frozenset(stem(word) for word in terms(what).words if not word.endswith("ly"))
    told = terms(elsewhere).stems
    beside = terms(sentence.text).stems & told
    if with_verb:
        verb = stem(words[0])
        return _Denial(stems, verb, beside, sentence.text) if verb in stems and len(stems) > 1 else None
    telling = frozenset(s for s in stems - told - asked if len(s) >= _SHORTEST_TELLING)
    return _Denial(telling, None, beside, sentence.text) if telling else None


def _holds(denial: _Denial, said: Statement) -> bool:
    if denial.verb is None:
        return denial.telling <= said.stems
    return denial.verb in said.stems and 2 * len(denial.telling & said.stems) > len(denial.telling)


def _endorsed(answer: str, said: Statement, denial: _Denial) -> bool:
    """Whether the answer advises it: with a word of advice, on the same matter, and nothing around it takes it back."""
    places = [word for word in said.words if word.stem in denial.telling]
    if not places:
        return False
    sentence = sentence_of(answer, said)
    before = answer[sentence.start : places[0].start].split()
    after = answer[places[-1].end :].split()
    near = " ".join([*before[-_WORDS_BEFORE:], answer[places[0].start : places[-1].end], *after[:_WORDS_AFTER]])
    on_the_matter = denial.verb is not None or bool(denial.beside & sentence.stems) or len(denial.telling) > 1
    advised = bool(ENDORSEMENT.search(" ".join([*before[-_ADVICE_BEFORE:], answer[places[0].start : places[-1].end]])))
    return on_the_matter and advised and not taken_back(near) and not said.conditional

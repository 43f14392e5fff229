"""Reads a message of the candidate in a case: what it asks for, which numbers it says, what work it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview_coach.coach.builtin.evaluation.arithmetic import calculations
from interview_coach.coach.builtin.evaluation.case_decisions import decisions
from interview_coach.coach.builtin.evaluation.case_signs import ASSUMES, BRANCH
from interview_coach.coach.builtin.evaluation.technical_cues import with_sign
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.coach.builtin.interview.data_requests import Requests, name_of, requests_in
from interview_coach.coach.builtin.interview.figures_said import figures_said
from interview_coach.content.cases import FilledCase, case_library
from interview_coach.domain.case_room import CaseRoom, CaseStage, Heard, NumberCheck, Piece, Verdict

FEWEST_BRANCHES = 2
"""Parts of the case's structure that a message has to name to count as one."""
_HALF = 0.5
_STRUCTURE_WORDS = 10
_VERDICT_WORDS = 3
_SHORT_ANSWER = 10
_FIGURES_BEHIND = 2
_ORDER = re.compile(
    r"\s*(?:accept|add|ask (?:for|them)|build|buy|charge|close|cut|decline|do (?:not|both|it)|drop|fill|fund|give|hire|"
    r"keep|launch|lower|merge|move|negotiate|offer|open|pay|pilot|put|raise|reject|replace|run|sell|shift|sign|spend|"
    r"start|stay|stop|switch|take|train)\b(?!ing)(?![^.]{0,80}=)",
    re.IGNORECASE,
)
_SPLITS = re.compile(
    r"\b(?:split|break (?:it|this|that|the \w+) (?:down|up|into)|structure|divide|segment|(?:look|looking) at|consider|"
    r"(?:two|three|four|five) (?:parts|areas|things|buckets|blocks|steps|questions))\b",
    re.IGNORECASE,
)
_LIST = re.compile(r",|;|\band\b|\bthen\b", re.IGNORECASE)
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|right|exactly|correct|please|sure|that one|that's it|both|all)\b", re.IGNORECASE
)
_BOTH = re.compile(r"\bboth\b|\ball\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|former)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:second|latter|last|other)\b", re.IGNORECASE)


def case_of(room: CaseRoom) -> FilledCase | None:
    """The case of the library that the room is about, with its numbers; None for a question without a data room."""
    template = case_library().get(room.case_id or "")
    return None if template is None else FilledCase(template, room.choice)


def hear(room: CaseRoom, text: str) -> tuple[Heard, Requests]:
    """What a message asks for and shows, and its requests in the candidate's words."""
    case = case_of(room)
    requests = _meant(room, text, case) or requests_in(text, case)
    checks = figures_said(text, case)
    answer = AnswerText.of(text)
    calculated = bool(checks) or bool(calculations(text, room.prompt))
    recommends = _recommends(answer, room.prompt, checks)
    heard = Heard(
        text,
        requests.pieces,
        requests.unsure,
        requests.absent,
        clarifying=len(requests.clarifying),
        broad=requests.broad,
        assumes=bool(ASSUMES.search(text)),
        checks=checks,
        recommends=recommends,
        shows=frozenset(_shows(room, _is_structured(answer, case), calculated, recommends)),
    )
    return heard, requests


def _meant(room: CaseRoom, text: str, case: FilledCase | None) -> Requests | None:
    """The answer to "do you mean X or Y?"; None when the message is about something else."""
    if case is None or not room.offered or len(text.split()) > _SHORT_ANSWER:
        return None
    offered = {item.id: Piece(item.id, case.said(item.gives)) for item in case.template.data_room}
    pieces = tuple(offered[one] for one in room.offered if one in offered)
    chosen = _chosen(text, pieces, case)
    return Requests(chosen) if chosen else None


def _chosen(text: str, pieces: tuple[Piece, ...], case: FilledCase) -> tuple[Piece, ...]:
    if _BOTH.search(text) or (len(pieces) == 1 and _YES.match(text)):
        return pieces
    said = terms(text).stems
    named = tuple(p for p in pieces if said and overlap(terms(name_of(p.id, case)).stems, said) >= _HALF)
    if len(named) == 1:
        return named
    if _FIRST.search(text):
        return pieces[:1]
    return pieces[-1:] if _SECOND.search(text) else ()


def _recommends(answer: AnswerText, prompt: str, checks: Sequence[NumberCheck]) -> bool:
    """A decision, or an order that stands on figures of the case ("Fill the slots first. …")."""
    if answer.word_count <= _VERDICT_WORDS:
        return False
    ordered = bool(_ORDER.match(answer.shown)) and sum(c.verdict is Verdict.RIGHT for c in checks) >= _FIGURES_BEHIND
    return ordered or bool(decisions(answer, prompt, worked=True))


def _shows(room: CaseRoom, structured: bool, calculated: bool, recommends: bool) -> Iterator[CaseStage]:
    """The stages whose work a message does; a recommendation only when something was worked out before it."""
    if structured:
        yield CaseStage.STRUCTURE
    if calculated:
        yield CaseStage.NUMBERS
    if recommends and (calculated or room.stage.place >= CaseStage.NUMBERS.place):
        yield CaseStage.RECOMMENDATION


def _is_structured(answer: AnswerText, case: FilledCase | None) -> bool:
    if answer.word_count < _STRUCTURE_WORDS:
        return False
    if any(_SPLITS.search(s.text) and len(_LIST.findall(s.text)) >= FEWEST_BRANCHES for s in answer.sentences):
        return True
    marked = len(with_sign(answer.sentences, BRANCH)) > FEWEST_BRANCHES
    if case is None:
        return marked
    said = terms(answer.shown).stems
    stems = [terms(f"{branch.name} {' '.join(branch.leaves)}").stems for branch in case.template.structure]
    named = [bool(overlap(terms(b.name).stems, said) >= _HALF) for b in case.template.structure]
    touched = [overlap(one, said) >= _HALF for one in stems]
    return marked or sum(a or b for a, b in zip(named, touched, strict=True)) > FEWEST_BRANCHES

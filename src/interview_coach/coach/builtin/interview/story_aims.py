"""What is worth asking about an event that was told.

Each aim is dropped as soon as a hint anywhere in the answer says that it was told: a hint too many costs a question, a
hint missed would ask somebody for what they have just said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from interview_coach.coach.builtin.evaluation.account import HARDLY, Account
from interview_coach.coach.builtin.evaluation.behavioral_evidence import UNSURE, sure_ends, sure_lessons, sure_steps
from interview_coach.coach.builtin.evaluation.cues import PEOPLE, REASON
from interview_coach.coach.builtin.evaluation.details import BehavioralDetails
from interview_coach.coach.builtin.evaluation.feedback_quotes import is_whole
from interview_coach.coach.builtin.evaluation.feedback_told import (
    could_be_compared,
    hints_at_an_end,
    is_in_own_voice,
    is_surely_lesson,
    is_surely_outcome,
    may_hold_a_figure,
    may_tell_a_lesson,
    may_tell_an_end,
    may_tell_the_task,
    says_we,
)
from interview_coach.coach.builtin.evaluation.lexicon import NUMBER
from interview_coach.coach.builtin.evaluation.text import Span
from interview_coach.coach.builtin.interview.aims import LACKING, THIN, WORTH_ASKING, Aim, aim
from interview_coach.domain.vocabulary import ResponseType, SegmentLabel

ENOUGH_STEPS, MUCH_ACTION = 4, 0.4
_COUNTABLE = re.compile(
    r"\b(?:more|less|fewer|better|faster|quicker|sooner|cheaper|higher|lower|increas\w+|decreas\w+|reduc\w+|"
    r"improv\w+|sav(?:e|ed|ing)|gr[eo]w\w*|dropp?\w*|fell|rose|cut|halv\w+|doubl\w+|sales|costs?|delays?|"
    r"complaints?|turnover|sold)\b"
)
"""An outcome on which a figure can be put; "he changed it on the spot" is none."""
_FIRST_PERSON = re.compile(r"\b(?:i|we|me|my|our)\b")
_ROLE = re.compile(
    r"\b(?:i was (?:their|the|an?|our|in charge|responsible|working)|my (?:class|shift|crew|shop|ward|year))\b"
)
_ABOUT_A_MISTAKE = re.compile(
    r"\b(?:mistakes?|fail\w*|went wrong|errors?|regret\w*|let (?:someone|somebody) down)\b", re.I
)
"""Questions after which nobody is asked what else would have worked."""
_TOLD = frozenset([ResponseType.EVENT, ResponseType.SENSITIVE])


def story_aims(details: BehavioralDetails, question: str) -> Iterator[Aim]:
    """Every aim with its need; of an answer that tells no event only that one should be told."""
    account = details.account
    if details.response_type not in _TOLD:
        yield aim("one_case", LACKING, _talk(account))
        return
    if details.blamed is not None:
        yield aim("own_share", LACKING + 0.6, (details.blamed,))
    yield from _about_steps(account)
    yield from _about_the_end(account, figures=not details.care.perhaps)
    yield from _about_the_scene(account)
    yield from _about_lessons(account)
    if _ABOUT_A_MISTAKE.search(question):
        yield aim("never_again", WORTH_ASKING + 0.1, (r.span for r in sure_lessons(account)))
    else:
        yield from _challenges(account)


def _about_steps(account: Account) -> Iterator[Aim]:
    steps = _own_steps(account)
    together = [r.span for r in account.shared if says_we(r.span)]
    if together and account.own_share < 0.5:
        yield aim("own_part", LACKING + 0.5, together)
    elif len(account.own) < 2 and len(steps) < 2 and account.share(SegmentLabel.ACTION) < MUCH_ACTION:
        yield aim(
            "steps", THIN - 0.5 if account.outcomes else LACKING, _by_place([*steps, *(r.span for r in account.own)])
        )
    elif len(account.own) < ENOUGH_STEPS and account.share(SegmentLabel.ACTION) < MUCH_ACTION:
        yield aim("steps", THIN - 0.4, _by_place(steps))
    says = {id(p.reading): p.says for p in account.parts}
    empty = [r.span for r in account.own if says[id(r)] < UNSURE and not r.concrete]
    if empty:
        yield aim("vague_step", THIN + 0.3, empty)
    if steps and not REASON.search(account.text.plain):
        yield aim("why", THIN - 0.2, steps)
    if steps and not PEOPLE.search(account.text.plain):
        yield aim("others", WORTH_ASKING, steps)
    if steps and not account.trouble:
        yield aim("hurdle", WORTH_ASKING + 0.2, steps)


def _about_the_end(account: Account, *, figures: bool) -> Iterator[Aim]:
    ends = [o.reading.span for o in sure_ends(account) if is_surely_outcome(account, o.reading.span)]
    missing = account.chance(SegmentLabel.RESULT) < HARDLY and not account.closes and not may_tell_an_end(account)
    if not ends:
        if missing:
            yield aim("result", LACKING + 0.3, _by_place(_own_steps(account)))
        elif not (account.outcomes or hints_at_an_end(account)) and _FIRST_PERSON.search(
            account.parts[-1].reading.span.plain
        ):
            yield aim("result", THIN + 0.3, _by_place(_own_steps(account)))
    told = ends or [o.reading.span for o in account.outcomes]
    if figures and told and not may_hold_a_figure(account):
        countable = [span for span in told if _COUNTABLE.search(span.plain)]
        yield aim("number", THIN + 0.4 if countable else WORTH_ASKING, countable)
    elif figures and ends and could_be_compared(account, ends[0]):
        yield aim("compare", THIN - 0.3, ends[:1])


def _about_the_scene(account: Account) -> Iterator[Aim]:
    setup, told = [r.span for r in account.setup], account.text.plain
    if account.chance(SegmentLabel.TASK) < HARDLY and not (may_tell_the_task(account) or _ROLE.search(told)):
        yield aim("task", THIN - 0.4, setup)
    if not account.setting and account.chance(SegmentLabel.SITUATION) < HARDLY:
        yield aim("scene", THIN, setup)


def _about_lessons(account: Account) -> Iterator[Aim]:
    lessons = [r.span for r in sure_lessons(account) if is_surely_lesson(r.span)]
    if not lessons and not account.reflections and not may_tell_a_lesson(account):
        yield aim("lesson", THIN - 0.1, _by_place(_own_steps(account)))


def _challenges(account: Account) -> Iterator[Aim]:
    if not account.choices:
        yield aim("alternative", WORTH_ASKING, _own_steps(account))
    ends = [o.reading.span for o in sure_ends(account) if is_surely_outcome(account, o.reading.span)]
    measured = [end for end in ends if _COUNTABLE.search(end.plain) or NUMBER.search(end.plain)]
    if measured:
        yield aim("proof", WORTH_ASKING + 0.1, measured)


def _own_steps(account: Account) -> list[Span]:
    """Steps that are the speaker's by their own words, richest first."""
    return [r.span for r in sure_steps(account) if is_whole(r.span) and is_in_own_voice(r.span)]


def _by_place(spans: Iterable[Span]) -> list[Span]:
    """The last one first: where a story that stopped early can be taken up."""
    return sorted(spans, key=lambda span: -span.start)


def _talk(account: Account) -> list[Span]:
    """Clauses of talk in which somebody does something, own doings first."""
    told = [p.reading for p in account.parts if is_whole(p.reading.span)]
    return [r.span for r in sorted(told, key=lambda r: (not r.doing, r.span.start))]

"""What kind of answer it is, before anything is marked: an event, or talk about what one would do, does, thinks, is."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.evaluation.account import Account
from interview_coach.coach.builtin.evaluation.clauses import Agent, Mode
from interview_coach.coach.builtin.evaluation.flags import flag_holds
from interview_coach.coach.builtin.evaluation.relevance import NO_FIT
from interview_coach.coach.builtin.evaluation.story_features import story_features
from interview_coach.coach.builtin.evaluation.text import plain
from interview_coach.domain.vocabulary import ResponseType

FEWEST_PAST, MOSTLY = 3, 0.4
SLOGANS = 0.34
"""Concrete words among concrete and abstract ones, below which an answer is made of slogans. Set between slogans
written for a test (0.2-0.3) and thin true stories of students (SIOP 2024, 0.35 and more)."""
_SELF = re.compile(
    r"\bi(?:'m| am) (?:a|an|very|always|pretty|really|the kind|someone|known|good|great|natural"
    r"|passionate|confident)\b|\bmy (?:strength|greatest|biggest) "
)
_OPINION = re.compile(
    r"\b(?:i (?:believe|think|feel)|in my (?:opinion|view)|it is (?:important|essential|crucial)"
    r"|is (?:key|important|essential)|should|must)\b"
)


def response_type(account: Account) -> ResponseType:
    """Event when something was done at a time that was, also when it is told thinly; otherwise what it is instead."""
    done = len(account.own) + len(account.shared)
    if account.modal >= 2 and account.modal > 0.75 * done and not _tells_plainly(account):
        return ResponseType.HYPOTHETICAL
    if _tells_plainly(account) or flag_holds("event", story_features(account, NO_FIT, event=True)):
        return ResponseType.PSEUDO_EVENT if _is_slogan(account) else ResponseType.EVENT
    return _talk(account, done)


def _tells_plainly(account: Account) -> bool:
    """Mostly what happened, with something done in it: a thin story, but a story, as students tell them."""
    readings = [p.reading for p in account.parts]
    family = [r for r in readings if r.agent in (Agent.I, Agent.WE, Agent.PASSIVE) and r.doing]
    past = [r for r in readings if r.mode is Mode.HAPPENED]
    done = sum(r.mode is Mode.HAPPENED and not r.noticing for r in family)
    rule = sum(r.mode in (Mode.PRESENT, Mode.HABIT) and r.agent is not Agent.PASSIVE for r in family)
    told = done >= 1 and len(past) >= max(FEWEST_PAST, MOSTLY * len(readings))
    return told and rule <= max(1, done) and account.modal <= max(1, done // 2)


def _is_slogan(account: Account) -> bool:
    """Whether it could be anybody's story: abstract words where people, places, figures and objects should be."""
    return account.substance < SLOGANS or (
        account.substance < SLOGANS + 0.08 and account.plain_share <= 0.34 and not account.named
    )


def _talk(account: Account, done: int) -> ResponseType:
    wording = account.text.plain
    if account.modal > account.habit:
        return ResponseType.HYPOTHETICAL
    if done >= 1 and account.happened >= 1 and account.habit <= done:
        return ResponseType.PSEUDO_EVENT
    if account.habit >= 2:
        return ResponseType.HABIT
    if len(_SELF.findall(wording)) >= len(_OPINION.findall(wording)) and _SELF.search(wording):
        return ResponseType.SELF_DESCRIPTION
    return ResponseType.PSEUDO_EVENT if done >= 2 else ResponseType.OPINION


_ASKS_HOW = re.compile(
    r"\b(?:how do you|how would you|what(?:'s| is| are) your (?:\w+ )?(?:approach|process"
    r"|strateg\w+|philosophy|style|view|method)"
    r"|(?:describe|discuss|explain|walk (?:me|us) through|talk about"
    r"|share) your (?:\w+ )?(?:approach|process|strateg\w+|style|method)|what do you (?:do|think))"
)
_ASKS_EVENT = re.compile(
    r"\b(?:times? (?:when|you|that|where|something|people|your|a|in)|examples?|instances?"
    r"|experiences?|situations?|occasion|stor(?:y|ies)|recent(?:ly)?"
    r"|have you|did you|you (?:had|were|took|made|led|found|disagreed)|went wrong)\b"
)


def asks_for_event(question: str) -> bool:
    """Whether something that happened was asked for; only "how do you …" without an example asks for a habit."""
    wording = plain(question)
    return not _ASKS_HOW.search(wording) or bool(_ASKS_EVENT.search(wording))

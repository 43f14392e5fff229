"""What a question of each type must and must not be, and what nobody may ask."""

from __future__ import annotations

import re

from interview_coach.content.guides import guides
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.embedding import encoder

_EVENT = re.compile(
    r"\b(?:a|the|one|any|last|first|recent|specific|particular) (?:\w+ ){0,2}(?:time|occasion|situation|moment|day|week"
    r"|shift|example|instance|case|project|problem|decision|mistake|conflict|change|customer|person"
    r"|disagreement|setback|failure|success|crisis|complaint|goal|piece of work)\b"
    r"|\b(?:how|what|why|where) (?:did|was|were) (?:it|they|that|he|she)\b|\bwhat (?:happened|came of|changed)\b"
    r"|\b(?:when|how|what|why|where|who) (?:did|was|were|had|have) you\b|\b(?:have|had|did|were) you (?:ever )?\w+"
    r"|\bexample of \w+|\byou(?:'ve|’ve| have)? (?:once |ever |recently )?(?:\w{3,}ed|led|ran|built|made|had|took"
    r"|got|gave|found|went|cut|brought|taught|kept|wrote|sold|won|lost|held|set)\b",
    re.I,
)
_ASKS_TO_TELL = re.compile(
    r"\b(?:tell (?:me|us)|describe|give (?:me |us )?an? example|walk (?:me|us) through|talk (?:me|us) through"
    r"|think (?:of|back)|when (?:did|have|was|were|had)|(?:what|how|why|where|who) (?:did|have|was|were)"
    r"|have you|did you|share|recall|take (?:me|us) (?:back|through))\b",
    re.I,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:would|will|could|might) you\b|\byou(?:'d|’d| would)\b|\bimagine\b|\bsuppose\b|\bif you (?:were|had)\b", re.I
)
_HABIT = re.compile(r"\b(?:do you (?:usually|normally|typically|generally|tend|think|like)|how do you)\b", re.I)
_PAST_OF_PERSON = re.compile(
    r"\b(?:tell (?:me|us) about (?:a|the|one|your last) (?:time|occasion|situation)|describe (?:a|the|one)"
    r" (?:time|occasion|situation) (?:when|where|in which|that) you|have you ever"
    r"|(?:did|have|were) you\b(?! (?:been )?(?:given|told|hired|asked))"
    r"|an? (?:time|occasion) (?:when )?you|example of (?:when|how) you|in your (?:last|previous|past)"
    r"|(?:tell (?:me|us) about|describe|walk (?:me|us) through) [^.?]{0,40}\byou(?:'ve|’ve| have))\b",
    re.I,
)
_WOULD = re.compile(r"\b(?:would|will|could) you\b|\byou(?:'d|’d| would)\b", re.I)
_PRIVATE = re.compile(
    r"\b(?:start(?:ing)? a family|childcare|maternity|paternity"
    r"|your (?:kids?|child(?:ren)?|family|partner|spouse|church|accent|birth\w*"
    r"|weight|height|health|body|beliefs|ancest\w*|salary (?:now|today|before)|last salary|visa)"
    r"|(?:do|will|would|did) you (?:have|want|plan|expect|hope)\b[^.?]{0,25}\b(?:children|kids|a family|a baby)"
    r"|do you (?:drink|smoke|take (?:drugs|medication))"
    r"|you (?:retire|vote|pray|worship)|how many (?:kids|children))\b",
    re.I,
)
_HEARD_ALIKE = 0.62
"""Cosine with a question that may not be asked; lawful questions about difficult things lie below 0.55."""


def fault_of_type(text: str, type: QuestionType) -> str | None:
    """What of the type's one hard rule a question breaks, in words for the model."""
    if type is QuestionType.BEHAVIORAL:
        return _not_an_event(text)
    if type is QuestionType.SITUATIONAL and not (_WOULD.search(text) and not _PAST_OF_PERSON.search(text)):
        return "is situational and has to ask what the person would do"
    if type is QuestionType.CASE and _PAST_OF_PERSON.search(text):
        return "is a case and must not ask about the person's past"
    return None


def _not_an_event(text: str) -> str | None:
    asks = _ASKS_TO_TELL.search(text) and _EVENT.search(text)
    if not asks or _HYPOTHETICAL.search(text) or _HABIT.search(text):
        return "is behavioral and has to ask for one past event"
    return None


def is_unlawful(question: str) -> bool:
    """Whether it asks for what nobody may be asked about, in words that say so or with the same meaning."""
    if asks_unlawfully(question) or _PRIVATE.search(question):
        return True
    heard = [text for topic in guides().topics for text in topic.heard_as]
    return bool(encoder().similarity([question], heard).max() >= _HEARD_ALIKE)

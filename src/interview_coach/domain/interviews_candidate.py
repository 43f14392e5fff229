"""What the candidate asks at the end: what kind of question it is, and what a real interviewer would make of it.

Words decide, a sentence each; nothing is made up about an employer. The advice follows the guides of the content
library (questions about the work itself first; pay and holidays when an offer is near).
"""

from __future__ import annotations

import re
from enum import StrEnum


class Asked(StrEnum):
    WORK = "work"
    SUCCESS = "success"
    PEOPLE = "people"
    GROWTH = "growth"
    NEXT_STEPS = "next_steps"
    PAY = "pay"
    TIME_OFF = "time_off"
    ON_THEIR_PAGE = "on_their_page"
    RESULT = "result"
    NO_QUESTION = "no_question"
    OTHER = "other"


_SIGNS: tuple[tuple[Asked, str], ...] = (
    (Asked.RESULT, r"did i (?:get|do|pass)|have i (?:got|passed)|will you hire me|how did i do|my chances"),
    (Asked.TIME_OFF, r"holiday|vacation|time off|days off|annual leave|sick (?:days|leave)|leave early|home office"),
    (Asked.PAY, r"salary|\bpay\b|\bpaid\b|wage|bonus|benefit|perks?\b|money|pension|overtime"),
    (Asked.NEXT_STEPS, r"next steps?|when (?:will|can|do) i (?:hear|expect)|hear back|rest of the process|timeline"),
    (
        Asked.ON_THEIR_PAGE,
        r"what (?:do|does) (?:you|the company|your company) (?:do|make|sell)\b|how (?:old|big) is"
        r"|where (?:are|is) (?:you|the company|your office)",
    ),
    (
        Asked.SUCCESS,
        r"success|first (?:\w+ )?(?:day|days|week|weeks|month|months|year)|after (?:\w+ )?(?:months|year)"
        r"|measure|expect of|expect from|good at this job|probation",
    ),
    (Asked.GROWTH, r"grow|learn|train|develop|career|promot|mentor|course"),
    (Asked.PEOPLE, r"team|manager|colleague|report to|boss|culture|work with|lead(?:er|s)?\b|why did the last"),
    (
        Asked.WORK,
        r"\bday\b|\bweek\b|project|problem|challenge|hardest|difficult|tool|process|system|decid|decision"
        r"|customer|machine|shift|code|plan|priorit|biggest",
    ),
)

_JUDGED = {
    Asked.WORK: "That is a strong question: it is about the work itself and shows that you think about doing it.",
    Asked.SUCCESS: "That is a strong question: it asks what they will measure you by.",
    Asked.PEOPLE: "That is a good question: the people decide whether you will like it there.",
    Asked.GROWTH: "That is a good question. It lands best after one about what the job needs from you.",
    Asked.NEXT_STEPS: "That is a sensible last question, after one or two about the work.",
    Asked.PAY: "That is fair to ask, but it sounds better once they want you; first ask about the work.",
    Asked.TIME_OFF: "That is fair to ask, but as a first question it sounds as if the free time mattered most to you.",
    Asked.ON_THEIR_PAGE: "Their website or posting answers that; they hear from it that you have not read it.",
    Asked.RESULT: "They cannot say that yet. Ask what is still open about you instead; that can be talked about.",
    Asked.NO_QUESTION: "There is no question in that yet.",
    Asked.OTHER: "They can answer that, but it says little about you.",
}

_NOTHING = re.compile(
    r"^\W*(?:no|none|nope|nothing|no questions?|no thanks?|no thank you|that'?s (?:all|it)|i'?m (?:fine|good)|all clear"
    r"|everything is clear|not really)\b[\w\s,.!']{0,40}$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^\W*(?:what|how|who|when|where|which|why|is|are|do|does|did|will|would|can|could|may|tell me"
    r"|i would like to know|i'?d like to know|i wonder)\b",
    re.IGNORECASE,
)


def has_no_question(text: str) -> bool:
    """Whether the candidate says that there is nothing (more) to ask."""
    return not text.strip() or _NOTHING.match(text.strip()) is not None


def kind_of(text: str) -> Asked:
    """What a candidate's question is about; the first sign in the order above decides."""
    if not _ASKS.search(text):
        return Asked.NO_QUESTION
    small = text.casefold()
    return next((kind for kind, signs in _SIGNS if re.search(signs, small)), Asked.OTHER)


def judged(text: str) -> str:
    """A sentence on the question that was asked."""
    return _JUDGED[kind_of(text)]


def honest_reply(text: str, suggestion: str | None) -> str:
    """The reply in practice: that nobody here knows the company, what the question is worth, and one to ask instead or
    besides (None: no more are known)."""
    said = f"I am a practice interviewer, so I cannot answer for the company. {judged(text)}"
    return f"{said} What you could ask at this point of a real interview: “{suggestion}”" if suggestion else said


LIVE_REPLY = (
    "I am a practice interviewer and make up no facts about a company; in the real interview you hear the answer now. "
    "What else would you like to know?"
)

"""Questions about where somebody stands with a skill (level, limits, papers, a plan), and which parts were answered.

Such a question asks for no explanation: nobody weighs the costs of a licence. It is answered when each part that was
asked has a concrete sentence: a case, a date, a limit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.technical_terms import terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span


def _re(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)


STANDING = _re(
    r"how good are you (?:with|at|in)", r"how (?:well|much) do you know", r"what is your (?:honest )?level",
    r"how far have you got", r"where do you stand", r"where are you with (?:that|it)", r"how deep does (?:that|it) go",
    r"how close has your work come", r"which (?:of these |of them )?do you (?:hold|have|know)",
    r"do you (?:hold|have) today", r"not see [^.?]{1,80} on your (?:cv|r[eé]sum[eé])",
    r"your (?:cv|r[eé]sum[eé]) is silent",
    r"do you count", r"nearest (?:thing|example|piece|work)", r"comes? (?:nearest|closest)", r"did you come closest",
    r"new to [^.?]{1,60}\. how do you get up to speed", r"what can you show for it",
    r"how would you (?:rate|describe) your (?:level|skills?|knowledge)",
    r"how (?:experienced|confident|fluent) are you",
)  # fmt: skip
"""Questions that ask where the speaker stands, not how something works."""
_PAST = re.compile(
    r"\b(?:i|we)(?:'ve| have|'d| had)? (?:\w+ly |also |then |only |even )?(?:\w+ed|ran|built|led|wrote|made|"
    r"took|taught|"
    r"kept|found|got|came|went|set|cut|did|done|run|spent|dealt|saw|seen|gave|held|met|put|was|had)\b|"
    r"\bmy (?:last|first|own)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of such a question: how it is asked, what it is called in plain words, how an answer to it sounds, and
    what makes that concrete."""

    name: str
    asked: re.Pattern[str]
    answered: re.Pattern[str]
    what: str
    add: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said to a part: the best sentence, and whether it can be pictured or checked."""

    part: Part
    span: Span | None
    concrete: bool

    @property
    def level(self) -> float:
        return 1.0 if self.concrete else 0.5 if self.span else 0.0


PARTS = (
    Part("held", _re(r"do you (?:hold|have)(?: today)?", r"where do you stand", r"where are you with (?:that|it)"),
         _re(r"i(?:'ve| have)? (?:also )?(?:hold|held|have|got|passed|earned|carry|renewed)", r"i(?:'m| am) \w+",
             r"do(?:n't| not) (?:\w+ )?(?:have|hold)", r"exam", r"since (?:19|20)\d\d", r"licen[cs]ed?",
             r"certifi\w+", r"card", r"expires?", r"valid", r"none",
             r"not yet"),
         "which papers you hold", "name each with its date, and say it plainly when you do not hold one"),
    Part("level", _re(r"how good are you", r"(?:honest )?level", r"how (?:well|much) do you know", r"how deep",
                      r"how far have you got", r"which do you know better", r"how (?:experienced|confident|fluent)",
                      r"do you know"),
         _re(r"solid", r"beginners?", r"basics?", r"comfortable", r"confident", r"fluent\w*", r"advanced",
             r"intermediate",
             r"good (?:at|with|in)", r"well", r"years?", r"expert", r"little", r"nothing", r"never", r"daily",
             r"every (?:day|week)", r"a few", r"i (?:know|use|used|can|have)"),
         "your level today", "say how long or how often you have done it, and what you do without help"),
    Part("hardest", _re(r"(?:the )?hardest", r"most demanding", r"give me one (?:real )?example",
                        r"what did you do with",
                        r"what have you (?:done|had to do)", r"what can you show"),
         _PAST, "one concrete case", "tell one piece of work: what made it hard, what you did, how it ended"),
    Part("limit", _re(r"(?:still )?can(?:not|'t) (?:yet )?do", r"still missing", r"still be new", r"still need",
                      r"still reach for words", r"do(?:n't| not) know yet"),
         _re(r"can(?:not|'t)", r"could(?:n't| not)", r"not yet", r"never", r"have(?:n't| not)", r"still \w+", r"lack",
             r"missing", r"weak\w*", r"limits?", r"new (?:to|for) me", r"only \w+", r"would need", r"do(?:n't| not)"),
         "what you cannot do yet", "name one thing, and who you ask or what you do when it comes up"),
    Part("nearest", _re(r"nearest", r"comes? (?:nearest|closest)", r"come closest", r"how close"),
         _PAST, "the nearest thing you have done",
         "tell one piece of work: where, for how long, what you did yourself"),
    Part("carries", _re(r"carries over", r"where would (?:that|it) help", r"help you here", r"help us here"),
         _re(r"same", r"similar\w*", r"like", r"alike", r"carr(?:y|ies)", r"transfers?", r"helps?", r"useful",
             r"principles?",
             r"comparable", r"just as", r"also", r"here"),
         "what of it you can use here", "name one task of this job for which you would use it"),
    Part("plan", _re(r"(?:your )?plan", r"up to speed", r"need time"),
         _re(r"plan", r"i(?:'ll| will| would|'d)", r"going to", r"first (?:day|week|month)", r"course", r"train\w*",
             r"shadow\w*", r"practi[cs]e", r"enrol\w*", r"signed up", r"booked", r"exam",
             r"in (?:\w+ )?(?:weeks?|months?)"),
         "your plan", "give one step and its date"),
    Part("need", _re(r"do you need from us"),
         _re(r"need", r"from you", r"somebody", r"someone", r"mentor", r"access", r"time with", r"would help"),
         "what you need from them", "ask for one thing, such as a person to watch or a week of practice"),
    Part("count", _re(r"do you count"),
         _re(r"years?", r"months?", r"since", r"(?:19|20)\d\d", r"count", r"from \w+ to"),
         "which part of your work you count", "give the places and the years"),
    Part("alone", _re(r"on your own", r"that a beginner cannot"),
         re.compile(rf"{_PAST.pattern}|\b(?:alone|on my own|by myself|without help)\b", re.I),
         "what you handled on your own", "tell one problem, what you decided, and how it ended"),
    Part("tried", _re(r"read or tried", r"learned about it"),
         _re(r"read", r"tried", r"watched", r"course", r"books?", r"tutorial", r"took", r"practi[cs]ed", r"played",
             r"class"),
         "what you have read or tried", "name it, and one thing you took from it"),
    Part("shaped", _re(r"shaped the way you work", r"changed in the way you work"),
         _re(r"because", r"since then", r"changed", r"taught", r"learned", r"shaped", r"made me", r"the way i",
             r"ever since", r"always", r"now i", r"most"),
         "what it changed in the way you work", "name one thing you do differently since"),
    Part("last", _re(r"when did you last"),
         _re(r"last (?:\w+)", r"ago", r"yesterday", r"today", r"still", r"since", r"(?:19|20)\d\d"),
         "when you last used it", "give the month and what it was for"),
)  # fmt: skip
_CONCRETE_STEMS = 8
_NAME = re.compile(r"(?<=[a-z,;:'’] )(?!I\b|I')[A-Z][\w&.-]+")


def asks_where_you_stand(question: str) -> bool:
    return bool(STANDING.search(question))


def replies(question: str, text: AnswerText) -> tuple[Reply, ...]:
    """For each part that the question asks for, the sentence that answers it best, in the order of the question."""
    asked = sorted(((m.start(), part) for part in PARTS if (m := part.asked.search(question))), key=lambda at: at[0])
    return tuple(_reply(part, text.sentences) for _, part in asked)


def _reply(part: Part, sentences: Sequence[Span]) -> Reply:
    speaking = [s for s in sentences if part.answered.search(s.text)]
    concrete = [s for s in speaking if _is_concrete(s, part)]
    best = max(concrete or speaking, key=lambda s: len(terms(s.text).stems), default=None)
    return Reply(part, best, bool(concrete))


def _is_concrete(sentence: Span, part: Part) -> bool:
    """A figure, a date or a name; a limit only needs to say of what; a case needs room to be pictured."""
    stems = len(terms(sentence.text).stems)
    if part.name == "level":
        return bool(quantities(sentence.text) or _HONEST_NO.search(sentence.text) or _MEASURE.search(sentence.text))
    if part.name in _NEEDS_A_CASE:
        return stems >= _CONCRETE_STEMS or (stems >= _CONCRETE_STEMS - 2 and bool(quantities(sentence.text)))
    if part.name == "limit":
        return stems >= _FEW_STEMS - 2
    if part.name in _NEEDS_A_DATE:
        return bool(quantities(sentence.text) or _HONEST_NO.search(sentence.text))
    return stems >= _FEW_STEMS or bool(quantities(sentence.text) or _NAME.search(sentence.text))


_NEEDS_A_CASE = frozenset({"hardest", "nearest", "alone"})
_NEEDS_A_DATE = frozenset({"held", "count"})
_HONEST_NO = re.compile(r"\b(?:not|none|no|don't|never)\b", re.I)
_MEASURE = re.compile(
    r"\b(?:daily|weekly|every (?:day|week|shift|month)|beginner|basics?|intermediate|advanced|fluent\w*|on my own|"
    r"without help|by myself|only|little|nothing)\b",
    re.I,
)
"""What a listener can place a level by."""
_FEW_STEMS = 4


def standing_depth(found: Sequence[Reply]) -> float:
    """1.3 nothing of what was asked, 3 every part touched, 4.8 every part concrete."""
    if not found:
        return 3.0
    share = sum(reply.level for reply in found) / len(found)
    return 1.3 + 3.5 * share


def in_order(found: Sequence[Reply]) -> bool:
    """Whether the parts that were answered come in the order of the question."""
    starts = [reply.span.start for reply in found if reply.span]
    return starts == sorted(starts)

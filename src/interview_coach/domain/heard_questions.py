"""Questions as people remember them after an interview: of which kind they are, and whether they are on the list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from interview_coach.domain.vocabulary import QuestionType

LEAST_SHARED = 0.8
"""Of the telling words of two questions (Jaccard): from there on they count as the same one. Set so that a question
that is merely about the same subject stays apart; missing a twin costs a line on the list, a wrong twin costs the
question."""

_KINDS: tuple[tuple[QuestionType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        (QuestionType.TECHNICAL, r"\bhow (would|do|can) you (design|build|implement|test|debug|scale|index|deploy)\b"),
        (QuestionType.SITUATIONAL, r"\b(what|how) (would|will) you\b(?!.*\bdescribe you\b)|\b(imagine|suppose)\b"),
        (
            QuestionType.BEHAVIORAL,
            r"\b(a|one|the last) (time|situation|moment|occasion|project|example)\b|\bexamples? of\b|"
            r"\bwhen (did|have|were) you\b|\bhave you ever\b|\b(biggest|greatest|hardest) (mistake|failure|success)\b",
        ),
        (
            QuestionType.MOTIVATION,
            r"\bwhy (do|did|are|would|should|have|us|here|this|our|now)\b|\babout yourself\b|"
            r"\b(your|through) (cv|resume)\b|"
            r"\b(strengths?|weakness(es)?|salary|notice period|in (three|five|ten|\d+) years|motivates?)\b|"
            r"\bquestions for (us|me)\b|\bknow about (us|our|the company)\b|"
            r"\bleav(e|ing)\b.*\b(job|employer|position)\b",
        ),
        (
            QuestionType.CASE,
            r"\b(our|a|your) client\b|\bestimate\b|\bmarket size\b|\bsize of the\b.*\bmarket\b|\bhow many\b.*\bin "
            r"(the|a|london|berlin|new york|germany|france|india)\b|\bprofits? (fall|fell|drop|declin)",
        ),
        (
            QuestionType.TECHNICAL,
            r"\b(what (is|are)|explain|difference between|how (does|do|is|are)|implement|debug|design an?|write an?|"
            r"trade-?offs?|complexity|define)\b(?! you\b)(?! your\b)",
        ),
    )
)  # fmt: skip
"""In the order in which they are tried: "What would you do if a client …" is no case."""

_COMMON = frozenset((
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "can", "could", "describe", "did", "do", "does", "ever",
    "example", "for", "from", "give", "had", "has", "have", "how", "i", "in", "is", "it", "its", "me", "of", "on",
    "one", "or", "our", "please", "share", "situation", "so", "tell", "than", "that", "the", "their", "them", "there",
    "they", "this", "time", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will",
    "with", "would", "you", "your", "about",
))  # fmt: skip
_ASKS_FOR = frozenset({"why", "how"})


def kind_of(text: str) -> QuestionType:
    """A guess by the words of the question, for the user to correct; behavioral where nothing tells."""
    lowered = " ".join(text.casefold().split())
    return next((kind for kind, words in _KINDS if words.search(lowered)), QuestionType.BEHAVIORAL)


def same_question(text: str, known: Mapping[str, str] | Sequence[tuple[str, str]]) -> str | None:
    """The id of the question among `known` (id and text) that asks the same as `text`, the nearest one; None when
    there is none."""
    pairs = list(known.items()) if isinstance(known, Mapping) else list(known)
    wanted, telling = _plain(text), _telling(text)
    for id, other in pairs:
        if _plain(other) == wanted:
            return id
    scored = [(_shared(telling, _telling(other)), id) for id, other in pairs]
    best, id = max(scored, key=lambda each: each[0], default=(0.0, ""))
    return id if best >= LEAST_SHARED else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "'")))


def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    asks = {word for word in words[:1] if word in _ASKS_FOR}
    return frozenset(_stem(word) for word in words if word not in _COMMON) | asks


def _stem(word: str) -> str:
    """Enough for a plural and a verb in another time to meet."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0

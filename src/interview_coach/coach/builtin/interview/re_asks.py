"""The question once more in other words, after an answer that passed it by."""

from __future__ import annotations

import re

from interview_coach.content.follow_ups import follow_up_words
from interview_coach.domain.vocabulary import QuestionType

LONGEST_TOPIC, LONGEST_QUESTION = 16, 22
"""Words of the question that may be said again, so that a re-ask stays within 40 words."""
_ASKS_FOR = re.compile(
    r"^(?:please )?(?:tell (?:me|us) about|describe|give (?:me|us) an example of|think of|talk about|share|"
    r"(?:can|could) you (?:tell (?:me|us) about|describe|give (?:me|us) an example of|think of)|walk (?:me|us) through)"
    r"\s+(?P<topic>(?:a|an|one|the|some)\b[^.?!:;]*)",
    re.I,
)


def re_asks(question: str, type: QuestionType, *, supposed: bool) -> list[str]:
    """Wordings for this question, the fitting ones first; `supposed`: it was answered with what one would do."""
    words = follow_up_words().re_asks
    asked = _sentence(question)
    topic = _topic(asked) if type is QuestionType.BEHAVIORAL else None
    found = [*words["supposed"]] if supposed and type is QuestionType.BEHAVIORAL else []
    found += [text.format(topic=topic) for text in words["topic"]] if topic else []
    fits = len(asked.split()) <= LONGEST_QUESTION
    return found + [text.format(asked=asked) for text in words[type.value] if fits or "{asked}" not in text]


def _topic(sentence: str) -> str | None:
    found = _ASKS_FOR.match(sentence)
    topic = found["topic"].rstrip(" ,") if found else ""
    return topic if 2 < len(topic.split()) <= LONGEST_TOPIC else None


def _sentence(question: str) -> str:
    """The sentence of the question that asks, as one line."""
    line = " ".join(question.split())
    parts = re.split(r"(?<=[.?!])\s+", line)
    return next((part for part in parts if part.endswith("?") or _ASKS_FOR.match(part)), parts[0])

"""A short phrase of an answer that may stand in a question: word for word, whole enough, and safe to say back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview_coach.coach.builtin.evaluation.feedback_quotes import is_whole, quoted
from interview_coach.coach.builtin.evaluation.orders import orders_in
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.content.lawful import asks_unlawfully

FEWEST_WORDS, MOST_WORDS = 3, 12
_STOP = re.compile(
    r"[,;:] |(?<=\w) (?=(?:but|because|which|while|until)\b)|(?<=\w) (?=(?:and|so) (?:i|we|he|she|they|it)\b)", re.I
)
_BREAK = re.compile(r"(?<=\w) (?=(?:and|when|where|with|who|before)\b)")
_LOOSE_END = re.compile(
    r"[\s,;:]+(?:an?|the|of|to|at|in|on|by|for|from|with|and|or|but|so|that|which|who|as|than|i|he|she|they|we|it|is|"
    r"are|was|were|had|have|has|my|our|their|his|her|its|said|what|how|not|into|about|then|just|very|also|if|because|"
    r"would|could|should|will|can|when|where|like|um|uh|"
    r"saw|found|told|knew|thought|noticed|maybe|probably|each|kind|sort)$",
    re.I,
)
_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\n–—-]|(?:and|but|because|which|where|when|as|who|while|until|before|after|"
    r"then|so (?:i|we|that|the))\b)",
    re.I,
)
_PLAIN = re.compile(r"[\w\s'’,%$€£./&()+-]+")
_ADDRESS = re.compile(r"\w\.\w{2,}|www|//|\d{6,}")
_INSULTS = re.compile(
    r"\b(?:you(?:'re| are| people)? (?:\w+ )?(?:an? )?(?:idiots?|stupid|morons?|clowns?|fools?|joke)|fuck\w*|"
    r"stupid (?:question|machine|interview)|shut up|go to hell)\b",
    re.I,
)
_NOT_SAID_BACK = re.compile(
    r"\b(?:fuck\w*|shit\w*|bullshit|damn\w*|crap|bitch\w*|bastards?|ass(?:hole)?s?|idiots?|stupid|morons?|dumb|retard\w*|"
    r"punch\w*|slap\w*|beat (?:him|her|them|you)\w*|strangl\w*|stab\w*|"
    r"hate|kill\w*|die[sd]?|dead|suicid\w*|rape\w*|sex\w*|drunk|cancer|depress\w*|pregnan\w*|miscarr\w*|divorc\w*|funeral|"
    r"ill(?:ness)?|sick|disab\w*|religi\w*|church|mosque|muslim|jewish|christian|gay|lesbian|trans|black|immigrant|"
    r"husband|wife|girlfriend|boyfriend|my (?:son|daughter|mother|father|mom|mum|dad|kids?|children|baby)|"
    r"prompt|instructions?|rubric|grader|full marks|system|assistant|language model|ai)\b",
    re.I,
)
"""Insults, threats, words of pain, protected traits, and words to a machine: not read back in an interview."""


def phrase_of(spans: Iterable[Span], text: AnswerText, *, start: int = 0) -> str | None:
    """The first of the spans from `start` on that gives a phrase of 3 to 12 words; None when none does."""
    return next((found for span in spans if span.start >= start and (found := _phrase(span, text))), None)


def _phrase(span: Span, text: AnswerText) -> str | None:
    inside = [c for c in text.clauses if span.start <= c.start and c.end <= span.end] or [span]
    for clause in (span, *inside):
        words = _shortened(*_with_rest(clause, text)) if is_whole(clause) else None
        if words is not None and is_safe(words):
            return words
    return None


def _shortened(words: str, rest: str) -> str | None:
    """The whole, or its beginning up to where its sense breaks, rather at a comma than inside; None when it breaks
    nowhere. `rest` is what the answer says after it: a phrase that was cut short of its end is no whole one."""
    if _fits(words) and (not rest or _ENDS.match(rest)):
        return words
    for sign in (_STOP, _BREAK):
        cuts = [words[: found.start()] for found in sign.finditer(words)]
        if cut := next((cut for cut in reversed(cuts) if _fits(cut)), None):
            return cut
    return None


def _with_rest(clause: Span, text: AnswerText) -> tuple[str, str]:
    """The clause as it is quoted, and what is said after that up to the next 40 characters."""
    words = quoted(clause, text)
    after = " ".join(text.raw[clause.start : clause.end + 40].split())
    return words, after.partition(words)[2]


def _fits(words: str) -> bool:
    return FEWEST_WORDS <= len(words.split()) <= MOST_WORDS and not _LOOSE_END.search(words)


def is_rude(answer: str) -> bool:
    """Whether it insults who asks; then nothing of it is said back."""
    return _INSULTS.search(answer) is not None


def is_safe(words: str) -> bool:
    """Whether it may be said back: no markup, address or order, no insult, nothing of health, family or belief."""
    if _PLAIN.fullmatch(words) is None or _ADDRESS.search(words) or _NOT_SAID_BACK.search(words):
        return False
    return not (list(orders_in(words)) or asks_unlawfully(words))

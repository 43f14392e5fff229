"""How a clause is quoted in a sentence of feedback: in the answer's own words, and whole enough to stand there."""

from __future__ import annotations

import re

from interview_coach.coach.builtin.evaluation.text import AnswerText, Span

LONGEST_QUOTE = 90
SHORTEST_CUT = 40
"""Characters that are left at least when a long quote is cut where its sense breaks."""
FEWEST_WORDS = 4
"""Words of a quote that can stand alone."""
_LEAD = re.compile(
    r"^(?:(?:and|so|but|because|cause|then|yeah|yes|no|um+|uh+|er+m?|hmm+|oh|okay|ok|right|well|like|until|which"
    r"|that(?= (?:i|we|he|she|they|it|there|the|an?|my|nobody|somebody)\b)"
    r"|honestly|basically|anyway|you know|i mean|to be honest(?: with you)?|for me that's|for example)\b[,:]?\s+)+",
    re.I,
)
_BREAK = re.compile(r"[,;:] |(?<=\w) (?=(?:and|but|so|because|which|where|when|as|with|than|that|who|while)\b)")
_LOOSE_END = re.compile(
    r"(?:[\s,;:]+(?:a|an|the|of|to|at|in|on|by|for|from|with|and|or|but|so|that|which|who|as|than|i|he|she|they|we|it|"
    r"is|was|were|had|my|our|their|his|her|said|what|how|two|not|into|about))+$",
    re.I,
)
_HALF = re.compile(
    r"\s(?:a|an|the|of|to|at|by|for|from|with|and|or|but|which|who|as|than|my|our|their|is|was|were|into|about)$", re.I
)
_NOT_ALONE = re.compile(
    r"^(?:what i|nothing|when|while|whenever|if|(?:that |it )?would be|that(?:'s| is| was),? (?:it|my|that|what)\b"
    r"|it is that|it was that|is|are|was|were|i said look|i mean|you know|changed|passed|who|whose|whom)\b",
    re.I,
)


def quoted(span: Span, text: AnswerText) -> str:
    """The clause in the answer's own words, without what leads into it. A long one ends where its sense breaks."""
    quote = _bare(text.quote(span.start, span.end))
    if len(quote) > LONGEST_QUOTE:
        breaks = [m.start() for m in _BREAK.finditer(quote[: LONGEST_QUOTE + 1]) if m.start() >= SHORTEST_CUT]
        quote = quote[: breaks[-1]] if breaks else quote[:LONGEST_QUOTE].rsplit(" ", 1)[0]
        quote = _LOOSE_END.sub("", quote)
    return quote.strip(' ,;:.!?-–—"“”')


def words_left(span: Span) -> int:
    """Words of a clause when what leads into it is taken away."""
    return len(_bare(span.text).split())


def is_whole(span: Span) -> bool:
    """Whether a clause can be quoted by itself: long enough, and not the rest of another one."""
    words = _bare(span.text).rstrip(" ,;:.!?")
    return words_left(span) >= FEWEST_WORDS and not (_NOT_ALONE.search(words) or _HALF.search(words))


def _bare(words: str) -> str:
    return _LEAD.sub("", " ".join(words.split()))

"""Signs of reasoning in explanations and plans: reasons, comparisons, checks, signposts, and where each stands.

A sign counts once per sentence, and only in sentences that are about the matter: praise of teamwork in general with a
"because" in it reasons about nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from interview_coach.coach.builtin.evaluation.people import neutral
from interview_coach.coach.builtin.evaluation.technical_terms import terms
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.embedding import encoder


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


REASON = _words(
    r"because", r"cause(?= (?:i|we|it|they|the|you|that|if|usually|two|"
                r"one))", r"so that", r"since (?!\w+ (?:ago|then))",
    r"therefore", r"thus", r"hence", r"otherwise", r"which means", r"that means", r"meaning", r"this way",
    r"that's why",
    r"that is why", r"(?:the|a) reason", r"leads? to", r"results? in", r"causes", r"due to", r"as a result",
    r"in order to", r"so (?:if|it|i|we|they|the|you|nobody|that|a|"
                    r"one)", r"if [^.;]{3,80}?(?:,| then )", r"without (?:it|that|this|which)",
    r"tells (?:me|us|you)",
)  # fmt: skip
CLEAR_REASON = _words(
    r"because", r"so that", r"since (?!\w+ (?:ago|then)|(?:19|20)\d\d|(?:last|the|my) )", r"therefore", r"otherwise",
    r"which means", r"that means", r"that's why", r"that is why", r"the reason", r"due to", r"as a result",
    r"in order to", r"leads? to", r"causes",
)  # fmt: skip
"""Words that give a reason for certain: what is praised as one has to be one."""
EXAMPLE = _words(
    r"for example", r"for instance", r"e\.g\.?", r"such as", r"let's say", r"i had", r"i did", r"we had", r"we kept",
    r"we used", r"i've seen", r"last (?:year|time|month)", r"imagine", r"picture",
)  # fmt: skip
TRADEOFF = _words(
    r"versus", r"vs\.?", r"trade[- ]?offs?", r"downsides?", r"upsides?", r"drawbacks?", r"disadvantages?",
    r"advantages?",
    r"pros", r"cons", r"cheaper", r"slower", r"faster", r"more expensive", r"on the other (?:hand|side)", r"it depends",
    r"depends on", r"alternativ\w+", r"rather than", r"instead of", r"compared (?:to|with)", r"at the expense",
    r"whereas", r"the price (?:is|of)", r"overhead", r"worth (?:it|the)", r"unless", r"either [^.;]{2,60}? or",
    r"(?:but|not) if", r"the other (?:way|option|choice)", r"costs? (?:is|you|me|us|more|less|"
                                                           r"of)", r"cost:", r"caveats?",
    r"limits?", r"in exchange", r"overkill", r"you lose", r"you gain", r"the catch",
    r"even if", r"though", r"although",
)  # fmt: skip
CHECK = _words(
    r"tests?", r"tested", r"testing", r"verif\w+", r"double[- ]?check\w*", r"re-?check\w*", r"monitor\w*", r"alerts?",
    r"metrics?", r"measur\w+", r"edge cases?", r"corner cases?", r"validat\w+", r"asserts?", r"reconcil\w+",
    r"audit\w*", r"confirm\w*", r"trend", r"baseline", r"benchmark\w*", r"roll ?back", r"fails?", r"failure",
    r"crash\w*",
    r"make sure", r"making sure", r"ties? (?:to|out|back)?", r"sanity", r"assum\w+", r"keep (?:watching|an eye)",
    r"watch (?:for|the|them|it)", r"before (?:i|we) (?:call|change|remove|"
                                  r"touch)", r"prove", r"log(?:s|ged)?(?= (?:it|ten|the|every))",
    r"if it (?:still|doesn't|does not|fails)", r"repeat", r"after (?:\d+|an?) (?:hours?|days?)", r"hourly",
    r"every (?:hour|day|night)", r"nightly", r"daily",
)  # fmt: skip
SIGNPOST = _words(
    r"first(?:ly)?", r"second(?:ly)?", r"third(?:ly)?", r"then", r"next", r"after that", r"finally",
    r"lastly", r"at last",
    r"step (?:one|two|three|\d)", r"to start", r"in parallel", r"meanwhile", r"in short", r"to sum up", r"overall",
    r"the (?:big|main|key) (?:thing|point|part)", r"now (?:the )?\w+", r"as for", r"on the \w+ side", r"last(?:ly)?",
    r"one,", r"two,", r"three,", r"before anything", r"at the same time", r"at the end",
)  # fmt: skip
HEDGE = _words(
    r"i think", r"i guess", r"maybe", r"probably", r"i believe", r"not sure", r"i'm not sure",
    r"i don't know", r"or something",
    r"something like that", r"kind of", r"sort of", r"could be a lot", r"i'd have to look", r"whatever", r"i suppose",
)  # fmt: skip


def with_sign(spans: Iterable[Span], sign: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(span for span in spans if sign.search(span.text))


def without_strangers(text: AnswerText, stretch: str, question: str) -> str:
    """A stretch of the answer, in which names that the question does not say are "someone"."""
    return neutral(stretch, frozenset(name for name in text.people if name not in question))


def on_the_matter(
    text: AnswerText, question: str, points: Sequence[str] = (), least: float = 0.18, *, nameless: bool = False
) -> tuple[Span, ...]:
    """Sentences about the question or a point of the reference: near in meaning or sharing a content word, or a
    number. Others are left out. With `nameless` it is not read who did it; products have names as well, so it is off
    where the matter is technical."""
    if not text.sentences:
        return ()
    about = [question or " ", *points]
    read = [without_strangers(text, s.text, question) if nameless else s.text for s in text.sentences]
    cosines = encoder().similarity(read, about).max(axis=1)
    asked = frozenset().union(*(terms(part).stems for part in about))
    kept = []
    for sentence, wording, cosine in zip(text.sentences, read, cosines, strict=True):
        own = terms(wording)
        if cosine >= least and (own.stems & asked or own.numbers or cosine >= 2 * least):
            kept.append(sentence)
    return tuple(kept)


def quoted(text: str, most: int = 110) -> str:
    """The words of an answer for use in a sentence: one line, at most `most` characters, in quotation marks."""
    line = " ".join(text.split()).strip(" .,;:")
    if len(line) > most:
        line = line[:most].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"
    return f"“{line}”"


def stepped(count: float, steps: Sequence[tuple[float, float]]) -> float:
    """A level by linear steps: pairs (count, level), rising; flat outside."""
    if count <= steps[0][0]:
        return steps[0][1]
    for (low, from_level), (high, to_level) in pairwise(steps):
        if count <= high:
            return from_level + (to_level - from_level) * (count - low) / (high - low)
    return steps[-1][1]

"""What to ask next in a coding or system design talk: the steps of its kind, then the key points that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from interview_coach.coach.builtin.evaluation.bank_reference import as_reference, bank_question
from interview_coach.coach.builtin.evaluation.technical_cues import TRADEOFF
from interview_coach.coach.builtin.evaluation.technical_points import compare
from interview_coach.coach.builtin.evaluation.technical_terms import overlap, terms
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.content.case_talk import Wordings, case_talk_words
from interview_coach.domain.questions import Question

_ENOUGH_WORDS = 25
"""Words that explain an approach; fewer name one."""
_MISSING = 0.3
"""Likelihood below which a key point is surely missing."""
_FEW = 0.25
"""Share of the key points that may be missing without being asked for."""
_SHARED = 0.5

_SIGNS = {
    "tradeoffs": TRADEOFF,
    "testing": re.compile(
        r"\b(?:test(?:s|ed|ing)?|assert\w*|edge cases?|corner cases?|unit tests?|empty (?:input|list|string|array)|"
        r"boundar\w+|property[- ]based|fuzz\w*|regression)\b",
        re.IGNORECASE,
    ),
    "complexity": re.compile(
        r"\bo\(|\b(?:big[- ]?o|(?:time|space) complexity|linear|quadratic|logarithmic|constant (?:time|space|memory)"
        r"|n log n|per (?:element|item|row)|(?:extra|more|less) memory)\b",
        re.IGNORECASE,
    ),
    "failure": re.compile(
        r"\b(?:fail\w*|crash\w*|outage|goes? down|unavailable|retr(?:y|ies)|time ?outs?|fallback|replica\w*|"
        r"redundan\w*|"
        r"dead[- ]letter|circuit breaker|health checks?|alert\w*|monitor\w*|degrad\w*)\b",
        re.IGNORECASE,
    ),
    "scale": re.compile(
        r"\b(?:scal\w+|shard\w*|partition\w*|bottlenecks?|throughput|requests per|per second|rps|qps|load balanc\w*|"
        r"horizontal\w*|capacity|hot (?:key|spot)s?|cach\w+)\b",
        re.IGNORECASE,
    ),
}
"""By what a step is recognised in what was said."""


def next_prompt(question: Question, said: Sequence[str], asked: Sequence[str]) -> str | None:
    """The next prompt for a coding or system design question, None when there is nothing left to ask, or for another
    kind of question. `said` is what the candidate said so far, `asked` what was asked beside the question: neither
    what is covered nor what was asked comes again. First the steps of the kind (explain, trade-offs, testing or
    failure, complexity or scale), more where key points of the bank are missing, then the question's follow-ups."""
    steps = case_talk_words().technical.get(question.variant or "")
    if steps is None:
        return None
    answer = AnswerText.of("\n".join(said))
    prompts = (*_steps(steps, answer), *_points(question, answer), *_further(question, answer))
    return next((prompt for prompt in prompts if not any(_is_same(prompt, one) for one in asked)), None)


def _steps(steps: Mapping[str, Wordings], answer: AnswerText) -> Iterator[str]:
    for name, wordings in steps.items():
        if not _is_covered(name, answer):
            yield wordings[0]


def _is_covered(step: str, answer: AnswerText) -> bool:
    sign = _SIGNS.get(step)
    return answer.word_count >= _ENOUGH_WORDS if sign is None else bool(sign.search(answer.shown))


def _further(question: Question, answer: AnswerText) -> Iterator[str]:
    """The follow-ups that came with the question, then the bank's, but those whose words were answered already."""
    bank = bank_question(question.text)
    said = terms(answer.shown).stems
    for text in dict.fromkeys((*question.follow_ups, *(bank.follow_ups if bank else ()))):
        new = terms(text).stems - terms(question.text).stems
        if not new or overlap(new, said) <= _SHARED:
            yield text


def _points(question: Question, answer: AnswerText) -> Iterator[str]:
    """Asks for more as long as key points of the bank are surely missing. It does not name them: the name of a point
    is half of its answer."""
    bank = bank_question(question.text)
    if bank is None or not answer.sentences:
        return
    found = compare(as_reference(bank), answer, question.text)
    if sum(match.probability < _MISSING for match in found) > len(found) * _FEW:
        yield from case_talk_words().point


def _is_same(prompt: str, asked: str) -> bool:
    return _letters(prompt) == _letters(asked)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())

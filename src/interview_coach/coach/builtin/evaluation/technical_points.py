"""Compares the key points of a reference with an answer: where each stands, how closely, and whether it is denied.

Each point gets the probability that it is in the answer, from a few features and weights that were fitted on
human-graded answers (tools/fit_technical.py; it prints the figures cross-validated by question).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import zip_longest

import numpy as np

from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.builtin.evaluation.technical_terms import Terms, opposed, overlap, terms
from interview_coach.coach.builtin.evaluation.technical_words import closeness
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span, plain
from interview_coach.embedding import encoder
from interview_coach.errors import ConfigurationError

FEATURES = ("cosine_gain", "words_near", "words_new", "numbers", "negation")
"""Cosine of the nearest stretch minus the cosine of the point and the question; share of the point's words in that
stretch; share of its words (in meaning) in the whole answer, words of the question counting little; share of its
numbers (0.5 without any); whether just one of the two negates."""

WINDOW_WORDS = 24
"""A longer sentence is also looked at clause by clause, so that one point of several is not drowned by the others."""
SHORT_WORDS = 6
NUMBER_TOLERANCE = 0.011
NEAR_WORDS_WEIGHT = 0.3
PRESENT, PARTLY = 0.72, 0.48
"""Probabilities from which a point counts as present, as partly there."""
PRESENT_COSINE = 0.45
"""A point is shown as present only when one stretch says it, not when its words lie scattered about."""
DENIED_COSINE, DENIED_WORDS = 0.7, 0.65
"""A point is contradicted when a stretch this close to it negates it or says its opposite."""
NEGATED_COSINE, NEGATED_WORDS = 0.8, 0.85
"""The same where just one of the two has a "not". On points of the bank turned round by hand-written rules this finds
four of five; of points told rightly in other words it calls two in a thousand denied."""
RESULTS, WITHOUT_RESULTS = 2, 0.4
"""A listed point with two results (numbers that the question does not give) is not there without any of them. In a
reference without a list the numbers are often just the working (measured on SAF: there it would cost 0.07), unless
the question gives amounts of money: then the figures are what it asks for."""
WORDS_PER_POINT, CROWDED = 12, 0.85
"""A stretch of n words says about n / 12 points in full. Where it is the nearest to more of them, naming a keyword of
each, every further one counts 0.85 times the one before (rank correlation on 300 answers of SAF .44 → .46)."""
MOST_WORDS = 6
"""Content words beyond which a point weighs no more than another."""


@dataclass(frozen=True, slots=True)
class Match:
    """The stretch of the answer nearest to a key point. `features` are in the order of FEATURES."""

    point: str
    span: Span
    cosine: float
    features: tuple[float, ...]
    probability: float
    opposite: bool
    pointed: bool = True
    """Whether the point was written as one: a sentence of a model answer may be turned round and mean the same."""
    """Whether one of the two has the opposite word of the other (before, after)."""

    @property
    def status(self) -> str:
        if self.denied:
            return "contradicted"
        if self.probability >= PRESENT and self.cosine >= PRESENT_COSINE:
            return "present"
        return "partly" if self.probability >= PARTLY else "absent"

    @property
    def denied(self) -> bool:
        values = dict(zip(FEATURES, self.features, strict=True))
        if values["negation"]:
            return self.pointed and self.cosine >= NEGATED_COSINE and values["words_near"] >= NEGATED_WORDS
        close = self.cosine >= DENIED_COSINE and values["words_near"] >= DENIED_WORDS
        return close and self.opposite


def compare(reference: Reference, text: AnswerText, question: str) -> tuple[Match, ...]:
    """The best match of every key point, as it is said best: in its own words or in one of its other wordings. The
    answer must hold at least one word."""
    more = reference.say or ((),) * len(reference.key_points)
    ways = [(point, *said) for point, said in zip(reference.key_points, more, strict=True)]
    each = iter(_nearest([said for way in ways for said in way], reference, text, question))
    found = []
    for point, way in zip(reference.key_points, ways, strict=True):
        best = max((next(each) for _ in way), key=lambda match: match.cosine if match.denied else match.probability)
        found.append(replace(best, point=point))
    return _shared_out(found)


def _nearest(points: Sequence[str], reference: Reference, text: AnswerText, question: str) -> list[Match]:
    windows = claimed_windows(text)
    if not windows:
        return [Match(point, text.sentences[0], 0.0, (0.0,) * len(FEATURES), 0.0, False) for point in points]
    answer, asked = terms(" ".join(window.text for window in windows)), terms(question)
    vectors = encoder().encode([window.text for window in windows])
    of_points = encoder().encode(points)
    to_question = of_points @ encoder().encode([question or " "])[0]
    cosines = of_points @ vectors.T
    figures_count = reference.listed or any(quantity.currency for quantity in quantities(question))
    found = []
    for index, point in enumerate(points):
        wanted = terms(point)
        near = np.array([overlap(wanted.stems, terms(window.text).stems) for window in windows])
        best = int(np.argmax(cosines[index] + NEAR_WORDS_WEIGHT * near))
        cosine = float(cosines[index][best])
        span, stretch = windows[best], terms(windows[best].text)
        gain = cosine - float(to_question[index])
        features = (gain, float(near[best]), *_features(wanted, stretch, answer, asked))
        probability = _probability(features)
        if figures_count and len(_new_numbers(wanted, asked)) >= RESULTS and features[3] == 0.0:
            probability = min(probability, WITHOUT_RESULTS)
        turned = opposed(wanted, stretch)
        found.append(Match(point, span, cosine, features, probability, turned, reference.listed))
    return found


def _shared_out(found: Sequence[Match]) -> tuple[Match, ...]:
    """The matches, those beyond what their stretch can hold with a lower probability: the likelier ones go first."""
    held: Counter[int] = Counter()
    lowered: dict[int, Match] = {}
    for index, match in sorted(enumerate(found), key=lambda numbered: -numbered[1].probability):
        room = max(1, round(match.span.word_count / WORDS_PER_POINT))
        held[match.span.start] += 1
        beyond = max(0, held[match.span.start] - room)
        lowered[index] = replace(match, probability=match.probability * CROWDED**beyond)
    return tuple(lowered[index] for index in range(len(found)))


_NOT_CLAIMED = re.compile(
    r"\b(?:(?:it|that|this) is (?:a|an|just a|only a) (?:\w+ )?(?:myth|misconception|fallacy|rumou?r)|myth that"
    r"|(?:people|some|many|others|they|most|books?|colleagues?) (?:\w+ )?(?:says?|thinks?|believes?|claims?|tell you)"
    r"\b.{0,300}\b(?:wrong|false|not true|untrue|nonsense|incorrect|mistaken)"
    r"|(?:,|but) (?:that|this|it)(?: is|'s) (?:simply |just |plainly )?"
    r"(?:wrong|false|not true|untrue|nonsense|incorrect)"
    r"|(?:is|are) (?:simply |just |plainly )?(?:untrue|nonsense)$)",
    re.IGNORECASE | re.DOTALL,
)


def claimed_windows(text: AnswerText) -> list[Span]:
    """The windows that say something as true: not of a question, nor of a sentence that is called wrong itself."""
    left = [s for s in text.sentences if s.text.rstrip(" \"'”)").endswith("?") or _NOT_CLAIMED.search(s.text)]
    return [w for w in windows_of(text) if not any(s.start < w.end and w.start < s.end for s in left)]


def windows_of(text: AnswerText) -> tuple[Span, ...]:
    """Sentences, the clauses of long ones, and very short sentences with the next one ("Stop it. Not down, off.")."""
    windows: list[Span] = []
    for sentence, following in zip_longest(text.sentences, text.sentences[1:]):
        windows.append(sentence)
        if following is not None and sentence.word_count < SHORT_WORDS:
            joined = text.quote(sentence.start, following.end)
            windows.append(Span(sentence.start, following.end, joined, plain(joined)))
        clauses = text.clauses_of(sentence)
        if sentence.word_count > WINDOW_WORDS and len(clauses) > 1:
            windows += clauses
    return tuple(windows)


def _features(wanted: Terms, near: Terms, answer: Terms, asked: Terms) -> tuple[float, ...]:
    return (
        closeness(wanted.words, answer.words, asked.stems),
        _numbers_shared(_new_numbers(wanted, asked), answer.numbers),
        float((wanted.negations > 0) != (near.negations > 0)),
    )


def _new_numbers(wanted: Terms, asked: Terms) -> tuple[float, ...]:
    """Numbers of a point that the question does not give away: results."""
    return tuple(number for number in wanted.numbers if not any(_same(number, a) for a in asked.numbers))


def _numbers_shared(wanted: Sequence[float], given: Sequence[float]) -> float:
    if not wanted:
        return 0.5
    return sum(any(_same(w, g) for g in given) for w in wanted) / len(wanted)


def _same(left: float, right: float) -> bool:
    return abs(left - right) <= NUMBER_TOLERANCE * max(abs(left), abs(right), 1e-9)


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    """Weights by feature and the constant, for features as they are (the scaling is folded in)."""
    try:
        row = json.loads((files("interview_coach.content") / "data" / "technical_weights.json").read_text("utf-8"))
        return tuple(float(row["weights"][name]) for name in FEATURES), float(row["constant"])
    except (OSError, KeyError, ValueError) as error:
        raise ConfigurationError(f"technical_weights.json is damaged ({error}); install the package again") from error


def _probability(features: Sequence[float]) -> float:
    weights, constant = _weights()
    return 1.0 / (1.0 + math.exp(-constant - sum(w * f for w, f in zip(weights, features, strict=True))))


_ASKED_FOR = re.compile(
    r"\b(?:name|state|list|give|mention|describe|identify|provide|suggest)\b(?: (?:and|describe|explain|me|us|at|least|"
    r"any|up|to|or))* (?P<count>\d|one|two|three|four|five|six)\b(?! ?(?:-|to\b|sentence))",
    re.IGNORECASE,
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FAR_MORE = 1.5


def asked_count(question: str, points: int) -> int | None:
    """How many points are enough: "name two challenges" with a reference that lists many; None for all of them."""
    counts = [_COUNTS.get(c.lower()) or int(c) for c in _ASKED_FOR.findall(question)]
    enough = [count for count in counts if count > 0 and count * _FAR_MORE <= points]
    return max(enough) if enough else None


def coverage(matches: Sequence[Match], reference: Reference, question: str) -> float:
    """Share of the reference that the answer holds, 0 to 1: the mean probability, richer points weighing more; or
    the mean of the best ones when the question asks for only so many."""
    enough = asked_count(question, len(matches)) if not reference.listed else None
    if enough:
        return sum(sorted((m.probability for m in matches), reverse=True)[:enough]) / enough
    asked = terms(question).stems
    weights = [point_weight(match.point, asked) for match in matches]
    if reference.weights:
        weights = [float(weight) for weight in reference.weights]
    return sum(w * m.probability for w, m in zip(weights, matches, strict=True)) / sum(weights)


def point_weight(point: str, asked: frozenset[str]) -> float:
    wanted = terms(point)
    return min(float(MOST_WORDS), len(wanted.stems - asked) + 0.5 * len(wanted.numbers) + 0.3)

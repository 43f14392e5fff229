"""A small Bayesian filter: from marks in the order of time to what someone can do now, how sure that is, and the gain.

Model of one area (a competency, a skill or a part), marks of one engine only::

    mark[n]  = level[n] + b · (difficulty[n] - 3) + r[n] + noise,    noise ~ N(0, (s · attempt)²)
    r[n]     ~ N(e, e²),  e = RETRY_GAIN · (attempt - 1), three times at most: what the tries before have given
    level[n] = level[n-1] + step,                                    step  ~ N(0, q[n])
    level[1] ~ N(m, SPREAD² + doubt about m),  m: how the same person does in the other areas, N(3.0, 0.7²) before any

It is a local level model, so the Kalman filter gives its posterior exactly (Durbin & Koopman 2012, "Time Series
Analysis by State Space Methods", ch. 2). The state is (level now, level at the first answer); their difference is the
gain. Noise is Gaussian and no graded response: marks have 41 values and are means of several dimensions.

Nobody knows s, b and q beforehand. The filter runs once for every point of a grid, and each run counts by its prior
weight times how well it foresaw the marks: the posterior is a mixture of normal distributions. s (noise of rater and
story together) and b (what a step of difficulty costs) are shared by all areas of a person. q is an area's own: the
level never moves, drifts a little with each answer, or moves once, a third, half or two thirds of the way through.
How far it moves in all is the same beforehand for 16 answers and for 60.

Sources of the priors: one answer's error is about 0.7 marks (a single interviewer's reliability is .44, a panel's .74:
Huffcutt, Culbertson & Weyhrauch 2013, IJSA 21:264). A later attempt at the same question has the feedback and the story
of the one before it: within a sitting all of them are one observation (`pooled`), and with 1/attempt² those of other
days never add up to more than 1.65 answers.
SPREAD, RETRY_GAIN, b and the weights of q are judgements; benchmarks/simulated_learners.py shows what they do: false
alarms, gains found and the share of ranges that hold the truth.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from interview_coach.domain.mixtures import Mixture

Key = TypeVar("Key")

CENTRE, CENTRE_DOUBT = 3.0, 0.7
"""What is expected of a person before any answer, in marks."""
SPREAD = 0.6
"""Standard deviation between the areas of one person, in marks."""
RETRY_GAIN = 0.3
MIDDLE_DIFFICULTY = 3

_NOISE = {0.3: 0.06, 0.45: 0.18, 0.6: 0.28, 0.75: 0.25, 0.95: 0.16, 1.2: 0.07}
_SLOPE = {-0.3: 0.25, -0.15: 0.4, 0.0: 0.35}


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which a level may move: `deviation` is how far in all, `place` the share of the answers after which it
    moves at once (None: a little with each answer)."""

    weight: float
    deviation: float
    place: float | None = None

    def variances(self, answers: int) -> list[float]:
        """The variance of the step before each answer. Over few answers people move less far."""
        variance = self.deviation**2 * min(1.0, (answers - 1) / STEPS_OF_A_CHANGE)
        if self.place is None:
            return [variance / max(1, answers - 1)] * answers
        at = min(answers - 1, max(1, round(self.place * answers)))
        return [variance if n == at else 0.0 for n in range(answers)]


STEPS_OF_A_CHANGE = 15
"""From 16 answers on, the whole change is expected."""

_WAYS = (
    _Way(0.025, 0.0),
    _Way(0.375, 0.7),
    _Way(0.19, 0.65, place=1 / 3),
    _Way(0.22, 0.65, place=1 / 2),
    _Way(0.19, 0.65, place=2 / 3),
)


@dataclass(frozen=True, slots=True)
class Observation:
    """One mark (1.0-5.0). `difficulty` 1-5, None when not known; `attempt` counts from 1 for each question."""

    mark: float
    difficulty: int | None = None
    attempt: int = 1

    @property
    def retry_gain(self) -> float:
        """What the attempts before are expected to have given to this one, in marks."""
        return RETRY_GAIN * min(3, self.attempt - 1)


def pooled(attempts: Sequence[Observation]) -> Observation:
    """Attempts at one question in one sitting as one observation in place of the first: they share its story, so
    several of them say little more about other questions than one does."""
    first = attempts[0]
    weights = [1 / each.attempt**2 for each in attempts]
    marks = [each.mark - each.retry_gain + first.retry_gain for each in attempts]
    mean = sum(w * mark for w, mark in zip(weights, marks, strict=True)) / sum(weights)
    return Observation(mean, first.difficulty, first.attempt)


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of one area after its last mark. `level` and `gain` are in marks; `prior_variance` is the doubt
    there was before the first one."""

    level: Mixture
    gain: Mixture
    prior_variance: float

    @property
    def certainty(self) -> float:
        """From 0 to 1: the share of the doubt that the answers took away."""
        return max(0.0, 1.0 - self.level.variance / self.prior_variance)


@dataclass(frozen=True, slots=True)
class _Run:
    """The end of one run of the filter over one area."""

    log_likelihood: float
    level: float
    start: float
    level_variance: float
    start_variance: float
    covariance: float

    @property
    def gain_variance(self) -> float:
        return max(0.0, self.level_variance + self.start_variance - 2 * self.covariance)


def believe(series: Mapping[Key, Sequence[Observation]]) -> dict[Key, Belief]:
    """The belief about each area, from its observations in the order of time (none may be empty). The areas are those
    of one person and one engine. Cost: 30 to 90 passes over the observations."""
    slopes = _SLOPE if _difficulties_differ(series) else {0.0: 1.0}
    weights: dict[tuple[float, float], float] = {}
    runs: dict[tuple[float, float], dict[Key, _Area]] = {}
    for noise, noise_weight in _NOISE.items():
        for slope, slope_weight in slopes.items():
            areas = _areas(series, noise, slope)
            runs[noise, slope] = areas
            weights[noise, slope] = math.log(noise_weight * slope_weight) + sum(a.log_evidence for a in areas.values())
    shares = _normalised(weights)
    return {key: _belief([(share, runs[point][key]) for point, share in shares.items()]) for key in series}


@dataclass(frozen=True, slots=True)
class _Area:
    """All runs over one area at one point of the shared grid, each with its share among them."""

    log_evidence: float
    shares: tuple[tuple[float, _Run], ...]
    prior_variance: float


def _belief(points: Sequence[tuple[float, _Area]]) -> Belief:
    runs = [(share * own, run) for share, area in points for own, run in area.shares]
    return Belief(
        Mixture.of((weight, run.level, run.level_variance) for weight, run in runs),
        Mixture.of((weight, run.level - run.start, run.gain_variance) for weight, run in runs),
        sum(share * area.prior_variance for share, area in points),
    )


def _areas(series: Mapping[Key, Sequence[Observation]], noise: float, slope: float) -> dict[Key, _Area]:
    centres = _centres(series, noise, slope)
    return {key: _area(observed, noise, slope, centres[key]) for key, observed in series.items()}


def _area(observed: Sequence[Observation], noise: float, slope: float, centre: tuple[float, float]) -> _Area:
    marks = [(_levelled(each, slope), (noise * each.attempt) ** 2 + each.retry_gain**2) for each in observed]
    runs = [_run(marks, way.variances(len(marks)), centre) for way in _WAYS]
    logs = {n: math.log(way.weight) + run.log_likelihood for n, (way, run) in enumerate(zip(_WAYS, runs, strict=True))}
    shares = _normalised(logs)
    return _Area(_log_sum(logs.values()), tuple((shares[n], run) for n, run in enumerate(runs)), centre[1])


def _run(marks: Sequence[tuple[float, float]], steps: Sequence[float], centre: tuple[float, float]) -> _Run:
    """One pass of the Kalman filter. `marks` are (value, variance of its noise), `steps` the variances of the moves
    before each of them, `centre` mean and variance of the first level."""
    level = start = centre[0]
    level_variance = start_variance = covariance = centre[1]
    log_likelihood = 0.0
    for n, (value, noise) in enumerate(marks):
        level_variance += steps[n] if n else 0.0
        total = level_variance + noise
        surprise = value - level
        log_likelihood -= 0.5 * (math.log(2 * math.pi * total) + surprise * surprise / total)
        level += level_variance / total * surprise
        start += covariance / total * surprise
        start_variance -= covariance * covariance / total
        covariance -= level_variance * covariance / total
        level_variance -= level_variance * level_variance / total
    return _Run(log_likelihood, level, start, level_variance, start_variance, covariance)


def _centres(series: Mapping[Key, Sequence[Observation]], noise: float, slope: float) -> dict[Key, tuple[float, float]]:
    """Mean and variance to expect of each area, from the *other* areas: its own marks must not count twice."""
    found: dict[Key, tuple[float, float]] = {}
    for key, observed in series.items():
        weights = [1 / each.attempt**2 for each in observed]
        mean = sum(w * _levelled(each, slope) for w, each in zip(weights, observed, strict=True)) / sum(weights)
        found[key] = (mean, SPREAD**2 + noise**2 / sum(weights))
    precision = 1 / CENTRE_DOUBT**2 + sum(1 / variance for _, variance in found.values())
    total = CENTRE / CENTRE_DOUBT**2 + sum(mean / variance for mean, variance in found.values())
    return {
        key: ((total - mean / variance) / (precision - 1 / variance), SPREAD**2 + 1 / (precision - 1 / variance))
        for key, (mean, variance) in found.items()
    }


def _levelled(observation: Observation, slope: float) -> float:
    """The mark as it would be for a first attempt at a question of middle difficulty."""
    difficulty = MIDDLE_DIFFICULTY if observation.difficulty is None else observation.difficulty
    return observation.mark - slope * (difficulty - MIDDLE_DIFFICULTY) - observation.retry_gain


def _difficulties_differ(series: Mapping[Key, Sequence[Observation]]) -> bool:
    found = {each.difficulty or MIDDLE_DIFFICULTY for observed in series.values() for each in observed}
    return len(found) > 1


def _normalised(logs: Mapping[Key, float]) -> dict[Key, float]:
    total = _log_sum(logs.values())
    return {key: math.exp(value - total) for key, value in logs.items()}


def _log_sum(logs: Collection[float]) -> float:
    highest = max(logs)
    return highest + math.log(sum(math.exp(value - highest) for value in logs))

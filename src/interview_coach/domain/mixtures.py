"""A mixture of normal distributions: what is believed of a number when several models are thought possible."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_NEGLIGIBLE = 1e-4
_HALVINGS = 24
"""Of about 16 marks at most: what is left is a millionth of a mark."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """`parts` are (weight, mean, standard deviation), the weights add up to 1; a deviation of 0 is a certain value."""

    parts: tuple[tuple[float, float, float], ...]

    @classmethod
    def of(cls, parts: Iterable[tuple[float, float, float]]) -> Mixture:
        """From (weight, mean, variance); parts that cannot matter are left out."""
        kept = [(w, mean, math.sqrt(max(0.0, variance))) for w, mean, variance in parts if w > _NEGLIGIBLE]
        total = sum(w for w, _, _ in kept)
        return cls(tuple((w / total, mean, deviation) for w, mean, deviation in kept))

    @property
    def mean(self) -> float:
        return sum(w * mean for w, mean, _ in self.parts)

    @property
    def variance(self) -> float:
        return sum(w * (deviation**2 + mean**2) for w, mean, deviation in self.parts) - self.mean**2

    def below(self, value: float) -> float:
        """The probability of less than `value`."""
        return sum(w * _below(value, mean, deviation) for w, mean, deviation in self.parts)

    def above(self, value: float) -> float:
        """The probability of more than `value`. A certain value is neither below nor above itself."""
        return sum(w * _below(-value, -mean, deviation) for w, mean, deviation in self.parts)

    def quantile(self, share: float) -> float:
        """The value below which `share` (above 0, below 1) of the probability lies."""
        low = min(mean - 8 * deviation for _, mean, deviation in self.parts)
        high = max(mean + 8 * deviation for _, mean, deviation in self.parts)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(middle) < share else (low, middle)
        return (low + high) / 2

    def expected_shortfall(self, goal: float) -> float:
        """By how much it is expected to be less than `goal`; more than the goal counts as nothing."""
        return sum(w * _shortfall(goal, mean, deviation) for w, mean, deviation in self.parts)


def _below(value: float, mean: float, deviation: float) -> float:
    if deviation < 1e-9:
        return float(mean < value)
    return 0.5 * (1 + math.erf((value - mean) / (deviation * math.sqrt(2))))


def _shortfall(goal: float, mean: float, deviation: float) -> float:
    if deviation < 1e-9:
        return max(0.0, goal - mean)
    z = (goal - mean) / deviation
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return (goal - mean) * _below(goal, mean, deviation) + deviation * density

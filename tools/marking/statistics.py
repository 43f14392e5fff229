"""Agreement and the small regressions, in numpy: a few hundred rows need no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def ranks(values: Sequence[float] | Array) -> Array:
    """Ranks from 0, ties by their mean."""
    found = np.asarray(values, float)
    ordered = np.sort(found)
    return np.asarray((np.searchsorted(ordered, found, "left") + np.searchsorted(ordered, found, "right") - 1) / 2)


def pearson(x: Sequence[float] | Array, y: Sequence[float] | Array) -> float:
    a, b = np.asarray(x, float), np.asarray(y, float)
    if len(a) < 2 or a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def spearman(x: Sequence[float] | Array, y: Sequence[float] | Array) -> float:
    return pearson(ranks(x), ranks(y))


def spearman_beyond(x: Sequence[float] | Array, y: Sequence[float] | Array, z: Sequence[float] | Array) -> float:
    """Rank correlation of x and y with that of z taken out of both."""
    xy, xz, yz = spearman(x, y), spearman(x, z), spearman(y, z)
    return (xy - xz * yz) / max(1e-9, float(np.sqrt((1 - xz**2) * (1 - yz**2))))


def quadratic_kappa(x: Sequence[int], y: Sequence[int], low: int, high: int) -> float:
    """Agreement of whole marks, chance taken out, a miss weighted by its square."""
    size = high - low + 1
    seen = np.zeros((size, size))
    for a, b in zip(x, y, strict=True):
        seen[a - low, b - low] += 1
    cost = np.array([[(i - j) ** 2 for j in range(size)] for i in range(size)], float)
    expected = np.outer(seen.sum(1), seen.sum(0)) / max(1, seen.sum())
    return float(1 - (cost * seen).sum() / max(1e-9, (cost * expected).sum()))


def whole(value: float) -> int:
    return min(5, max(1, int(np.floor(value + 0.5))))


def softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def fit_softmax(x: Array, y: Array, weight: Array, penalty: float, steps: int = 300) -> Array:
    """Weights, shape (features, classes), for class shares `y`, by Adam; deterministic."""
    found = np.zeros((x.shape[1], y.shape[1]))
    first, second = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, steps + 1):
        gradient = x.T @ ((softmax(x @ found) - y) * weight[:, None]) / weight.sum() + penalty * found
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        rate = 0.05 if step < 0.7 * steps else 0.015
        found -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return found


def fit_logistic(x: Array, y: Array, penalty: float, weight: Array | None = None) -> tuple[Array, float]:
    """Weights for raw features and a constant, by Newton steps on standardised features."""
    weight = np.ones(len(y)) if weight is None else weight
    mean, spread = x.mean(0), x.std(0) + 1e-6
    scaled = np.c_[(x - mean) / spread, np.ones(len(x))]
    held = np.eye(scaled.shape[1]) * penalty
    held[-1, -1] = 0.0
    found = np.zeros(scaled.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        curve = (scaled * (weight * p * (1 - p))[:, None]).T @ scaled + held
        found -= np.linalg.solve(curve, scaled.T @ (weight * (p - y)) + held @ found)
    raw = found[:-1] / spread
    return raw, float(found[-1] - raw @ mean)


def fit_ridge(x: Array, y: Array, penalty: float, weight: Array | None = None) -> tuple[Array, float]:
    """Weights for raw features and a constant."""
    weight = np.ones(len(y)) if weight is None else weight
    share = weight / weight.sum()
    mean, middle = share @ x, float(share @ y)
    spread = np.sqrt(share @ (x - mean) ** 2) + 1e-6
    scaled = (x - mean) / spread
    held = (scaled * weight[:, None]).T @ scaled + penalty * np.eye(x.shape[1])
    raw = np.linalg.solve(held, (scaled * weight[:, None]).T @ (y - middle)) / spread
    return raw, float(middle - raw @ mean)


def folds(groups: Sequence[str], count: int | None = None) -> Iterator[tuple[Array, Array]]:
    """Train and test rows (masks) such that no group is on both sides; one group a fold unless `count` is given."""
    names = sorted(set(groups))
    known = np.asarray(groups)
    parts = [[name] for name in names] if count is None else [names[k::count] for k in range(count)]
    for part in parts:
        test = np.isin(known, part)
        yield ~test, test

"""Charts as coordinates for SVG: ranges on the scale from 1 to 5, and bands over time. Templates draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.domain.progress_history import BandPoint

LOWEST, HIGHEST = 1.0, 5.0
BAND_WIDTH, BAND_HEIGHT = 100.0, 100.0


@dataclass(frozen=True, slots=True)
class RangeBar:
    """In per cent of the width of the scale: where a range begins and how far it goes."""

    left: float
    width: float


def range_bar(low: float, high: float) -> RangeBar:
    """At least wide enough to be seen."""
    left = min(_share(low), 98.0)
    return RangeBar(round(left, 1), round(max(2.0, _share(high) - left), 1))


def band_path(points: Sequence[BandPoint]) -> str:
    """The outline of a band, along its upper edge and back along the lower one, in a box of 100 by 100 with mark 5 at
    its top. Points stand by time. Needs two points at least."""
    places = _places(points)
    upper = [f"{x:.1f} {_height(point.high):.1f}" for x, point in zip(places, points, strict=True)]
    lower = [f"{x:.1f} {_height(point.low):.1f}" for x, point in zip(places, points, strict=True)]
    return f"M{'L'.join(upper)}L{'L'.join(reversed(lower))}Z"


def _places(points: Sequence[BandPoint]) -> list[float]:
    begin, end = points[0].at, points[-1].at
    seconds = (end - begin).total_seconds()
    if seconds <= 0:
        return [BAND_WIDTH * n / (len(points) - 1) for n in range(len(points))]
    return [BAND_WIDTH * (point.at - begin).total_seconds() / seconds for point in points]


def _height(mark: float) -> float:
    return BAND_HEIGHT - _share(mark)


def _share(mark: float) -> float:
    return 100.0 * (min(HIGHEST, max(LOWEST, mark)) - LOWEST) / (HIGHEST - LOWEST)

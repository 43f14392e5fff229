"""A figure on its way between two bounds, as a share."""

from __future__ import annotations


def ramp(value: float, low: float, high: float) -> float:
    """0 up to `low`, 1 from `high` on, linear between them."""
    return min(1.0, max(0.0, (value - low) / (high - low)))

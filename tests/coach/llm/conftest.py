"""No test waits as long between two tries as a user would."""

from __future__ import annotations

import pytest

from interview_coach.coach.llm import metered


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A twentieth of a second between two tries, unless the provider names a delay."""
    monkeypatch.setattr(metered, "wait_exponential_jitter", lambda **_: lambda _state: 0.05)

"""No test waits as long between two tries as a user would; of long tables the first cases are quick, the rest slow."""

from __future__ import annotations

import ssl
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from interview_coach.coach.llm import metered

HERE = Path(__file__).parent
QUICK_CASES = 1
"""Cases of one parametrized test that `make test-quick` runs (the first ones); `make test` runs them all."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Attackers, adversaries and failures are tables of up to a hundred cases, with a server for each."""
    seen: Counter[str] = Counter()
    for item in items:
        if not item.path.is_relative_to(HERE) or not hasattr(item, "callspec"):
            continue
        test = item.nodeid.partition("[")[0]
        seen[test] += 1
        if seen[test] > QUICK_CASES:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="package", autouse=True)
def one_list_of_authorities() -> Iterator[None]:
    """Each client of a provider reads every certificate authority there is, three times over: 80 ms for addresses on
    loopback that use none of them. Here they are read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A twentieth of a second between two tries, unless the provider names a delay."""
    monkeypatch.setattr(metered, "wait_exponential_jitter", lambda **_: lambda _state: 0.05)

"""The engines that can be asked live, the purse they share, and the stop when it is empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.coach.llm.live.bench import LiveBench
from tests.coach.llm.live.purse import Purse, cap_from

from interview_coach.coach.llm.readiness import MODELS, lacks
from interview_coach.config import load_settings
from interview_coach.services.engines import Engines

PURSE = pytest.StashKey[Purse]()


def pytest_configure(config: pytest.Config) -> None:
    try:
        config.stash[PURSE] = Purse(cap_from())
    except ValueError as error:
        raise pytest.UsageError(str(error)) from error


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One round for each engine that has its settings; with `--live` and none of them there is nothing to test."""
    if "bench" not in metafunc.fixturenames or not metafunc.definition.get_closest_marker("live"):
        return
    settings = load_settings(Path("nowhere"))
    ready = [engine for engine in MODELS if lacks(engine, settings) is None]
    if metafunc.config.getoption("--live") and not ready:
        needs = "; ".join(str(lacks(engine, settings)) for engine in MODELS)
        raise pytest.UsageError(f"--live has no model to ask: {needs}")
    metafunc.parametrize("bench", ready or ["gemini"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def purse(request: pytest.FixtureRequest) -> Purse:
    return request.config.stash[PURSE]


@pytest.fixture(scope="session")
def bench(
    request: pytest.FixtureRequest, purse: Purse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveBench]:
    engines = Engines(load_settings(tmp_path_factory.mktemp("live")), lambda: datetime.now(UTC))
    yield LiveBench(str(request.param), engines, purse)
    engines.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A purse that is empty ends the run: what is left would fail for want of money and say nothing of the model."""
    report = yield
    stopped = item.config.stash[PURSE].stopped
    if stopped and item.get_closest_marker("live"):
        item.session.shouldstop = f"stopped: {stopped}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    purse = config.stash[PURSE]
    if config.getoption("--live") and purse.calls:
        terminalreporter.write_line(purse.summary())

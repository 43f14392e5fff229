"""What all tests share: temporary data folders, a clock that stands still, and no skipped test on CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.storage.database import DATABASE_FILE, open_storage
from tests.cast import ScriptedCoach

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class StandingClock:
    """Shows the same instant until it is moved."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        self.at += by


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that went through all migrations and holds nobody: migrating takes longer than most tests."""
    folder = tmp_path_factory.mktemp("migrated")
    open_storage(folder).close()
    return folder / DATABASE_FILE


@pytest.fixture
def settings(tmp_path: Path, migrated: Path) -> Settings:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    shutil.copyfile(migrated, data / DATABASE_FILE)
    return Settings(data_dir=data)


@pytest.fixture
def scripted_coach() -> ScriptedCoach:
    return ScriptedCoach()


@pytest.fixture
def scripted_app(settings: Settings, scripted_coach: ScriptedCoach, clock: StandingClock) -> Iterator[CoachApp]:
    """The real application over an engine whose replies are scripted."""
    app = open_coach(settings, coach=scripted_coach, clock=clock)
    yield app
    app.close()


@pytest.fixture
def app(settings: Settings, clock: StandingClock) -> Iterator[CoachApp]:
    """The real application with the builtin engine."""
    opened = open_coach(settings, clock=clock)
    yield opened
    opened.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--live",
        action="store_true",
        help="also the tests of real models, with your keys and your money: at most COACH_LIVE_CAP_USD (0.50 dollars)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "live: asks a real model; only with --live")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without `--live` nothing of a real model is chosen, and nothing is counted as skipped."""
    if config.getoption("--live"):
        return
    live = [item for item in items if item.get_closest_marker("live")]
    if live:
        config.hook.pytest_deselected(items=live)
        items[:] = [item for item in items if item not in live]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test skipped on CI is a failure there: it would hide a missing install step."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

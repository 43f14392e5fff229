"""Files of the cast, and no settings from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import Files


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("COACH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COACH_DATA", str(tmp_path / "data"))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)

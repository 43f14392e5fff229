"""The checks of `coach doctor`. They change nothing, but a database that is there is migrated as at any start."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from interview_coach.bootstrap import open_coach
from interview_coach.config import Settings
from interview_coach.content.library import library
from interview_coach.embedding import encoder
from interview_coach.errors import CoachError

OK, WARNING, FAILED = "ok", "warning", "failed"
_KEY_FILE, _DATABASE_FILE = "master.key", "coach.sqlite3"  # as in storage/database.py, which takes 0.3 s to import
_OLDEST_PYTHON = (3, 11)
_MEGABYTE = 1_000_000
_LOW_DISK, _FULL_DISK = 500 * _MEGABYTE, 50 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and what to do when it is not well."""

    name: str
    status: str
    detail: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def run_checks(settings: Settings) -> list[Check]:
    """All checks, in the order in which they should be put right."""
    checks: tuple[Callable[[Settings], Check], ...] = (
        _python,
        _encoder,
        _content,
        _data_folder,
        _disk,
        _master_key,
        _database,
        _models,
        _speech,
        _pages,
    )
    return [check(settings) for check in checks]


def _python(_: Settings) -> Check:
    version = platform.python_version()
    if tuple(sys.version_info) < _OLDEST_PYTHON:
        return Check("Python", FAILED, version, "Install Python 3.11 or newer.")
    return Check("Python", OK, version)


def _encoder(_: Settings) -> Check:
    try:
        encoder().encode(["ready"])
    except CoachError as error:
        return Check("Encoder", FAILED, str(error), "Run make run again, or install the package again.")
    except Exception as error:  # noqa: BLE001  (a broken library can fail in any way; that is what is asked here)
        return Check("Encoder", FAILED, f"it does not run here ({type(error).__name__})", "Install the package again.")
    return Check("Encoder", OK, "the expected file, and it runs")


def _content(_: Settings) -> Check:
    try:
        found = library()
    except CoachError as error:
        return Check("Content", FAILED, str(error), "Install the package again.")
    return Check("Content", OK, f"{len(found.rubrics)} rubrics, {len(found.industries)} industries")


def _data_folder(settings: Settings) -> Check:
    folder = settings.data_dir
    if folder.is_dir():
        if os.access(folder, os.W_OK | os.X_OK):
            return Check("Data folder", OK, str(folder))
        return Check(
            "Data folder", FAILED, f"{folder} cannot be written", "Make it yours, or choose another with --data."
        )
    parent = _existing(folder)
    if parent.is_dir() and os.access(parent, os.W_OK | os.X_OK):
        return Check("Data folder", OK, f"{folder} (made at the first start)")
    return Check("Data folder", FAILED, f"{folder} cannot be made", "Choose another folder with --data or COACH_DATA.")


def _existing(path: Path) -> Path:
    return next((p for p in (path, *path.parents) if p.exists()), path)


def _disk(settings: Settings) -> Check:
    free = shutil.disk_usage(_existing(settings.data_dir)).free
    detail = f"{free // _MEGABYTE:,} MB free"
    if free < _FULL_DISK:
        return Check("Disk", FAILED, detail, "Make room: answers cannot be stored on a full disk.")
    if free < _LOW_DISK:
        return Check("Disk", WARNING, detail, "Make some room soon.")
    return Check("Disk", OK, detail)


def _master_key(settings: Settings) -> Check:
    file = settings.data_dir / _KEY_FILE
    if settings.master_key:
        return Check("Master key", OK, f"from {settings.sources.get('master_key', 'the settings')}")
    if not file.exists():
        return _missing_key(settings, file)
    mode = file.stat().st_mode & 0o777
    if mode & 0o077:
        return Check("Master key", FAILED, f"{file} can be read by others (mode {mode:o})", f"Run: chmod 600 {file}")
    return Check("Master key", OK, f"{file}, readable by you only")


def _missing_key(settings: Settings, file: Path) -> Check:
    if (settings.data_dir / _DATABASE_FILE).exists():
        return Check(
            "Master key", FAILED, f"{file} is missing", "Put it back: without it the stored data cannot be read."
        )
    return Check("Master key", OK, "made at the first start")


def _database(settings: Settings) -> Check:
    if not (settings.database_url or (settings.data_dir / _DATABASE_FILE).exists()):
        return Check("Database", OK, "made at the first start")
    try:
        app = open_coach(settings)
        try:
            count = app.preparations.list(app.local_user_id, limit=1).total
        finally:
            app.close()
    except CoachError as error:
        return Check("Database", FAILED, str(error), "Put this right before the next start.")
    return Check("Database", OK, f"opens, its tables are up to date, preparations: {count}")


def _models(settings: Settings) -> Check:
    keys = [name for name in ("gemini", "openai") if getattr(settings, f"{name}_api_key")]
    if not keys:
        return Check("Models", OK, "no key set: the builtin engine coaches, and nothing leaves this machine")
    return Check(
        "Models",
        WARNING,
        f"a key for {' and '.join(keys)} is set, but this version has no model engine: nothing is sent anywhere",
        "Nothing to do; the builtin engine coaches.",
    )


def _speech(_: Settings) -> Check:
    from interview_coach.speech.installed import NOT_INSTALLED, missing
    from interview_coach.speech.weights import are_installed, wrong_in_packages

    if missing():
        return Check(
            "Speech", OK, f"not installed ({', '.join(missing())}): answers are typed", _sentence(NOT_INSTALLED)
        )
    if not are_installed():
        return Check("Speech", WARNING, "the model is fetched with the first recording", "Or run make run again.")
    wrong = wrong_in_packages()
    if wrong is not None:
        return Check("Speech", FAILED, f"{wrong} of the model is not the published one", "Run make run again.")
    return Check("Speech", OK, "installed, and the model is the published one")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _pages(_: Settings) -> Check:
    web = files("interview_coach") / "web"
    missing = [name for name in ("templates", "static") if not any(_contents(web / name))]
    if missing:
        return Check("Pages", FAILED, f"missing in the package: {' and '.join(missing)}", "Install the package again.")
    return Check("Pages", OK, "templates and styles are there")


def _contents(folder: Traversable) -> list[str]:
    return [entry.name for entry in folder.iterdir()] if folder.is_dir() else []

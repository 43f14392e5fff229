"""Settings: environment variables with the prefix `COACH_`, secrets also as `…_FILE`; with none set all works."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interview_coach.errors import ConfigurationError

ENGINES = ("auto", "builtin", "gemini", "openai")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults. `data_dir` holds the database and the key file; `database_url` empty means
    SQLite there. Secrets never appear in `repr`."""

    data_dir: Path
    database_url: str = ""
    master_key: str = field(default="", repr=False)
    engine: str = "auto"
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    consent_model: bool = False
    gemini_api_key: str = field(default="", repr=False)
    gemini_base_url: str = ""
    openai_api_key: str = field(default="", repr=False)
    openai_base_url: str = ""
    debug: bool = False
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Where each value comes from: `default`, `COACH_PORT`, `COACH_MASTER_KEY_FILE`, `--data`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as people see it in `coach config`."""

    name: str
    variable: str
    value: str
    source: str


def load_settings(data_dir: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; `data_dir` (from `--data`) wins. Raises ConfigurationError, one sentence."""
    env = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name, (variable, parse, secret) in _VARIABLES.items():
        text, source = _read(env, variable, secret=secret)
        if text is not None:
            values[name], sources[name] = _parsed(variable, text, parse), source
    if data_dir is not None:
        values["data_dir"], sources["data_dir"] = data_dir, "--data"
    values.setdefault("data_dir", _default_data_dir(env))
    values["data_dir"] = Path(values["data_dir"]).expanduser().absolute()
    return Settings(**values, sources=sources)


def describe(settings: Settings) -> tuple[Setting, ...]:
    """Every setting with its value and source; a secret says only whether it is set."""
    return tuple(
        Setting(
            name,
            variable,
            ("set" if getattr(settings, name) else "not set") if secret else str(getattr(settings, name)),
            settings.sources.get(name, "default"),
        )
        for name, (variable, _, secret) in _VARIABLES.items()
    )


def _boolean(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    return words[text.strip().lower()]


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError(text)
    return port


def _threads(text: str) -> int:
    threads = int(text)
    if not 1 <= threads <= 256:
        raise ValueError(text)
    return threads


def _engine(text: str) -> str:
    if text not in ENGINES:
        raise ValueError(text)
    return text


_VARIABLES: Mapping[str, tuple[str, Callable[[str], Any], bool]] = {
    "data_dir": ("COACH_DATA", Path, False),
    "database_url": ("COACH_DATABASE_URL", str, True),
    "master_key": ("COACH_MASTER_KEY", str.strip, True),
    "engine": ("COACH_ENGINE", _engine, False),
    "host": ("COACH_HOST", str, False),
    "port": ("COACH_PORT", _port, False),
    "threads": ("COACH_THREADS", _threads, False),
    "consent_model": ("COACH_CONSENT_MODEL", _boolean, False),
    "gemini_api_key": ("COACH_GEMINI_API_KEY", str.strip, True),
    "gemini_base_url": ("COACH_GEMINI_BASE_URL", str, False),
    "openai_api_key": ("COACH_OPENAI_API_KEY", str.strip, True),
    "openai_base_url": ("COACH_OPENAI_BASE_URL", str, False),
    "debug": ("COACH_DEBUG", _boolean, False),
}


def _read(env: Mapping[str, str], variable: str, *, secret: bool) -> tuple[str | None, str]:
    if env.get(variable):
        return env[variable], variable
    path = env.get(f"{variable}_FILE") if secret else None
    if not path:
        return None, "default"
    try:
        return Path(path).read_text(encoding="utf-8").strip(), f"{variable}_FILE"
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{variable}_FILE names {path}, which cannot be read") from error


def _parsed(variable: str, text: str, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(text)
    except (KeyError, ValueError) as error:
        raise ConfigurationError(f"{variable} has a value that cannot be used: {text!r}") from error


def _default_data_dir(env: Mapping[str, str]) -> Path:
    """The XDG data folder (XDG Base Directory Specification 0.8)."""
    root = env.get("XDG_DATA_HOME") or str(Path(env.get("HOME") or "~").expanduser() / ".local" / "share")
    return Path(root) / "interview-coach"

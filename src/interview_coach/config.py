"""Settings: environment variables with the prefix `COACH_`, secrets also as `…_FILE`; with none set all works."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from interview_coach.domain.appointments import check_email
from interview_coach.domain.costs import read_dollars
from interview_coach.errors import ConfigurationError, InvalidInput

_BLOBS_URL = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[a-z0-9_-]+)*|file:///.+")
SMTP_TLS = ("starttls", "tls", "off")
_CREDENTIALS = re.compile(r"(?<=//)(?P<user>[^\s/:@]*)(?P<colon>:)?(?(colon)[^\s/]*)@|^(?P<bare>[^\s/:@]+):[^\s/]*@")
_KEY_IN_QUERY = re.compile(r"(?<=[?&])([\w-]*(?:key|token|password|secret)=)[^&\s]+", re.IGNORECASE)
ENGINES = ("auto", "builtin", "gemini", "openai")
EMBEDDINGS = ("builtin", "gemini")


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
    gemini_fast_model: str = "gemini-2.5-flash"
    gemini_strong_model: str = "gemini-2.5-pro"
    openai_api_key: str = field(default="", repr=False)
    openai_base_url: str = ""
    openai_fast_model: str = ""
    openai_strong_model: str = ""
    embeddings: str = "builtin"
    """Whose vectors choose the lines of a long CV that the engine gemini is asked about."""
    gemini_embedding_model: str = "gemini-embedding-001"
    model_deadline: int = 60
    """Seconds after which a call of a model is given up."""
    redact: bool = True
    """Whether names, addresses and numbers are replaced before a text is sent to a model."""
    recording_days: int = 30
    """How long sound and picture of an answer are kept unless the user chooses otherwise."""
    budget_month_usd: Decimal | None = None
    budget_session_usd: Decimal | None = None
    """The most that models may cost; None is no limit."""
    blobs_url: str = ""
    """Where recordings lie: `s3://bucket/prefix` or `file:///folder`; empty means the folder `blobs` in `data_dir`."""
    s3_endpoint: str = ""
    s3_key: str = field(default="", repr=False)
    s3_secret: str = field(default="", repr=False)
    s3_region: str = "us-east-1"
    smtp_host: str = ""
    """The server that sends e-mail; empty sends none."""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_from: str = ""
    smtp_tls: str = "starttls"
    """`starttls`, `tls` from the first byte (port 465), or `off` for a server on this machine."""
    public_url: str = ""
    """The address under which partners reach the app, without a slash at its end; empty: they cannot."""
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
            _shown(getattr(settings, name), secret=secret),
            settings.sources.get(name, "default"),
        )
        for name, (variable, _, secret) in _VARIABLES.items()
    )


def _shown(value: object, *, secret: bool) -> str:
    if secret:
        return "set" if value else "not set"
    return "no limit" if value is None else without_password(str(value))


def without_password(text: str) -> str:
    """A text in which the password, token or key of an address is stars: `https://ada:***@host/?key=***`."""
    return _KEY_IN_QUERY.sub(r"\1***", _CREDENTIALS.sub(_starred, text))


def _starred(found: re.Match[str]) -> str:
    named = found["bare"] or (found["user"] if found["colon"] else None)
    return "***@" if named is None else f"{named}:***@"


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


def _deadline(text: str) -> int:
    seconds = int(text)
    if not 1 <= seconds <= 600:
        raise ValueError(text)
    return seconds


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 365:
        raise ValueError(text)
    return days


def _engine(text: str) -> str:
    if text not in ENGINES:
        raise ValueError(text)
    return text


def _embeddings(text: str) -> str:
    if text not in EMBEDDINGS:
        raise ValueError(text)
    return text


def _blobs_url(text: str) -> str:
    url = text.strip().rstrip("/")
    if not _BLOBS_URL.fullmatch(url):
        raise ValueError(text)
    return url


def _smtp_tls(text: str) -> str:
    if text not in SMTP_TLS:
        raise ValueError(text)
    return text


def _address(text: str) -> str:
    check_email(text.strip())
    return text.strip()


def _http_address(text: str) -> str:
    url = text.strip().rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise ValueError(text)
    return url


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
    "gemini_fast_model": ("COACH_GEMINI_FAST_MODEL", str.strip, False),
    "gemini_strong_model": ("COACH_GEMINI_STRONG_MODEL", str.strip, False),
    "gemini_embedding_model": ("COACH_GEMINI_EMBEDDING_MODEL", str.strip, False),
    "embeddings": ("COACH_EMBEDDINGS", _embeddings, False),
    "openai_api_key": ("COACH_OPENAI_API_KEY", str.strip, True),
    "openai_base_url": ("COACH_OPENAI_BASE_URL", str, False),
    "openai_fast_model": ("COACH_OPENAI_FAST_MODEL", str.strip, False),
    "openai_strong_model": ("COACH_OPENAI_STRONG_MODEL", str.strip, False),
    "model_deadline": ("COACH_MODEL_DEADLINE", _deadline, False),
    "redact": ("COACH_REDACT", _boolean, False),
    "budget_month_usd": ("COACH_BUDGET_MONTH_USD", read_dollars, False),
    "budget_session_usd": ("COACH_BUDGET_SESSION_USD", read_dollars, False),
    "blobs_url": ("COACH_BLOBS_URL", _blobs_url, False),
    "s3_endpoint": ("COACH_S3_ENDPOINT", _http_address, False),
    "s3_key": ("COACH_S3_KEY", str.strip, True),
    "s3_secret": ("COACH_S3_SECRET", str.strip, True),
    "s3_region": ("COACH_S3_REGION", str.strip, False),
    "recording_days": ("COACH_RECORDING_DAYS", _days, False),
    "smtp_host": ("COACH_SMTP_HOST", str.strip, False),
    "smtp_port": ("COACH_SMTP_PORT", _port, False),
    "smtp_user": ("COACH_SMTP_USER", str.strip, False),
    "smtp_password": ("COACH_SMTP_PASSWORD", str.strip, True),
    "smtp_from": ("COACH_SMTP_FROM", _address, False),
    "smtp_tls": ("COACH_SMTP_TLS", _smtp_tls, False),
    "public_url": ("COACH_PUBLIC_URL", _http_address, False),
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
    except (KeyError, ValueError, InvalidInput) as error:
        raise ConfigurationError(f"{variable} has a value that cannot be used: {without_password(text)!r}") from error


def _default_data_dir(env: Mapping[str, str]) -> Path:
    """The XDG data folder (XDG Base Directory Specification 0.8)."""
    root = env.get("XDG_DATA_HOME") or str(Path(env.get("HOME") or "~").expanduser() / ".local" / "share")
    return Path(root) / "interview-coach"

"""Whether the speech extra is there."""

from __future__ import annotations

from importlib.util import find_spec

from interview_coach.errors import ConfigurationError

LIBRARIES = ("av", "faster_whisper")
NOT_INSTALLED = (
    "speech is not installed here; `make run` installs it unless SPEECH=0 is set "
    "(or: pip install --require-hashes -r requirements-speech.lock)"
)


def missing() -> tuple[str, ...]:
    """The libraries that are not there."""
    return tuple(name for name in LIBRARIES if find_spec(name) is None)


def check_installed() -> None:
    """Raises ConfigurationError, one sentence with the remedy."""
    if missing():
        raise ConfigurationError(NOT_INSTALLED)

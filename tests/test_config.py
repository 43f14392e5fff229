from pathlib import Path

import pytest

from interview_coach.config import describe, load_settings
from interview_coach.errors import ConfigurationError


def test_with_nothing_set_everything_has_a_value() -> None:
    settings = load_settings(environment={"HOME": "/home/ann"})
    assert settings.data_dir == Path("/home/ann/.local/share/interview-coach")
    assert (settings.host, settings.port, settings.engine) == ("127.0.0.1", 8000, "auto")


def test_the_option_wins_over_the_variable() -> None:
    settings = load_settings(Path("/from/option"), {"COACH_DATA": "/from/variable"})
    assert settings.data_dir == Path("/from/option")


def test_a_secret_can_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("s3cret\n")
    settings = load_settings(environment={"COACH_GEMINI_API_KEY_FILE": str(tmp_path / "key")})
    assert settings.gemini_api_key == "s3cret"
    assert settings.sources["gemini_api_key"] == "COACH_GEMINI_API_KEY_FILE"


def test_secrets_are_never_shown() -> None:
    settings = load_settings(environment={"COACH_GEMINI_API_KEY": "s3cret", "COACH_MASTER_KEY": "m4ster"})
    shown = repr(settings) + "".join(s.value for s in describe(settings))
    assert "s3cret" not in shown
    assert "m4ster" not in shown
    assert {s.variable: s.value for s in describe(settings)}["COACH_GEMINI_API_KEY"] == "set"


@pytest.mark.parametrize(
    "environment",
    [
        {"COACH_PORT": "many"},
        {"COACH_PORT": "70000"},
        {"COACH_ENGINE": "oracle"},
        {"COACH_CONSENT_MODEL": "perhaps"},
        {"COACH_MASTER_KEY_FILE": "/nowhere/key"},
    ],
)
def test_a_value_that_cannot_be_used_is_named(environment: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(environment))):
        load_settings(environment=environment)

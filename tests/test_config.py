from decimal import Decimal
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


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ada:s3cret@models.example/v1", "https://ada:***@models.example/v1"),
        ("https://ada:s3@cret@models.example/v1", "https://ada:***@models.example/v1"),
        ("https://s3cret@models.example/v1", "https://***@models.example/v1"),
        ("ada:s3cret@models.example/v1", "ada:***@models.example/v1"),
        ("https://models.example/v1?a=1&api_key=s3cret", "https://models.example/v1?a=1&api_key=***"),
        ("https://models.example/v1/a@b", "https://models.example/v1/a@b"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_the_password_of_an_address_is_never_shown(address: str, shown: str) -> None:
    settings = load_settings(environment={"COACH_OPENAI_BASE_URL": address, "COACH_GEMINI_BASE_URL": address})
    values = {s.variable: s.value for s in describe(settings)}
    assert values["COACH_OPENAI_BASE_URL"] == values["COACH_GEMINI_BASE_URL"] == shown
    assert settings.openai_base_url == address, "it is used as it was given"


def test_an_error_about_an_address_does_not_show_its_password() -> None:
    with pytest.raises(ConfigurationError, match=r"ada:\*\*\*@blobs") as refused:
        load_settings(environment={"COACH_BLOBS_URL": "s3://ada:s3cret@blobs"})
    assert "s3cret" not in str(refused.value)


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
        {"COACH_BUDGET_MONTH_USD": "much"},
        {"COACH_BUDGET_SESSION_USD": "-1"},
        {"COACH_MODEL_DEADLINE": "0"},
        {"COACH_MODEL_DEADLINE": "601"},
        {"COACH_REDACT": "sometimes"},
        {"COACH_MASTER_KEY_FILE": "/nowhere/key"},
        {"COACH_RECORDING_DAYS": "0"},
        {"COACH_RECORDING_DAYS": "366"},
        {"COACH_RECORDING_DAYS": "a month"},
    ],
)
def test_a_value_that_cannot_be_used_is_named(environment: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(environment))):
        load_settings(environment=environment)


def test_models_and_budgets_are_settings() -> None:
    plain = load_settings(environment={})
    assert (plain.gemini_fast_model, plain.gemini_strong_model) == ("gemini-2.5-flash", "gemini-2.5-pro")
    assert (plain.openai_fast_model, plain.model_deadline, plain.redact) == ("", 60, True)
    assert (plain.budget_month_usd, plain.budget_session_usd) == (None, None)
    given = load_settings(
        environment={
            "COACH_GEMINI_FAST_MODEL": "gemini-x",
            "COACH_OPENAI_STRONG_MODEL": "llama",
            "COACH_MODEL_DEADLINE": "600",
            "COACH_REDACT": "no",
            "COACH_BUDGET_MONTH_USD": "2.50",
            "COACH_BUDGET_SESSION_USD": "0",
        }
    )
    assert (given.gemini_fast_model, given.openai_strong_model) == ("gemini-x", "llama")
    assert (given.model_deadline, given.redact) == (600, False)
    assert (given.budget_month_usd, given.budget_session_usd) == (Decimal("2.50"), Decimal(0))


def test_recordings_are_kept_for_thirty_days_unless_the_settings_say_otherwise() -> None:
    assert load_settings(environment={}).recording_days == 30
    assert load_settings(environment={"COACH_RECORDING_DAYS": "365"}).recording_days == 365


def test_a_budget_that_is_not_set_is_shown_as_no_limit() -> None:
    shown = {s.variable: s.value for s in describe(load_settings(environment={"COACH_BUDGET_MONTH_USD": "2"}))}
    assert (shown["COACH_BUDGET_MONTH_USD"], shown["COACH_BUDGET_SESSION_USD"]) == ("2", "no limit")


def test_every_setting_stands_in_the_guide() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    settings = describe(load_settings(environment={}))
    assert len(settings) >= 20
    assert [s.variable for s in settings if f"`{s.variable}`" not in guide] == []

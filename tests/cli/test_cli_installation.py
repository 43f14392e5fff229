"""`doctor`, `config` and `serve`: what is set, what is missing, what to do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import coach


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def statuses(data: Path, **settings: str) -> dict[str, str]:
    checks = coach("doctor", "--data", str(data), "--json", env=settings).json["checks"]
    return {check["name"]: check["status"] for check in checks}


def test_a_fresh_machine_is_well_and_the_doctor_makes_nothing(data: Path) -> None:
    ran = coach("doctor", "--data", str(data))
    assert ran.status == 0
    assert "failed" not in ran.out and "made at the first start" in ran.out
    assert not data.exists()


def test_a_used_data_folder_is_well(data: Path) -> None:
    coach("practice", "--data", str(data))
    assert (data / "coach.sqlite3").exists()
    assert set(statuses(data).values()) == {"ok"}


def test_a_key_file_that_others_can_read_is_a_failure_with_its_remedy(data: Path) -> None:
    coach("practice", "--data", str(data))
    (data / "master.key").chmod(0o644)
    ran = coach("doctor", "--data", str(data))
    assert ran.status == 1
    assert "chmod 600" in " ".join(ran.out.split())


def test_a_lost_key_file_is_a_failure(data: Path) -> None:
    coach("practice", "--data", str(data))
    (data / "master.key").unlink()
    assert statuses(data)["Master key"] == "failed"


def test_a_damaged_database_is_a_failure(data: Path) -> None:
    coach("practice", "--data", str(data))
    (data / "coach.sqlite3").write_bytes(b"not a database" * 100)
    for rest in ("coach.sqlite3-wal", "coach.sqlite3-shm"):
        (data / rest).unlink(missing_ok=True)
    assert statuses(data)["Database"] == "failed"


def test_a_data_folder_that_is_a_file_is_a_failure(data: Path) -> None:
    data.write_text("not a folder")
    assert statuses(data)["Data folder"] == "failed"


@pytest.mark.parametrize("consent", ["0", "1"])
def test_a_model_key_is_a_warning_while_no_engine_can_use_it(data: Path, consent: str) -> None:
    assert statuses(data)["Models"] == "ok"
    assert statuses(data, COACH_GEMINI_API_KEY="x", COACH_CONSENT_MODEL=consent)["Models"] == "warning"


def test_config_names_the_source_of_every_value_and_no_secret(data: Path) -> None:
    ran = coach(
        "config", "--data", str(data), "--json", env={"COACH_PORT": "8123", "COACH_GEMINI_API_KEY": "s3cret-key"}
    )
    settings = {row["variable"]: row for row in ran.json["settings"]}
    assert settings["COACH_DATA"]["source"] == "--data"
    assert (settings["COACH_PORT"]["value"], settings["COACH_PORT"]["source"]) == ("8123", "COACH_PORT")
    assert settings["COACH_GEMINI_API_KEY"]["value"] == "set"
    assert "s3cret-key" not in ran.out + coach("config", env={"COACH_GEMINI_API_KEY": "s3cret-key"}).out


def test_a_busy_port_is_refused_in_one_sentence(busy_port: int, data: Path) -> None:
    ran = coach("serve", "--port", str(busy_port), "--data", str(data))
    assert (ran.status, ran.out) == (1, "")
    assert str(busy_port) in ran.err and ran.err.count("\n") == 1
    assert not data.exists()


def test_an_address_of_another_machine_is_refused_in_one_sentence(data: Path) -> None:
    ran = coach("serve", "--host", "192.0.2.1", "--port", "0", "--data", str(data))
    assert (ran.status, ran.out) == (1, "")
    assert "192.0.2.1" in ran.err

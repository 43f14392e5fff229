"""Killed at any moment (signal 9): what was acknowledged can be played, and no plain byte is on the disk."""

import subprocess
import sys
from pathlib import Path

import pytest

from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.vault import Vault, open_manifest
from tests.storage.killed_vault import KEY, NEW, OLD, SPOKEN

LEAST_STEPS = {"upload": 30, "replace": 40}


@pytest.fixture(params=["upload", "replace"])
def killed(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, list[Path]]:
    """What was done, and the folder of each step at which it was killed; the last one was not killed."""
    scratch = tmp_path / "temporary"
    steps = tmp_path / "steps"
    scratch.mkdir()
    steps.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.killed_vault", str(steps), request.param],
        env={"TMPDIR": str(scratch), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    count, code = map(int, done.stdout.split())
    assert code == 0, done.stderr
    assert count > LEAST_STEPS[request.param]
    assert list(scratch.iterdir()) == []
    return request.param, sorted(steps.iterdir())


def acknowledged(folder: Path) -> list[str]:
    path = folder / "acknowledged"
    return path.read_text().split() if path.exists() else []


@pytest.mark.slow
def test_what_was_acknowledged_can_be_played_and_nothing_plain_is_left(killed: tuple[str, list[Path]]) -> None:
    action, folders = killed
    told = set()
    for folder in folders:
        for path in folder.rglob("*"):
            assert not path.is_file() or SPOKEN[:12] not in path.read_bytes(), path
        vault = Vault(FolderBlobs(folder / "blobs"))
        (check_upload if action == "upload" else check_replacement)(vault, folder)
        assert list((folder / "blobs" / ".incoming").iterdir()) == []
        told.add(tuple(acknowledged(folder)))
    assert len(told) == (4 if action == "upload" else 2)  # killed after each of them; sealing itself writes nothing


def check_upload(vault: Vault, folder: Path) -> None:
    """Every acknowledged part is whole; the upload goes on from there, sending one part twice."""
    told = acknowledged(folder)
    arrived = vault.arrived(KEY.recording_id)
    assert {int(number) for number in told if number != "sealed"} <= arrived.keys()
    for number, data in enumerate(OLD, start=1):
        vault.write_part(KEY, number, data)
    manifest = vault.seal(KEY, [len(data) for data in OLD], "audio/webm")
    assert b"".join(vault.read(KEY, manifest)) == b"".join(OLD)
    if "sealed" in told:
        assert open_manifest(KEY, (folder / "manifest").read_bytes()) == manifest


def check_replacement(vault: Vault, folder: Path) -> None:
    """The stored manifest is whole, the old or the new one, before and after what is left over was removed."""
    manifest = open_manifest(KEY, (folder / "manifest").read_bytes())
    expected = b"".join(OLD) if manifest.generation == "0" else NEW
    assert "replaced" not in acknowledged(folder) or expected == NEW
    for _ in range(2):
        assert b"".join(vault.read(KEY, manifest)) == expected
        vault.tidy(manifest)
    assert vault.erase(KEY.recording_id) == len(manifest.parts)

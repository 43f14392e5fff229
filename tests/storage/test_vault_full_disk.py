"""A disk that fills up during an upload: said clearly, nothing half stored, nothing plain, earlier parts untouched."""

import errno
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interview_coach.domain.recordings import RecordingKey
from interview_coach.errors import StorageFailed
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.vault import Vault, new_recording_key

MEBIBYTE = 1024 * 1024
SPOKEN = b"I was the one who deleted the table. "


@contextmanager
def mounted(folder: Path) -> Iterator[bool]:
    """A disk of 4 MiB at `folder`, where this computer lets us mount one."""
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    may = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield may
    finally:
        if may:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def limited(folder: Path) -> Iterator[None]:
    """Writing into `folder` fails as on a full disk when it holds 4 MiB; the last write is done in part."""
    write = os.write

    def limited_write(handle: int, data: memoryview) -> int:
        used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        room = 4 * MEBIBYTE - used
        if room <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data[:room])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", limited_write)
        yield


@pytest.fixture(params=["real", "simulated"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A real small disk for root, else (and the second time) one whose writes fail."""
    if request.param == "real":
        with mounted(tmp_path) as may:
            if may:
                yield tmp_path
                return
    with limited(tmp_path):
        yield tmp_path


def until_full(write: Callable[[int], object]) -> int:
    """How many times `write` works before the disk is full."""
    for number in range(1, 100):
        try:
            write(number)
        except StorageFailed as error:
            assert "the disk is full; make some room" in str(error)
            return number - 1
    raise AssertionError("the disk never filled up")


def part(number: int) -> bytes:
    return SPOKEN * 20_000 + random.Random(number).randbytes(50_000)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_full_disk_keeps_what_was_acknowledged(small_disk: Path) -> None:
    vault, key = Vault(FolderBlobs(small_disk / "blobs")), new_recording_key("r1")
    stored = until_full(lambda number: vault.write_part(key, number, part(number)))
    assert stored >= 3
    assert list(vault.arrived("r1")) == list(range(1, stored + 1))
    assert list((small_disk / "blobs" / ".incoming").iterdir()) == []
    assert SPOKEN[:12] not in everything_in(small_disk)
    manifest = vault.seal(key, [len(part(number)) for number in range(1, stored + 1)], "audio/webm")
    assert b"".join(vault.read(key, manifest)) == b"".join(part(number) for number in range(1, stored + 1))


def test_with_room_again_the_upload_goes_on(small_disk: Path) -> None:
    vault = Vault(FolderBlobs(small_disk / "blobs"))
    old, new = new_recording_key("old"), new_recording_key("new")
    vault.write_part(old, 1, part(0) * 2)
    stored = until_full(lambda number: vault.write_part(new, number, part(number)))
    vault.erase("old")
    vault.write_part(new, stored + 1, part(stored + 1))
    assert list(vault.arrived("new")) == list(range(1, stored + 2))


def test_a_replacement_that_does_not_fit_leaves_the_old_version(small_disk: Path) -> None:
    vault, key = Vault(FolderBlobs(small_disk / "blobs")), RecordingKey("r1", bytes(32))
    vault.write_part(key, 1, part(1))
    manifest = vault.seal(key, [len(part(1))], "audio/webm")
    before = everything_in(small_disk)
    with pytest.raises(StorageFailed, match="disk is full"):
        vault.replace(key, manifest, (SPOKEN * 1_000 for _ in range(400)), lambda _: pytest.fail("switched"))
    assert everything_in(small_disk) == before
    assert b"".join(vault.read(key, manifest)) == part(1)

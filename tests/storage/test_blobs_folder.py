"""What only the folder promises: private files, nothing half written, and names that survive a power cut."""

import errno
import fcntl
import os
from pathlib import Path

import pytest

from interview_coach.errors import ConfigurationError, StorageFailed
from interview_coach.storage.blobs_folder import FolderBlobs


def files_in(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


def test_only_the_owner_may_read(root: Path) -> None:
    root.mkdir(mode=0o755)
    FolderBlobs(root).put("r/1/a", b"1")
    assert root.stat().st_mode & 0o777 == 0o700
    assert (root / "r" / "1" / "a").stat().st_mode & 0o777 == 0o600


def test_nothing_but_the_content_is_left_behind(root: Path) -> None:
    blobs = FolderBlobs(root)
    blobs.put("r/1/a", b"1")
    blobs.put("r/1/a", b"1")
    assert files_in(root) == ["r/1/a"]
    blobs.delete("r/1/a")
    assert {path.name for path in root.iterdir()} == {".incoming"}  # not even how many recordings there were


def test_what_a_killed_writer_left_is_swept_and_what_is_being_written_is_not(root: Path) -> None:
    FolderBlobs(root)
    dead, living = root / ".incoming" / "dead", root / ".incoming" / "living"
    dead.write_bytes(b"half")
    with living.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        blobs = FolderBlobs(root)
        assert files_in(root) == [".incoming/living"]
        assert list(blobs.list()) == []


def test_a_store_whose_folders_were_taken_away_makes_them_again(root: Path) -> None:
    blobs = FolderBlobs(root)
    (root / ".incoming").rmdir()
    root.rmdir()
    blobs.put("a/b", b"1")
    assert blobs.get("a/b") == b"1"


def test_content_is_on_the_disk_before_its_name_and_the_name_before_the_return(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut cannot be tried here; the order of what is flushed can."""
    blobs = FolderBlobs(root)
    steps: list[str] = []
    flush, link = os.fsync, os.link

    def noted_flush(handle: int) -> None:
        folders = {path.stat().st_ino: path for path in (root, root / "r", root / "r" / "1") if path.exists()}
        folder = folders.get(os.fstat(handle).st_ino)
        steps.append(f"folder {folder.relative_to(root)}" if folder else "content")
        flush(handle)

    def noted_link(source: Path, target: Path) -> None:
        steps.append("name")
        link(source, target)

    monkeypatch.setattr(os, "fsync", noted_flush)
    monkeypatch.setattr(os, "link", noted_link)
    blobs.put("r/1/a", b"1")
    assert steps == ["content", "name", "folder r/1", "folder r", "folder ."]
    steps.clear()
    blobs.put("r/1/a", b"1")  # the writer before may have been killed between name and return
    assert steps == ["folder r/1", "folder r", "folder ."]


def test_a_disk_that_takes_only_a_few_bytes_at_a_time_gets_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FolderBlobs(root)
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:100])))
    blobs.put("a", bytes(range(250)) * 4)
    assert blobs.get("a") == bytes(range(250)) * 4


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EFBIG, "disk is full"),
        (errno.EACCES, "check its permissions"),
        (errno.EIO, "try again"),
    ],
)
def test_a_disk_that_fails_is_said(root: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str) -> None:
    blobs = FolderBlobs(root)
    blobs.put("a/b", b"first")

    def fail(handle: int, data: memoryview) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(StorageFailed, match=sentence):
        blobs.put("a/c", b"1")
    assert files_in(root) == ["a/b"]


def test_a_key_inside_another_key_fails_and_both_stay_clear(root: Path) -> None:
    blobs = FolderBlobs(root)
    blobs.put("a", b"1")
    with pytest.raises(StorageFailed):
        blobs.put("a/b", b"2")
    assert files_in(root) == ["a"]


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ConfigurationError, match="cannot be used"):
        FolderBlobs(tmp_path / "file" / "blobs")

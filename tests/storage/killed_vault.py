"""Does one thing with a vault again and again, and is killed (signal 9) at its first, second, third … system call.

`python -m tests.storage.killed_vault FOLDER upload|replace` makes a folder for each step under FOLDER: the store in
`blobs`, what was acknowledged in `acknowledged`, the stored manifest in `manifest`. The process that is killed is a
fork, so that a hundred steps take seconds. Prints how many there were, and how the last one ended.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview_coach.domain.recordings import Manifest, RecordingKey
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.vault import Vault, seal_manifest

KEY = RecordingKey("r1", bytes(range(1, 33)))
SPOKEN = b"I was the one who deleted the table. "
OLD = tuple(SPOKEN * 4_000 + bytes([number]) for number in range(3))
NEW = SPOKEN * 300_000  # three parts of a replacement

_CALLS = ("mkdir", "open", "write", "fsync", "link", "unlink", "rmdir")
_write, _replace = os.write, os.replace


def acknowledge(folder: Path, line: str) -> None:
    """What the caller was told, written without the calls that are counted."""
    with (folder / "acknowledged").open("a") as file:
        file.write(line + "\n")


def store_manifest(folder: Path, manifest: Manifest) -> None:
    """Stands for the transaction of the database: all or nothing."""
    draft = folder / "draft"
    draft.write_bytes(seal_manifest(KEY, manifest))
    _replace(draft, folder / "manifest")


def upload(folder: Path) -> None:
    vault = Vault(FolderBlobs(folder / "blobs"))
    for number, data in enumerate(OLD, start=1):
        vault.write_part(KEY, number, data)
        acknowledge(folder, str(number))
    store_manifest(folder, vault.seal(KEY, [len(data) for data in OLD], "audio/webm"))
    acknowledge(folder, "sealed")


def replacement(folder: Path) -> None:
    vault = Vault(FolderBlobs(folder / "blobs"))
    manifest = vault.seal(KEY, [len(data) for data in OLD], "audio/webm")
    vault.replace(KEY, manifest, [NEW], lambda new: store_manifest(folder, new))
    acknowledge(folder, "replaced")


def killed_at(step: int) -> None:
    """From now on the process dies before its call number `step`; a write is half done then."""
    left = step

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                if name == "write":
                    _write(arguments[0], arguments[1][: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return instead

    for name in _CALLS:
        setattr(os, name, counted(name, getattr(os, name)))


def main(root: Path, action: str) -> None:
    work = {"upload": upload, "replace": replacement}[action]
    step, died = 0, True
    while died:
        step += 1
        folder = root / f"{step:03}"
        folder.mkdir()
        if action == "replace":
            upload(folder)
        child = os.fork()
        if child == 0:
            killed_at(step)
            work(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        died = os.WIFSIGNALED(status)
    sys.stdout.write(f"{step} {os.waitstatus_to_exitcode(status)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

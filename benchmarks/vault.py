"""How fast recordings are encrypted and decrypted, beside bare AES-256-GCM over the same bytes in the same run.

The ratio tells what the vault adds (digest, frames, files, flushing); the times depend on the computer and its disk.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from interview_coach.domain.recordings import PART_BYTES
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.vault import Vault, new_recording_key

PARTS, RUNS, SEEKS = 12, 5, 200
MEBIBYTES = PARTS * PART_BYTES / 2**20


def speed(work: Callable[[], object]) -> float:
    """MiB/s of one run over all parts."""
    started = time.perf_counter()
    work()
    return MEBIBYTES / (time.perf_counter() - started)


class Rival:
    """AES-256-GCM of whole parts in memory: no frames, no digest, no disk."""

    def __init__(self, parts: list[bytes]) -> None:
        self._aead, self._parts = AESGCM(AESGCM.generate_key(256)), parts
        self._nonces = [number.to_bytes(12, "big") for number in range(len(parts))]
        self.sealed: list[bytes] = []

    def write(self) -> None:
        self.sealed = [self._aead.encrypt(n, data, b"") for n, data in zip(self._nonces, self._parts, strict=True)]

    def read(self) -> None:
        for nonce, sealed in zip(self._nonces, self.sealed, strict=True):
            self._aead.decrypt(nonce, sealed, b"")


def one_run(folder: Path, parts: list[bytes]) -> tuple[float, ...]:
    """MiB/s: bare writing and reading, the vault's writing and reading; then seconds of a seek."""
    rival, vault, key = Rival(parts), Vault(FolderBlobs(folder)), new_recording_key("bench")

    def write() -> None:
        for number, data in enumerate(parts, start=1):
            vault.write_part(key, number, data)

    bare_write, bare_read, vault_write = speed(rival.write), speed(rival.read), speed(write)
    manifest = vault.seal(key, [len(data) for data in parts], "video/webm")
    vault_read = speed(lambda: vault.check(key, manifest))
    started = time.perf_counter()
    for seek in range(SEEKS):
        at = seek * 7_919_333 % (manifest.total - 1)
        next(vault.read(key, manifest, at))
    seconds = (time.perf_counter() - started) / SEEKS
    vault.erase("bench")
    return bare_write, bare_read, vault_write, vault_read, seconds


def main() -> None:
    parts = [os.urandom(PART_BYTES) for _ in range(PARTS)]
    with TemporaryDirectory() as folder:
        runs = [one_run(Path(folder) / "blobs", parts) for _ in range(RUNS)]
    bare_write, bare_read, vault_write, vault_read, seconds = (
        statistics.median(each) for each in zip(*runs, strict=True)
    )
    for name, vault, bare in (("write", vault_write, bare_write), ("read", vault_read, bare_read)):
        sys.stdout.write(
            f"{name:6} vault {vault:6.0f} MiB/s   bare AES-GCM {bare:6.0f} MiB/s   {vault / bare:5.2f} of it\n"
        )
    sys.stdout.write(f"seek   {seconds * 1000:.2f} ms to the first bytes\n")


if __name__ == "__main__":
    main()

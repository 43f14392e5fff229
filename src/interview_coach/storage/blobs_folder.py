"""Encrypted bytes as files in a folder: whole and durable when they appear, never overwritten."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from interview_coach.errors import ConfigurationError, NotFound, StorageFailed
from interview_coach.storage.blobs import checked_key, checked_prefix, other_content

_INCOMING = ".incoming"
"""Files that are being written. Keys cannot begin with a dot, so it never collides with content."""

_COMPARED_BYTES = 1024 * 1024
_ATTEMPTS = 20


class FolderBlobs:
    """A `BlobStore` in a folder of this computer, open to its owner only.

    A file is written under a name of its own, flushed to the disk, and only then linked to its place: a link, unlike a
    rename, fails when something is there. The folders above are flushed too, or a power cut could take the name away.
    """

    def __init__(self, root: Path) -> None:
        """Make the folder when it is missing, and take away what killed processes left half written.

        Raises ConfigurationError when it cannot be used.
        """
        self._root = root
        self._incoming = root / _INCOMING
        try:
            self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
            root.chmod(0o700)
            _flush(root.parent)
            self._sweep()
        except OSError as error:
            raise ConfigurationError(f"the folder {root} cannot be used: {error.strerror}") from error

    def put(self, key: str, data: bytes | bytearray) -> None:
        place = self._root / checked_key(key)
        with _translated():
            if place.exists():
                self._compare(key, place, data)
                return
            with self._draft() as (handle, draft):
                _write(handle, data)
                os.fsync(handle)
                self._publish(key, draft, place, data)

    def get(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        place = self._root / checked_key(key)
        with _translated(), _found(key), place.open("rb") as file:
            file.seek(start)
            return file.read() if end is None else file.read(max(end - start, 0))

    def size(self, key: str) -> int:
        with _translated(), _found(key):
            found = (self._root / checked_key(key)).stat()
        if not S_ISREG(found.st_mode):
            raise NotFound(f"nothing is stored as {key}")
        return found.st_size

    def delete(self, key: str) -> None:
        place = self._root / checked_key(key)
        with _translated():
            try:
                place.unlink()
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
                return
            self._remove_empty(place.parent)

    def list(self, prefix: str = "") -> Iterator[str]:
        return self._walk(self._root / checked_prefix(prefix))

    def sizes(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        return self._measured(self.list(prefix))

    def _measured(self, keys: Iterator[str]) -> Iterator[tuple[str, int]]:
        for key in keys:
            with suppress(NotFound):  # deleted since it was listed
                yield key, self.size(key)

    def _walk(self, top: Path) -> Iterator[str]:
        with _translated():
            for folder, names, files in os.walk(top, onerror=_raise_unless_gone):
                names[:] = [name for name in names if name != _INCOMING]
                inside = Path(folder).relative_to(self._root)
                yield from ((inside / file).as_posix() for file in files)

    def _publish(self, key: str, draft: Path, place: Path, data: bytes | bytearray) -> None:
        """Give the finished draft its name. A folder can vanish meanwhile, when its last other file is deleted."""
        for _ in range(_ATTEMPTS):
            try:
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                os.link(draft, place)
            except (FileExistsError, FileNotFoundError, NotADirectoryError):
                if not place.exists():
                    continue
                self._compare(key, place, data)
            else:
                self._flush_up(place.parent)
            return
        raise StorageFailed(f"the folder for {key} cannot be made; another program uses the folder of the recordings")

    def _compare(self, key: str, place: Path, data: bytes | bytearray) -> None:
        """Raises Conflict unless the file holds `data`. Its name may be new and not flushed yet: the writer that made
        it could have been killed in between."""
        if not place.is_file() or not _holds(place, data):
            raise other_content(key)
        self._flush_up(place.parent)

    def _flush_up(self, folder: Path) -> None:
        """Make the names durable from `folder` up to the root, whoever made those folders."""
        while True:
            _flush(folder)
            if folder == self._root:
                return
            folder = folder.parent

    def _remove_empty(self, folder: Path) -> None:
        """Folders without files tell how many recordings there were; they go too."""
        while folder != self._root:
            try:
                folder.rmdir()
            except OSError:  # not empty, or another process was faster
                return
            folder = folder.parent

    @contextmanager
    def _draft(self) -> Iterator[tuple[int, Path]]:
        """A new empty file that only its owner may read, locked while it is written; gone afterwards."""
        handle, path = self._open_draft()
        try:
            yield handle, path
        finally:
            with suppress(FileNotFoundError):
                path.unlink()
            os.close(handle)

    def _open_draft(self) -> tuple[int, Path]:
        for _ in range(_ATTEMPTS):
            self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self._incoming / secrets.token_hex(8)
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
            if _locked(handle) and os.fstat(handle).st_nlink:
                return handle, path
            os.close(handle)  # the sweep of another process took it before it was locked
        raise StorageFailed("the file to be written is taken away again and again; try again")

    def _sweep(self) -> None:
        """Delete drafts whose writer is dead: the system has given up their locks."""
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):
                handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
                if _locked(handle):
                    path.unlink()
                os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(handle: int, data: bytes | bytearray) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _holds(place: Path, data: bytes | bytearray) -> bool:
    """Whether the file is exactly `data`; reads a piece at a time."""
    view = memoryview(data)
    with place.open("rb") as file:
        if os.fstat(file.fileno()).st_size != len(view):
            return False
        pieces = range(0, len(view), _COMPARED_BYTES)
        return all(file.read(_COMPARED_BYTES) == view[at : at + _COMPARED_BYTES] for at in pieces)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _raise_unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def _found(key: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise NotFound(f"nothing is stored as {key}") from error


@contextmanager
def _translated() -> Iterator[None]:
    """Errors of the system become ours."""
    try:
        yield
    except OSError as error:
        raise _failure(error) from error


def _failure(error: OSError) -> StorageFailed:
    if error.errno in _FULL:
        return StorageFailed("the disk is full; make some room on it and try again")
    if error.errno in _FORBIDDEN:
        return StorageFailed("the folder of the recordings may not be read or written; check its permissions")
    return StorageFailed(f"the disk did not take or give the recording ({error.strerror}); try again")

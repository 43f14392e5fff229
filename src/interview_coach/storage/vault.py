"""Recordings at rest: every byte is encrypted in memory before a store sees it, and opened only where it is played.

A recording has a random key of its own, wrapped by its user's key. It arrives in numbered parts; a manifest, sealed
under the recording's key, says which parts make it up. Without the key the parts are noise, and destroying it deletes
them wherever a copy lies. The vault keeps no state and speaks no SQL: the caller stores wrapped key and manifest, and
commits the key before the first part is written.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

from interview_coach.domain.recordings import (
    MOST_PARTS,
    PART_BYTES,
    Manifest,
    PartRange,
    RecordingKey,
    RecordingPart,
    checked_recording_id,
)
from interview_coach.errors import CoachError, ConfigurationError, Conflict, InvalidInput, NotFound, StorageFailed
from interview_coach.ports import BlobStore
from interview_coach.storage.crypto import Cipher, new_key
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.part_cipher import (
    FRAME_BYTES,
    HEADER_BYTES,
    Altered,
    PartCipher,
    derived_key,
    digest_in,
    plain_size,
    seal_part,
)

_FOLDER = "recordings"
_UPLOADED = "0"
"""The generation of parts as they arrive; every replacement has a random one, so that two never meet."""

_RUN_FRAMES = 16
"""Frames fetched at once while playing: 1 MiB."""

_REQUESTS = 8
"""How many parts are looked at side by side: a bucket answers each after some milliseconds."""

_REGROUPED_BYTES = PART_BYTES // 2
_BLOB = re.compile(rf"{_FOLDER}/([a-z0-9_-]+)/([a-z0-9]+)-([0-9]{{6}})")


class RecordingDamaged(StorageFailed):
    """A part is missing, or was cut, changed, moved or brought from elsewhere; what was read before it is right."""

    title = "The recording is damaged"


def new_recording_key(recording_id: str) -> RecordingKey:
    return RecordingKey(recording_id, new_key())


def wrap_key(key: RecordingKey, cipher: Cipher) -> bytes:
    """The key as it is stored; `cipher` is the user's."""
    return cipher.seal_bytes(key.secret, _place_of_key(key.recording_id))


def unwrap_key(recording_id: str, wrapped: bytes, cipher: Cipher) -> RecordingKey:
    """Raises ConfigurationError when it was changed, or belongs to another recording or user."""
    return RecordingKey(recording_id, cipher.open_bytes(wrapped, _place_of_key(recording_id)))


def seal_manifest(key: RecordingKey, manifest: Manifest) -> bytes:
    """The manifest as it is stored. Raises InvalidInput when it belongs to another recording."""
    _check_belongs(key, manifest)
    return _manifest_cipher(key).seal(to_text(manifest), _PLACE_OF_MANIFEST)


def open_manifest(key: RecordingKey, sealed: bytes) -> Manifest:
    """Raises RecordingDamaged when it was changed or belongs to another recording."""
    try:
        return from_text(Manifest, _manifest_cipher(key).open(sealed, _PLACE_OF_MANIFEST))
    except ConfigurationError as error:
        raise RecordingDamaged(f"the list of parts of recording {key.recording_id} was changed") from error


class Vault:
    """Encrypted recordings in a blob store. Safe to use from several threads at once.

    A store that is full or out of reach raises StorageFailed everywhere; nothing of the step is stored then.
    """

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    def write_part(self, key: RecordingKey, number: int, data: bytes) -> RecordingPart:
        """Store part `number` (from 1; in any order) of 1 byte to 8 MiB. When it returns, the part survives a crash.
        Sending the same again does nothing. Raises Conflict when the part is there with other content."""
        return self._write(key, _UPLOADED, number, data)

    def arrived(self, recording_id: str) -> dict[int, int]:
        """Number and size in bytes of each uploaded part, in order; for going on with an upload. Size 0: what is stored
        was cut and is no part any more."""
        sizes = self._blobs.sizes(f"{_FOLDER}/{checked_recording_id(recording_id)}")
        found = ((_BLOB.fullmatch(name), size) for name, size in sizes)
        return dict(sorted((int(m[3]), plain_size(size)) for m, size in found if m and m[2] == _UPLOADED))

    def seal(self, key: RecordingKey, sizes: Sequence[int], media_type: str) -> Manifest:
        """The manifest of an upload of `len(sizes)` parts, where part n has `sizes[n - 1]` bytes. May be repeated.

        Raises Conflict when a part is missing, of another size, or one too many; RecordingDamaged when one is not what
        was written.
        """
        arrived = self.arrived(key.recording_id)
        cut = [number for number, size in arrived.items() if not size]
        if cut:
            raise _damaged(key.recording_id, cut[0])
        _check_arrived(arrived, sizes)
        with ThreadPoolExecutor(_REQUESTS) as pool:
            parts = pool.map(partial(self._stored_part, key), range(1, len(sizes) + 1), sizes)
            return Manifest(key.recording_id, _UPLOADED, media_type, tuple(parts))

    def read(self, key: RecordingKey, manifest: Manifest, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` to `end` (left out; None: to the last), in pieces of up to 64 KiB. Only the frames
        that hold them are opened, and each is checked before it is handed out.

        Raises InvalidInput at once for a range that is not in the recording, RecordingDamaged on the way.
        """
        _check_belongs(key, manifest)
        ranges = manifest.ranges(start, manifest.total if end is None else end)
        return (piece for each in ranges for piece in self._pieces(key, manifest.generation, each))

    def replace(
        self, key: RecordingKey, manifest: Manifest, chunks: Iterable[bytes], switch: Callable[[Manifest], None]
    ) -> Manifest:
        """Put another version of the recording (`chunks` of any size) in the place of this one.

        The new parts are written first; `switch` then stores the new manifest in one transaction; only after it the
        old parts are deleted. Killed at any moment, the stored manifest is whole, old or new, and `tidy` removes what
        is left over. Where writing fails, the new parts are taken away and the error passes.
        """
        _check_belongs(key, manifest)
        generation = secrets.token_hex(8)
        written: list[RecordingPart] = []
        try:
            for number, data in enumerate(_regrouped(chunks), start=1):
                written.append(self._write(key, generation, number, data))
            new = Manifest(key.recording_id, generation, manifest.media_type, tuple(written))
        except BaseException:
            with suppress(CoachError):
                self._delete(_names(key.recording_id, generation, len(written) + 1))  # the last one may be there
            raise
        switch(new)  # when this fails nobody knows which manifest holds, so neither version may be deleted
        with suppress(StorageFailed):  # the new version stands; `tidy` tries again
            self._delete(_names(key.recording_id, manifest.generation, len(manifest.parts)))
        return new

    def check(self, key: RecordingKey, manifest: Manifest) -> None:
        """Read all of it. Raises RecordingDamaged where it is not what was stored."""
        for _ in self.read(key, manifest):
            pass

    def tidy(self, manifest: Manifest) -> int:
        """Delete what lies in the recording's folder and is not in the stored manifest; returns how many files. Not
        while an upload or a replacement of this recording is under way: its parts would go too."""
        wanted = set(_names(manifest.recording_id, manifest.generation, len(manifest.parts)))
        stored = set(self._blobs.list(f"{_FOLDER}/{manifest.recording_id}"))
        return self._delete(stored - wanted)

    def erase(self, recording_id: str) -> int:
        """Delete every part; returns how many there were. The caller deletes the wrapped key first: from then on nobody
        can read them, whatever happens here. May be repeated."""
        return self._delete(tuple(self._blobs.list(f"{_FOLDER}/{checked_recording_id(recording_id)}")))

    def forget(self, recording_ids: Iterable[str]) -> None:
        """`erase` for recordings whose rows are removed. What is out of reach is left for the next purge: nobody can
        read it."""
        for recording_id in recording_ids:
            with suppress(StorageFailed):
                self.erase(recording_id)

    def orphans(self, known: Callable[[], Collection[str]]) -> tuple[str, ...]:
        """Ids with stored parts that `known()` does not have; for `erase`. It is asked after the parts were listed: a
        recording that begins meanwhile, whose key is committed before its first part, is never taken for an orphan."""
        stored = {match[1] for match in map(_BLOB.fullmatch, self._blobs.list(_FOLDER)) if match}
        return tuple(sorted(stored.difference(known())))

    def _write(self, key: RecordingKey, generation: str, number: int, data: bytes) -> RecordingPart:
        _check_part(number, len(data))
        sealed, digest = seal_part(key.secret, _place(key.recording_id, generation, number), data)
        try:
            self._blobs.put(_name(key.recording_id, generation, number), sealed)
        except Conflict as error:
            raise Conflict(f"part {number} of recording {key.recording_id} is stored with other content") from error
        return RecordingPart(number, len(data), digest)

    def _stored_part(self, key: RecordingKey, number: int, size: int) -> RecordingPart:
        """The part with the digest it has in the store. Its last frame is opened: only whoever has this key could make
        one that fits digest, place and length."""
        try:
            header = self._blobs.get(_name(key.recording_id, _UPLOADED, number), 0, HEADER_BYTES)
            part = RecordingPart(number, size, digest_in(header))
        except (Altered, NotFound) as error:
            raise _damaged(key.recording_id, number) from error
        for _ in self._pieces(key, _UPLOADED, PartRange(part, size - 1, size)):
            pass
        return part

    def _pieces(self, key: RecordingKey, generation: str, wanted: PartRange) -> Iterator[bytes]:
        number = wanted.part.number
        place = _place(key.recording_id, generation, number)
        cipher = PartCipher(key.secret, place, wanted.part.size, wanted.part.digest)
        name = _name(key.recording_id, generation, number)
        first, last = wanted.start // FRAME_BYTES, (wanted.end - 1) // FRAME_BYTES
        try:
            for run in range(first, last + 1, _RUN_FRAMES):
                stretch = cipher.stretch(run, min(run + _RUN_FRAMES - 1, last))
                sealed = self._blobs.get(name, stretch.start, stretch.end)
                for frame, plain in enumerate(cipher.open(stretch, sealed), start=run):
                    at = frame * FRAME_BYTES
                    yield plain[max(wanted.start - at, 0) : wanted.end - at]
        except (Altered, NotFound) as error:
            raise _damaged(key.recording_id, number) from error

    def _delete(self, names: Collection[str]) -> int:
        for name in names:
            self._blobs.delete(name)
        return len(names)


_PLACE_OF_MANIFEST = "recordings.manifest_sealed"


def _place_of_key(recording_id: str) -> str:
    return f"recordings.key_sealed:{recording_id}"


def _manifest_cipher(key: RecordingKey) -> Cipher:
    return Cipher(derived_key(key.secret, b"manifest"), key.recording_id)


def _name(recording_id: str, generation: str, number: int) -> str:
    return f"{_FOLDER}/{recording_id}/{generation}-{number:06}"


def _names(recording_id: str, generation: str, count: int) -> tuple[str, ...]:
    return tuple(_name(recording_id, generation, number) for number in range(1, count + 1))


def _place(recording_id: str, generation: str, number: int) -> str:
    """What a part's ciphertext is bound to."""
    return f"recording|{recording_id}|{generation}|{number}"


def _damaged(recording_id: str, number: int) -> RecordingDamaged:
    return RecordingDamaged(
        f"part {number} of recording {recording_id} is missing or not what was stored; it cannot be played"
    )


def _check_belongs(key: RecordingKey, manifest: Manifest) -> None:
    if key.recording_id != manifest.recording_id:
        raise InvalidInput("this key belongs to another recording")


def _check_part(number: int, size: int) -> None:
    if not 1 <= number <= MOST_PARTS:
        raise InvalidInput(f"the parts of a recording are numbered from 1 to {MOST_PARTS}")
    if not 1 <= size <= PART_BYTES:
        raise InvalidInput(f"a part of a recording has 1 to {PART_BYTES} bytes, and this one has {size}")


def _check_arrived(arrived: Mapping[int, int], sizes: Sequence[int]) -> None:
    expected = dict(enumerate(sizes, start=1))
    for problem, numbers in (
        ("not here yet", expected.keys() - arrived.keys()),
        ("too many", arrived.keys() - expected.keys()),
        ("of another size", {n for n in expected.keys() & arrived.keys() if expected[n] != arrived[n]}),
    ):
        if numbers:
            named = ", ".join(map(str, sorted(numbers)[:5])) + (" and more" if len(numbers) > 5 else "")
            raise Conflict(f"the recording is not whole: {problem}: part {named}")


def _regrouped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of 4 MiB, so that few are in memory at a time."""
    waiting = bytearray()
    for chunk in chunks:
        view = memoryview(chunk)
        while view:
            taken = view[: _REGROUPED_BYTES - len(waiting)]
            waiting += taken
            view = view[len(taken) :]
            if len(waiting) == _REGROUPED_BYTES:
                yield bytes(waiting)
                waiting.clear()
    if waiting:
        yield bytes(waiting)

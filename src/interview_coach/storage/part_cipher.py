"""One part of a recording as it lies on the disk: encrypted in frames, so that a player can seek.

Layout: 4 bytes "ICP1", 32 bytes digest, then frames of 64 KiB (the last may be shorter), each sealed with AES-256-GCM
(NIST SP 800-38D) and followed by its tag of 16 bytes. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway and
Vizar, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015): the nonce counts the frames and
marks the last one, so frames that are missing, doubled or in another order do not open.

The digest is HMAC-SHA-256 of the part's place and content under a key that only the recording's owner has; the key of
the frames is derived from it (HKDF, RFC 5869). So each content at each place has a key of its own and no nonce is ever
used twice; and the same content at the same place gives the same bytes, which makes sending a part again harmless.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from interview_coach.domain.recordings import SECRET_BYTES

FRAME_BYTES = 64 * 1024
_TAG_BYTES = 16
_SEALED_BYTES = FRAME_BYTES + _TAG_BYTES
_MAGIC = b"ICP1"
_DIGEST_BYTES = 32
HEADER_BYTES = len(_MAGIC) + _DIGEST_BYTES


class Altered(Exception):
    """The ciphertext is not what was stored."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames `first` to `last` (included) of a part, and the bytes `start` to `end` (left out) where they lie. With the
    last frame one byte more is asked for, which must not exist."""

    first: int
    last: int
    start: int
    end: int
    expected: int
    """How many bytes must come."""


def derived_key(secret: bytes, purpose: bytes) -> bytes:
    """A key for one purpose; `secret` is random, so only the second half of HKDF is needed."""
    return HKDFExpand(SHA256(), SECRET_BYTES, purpose).derive(secret)


def plain_size(sealed_size: int) -> int:
    """How many bytes a part of `sealed_size` bytes holds; 0 when no part has that size."""
    body = sealed_size - HEADER_BYTES
    size = body - _TAG_BYTES * -(-body // _SEALED_BYTES)
    return size if size > 0 and sealed_size_of(size) == sealed_size else 0


def sealed_size_of(size: int) -> int:
    return HEADER_BYTES + size + _TAG_BYTES * -(-size // FRAME_BYTES)


def digest_in(header: bytes) -> str:
    """The digest a part says it has. Raises Altered when it is no part at all; that it is true shows on opening."""
    if len(header) != HEADER_BYTES or not header.startswith(_MAGIC):
        raise Altered
    return header[len(_MAGIC) :].hex()


def seal_part(secret: bytes, place: str, data: bytes) -> tuple[bytearray, str]:
    """The part as it is stored, and its digest. `place` names the recording and the part's number."""
    keyed = hmac.new(derived_key(secret, b"digest"), place.encode() + b"\0", "sha256")
    keyed.update(data)
    digest = keyed.hexdigest()
    part = PartCipher(secret, place, len(data), digest)
    sealed = bytearray(sealed_size_of(len(data)))
    sealed[:HEADER_BYTES] = part.header
    view = memoryview(data)
    for frame in range(part.frames):
        at = HEADER_BYTES + frame * _SEALED_BYTES
        sealed[at : at + _SEALED_BYTES] = part.seal(frame, view[frame * FRAME_BYTES : (frame + 1) * FRAME_BYTES])
    return sealed, digest


class PartCipher:
    """Seals and opens the frames of one part of `size` bytes."""

    def __init__(self, secret: bytes, place: str, size: int, digest: str) -> None:
        self.header = _MAGIC + bytes.fromhex(digest)
        self.frames = -(-size // FRAME_BYTES)
        self._size = sealed_size_of(size)
        self._bound_to = self.header + place.encode()
        self._aead = AESGCM(derived_key(secret, b"frames|" + self._bound_to))

    def seal(self, frame: int, plain: memoryview) -> bytes:
        return self._aead.encrypt(self._nonce(frame), plain, self._bound_to)

    def stretch(self, first: int, last: int) -> Stretch:
        """Where the frames `first` to `last` (included) lie; with the first one comes the header."""
        start = HEADER_BYTES + first * _SEALED_BYTES if first else 0
        if last == self.frames - 1:
            return Stretch(first, last, start, self._size + 1, self._size - start)
        end = HEADER_BYTES + (last + 1) * _SEALED_BYTES
        return Stretch(first, last, start, end, end - start)

    def open(self, stretch: Stretch, sealed: bytes) -> Iterator[bytes]:
        """The plain frames of the stretch, one after the other. Raises Altered."""
        if len(sealed) != stretch.expected:
            raise Altered
        offset = 0
        if stretch.first == 0:
            offset = HEADER_BYTES
            if sealed[:offset] != self.header:
                raise Altered
        view = memoryview(sealed)
        for frame in range(stretch.first, stretch.last + 1):
            at = offset + (frame - stretch.first) * _SEALED_BYTES
            try:
                yield self._aead.decrypt(self._nonce(frame), view[at : at + _SEALED_BYTES], self._bound_to)
            except InvalidTag as error:
                raise Altered from error

    def _nonce(self, frame: int) -> bytes:
        """96 bits: seven zero bytes, the frame's number, and whether it is the last."""
        return struct.pack(">7xIB", frame, frame == self.frames - 1)

"""Encryption of personal text: a data key per user, wrapped by the master key.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce before each ciphertext. The associated data names the
user, the column and the row, so a ciphertext moved to another place does not open. Destroying a user's wrapped
key makes everything of that user unreadable.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from interview_coach.errors import ConfigurationError

KEY_BYTES = 32
_NONCE_BYTES = 12


class Cipher:
    """Seals and opens text under one key. `place` is `table.column:row` and must be the same both times."""

    def __init__(self, key: bytes, owner: str) -> None:
        self._aead = AESGCM(key)
        self._digest_key = hmac.digest(key, b"digests", hashlib.sha256)  # not the key that encrypts
        self._owner = owner

    def seal(self, text: str, place: str) -> bytes:
        return self.seal_bytes(text.encode("utf-8", "surrogatepass"), place)

    def open(self, sealed: bytes, place: str) -> str:
        """Raises ConfigurationError when the ciphertext was changed, moved, or made under another key."""
        return self.open_bytes(sealed, place).decode("utf-8", "surrogatepass")

    def seal_bytes(self, data: bytes, place: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, data, self._bound_to(place))

    def open_bytes(self, sealed: bytes, place: str) -> bytes:
        try:
            return self._aead.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._bound_to(place))
        except (InvalidTag, ValueError) as error:
            raise ConfigurationError(
                f"{place.split(':', maxsplit=1)[0]} cannot be decrypted: the data was changed, "
                "or the master key is not the one it was stored with"
            ) from error

    def digest(self, text: str, place: str) -> str:
        """The same for the same text of one user and column (64 hex digits), and nothing without the key
        (HMAC-SHA256): what a sealed text is looked up by."""
        message = f"{self._owner}|{place}|{text}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._digest_key, message, hashlib.sha256).hex()

    def _bound_to(self, place: str) -> bytes:
        return f"{self._owner}|{place}".encode()


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=KEY_BYTES * 8)


def master_key(configured: str, path: Path, *, may_create: bool) -> bytes:
    """The master key: the configured one (base64 of 32 bytes), or the key file, made with mode 600 if it may be.

    Raises ConfigurationError when the key is malformed, or the file is missing although there is data under it.
    """
    if configured:
        return _decoded(configured, "COACH_MASTER_KEY")
    if not path.exists():
        if not may_create:
            raise ConfigurationError(
                f"the key file {path} is missing, and without it the stored data cannot be read; put it back, or set "
                "COACH_MASTER_KEY"
            )
        _create(path)
    if path.stat().st_mode & 0o077:
        raise ConfigurationError(f"the key file {path} can be read by others; run: chmod 600 {path}")
    return _decoded(path.read_text(encoding="ascii", errors="replace"), str(path))


def _create(path: Path) -> None:
    """Write the key beside its place and link it there: of two processes starting at once, one wins."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(new_key()) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _decoded(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ConfigurationError(f"{where} is not a key in base64") from error
    if len(key) != KEY_BYTES:
        raise ConfigurationError(f"{where} must be {KEY_BYTES} bytes in base64; it has {len(key)}")
    return key

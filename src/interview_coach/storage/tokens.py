"""Private addresses: a token opens them. Its hash finds the row; the token itself is sealed, so that only its owner can
be shown it again."""

from __future__ import annotations

import hashlib


def token_hash(token: str) -> str:
    """SHA-256 in hexadecimal. A token has 128 random bits: it needs no slow hash (RFC 4086, 7)."""
    return hashlib.sha256(token.encode()).hexdigest()

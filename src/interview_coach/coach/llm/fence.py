"""Data between marks: what users wrote never stands in a prompt where it could be read as an instruction."""

from __future__ import annotations

import hashlib
import re

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def fence(name: str, text: str) -> str:
    """`text` between marks that it cannot hold itself: their number is a digest of the text, so the same text gives
    the same prompt and nobody can write the closing mark beforehand. Invisible and control characters, which can
    hide orders from people, are taken out; quotes are looked up in the original with them left out too."""
    clean = plain(text)
    mark = hashlib.sha256(f"{name}\x00{clean}".encode()).hexdigest()[:12]
    return f"<<{name} {mark}>>\n{clean}\n<</{name} {mark}>>"


def plain(text: str) -> str:
    """Without invisible and control characters; line breaks and tabs stay."""
    return _CONTROL.sub(" ", INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))

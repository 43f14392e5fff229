"""Decides by content what a file is; its name only tells Markdown from text."""

from __future__ import annotations

import re
from enum import StrEnum

from interview_coach.documents.limits import MAX_BYTES
from interview_coach.errors import InvalidInput

_REMEDY = "save it as PDF or .docx, or paste the text"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"
    HTML = "html"
    TEXT = "text"


def check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise InvalidInput(
            f"this file is larger than {MAX_BYTES // 1024 // 1024} MB; save it without pictures, or paste the text"
        )
    if not data.strip():
        raise InvalidInput("this file is empty; choose another one, or paste the text")


def format_of(data: bytes) -> Format:
    """Raises InvalidInput for what cannot be read, naming what it is."""
    start = data[:1_024]
    if b"%PDF-" in start:
        return Format.PDF
    if data.startswith(b"PK"):
        return _zip_format(data)
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and not _is_words(start):
            raise InvalidInput(f"this is {name}, which cannot be read; {_REMEDY}")
    if data.startswith(b"{\\rtf"):
        raise InvalidInput(f"this is an RTF file, which cannot be read; {_REMEDY}")
    plain = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if plain[:1] in (b"{", b"["):
        return Format.JSON
    return (
        Format.HTML
        if re.match(rb"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<html)", plain[:400], re.I)
        else Format.TEXT
    )


def _is_words(start: bytes) -> bool:
    """Text may begin like a signature (`BMW`, `MZ`)."""
    return all(byte >= 32 or byte in (9, 10, 13) for byte in start)


def _zip_format(data: bytes) -> Format:
    if b"word/document" in data or (b"[Content_Types].xml" in data[:4_096] and b"word/" in data):
        return Format.DOCX
    for mark, name in (
        (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
        (b"ppt/", "a presentation"),
        (b"xl/", "a spreadsheet"),
        (b"Index/Document.iwa", "a Pages file"),
    ):
        if mark in data:
            raise InvalidInput(f"this is {name}, which cannot be read; {_REMEDY}")
    raise InvalidInput(f"this is a ZIP file and no Word file, or one that is cut off; {_REMEDY}")


def decode(data: bytes) -> str:
    """Text of a file: UTF-8, UTF-16 with its mark, else Windows-1252. Raises InvalidInput for other bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
            if text.count("\ufffd") > 2:
                raise _no_text() from None
    return text


def check_no_binary(text: str) -> None:
    """Raises InvalidInput for control characters, which text that people wrote does not hold."""
    sample = text[:20_000]
    if len(_CONTROL.findall(sample)) > 0.01 * len(sample):
        raise _no_text()


def check_has_words(text: str) -> None:
    """Raises InvalidInput when hardly anything in it is a letter."""
    sample = text[:20_000]
    if sum(map(str.isalpha, text)) < 20:
        raise InvalidInput("there are hardly any words in this; paste the whole text, or choose another file")
    if sum(c.isalpha() or c.isspace() for c in sample) < 0.5 * len(sample):
        raise _no_text()


def _no_text() -> InvalidInput:
    return InvalidInput("this file holds no text that can be read (is it damaged, or not a document?); " + _REMEDY)

"""Ways to damage a document, by kind: its bytes, its lines, its tags, its tree, its parts."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

Mutation = Callable[[bytes, random.Random], bytes]

_TOKENS = (
    "EXPERIENCE", "Skills:", "2019 - 2021", "03.2015-", "- ", "•", "\t", "    ", "|", "a@b.de", "##", "\u200b",
    "\u202e", "\ufb01", "İ", "\x00", "9" * 400, "(" * 300, "- " * 200, "Jan " * 90, "2019 " * 80, "~~~~", "[x](y)",
    "e\u0301" * 50, "Languages:", "Name:", "Company:", "seit 2020", ",", "\u2028", "\ud7ff", "\U0001f600", "A, " * 120,
    "1/2", "www." * 40,
)  # fmt: skip
_TAGS = (
    "<div>", "</div>", "<ul><li>", "<script>", "<!--", "-->", "<", ">", "<p " + "a" * 600, "<style>", "</html>",
    "&#x110000;", "&amp", "&#0;", "<table><tr><td>", "<![CDATA[", "<?xml", "<br/>", "<svg>", "<b><i><u>" * 60,
)  # fmt: skip
PIECES = (*_TOKENS, *_TAGS)
_VALUES: tuple[Any, ...] = (
    None, True, 0, -1.5e300, 10**40, "", "x" * 5_000, "\ud800", "\x00", [], {}, [[]], [{}], {"a": []}, ["a", 1, None],
    "2019-13-45", "İ" * 40,
)  # fmt: skip


def flip(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 40))):
        if found:
            found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def cut(data: bytes, chance: random.Random) -> bytes:
    a, b = _range(data, chance)
    return data[:a] + data[b:]


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def repeat(data: bytes, chance: random.Random) -> bytes:
    a, b = _range(data, chance)
    return data[:b] + data[a:b] * chance.choice((1, 2, 30)) + data[b:] if b - a < 20_000 else data


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A piece of another document of the kind."""
    a, b = _range(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[a:b] + data[at:]


def _range(data: bytes, chance: random.Random) -> tuple[int, int]:
    a = chance.randrange(len(data) + 1)
    return a, min(len(data), a + chance.choice((1, 4, 32, 256, 4_096)))


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    at = chance.randrange(len(rows))
    part = rows[at : at + chance.choice((3, 10, 1_000))]
    chance.shuffle(part)
    return b"\n".join([*rows[:at], *part, *rows[at + len(part) :]])


def join_lines(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"", b" ", b"\t", b"\r", b"\n\n")), chance.choice((1, 5, -1)))


def insert_tokens(data: bytes, chance: random.Random) -> bytes:
    return _inserted(data, [token.encode("utf-8", "surrogatepass") for token in _TOKENS], chance)


def insert_tags(data: bytes, chance: random.Random) -> bytes:
    return _inserted(data, [tag.encode() for tag in _TAGS], chance)


def drop_tags(data: bytes, chance: random.Random) -> bytes:
    return re.sub(rb"</?\w+[^<>]*>", lambda m: b"" if chance.random() < 0.2 else m[0], data)


def nest(data: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((10, 500, 5_000))
    return b"<div>" * depth + data + b"</div>" * chance.choice((0, depth))


def _inserted(data: bytes, tokens: list[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 12))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(tokens) + data[at:]
    return data


def change_tree(data: bytes, chance: random.Random) -> bytes:
    """Another value somewhere in a JSON document."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return data
    return json.dumps(_changed(tree, chance)).encode()


def _changed(value: Any, chance: random.Random) -> Any:
    if chance.random() < 0.12:
        return chance.choice(_VALUES)
    if isinstance(value, dict) and value:
        key = chance.choice(list(value))
        return {**value, (key if chance.random() < 0.9 else key + "\ud800"): _changed(value[key], chance)}
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        return [*value[:at], _changed(value[at], chance), *value[at + 1 :]] * chance.choice((1, 1, 1, 1, 60))
    return chance.choice(_VALUES)


def deepen_tree(data: bytes, chance: random.Random) -> bytes:
    mark = chance.choice((b'{"a":', b"["))
    return b'{"basics": ' + mark * chance.choice((20, 60, 50_000)) + data[1:]


def change_part(data: bytes, chance: random.Random) -> bytes:
    """One part of a DOCX damaged, the rest whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return data
    wanted = [name for name in parts if name.endswith(".xml")]
    if not wanted:
        return data
    name = chance.choice([*wanted, *(n for n in wanted if n == "word/document.xml"), *(["word/document.xml"] * 6)])
    if name in parts:
        parts[name] = chance.choice(_OF_XML)(parts[name], chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def change_elements(data: bytes, chance: random.Random) -> bytes:
    """Elements of Word under other names, left out, or said again; it stays well formed."""
    names = (
        b"w:p",
        b"w:r",
        b"w:t",
        b"w:tbl",
        b"w:tr",
        b"w:tc",
        b"w:tab",
        b"w:sdt",
        b"w:txbxContent",
        b"w:pPr",
        b"w:ins",
    )
    one, two = chance.choice(names), chance.choice(names)
    return re.sub(rb"(</?)" + one + rb"(?=[\s/>])", rb"\1" + two, data)


def change_values(data: bytes, chance: random.Random) -> bytes:
    """Other values of attributes (`w:val="-99999999"`)."""
    odd = (b"", b"-1", b"99999999999999999999", b"nan", b"1e9", b"Heading1", b"a" * 900, "é".encode())
    return re.sub(rb'"[^"]*"', lambda m: b'"' + chance.choice(odd) + b'"' if chance.random() < 0.03 else m[0], data)


def wrap_body(data: bytes, chance: random.Random) -> bytes:
    """The body deep inside tables or content controls."""
    depth = chance.choice((3, 30, 200))
    opened, closed = chance.choice(
        ((b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"), (b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"))
    )
    return data.replace(b"<w:body>", b"<w:body>" + opened * depth).replace(b"</w:body>", closed * depth + b"</w:body>")


def change_numbers(data: bytes, chance: random.Random) -> bytes:
    """Other numbers in a PDF: sizes, offsets, references."""
    odd = (b"0", b"-1", b"1", b"7", b"65536", b"2147483648", b"99999999999999", b"1e40", b".5")
    rate = chance.choice((0.01, 0.05, 0.2))
    return re.sub(rb"(?<![\w.])\d+(?![\w.])", lambda m: chance.choice(odd) if chance.random() < rate else m[0], data)


def change_names(data: bytes, chance: random.Random) -> bytes:
    """Names of a PDF exchanged (`/Font` for `/Kids`), objects said again."""
    names = re.findall(rb"/[A-Z]\w+", data)
    if not names:
        return data
    rate = chance.choice((0.02, 0.1))
    return re.sub(rb"/[A-Z]\w+", lambda m: chance.choice(names) if chance.random() < rate else m[0], data)


def change_streams(data: bytes, chance: random.Random) -> bytes:
    """What is drawn on a page in another order; only of streams that are not packed."""
    rows = data.split(b"\n")
    drawn = [i for i, row in enumerate(rows) if row.rstrip().endswith((b"Tj", b"TJ", b"Tm", b"Td", b"cm", b"ET"))]
    for _ in range(min(len(drawn), chance.choice((2, 30)))):
        a, b = chance.choice(drawn), chance.choice(drawn)
        rows[a], rows[b] = rows[b], rows[a]
    return b"\n".join(rows)


_BYTES: tuple[Mutation, ...] = (flip, cut, truncate, repeat)
_OF_XML: tuple[Mutation, ...] = (
    flip, cut, repeat, drop_tags, change_elements, change_elements, change_values, change_values, wrap_body,
)  # fmt: skip
MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "text": (*_BYTES, shuffle_lines, join_lines, insert_tokens, insert_tokens),
    "html": (*_BYTES, insert_tags, insert_tags, drop_tags, nest, insert_tokens),
    "json": (*_BYTES, change_tree, change_tree, change_tree, change_tree, change_tree, deepen_tree),
    "pdf": (*_BYTES, change_numbers, change_names, change_streams, change_streams),
    "docx": (flip, truncate, change_part, change_part, change_part, change_part, change_part, change_part),
}

"""A paper as Markdown (CommonMark). What people said is escaped, so that it cannot become markup or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview_coach.papers.blocks import Block, Heading, Items, Marks, Quoted, Said, Text, Title

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.M)


def markdown(blocks: Iterable[Block]) -> str:
    """The text of a .md file, with a line end at its end."""
    return "\n\n".join(filter(None, map(_written, blocks))) + "\n"


def _written(block: Block) -> str:
    match block:
        case Title(text, below):
            written = f"# {_line(text)}\n\n{_line(below)}".rstrip()
        case Heading(text, level):
            written = f"{'#' * (level + 1)} {_line(text)}"
        case Text(text, lead):
            written = f"**{_line(lead)}.** {_paragraphs(text)}".rstrip() if lead else _paragraphs(text)
        case Quoted(text):
            written = f"> {_line(text)}"
        case Items(texts, numbered):
            written = "\n".join(f"{f'{n}.' if numbered else '-'} {_line(text)}" for n, text in enumerate(texts, 1))
        case Marks(rows):
            written = "\n".join(
                ["| Part | Mark |", "| --- | --- |", *(f"| {_line(a)} | {_line(b)} |" for a, b in rows)]
            )
        case Said(who, note, text):
            written = f"**{_line(who)}** ({_line(note)})\n\n{_paragraphs(text)}"
    return written


def _line(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _paragraphs(text: str) -> str:
    parts = (_line(part) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(_AT_START.sub(_escaped_start, part) for part in parts if part)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[2]
    return f"{found[1]}{sign}\\" if sign.isdigit() else f"{found[1]}\\{sign}"

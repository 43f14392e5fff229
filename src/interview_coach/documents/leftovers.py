"""Lines that carry nothing of a CV, or nothing we understand: each is named in a warning, none goes silently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interview_coach.documents.basics import EMAIL, LABELS, PERSONAL, PHONE, PIECES, TITLE_WORDS, URL
from interview_coach.documents.headings import normal_heading
from interview_coach.documents.lines import Line

_PHOTO = re.compile(r"\W*(?:(?:bewerbungs|pass|licht)?(?:foto|bild)|photo(?:graph|graphie)?|fotografía)\W*", re.I)
_SIGNED = re.compile(
    r"([^\W\d_][^\d,:]{1,30}?),?\s+(?:(?:den|le|the|a)\s+)?\d{1,2}[.\s/-]{1,2}(?:\d{1,2}|[^\W\d_]{3,10})[.\s/-]{1,2}(?:de\s+)?"
    r"20\d\d\W*",
    re.I,
)
_NAMED = 3
_LONGEST = 60


def without_signature(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines without the last one when it only says where and when the CV was signed (`Hamburg, 12.03.2025`), and
    the warning about it. The place must stand elsewhere too: a certificate looks just like that."""
    last = lines[-1] if len(lines) > 1 else None
    signed = _SIGNED.fullmatch(last.text) if last and not last.is_bullet else None
    if not last or not signed or not any(signed[1] in line.text for line in lines[:-1]):
        return list(lines), []
    return list(lines[:-1]), [f"“{last.text}” was taken for the place and date of signing and left out."]


def header_warnings(lines: Sequence[Line], basics: Mapping[str, Any]) -> list[str]:
    """What of the lines at the top is not in `basics`: personal details, and what was not understood."""
    told = set(_words(" ".join(_texts(basics))))
    personal: dict[str, None] = {}
    strange: dict[str, None] = {}
    for line in lines:
        for part in line.parts:
            for piece in PIECES.split(part):
                if PERSONAL.search(piece) or _PHOTO.fullmatch(piece):
                    personal[piece.partition(":")[0].strip(" []()") if ":" in piece else piece.strip(" []()")] = None
                elif not set(_words(_without_contact(piece))) <= told:
                    strange[piece.strip()] = None
    return [*_personal_warning(list(personal)), *_strange_warning(list(strange))]


def _without_contact(piece: str) -> str:
    """What an address, a number, their labels and `CV of` leave of a piece."""
    return TITLE_WORDS.sub("", LABELS.sub("", PHONE.sub(" ", URL.sub(" ", EMAIL.sub(" ", piece))) + " "))


def _personal_warning(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [f"Personal details are not used and were left out: {_listed(names)}."]


def _strange_warning(texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    return [f"Not understood at the top of the CV and left out: {_listed([f'“{text}”' for text in texts])}."]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…" for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", normal_words(text)) if len(word) > 1]


def normal_words(text: str) -> str:
    """Lower case without accents, for comparing; also of texts longer than a heading."""
    return " ".join(normal_heading(word) or word.casefold() for word in text.split())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)

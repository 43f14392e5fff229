"""Cleans text without changing its words: white space, control characters."""

from __future__ import annotations

import re

from interview_coach.documents.limits import MAX_LINES, MAX_TEXT
from interview_coach.errors import InvalidInput

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


def clean(text: str) -> str:
    """The same words: line ends unified, invisible characters dropped, joined letters (`ﬁ`) written apart, runs of
    blank lines shortened. Raises InvalidInput when it is longer than any CV or posting."""
    if len(text) > MAX_TEXT:
        raise InvalidInput(
            f"this text has {len(text):,} characters, at most {MAX_TEXT:,} are read; paste the part that matters"
        )
    if text.count("\n") > MAX_LINES:
        raise InvalidInput(f"this text has more than {MAX_LINES:,} lines; paste the part that matters")
    text = with_plain_letters(re.sub(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85", "\n", text).replace("\u00ad", ""))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")


def with_plain_letters(text: str) -> str:
    """Without invisible characters and joined letters; soft hyphens stay, they tell where words were torn."""
    return _INVISIBLE.sub("", text).translate(_LIGATURES).replace("\xa0", " ")

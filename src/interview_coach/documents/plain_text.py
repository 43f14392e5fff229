"""Cleans text without changing its words: white space, control characters, HTML taken off."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from interview_coach.documents.limits import MAX_HTML, MAX_LINES, MAX_TEXT
from interview_coach.errors import InvalidInput

_BLOCK_TAGS = """
address article aside blockquote br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre
section table tbody td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HIDDEN = frozenset(["script", "style", "head", "template", "noscript", "svg", "iframe", "object"])
_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|span|strong|b|em|table|tr|td|html|body|section|a)\b[^<>]{0,500}>", re.I
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


class _Text(HTMLParser):
    """Text of an HTML page: blocks on lines of their own, list items marked, hidden parts left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _HIDDEN:
            self._hidden.append(tag)
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag == "li":
            self.pieces.append("- ")
        if tag in ("h1", "h2", "h3", "p", "ul", "ol"):
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def is_html(text: str) -> bool:
    """Whether tags were pasted with the text: three and more, some of them closing."""
    tags = _TAG.findall(text[:50_000])
    return len(tags) >= 3 and any(tag.startswith("</") or tag.lower().startswith("<br") for tag in tags)


def without_html(text: str) -> str:
    if len(text) > MAX_HTML:
        raise InvalidInput("this web page is far longer than a CV or a posting; copy its text and paste it")
    parser = _Text()
    parser.feed(text)
    parser.close()
    return html.unescape("".join(parser.pieces)) if "&amp;" in text else "".join(parser.pieces)


def clean(text: str) -> str:
    """The same words: line ends unified, invisible characters dropped, runs of blank lines shortened.
    Raises InvalidInput when it is longer than any CV or posting."""
    if len(text) > MAX_TEXT:
        raise InvalidInput(
            f"this text has {len(text):,} characters, at most {MAX_TEXT:,} are read; paste the part that matters"
        )
    if text.count("\n") > MAX_LINES:
        raise InvalidInput(f"this text has more than {MAX_LINES:,} lines; paste the part that matters")
    text = _INVISIBLE.sub("", re.sub(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85", "\n", text)).replace("\xa0", " ")
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n")

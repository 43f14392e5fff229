"""Takes the tags off a web page in one pass.

The standard library's parser is not used: it takes quadratic time on unclosed tags and stops on some of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from interview_coach.documents.limits import MAX_HTML
from interview_coach.errors import InvalidInput

_BLOCK_TAGS = """
address article aside blockquote br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre
section table tbody td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_APART = frozenset({"h1", "h2", "h3", "h4", "p", "ul", "ol", "table"})
_HIDDEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "nav", "select"})
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,20})")
_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|span|strong|b|em|table|tr|td|html|body|section|a)\b[^<>]{0,500}>", re.I
)


def is_html(text: str) -> bool:
    """Whether tags were pasted with the text: three and more, some of them closing."""
    tags = _TAG.findall(text[:50_000])
    return len(tags) >= 3 and any(tag.startswith("</") or tag.lower().startswith("<br") for tag in tags)


def without_html(text: str) -> str:
    """Text of a page: blocks on lines of their own, list items marked, hidden parts left out."""
    if len(text) > MAX_HTML:
        raise InvalidInput("this web page is far longer than a CV or a posting; copy its text and paste it")
    return html.unescape("".join(_pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    lowered, at = text.lower(), 0
    missing: set[str] = set()  # what does not occur any more: it is looked for once only
    while at < len(text):
        start = text.find("<", at)
        if start < 0:
            break
        yield _collapsed(text[at:start])
        at, mark = _after(lowered, start, missing)
        yield mark if at > start + 1 else "<"
    yield _collapsed(text[at:])


def _after(text: str, start: int, missing: set[str]) -> tuple[int, str]:
    """Where the tag or comment at `start` ends and what stands for it; `start + 1` when it is only a sign."""
    if text.startswith("<!--", start):
        return max(_end(text, "-->", start, missing), start + 1), ""
    name = _NAME.match(text, start + 1)
    if not name and text[start + 1 : start + 2] not in ("!", "?", "/"):
        return start + 1, ""
    end = _end(text, ">", start, missing)
    if end < 0 or 0 < text.find("<", start + 1, end) < end:
        return start + 1, ""
    tag = name[1] if name else ""
    if tag in _HIDDEN and text[start + 1] != "/" and text[end - 2] != "/":
        closed = _end(text, f"</{tag}", end, missing)
        return (max(_end(text, ">", closed, missing), closed) if closed > 0 else end), "\n"
    return end, _mark(tag, closing=text[start + 1] == "/")


def _end(text: str, closer: str, start: int, missing: set[str]) -> int:
    """The position behind `closer`, -1 when there is none."""
    found = -1 if closer in missing else text.find(closer, start)
    if found < 0:
        missing.add(closer)
        return -1
    return found + len(closer)


def _mark(tag: str, *, closing: bool) -> str:
    if tag == "li":
        return "" if closing else "\n- "
    if tag in _APART and not closing:
        return "\n\n"
    return "\n" if tag in _BLOCKS else ""


def _collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)

"""Models that flatter, invent, obey, deflate or break their reply: each is a replier for a fake provider."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from tests.fakes.reader import fenced
from tests.fakes.script import ModelRequest, Replier, Reply

Read = dict[str, Any]
Twist = Callable[[Read, str], Read | str]
"""Gets what a flatterer would say and the answer; gives what this model says, as JSON or as it is written."""

PARTS = ("situation", "task", "action", "result")


def model(reading: Twist | None = None, feedback: Twist | None = None) -> Replier:
    """A flatterer (5 for everything, with true quotes) whose reading and feedback are twisted."""

    def reply(request: ModelRequest) -> Reply:
        answer = fenced(request.user).get("answer", "")
        if "dimensions" in (request.schema or {}).get("properties", {}):
            said = (reading or _as_it_is)(flattery(request, answer), answer)
        else:
            said = (feedback or _as_it_is)(praise(answer), answer)
        return Reply(said if isinstance(said, str) else json.dumps(said, ensure_ascii=False))

    return reply


def flattery(request: ModelRequest, answer: str, level: float = 5.0) -> Read:
    """A reading with that level everywhere, true quotes and nothing against it."""
    schema = request.schema or {}
    asked = schema["properties"]
    quotes = sentences(answer)
    best = quotes[:1]
    read: Read = {"kind_why": "", "response_type": "event" if "passages" in asked else "explanation"}
    read |= {"fits_why": "", "fits_question": True}
    if "passages" in asked:
        read["passages"] = [{"quote": quote, "label": "action"} for quote in quotes[:40]]
        read["star"] = {part: {"why": "", "level": 2} for part in PARTS}
    if "key_points" in asked:
        numbers = re.findall(r"^(\d+)\. ", fenced(request.user).get("key_points", ""), re.M)
        read["key_points"] = [
            {"number": int(number), "quote": best[0], "why": "", "status": "present"} for number in numbers if best
        ]
    names = schema["$defs"]["DimensionName"]["enum"]
    read["dimensions"] = [
        {"name": name, "quotes": best, "against": [], "why": "", "level": level} for name in names
    ]  # fmt: skip
    return {**read, "flags": []}


def praise(answer: str) -> Read:
    quote = " ".join((sentences(answer) or [answer])[0].split()[:6]).strip(" .,;:")
    return {
        "keep": [f"You begin with “{quote}”, which is easy to follow."],
        "main_fix": "Say at the end what was different afterwards.",
        "improvements": ["Leave out one detail of the beginning."],
        "asks": ["Who noticed it first?"],
    }


def sentences(answer: str) -> list[str]:
    """Whole sentences, in whole words where they are very long."""
    found = (part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", answer))
    parts = [part if len(part) < 900 else part[:900].rsplit(maxsplit=1)[0] for part in found if len(part.split()) > 2]
    return parts or [answer[:900]]


def gullible(planted: str) -> Replier:
    """Reads honestly at level 1, as what it reads holds nothing; gives 5 for everything as soon as half of the words
    that were planted have come through to it."""
    words = _words(planted)

    def reply(request: ModelRequest) -> Reply:
        seen = _words(request.user)
        obeys = bool(words) and len(words & seen) > 0.5 * len(words)
        return model(None if obeys else lowest)(request)

    return reply


def lowest(read: Read, _answer: str) -> Read:
    """An honest reading of an answer about nothing."""
    kind = {"response_type": "habit"} if "passages" in read else {}
    return {**with_levels(read, 1.0), **kind}


def with_levels(read: Read, level: object) -> Read:
    return {**read, "dimensions": [{**dimension, "level": level} for dimension in read["dimensions"]]}


def with_quotes(read: Read, quotes: Iterable[str]) -> Read:
    """Those quotes in every place where a quote may stand."""
    given = list(quotes)
    found = {**read, "dimensions": [{**dimension, "quotes": given} for dimension in read["dimensions"]]}
    for name in ("passages", "key_points"):
        if name in found:
            found[name] = [{**part, "quote": given[0] if given else ""} for part in found[name]]
    return found


def with_dimensions(read: Read, change: Callable[[list[Read]], list[Read]]) -> Read:
    return {**read, "dimensions": change(read["dimensions"])}


def says(**remarks: object) -> Twist:
    """Feedback with these fields in place of the harmless ones."""
    return lambda said, _: {**said, **remarks}


def everywhere(remark: str) -> Twist:
    """Feedback that says the same in every place."""
    return says(keep=[remark], main_fix=remark, improvements=[remark], asks=[remark])


def _as_it_is(said: Read, _answer: str) -> Read:
    return said


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}

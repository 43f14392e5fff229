"""A model that reads honestly: it quotes what stands in the answer and judges by a few plain signs.

By hand: `python -m tests.fakes.gemini --replier tests.fakes.reader:honest`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.fakes.script import ModelRequest, Reply, sensible_reply

FENCED = re.compile(r"<<(?P<name>\w+) (?P<mark>\w+)>>\n(?P<text>.*?)\n<</(?P=name) (?P=mark)>>", re.DOTALL)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
SIGNS = {
    "reflection": re.compile(r"\b(?:since then|learned|learnt|next time|today i would|taught me)\b", re.I),
    "result": re.compile(r"\b(?:fell|rose|dropped|grew|saved|result|in the end|after two|copied|passed)\b", re.I),
    "task": re.compile(r"\b(?:my job|my task|was asked|had to|responsible)\b", re.I),
    "action": re.compile(r"\bI (?:\w+ed|built|rebuilt|wrote|made|took|told|saw|ran|led|set|found|spoke|went)\b"),
}
FIGURE = re.compile(r"\d|\b(?:two|three|four|five|nine|fourteen|half)\b")
STAR = ("situation", "task", "action", "result")


def honest(request: ModelRequest) -> Reply:
    """Readings and feedback from the fenced answer; any other task gets a value that fits its schema."""
    asked = (request.schema or {}).get("properties", {})
    answer = fenced(request.user).get("answer", "")
    if "response_type" in asked:
        return Reply(json.dumps(reading(answer, request), ensure_ascii=False))
    if "main_fix" in asked:
        return Reply(json.dumps(feedback(answer), ensure_ascii=False))
    return sensible_reply(request)


def fenced(prompt: str) -> dict[str, str]:
    """The data of a prompt by its name."""
    return {found["name"]: found["text"] for found in FENCED.finditer(prompt)}


def sentences(answer: str) -> list[str]:
    return [text for found in SENTENCE.findall(answer) if len((text := found.strip()).split()) > 2]


def label(sentence: str) -> str:
    return next((name for name, sign in SIGNS.items() if sign.search(sentence)), "situation")


def reading(answer: str, request: ModelRequest) -> dict[str, Any]:
    schema = request.schema or {}
    asked = schema["properties"]
    told = [(sentence, label(sentence)) for sentence in sentences(answer)]
    read: dict[str, Any] = {
        "kind_why": "It tells of one thing." if "passages" in asked else "It explains.",
        "response_type": _kind(answer, told) if "passages" in asked else "explanation",
        "fits_why": "It speaks about what was asked.",
        "fits_question": True,
    }
    if "passages" in asked:
        read["passages"] = [{"quote": sentence, "label": part} for sentence, part in told][:40]
        read["star"] = {part: _star(part, told) for part in STAR}
    if "key_points" in asked:
        read["key_points"] = list(_points(fenced(request.user).get("key_points", ""), sentences(answer)))
    names = schema["$defs"]["DimensionName"]["enum"]
    return {**read, "dimensions": [_dimension(name, told) for name in names], "flags": []}


def feedback(answer: str) -> dict[str, Any]:
    told = sentences(answer) or [answer]
    best = next((sentence for sentence in told if label(sentence) == "action"), told[0])
    return {
        "keep": [f"You say plainly what you did: “{_words(best)}”."],
        "main_fix": f"Where you end with “{_words(told[-1])}”, say what changed for the people around you.",
        "improvements": [f"Begin with less: “{_words(told[0])}” can be half as long."],
        "asks": ["Who noticed the difference first?", "What would have happened without it?"],
    }


def _kind(answer: str, told: list[tuple[str, str]]) -> str:
    if any(part == "action" for _, part in told):
        return "event"
    return "hypothetical" if re.search(r"\bwould\b", answer) else "opinion"


def _star(part: str, told: list[tuple[str, str]]) -> dict[str, Any]:
    there = [sentence for sentence, found in told if found == part]
    level = 2 if any(len(sentence.split()) > 9 for sentence in there) else min(1, len(there))
    return {"why": f"{len(there)} sentences tell it.", "level": level}


def _dimension(name: str, told: list[tuple[str, str]]) -> dict[str, Any]:
    """A dimension named like a part rests on that part, any other on the longest sentence."""
    named = name in (*STAR, "reflection")
    fitting = [sentence for sentence, found in told if not named or found == name]
    best = sorted(fitting, key=len)[-1:]
    level = 1.0 if not best else 4.0 if FIGURE.search(best[0]) else 3.5
    return {"name": name, "quotes": best, "against": [], "why": "Read from the quotes.", "level": level}


def _points(points: str, told: list[str]) -> Iterator[dict[str, Any]]:
    for number, text in re.findall(r"^(\d+)\. (.+)$", points, re.MULTILINE):
        wanted = _content(text)
        best = max(told, key=lambda sentence: len(wanted & _content(sentence)), default="")
        share = len(wanted & _content(best)) / max(1, len(wanted))
        status = "present" if share >= 0.5 else "partly" if share >= 0.25 else "absent"
        quote = best if status != "absent" else ""
        yield {"number": int(number), "quote": quote, "why": f"{share:.0%} of its words.", "status": status}


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def _words(sentence: str, most: int = 9) -> str:
    return " ".join(sentence.split()[:most]).strip(" .,;:!?")

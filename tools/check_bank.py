"""Checks the YAML of the technical bank: schema, ids, lengths, overlaps.

.venv/bin/python tools/check_bank.py [FILE ...]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "content" / "bank"
LEVELS = {"entry", "mid", "senior"}
VARIANTS = {None, "coding", "system_design"}
KEYS = {"id", "level", "difficulty", "variant", "text", "key_points", "misconceptions", "model_answer", "follow_ups",
        "source", "country"}  # fmt: skip
MOST_SHARED = 0.6
_ID = re.compile(r"[a-z0-9_]+")
_QUESTION_ID = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def within(name: str, text: Any, fewest: int, most: int) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"{name} is no text"
        return
    count = len(text.split())
    if not fewest <= count <= most:
        yield f"{name} has {count} words, not {fewest}-{most}: {text[:60]!r}"
    if "\u2014" in text:
        yield f"{name} has an em dash"


def problems_of_question(row: dict[str, Any], skill: str) -> Iterator[str]:
    unknown = set(row) - KEYS
    if unknown:
        yield f"unknown keys {sorted(unknown)}"
    if not _QUESTION_ID.fullmatch(str(row.get("id"))) or not str(row["id"]).startswith(f"{skill}."):
        yield f"id {row.get('id')!r} is not {skill}.<name>"
    if row.get("level") not in LEVELS or row.get("difficulty") not in range(1, 6):
        yield "level or difficulty is wrong"
    if row.get("variant") not in VARIANTS:
        yield f"variant {row['variant']!r}"
    yield from within("text", row.get("text"), 10, 75)
    yield from within("model_answer", row.get("model_answer"), 100, 220)
    yield from problems_of_points(row.get("key_points") or [])
    yield from problems_of_misconceptions(row.get("misconceptions") or [])
    if not 2 <= len(row.get("follow_ups") or []) <= 4:
        yield "2-3 follow_ups are wanted"


def problems_of_points(points: list[Any]) -> Iterator[str]:
    if not 4 <= len(points) <= 8:
        yield f"{len(points)} key points"
    for place, point in enumerate(points, 1):
        yield from problems_of_point(point, place)
    texts = [set(words(p.get("text", ""))) for p in points if isinstance(p, dict)]
    for one in range(len(texts)):
        for two in range(one):
            if len(texts[one] & texts[two]) / max(1, len(texts[one] | texts[two])) > MOST_SHARED:
                yield f"key points {two + 1} and {one + 1} overlap"


def problems_of_misconceptions(wrong: list[Any]) -> Iterator[str]:
    if not 2 <= len(wrong) <= 4:
        yield f"{len(wrong)} misconceptions"
    for item in wrong:
        yield from within("misconception", item.get("says"), 5, 45)
        yield from within("instead", item.get("instead"), 4, 50)


def problems_of_point(point: Any, place: int) -> Iterator[str]:
    if not isinstance(point, dict) or set(point) != {"text", "weight", "say"}:
        yield f"key point {place} needs text, weight, say"
        return
    yield from within(f"key point {place}", point["text"], 6, 36)
    if point["weight"] not in (1, 2, 3):
        yield f"key point {place}: weight {point['weight']!r}"
    if not 2 <= len(point["say"]) <= 3:
        yield f"key point {place}: {len(point['say'])} paraphrases"
    for said in point["say"]:
        yield from within(f"paraphrase of {place}", said, 4, 40)


def problems_of_file(path: Path, seen: Counter[str]) -> Iterator[str]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for skill in data["skills"]:
        if not _ID.fullmatch(skill["id"]):
            yield f"skill id {skill['id']!r}"
        seen[skill["id"]] += 1
        if len(skill.get("aliases", ())) < 3:
            yield f"{skill['id']}: fewer than 3 aliases"
        questions = skill.get("questions") or []
        if len(questions) < 5 or len({q.get("level") for q in questions}) < 2:
            yield f"{skill['id']}: {len(questions)} questions or one level only"
        for row in questions:
            seen[str(row.get("id"))] += 1
            yield from (f"{row.get('id')}: {problem}" for problem in problems_of_question(row, skill["id"]))


def main() -> int:
    paths = [Path(p) for p in sys.argv[1:]] or sorted(FOLDER.glob("*.yaml"))
    seen: Counter[str] = Counter()
    found = [f"{path.name}: {problem}" for path in paths for problem in problems_of_file(path, seen)]
    found += [f"id {name} stands {count} times" for name, count in seen.items() if count > 1]
    print("\n".join(found) or f"{len(paths)} files, {sum('.' in k for k in seen)} questions: clean")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main())

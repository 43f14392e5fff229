"""Checks the YAML of the cases: schema, and every number computed again for every choice of parameters.

.venv/bin/python tools/check_cases.py [FILE ...]
"""

from __future__ import annotations

import itertools
import string
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from interview_coach.content.formulas import in_words, value_of

FOLDER = Path(__file__).parents[1] / "content" / "cases"
KINDS = {"market_sizing", "profitability", "pricing", "growth", "operations", "merger", "public_sector", "product",
         "marketing", "supply_chain", "people"}  # fmt: skip
FORMS = {"count", "decimal", "share", "money"}
NEEDED = ("id", "title", "kind", "industries", "level", "difficulty", "currency", "parameters", "prompt", "data_room",
          "structure", "numbers", "holds", "insights", "recommendation", "risks", "next_steps", "guide",
          "follow_ups")  # fmt: skip
FEWEST = {"data_room": 3, "structure": 3, "numbers": 3, "insights": 2, "risks": 2, "next_steps": 2, "follow_ups": 2}
CLOSE = 0.005


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def numbers_of(case: Mapping[str, Any], choice: Mapping[str, float]) -> dict[str, float]:
    """All numbers of a case for one choice of its parameters, in their order."""
    values = dict(choice)
    for row in case["numbers"]:
        values[row["id"]] = value_of(row["formula"], values)
    return values


def choices_of(case: Mapping[str, Any]) -> Iterator[dict[str, float]]:
    names = list(case["parameters"])
    for values in itertools.product(*(case["parameters"][name]["values"] for name in names)):
        yield dict(zip(names, values, strict=True))


def texts_of(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            if key not in ("formula", "holds", "unit", "form"):
                yield from texts_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts_of(value)


def problems_of(case: Mapping[str, Any]) -> Iterator[str]:
    missing = [key for key in NEEDED if key not in case]
    if missing:
        yield f"lacks {missing}"
        return
    if case["kind"] not in KINDS:
        yield f"kind {case['kind']!r}"
    if not 40 <= len(case["prompt"].split()) <= 130:
        yield f"prompt has {len(case['prompt'].split())} words"
    yield from (f"only {len(case[key])} {key}" for key, least in FEWEST.items() if len(case[key]) < least)
    known = set(case["parameters"]) | {row["id"] for row in case["numbers"]}
    shown = {key: value for key, value in case.items() if key not in ("holds",)}
    for text in texts_of(shown):
        strange = named(text) - known
        if strange:
            yield f"unknown names {sorted(strange)} in {text[:60]!r}"
    yield from problems_of_numbers(case)


def problems_of_numbers(case: Mapping[str, Any]) -> Iterator[str]:
    rows = [*case["parameters"].values(), *case["numbers"]]
    yield from (f"form {row.get('form')!r}" for row in rows if row.get("form") not in FORMS)
    choices = list(choices_of(case))
    if not 3 <= len(choices) <= 5000:
        yield f"{len(choices)} choices of parameters, not 3-5000"
    for place, choice in enumerate(choices):
        try:
            values = numbers_of(case, choice)
            broken = [claim for claim in case["holds"] if not value_of(claim, values)]
        except ValueError as error:
            yield str(error)
            return
        if broken:
            yield f"with {choice}: {broken} does not hold"
            return
        if place == 0:
            for row in case["numbers"]:
                given = float(row["example"])
                if abs(given - values[row["id"]]) > CLOSE * max(1e-9, abs(values[row["id"]])):
                    yield f"{row['id']}: example {given}, computed {values[row['id']]:.6g}"


def show(case: Mapping[str, Any]) -> None:
    """The case with its first parameters in words, to read."""
    values = numbers_of(case, next(choices_of(case)))
    forms = {name: row["form"] for name, row in case["parameters"].items()}
    forms |= {row["id"]: row["form"] for row in case["numbers"]}
    words = {name: in_words(value, forms[name], case["currency"]) for name, value in values.items()}
    for text in texts_of({key: value for key, value in case.items() if key not in ("holds", "parameters")}):
        print("  ", text.format_map(words))


def main() -> int:
    shown = "--show" in sys.argv
    paths = [Path(p) for p in sys.argv[1:] if p != "--show"] or sorted(FOLDER.glob("*.yaml"))
    seen: Counter[str] = Counter()
    found = []
    for path in paths:
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            seen[case.get("id")] += 1
            problems = list(problems_of(case))
            found += [f"{path.name} {case.get('id')}: {problem}" for problem in problems]
            if shown and not problems:
                print("==", case["id"])
                show(case)
    found += [f"id {name} stands {count} times" for name, count in seen.items() if count > 1]
    print("\n".join(found) or f"{len(paths)} files, {len(seen)} cases: clean")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main())

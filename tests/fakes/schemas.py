"""Values for JSON schemas: the default reply of a fake model. The same schema always gives the same value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]

DEEPEST = 6
"""Below this depth of `$ref` only what is required is filled, so that schemas that hold themselves come to an end."""

FORMATS = {
    "date": "2026-03-02",
    "date-time": "2026-03-02T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "PT5M",
    "email": "someone@example.org",
    "uri": "https://example.org/page",
    "uuid": "6f1c2b5e-3a4d-4c8b-9e0f-1a2b3c4d5e6f",
}

FILLER = "The answer names a situation, what was done and what came of it, in plain words. "


def fill(schema: Schema) -> Any:
    """A value that is valid for `schema`: every property is filled, lists have their least length (at least one),
    enumerations go round from item to item. Raises ValueError for a keyword it does not know how to fulfil."""
    return _Filler(schema).value(schema, "", 0, 0)


class _Filler:
    def __init__(self, root: Schema) -> None:
        self.root = root

    def value(self, schema: Schema, name: str, turn: int, depth: int) -> Any:
        """`name` is the nearest property's name, `turn` the place in the nearest list, `depth` the `$ref`s passed."""
        if "$ref" in schema:
            beside = {key: part for key, part in schema.items() if key != "$ref"}
            return self.value({**self._looked_up(schema["$ref"]), **beside}, name, turn, depth + 1)
        if "allOf" in schema:
            return self.value(self._merged(schema), name, turn, depth)
        branches = schema.get("anyOf") or schema.get("oneOf")
        if branches:
            return self.value(self._branch(branches, depth), name, turn, depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][turn % len(schema["enum"])]
        return self._typed(schema, name, turn, depth)

    def _looked_up(self, ref: str) -> Schema:
        if not ref.startswith("#"):
            raise ValueError(f"only references within the schema are followed, not {ref}")
        found: Any = self.root
        for step in ref.removeprefix("#").strip("/").split("/"):
            found = found[step.replace("~1", "/").replace("~0", "~")] if step else found
        resolved: Schema = found
        return resolved

    def _merged(self, schema: Schema) -> Schema:
        merged: dict[str, Any] = {key: part for key, part in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            whole = self._looked_up(part["$ref"]) if "$ref" in part else part
            merged["properties"] = {**merged.get("properties", {}), **whole.get("properties", {})}
            merged["required"] = [*merged.get("required", []), *whole.get("required", [])]
            merged = {**whole, **merged}
        return merged

    def _branch(self, branches: list[Schema], depth: int) -> Schema:
        """The first branch that says something; null where the schema has gone deep enough."""
        nulls = [branch for branch in branches if branch.get("type") in ("null", "NULL")]
        others = [branch for branch in branches if branch not in nulls]
        if nulls and (depth >= DEEPEST or not others):
            return nulls[0]
        return others[0]

    def _typed(self, schema: Schema, name: str, turn: int, depth: int) -> Any:
        kind = _kind(schema)
        if kind == "object":
            return self._object(schema, turn, depth)
        if kind == "array":
            return self._array(schema, name, depth)
        if kind == "string":
            return _string(schema, name, turn)
        if kind in ("integer", "number"):
            return _number(schema, kind)
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        raise ValueError(f"no value is known for the type {kind}")

    def _object(self, schema: Schema, turn: int, depth: int) -> dict[str, Any]:
        wanted = schema.get("required", []) if depth >= DEEPEST else [*schema.get("properties", {})]
        filled = {key: self.value(schema["properties"][key], key, turn, depth) for key in wanted}
        others = schema.get("additionalProperties")
        if isinstance(others, Mapping) and not schema.get("properties"):
            keys = schema.get("propertyNames", {}).get("enum") or [f"key_{number + 1}" for number in range(9)]
            count = max(1, schema.get("minProperties", 1))
            filled |= {key: self.value(others, key, place, depth) for place, key in enumerate(keys[:count])}
        return filled

    def _array(self, schema: Schema, name: str, depth: int) -> list[Any]:
        first = schema.get("prefixItems", [])
        fixed = [self.value(part, name, place, depth) for place, part in enumerate(first)]
        if "items" not in schema or schema["items"] is False:
            return fixed
        usual = 0 if depth >= DEEPEST else 1
        count = min(max(usual, int(schema.get("minItems", 0))), int(schema.get("maxItems", 1_000)))
        return fixed + [self.value(schema["items"], name, place, depth) for place in range(len(fixed), count)]


def _kind(schema: Schema) -> str:
    """The type in small letters (Gemini's own schemas write STRING); the first that is not null; guessed if absent."""
    given = schema.get("type")
    if isinstance(given, list):
        given = next((kind for kind in given if kind != "null"), "null")
    if given is None:
        given = "object" if "properties" in schema else "array" if "items" in schema else "string"
    return str(given).lower()


def _string(schema: Schema, name: str, turn: int) -> str:
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    text = f"{name.replace('_', ' ').strip().capitalize() or 'Text'} {turn + 1}"
    least, most = int(schema.get("minLength", 0)), int(schema.get("maxLength", 100_000))
    if len(text) < least:
        text = f"{text}: {FILLER * (least // len(FILLER) + 1)}"[:least].rstrip().ljust(least, ".")
    text = text[:most].rstrip().ljust(min(least, most), ".")
    return text if "pattern" not in schema else _matching(schema["pattern"], text)


def _matching(pattern: str, text: str) -> str:
    """One of a few likely texts that matches; a schema with a stranger pattern needs a reply of its own."""
    for candidate in (text, "sample", "a1", "A1", "1", "2026-03-02", "2026-03", "09:30", "en", "#1"):
        if re.search(pattern, candidate):
            return candidate
    raise ValueError(f"no sample text matches the pattern {pattern}: give the fake a reply of your own")


def _number(schema: Schema, kind: str) -> int | float:
    """Near the middle of the bounds, 3 where there are none."""
    step = schema.get("multipleOf", 1 if kind == "integer" else 0)
    nudge = step or 1e-6
    low, high = schema.get("minimum"), schema.get("maximum")
    if isinstance(edge := schema.get("exclusiveMinimum"), int | float):
        low = edge + nudge if low is None else max(low, edge + nudge)
    if isinstance(edge := schema.get("exclusiveMaximum"), int | float):
        high = edge - nudge if high is None else min(high, edge - nudge)
    bounds = [float(bound) for bound in (low, high) if bound is not None] or [3.0]
    middle = sum(bounds) / len(bounds)
    if step:
        middle = (middle // step) * step
        middle = middle + step if low is not None and middle < low else middle
    return int(middle) if kind == "integer" else float(middle)

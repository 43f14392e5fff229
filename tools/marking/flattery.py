"""How far a model that flatters lifts marks: above the builtin coach's, and above those of the raters.

Three flatterers call every answer an event and give 5 for every dimension with words that do stand in the answer:
`one` quotes the same sentence everywhere, `spread` three sentences for each dimension, no sentence twice as long as
there are others, `parts` those of the STAR part a dimension is about. None of them is any real model.
Run: python -m tools.marking.flattery [answers.jsonl …]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import fmean
from typing import Any

from tests.fakes.adversaries import flattery, sentences
from tests.fakes.reader import fenced
from tests.fakes.reader import label as part_of
from tests.fakes.script import ModelRequest, Reply
from tools.marking.ceiling import FEEDBACK, OWN, READ, evaluate_replied, overall_of, request_of

from interview_coach.coach.builtin.engine import BuiltinCoach
from interview_coach.domain.evaluations import Evaluation

Read = dict[str, Any]
MUCH = 1.0
"""A mark this much above the raters' is one that somebody may plan by and be wrong."""


def main(paths: Iterable[str]) -> None:
    builtin = BuiltinCoach()
    for path in [Path(p) for p in paths] or OWN:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        told = [row for row in rows if row["type"] in READ and ("raters" in row or row["type"] == "behavioral")]
        own = [builtin.evaluate(request_of(row)) for row in told]
        for name, flatter in FLATTERERS.items():
            found = evaluate_replied(told, lambda request, flatter=flatter: _reply(request, flatter))  # type: ignore[misc]
            print(f"{path.parent.name}/{path.name} {name:7} {_figures(told, own, found)}")


def _reply(request: ModelRequest, flatter: Callable[[Read, str], Read]) -> Reply:
    answer = fenced(request.user).get("answer", "")
    asked = (request.schema or {}).get("properties", {})
    said = flatter(flattery(request, answer), answer) if "dimensions" in asked else FEEDBACK
    return Reply(json.dumps(said, ensure_ascii=False))


def _spread(read: Read, answer: str) -> Read:
    quotes = sorted(sentences(answer), key=len, reverse=True)
    return _quoting(read, [[quotes[(3 * at + n) % len(quotes)] for n in range(3)] for at in range(12)])


def _by_part(read: Read, answer: str) -> Read:
    quotes = sorted(sentences(answer), key=len, reverse=True)
    parts = [[q for q in quotes if part_of(q) == d["name"]] or quotes for d in read["dimensions"]]
    labelled = [{"quote": quote, "label": part_of(quote)} for quote in sentences(answer)[:40]]
    read = {**read, "passages": labelled} if "passages" in read else read
    return _quoting(read, [own[:3] for own in parts])


def _quoting(read: Read, quotes: list[list[str]]) -> Read:
    given = zip(read["dimensions"], quotes, strict=False)
    return {**read, "dimensions": [{**dimension, "quotes": list(dict.fromkeys(own))} for dimension, own in given]}


def _figures(told: list[dict[str, Any]], own: list[Evaluation], found: list[Evaluation]) -> str:
    over_own = [
        f.overall - o.overall
        for o, f in zip(own, found, strict=True)
        if o.overall is not None and f.overall is not None
    ]
    over_raters = [f.overall - overall_of(row) for row, f in zip(told, found, strict=True) if f.overall is not None]
    much = fmean(lift > MUCH for lift in over_raters)
    return (
        f"{len(over_own)} marked; above the builtin coach {fmean(over_own):+.2f} on average, "
        f"{max(over_own):+.1f} at most; "
        f"above the raters {fmean(over_raters):+.2f}, by more than {MUCH:g} for {much:.0%}"
    )


FLATTERERS: dict[str, Callable[[Read, str], Read]] = {
    "one": lambda read, _: read,
    "spread": _spread,
    "parts": _by_part,
}

if __name__ == "__main__":
    main(sys.argv[1:])

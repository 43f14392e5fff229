"""The labelled answers of this repository (labelled/README.md) as rows."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "labelled"
SETS = (FOLDER, *(Path(name) for name in os.environ.get("MARKING_SETS", "").split(os.pathsep) if name))
"""What is trained on: this repository's set, and the folders that MARKING_SETS names (in the form of the public set),
which leaves no pair of theirs to measure on but by leaving it out."""
SIOP = Path(os.environ["MARKING_SIOP"]) if "MARKING_SIOP" in os.environ else None
"""The answers of the SIOP 2024 competition (MIT), which are not in this repository."""
ALSO = " and the public set" if len(SETS) > 1 else ""
"""For what a model says of its training."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One answer with what its raters said: marks 1-5, STAR parts 0-2 and flags, means of two raters."""

    id: str
    pair: str
    question: str
    answer: str
    medium: str
    marks: dict[str, float] = field(default_factory=dict)
    star: dict[str, float] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """One answer with one thing changed. `expect` is how its mark must move; `part` the dimension that must fall."""

    id: str
    base: str
    kind: str
    expect: str
    part: str | None
    question: str
    answer: str
    medium: str

    @property
    def pair(self) -> str:
        return self.base.split("/")[0]


def lines(name: str, folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    with (folder / name).open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def rated(*folders: Path) -> list[Rated]:
    """The behavioral answers of some folders, of this repository's form or of the public set's; of SETS without any."""
    return [_ours(row) if "raters" in row else _public(row) for folder in folders or SETS
            for row in lines("answers.jsonl", folder) if row["type"] == "behavioral"]  # fmt: skip


def edited(*folders: Path) -> list[Edited]:
    return [
        Edited(r["id"], r["base"], r["kind"], r["expect"], r.get("part"), r["question"], r["answer"], r["medium"])
        for folder in folders or SETS
        for r in lines("contrast.jsonl", folder)
    ]


def siop(file: Path | None) -> list[Rated]:
    """SIOP 2024 answers (MIT) with what kind of answer each is, read for this project (labelled/siop_types.jsonl); the
    pair is one of eight parts, so that answers to one question stay together. Without the file none."""
    if file is None:
        return []
    with file.open(encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    questions = sorted({row["question"] for row in rows})
    found = []
    for read in lines("siop_types.jsonl"):
        row = rows[read["row"]]
        part = f"siop {questions.index(row['question']) % 8}"
        found.append(Rated(f"siop/{read['row']}", part, row["question"], row["answer"], "typed", types=(read["type"],)))
    return found


def segments(*folders: Path) -> dict[str, list[dict[str, Any]]]:
    """STAR parts by id of the answer: start, end, label."""
    every = folders or SETS
    return {row["id"]: row["segments"] for folder in every for row in lines("segments.jsonl", folder)}


def _ours(row: dict[str, Any]) -> Rated:
    one, two = row["raters"]
    marks = {name: (one[name] + two[name]) / 2 for name in one if isinstance(one[name], int)}
    star = {name: (one["star"][name] + two["star"][name]) / 2 for name in one["star"]}
    agreed = frozenset(one["flags"]) & frozenset(two["flags"])
    return Rated(row["id"], row["pair"], row["question"], row["answer"], row["medium"], marks, star, agreed,
                 (one["type"], two["type"]))  # fmt: skip


def _public(row: dict[str, Any]) -> Rated:
    star = {name: (row["star_a"][name] + row["star_b"][name]) / 2 for name in row["star_a"]}
    agreed = frozenset(row["flags_a"]) & frozenset(row["flags_b"])
    marks = {name: row[name] for name in ("overall", "structure")}  # its relevance rates the story, not only the fit
    marks["action"] = (row["ownership"] + row["specificity"]) / 2
    return Rated(row["id"], row["pair"], row["question"], row["answer"], row["medium"], marks, star, agreed)

"""Loads the content files once per process and checks them while loading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.domain.competencies import Competency
from interview_coach.domain.rubrics import Cap, Dimension, Rubric
from interview_coach.domain.vocabulary import COMPETENCY_IDS
from interview_coach.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Industry:
    """How an industry is recognised: `cues` are words of its postings, `terms` phrases of its trade. What its
    interviews are like stands in its guide (guides.py)."""

    id: str
    name: str
    terms: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    competencies: Mapping[str, Competency]
    rubrics: Mapping[str, Rubric]
    industries: Mapping[str, Industry]
    terms_of_country: Mapping[str, frozenset[str]]
    """Terms of the industries that hold in one country only, by country (`uk`, `us`)."""

    def rubric(self, question_type: str, variant: str | None = None) -> Rubric:
        """The rubric of a question type, or of its variant (`technical.coding`) where there is one."""
        return self.rubrics.get(f"{question_type}.{variant}") or self.rubrics[question_type]


@cache
def library() -> Library:
    """The content of the package. Raises ConfigurationError when a file is missing or inconsistent."""
    try:
        return Library(
            {c.id: c for c in map(_competency, _read("competencies.json")["competencies"])},
            {r.id: r for r in _rubrics(_read("rubrics.json"))},
            {i.id: i for i in map(_industry, _read("industries.json")["industries"])},
            {c: frozenset(terms) for c, terms in _read("industries.json")["terms_of_country"].items()},
        )
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the content library is damaged ({error}); install the package again") from error


def _read(name: str) -> Any:
    return json.loads((files("interview_coach.content") / "data" / name).read_text(encoding="utf-8"))


def _competency(row: Mapping[str, Any]) -> Competency:
    if row["id"] not in COMPETENCY_IDS:
        raise ValueError(f"unknown competency {row['id']}")
    lists = {key: tuple(row[key]) for key in ("positive", "negative", "questions", "probes", "cue_terms")}
    return Competency(row["id"], row["name"], row["definition"], anchors=dict(row["anchors"]), **lists)


def _rubrics(document: Mapping[str, Any]) -> list[Rubric]:
    found = []
    for key, row in document["rubrics"].items():
        dimensions = tuple(
            Dimension(d["id"], d["name"], float(d["weight"]), dict(d["anchors"])) for d in row["dimensions"]
        )
        if abs(sum(d.weight for d in dimensions) - 100) > 1e-6:
            raise ValueError(f"the weights of rubric {key} do not add up to 100")
        caps = tuple(Cap(**cap) for cap in row.get("caps", ()))
        found.append(Rubric(key, document["version"], dimensions, caps))
    return found


def _industry(row: Mapping[str, Any]) -> Industry:
    return Industry(row["id"], row["name"], tuple(row["terms"]), tuple(row["cues"]))

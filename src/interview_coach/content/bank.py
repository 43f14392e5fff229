"""The technical bank: skills of many trades, each with questions, weighted key points, misconceptions, an answer.

It is written as YAML under content/bank and packed by tools/build_content.py. The index (names, question texts and
their sentence vectors) is read first; a field's questions are read when one of them is wanted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from numpy.typing import NDArray

from interview_coach.content.models import unpacked
from interview_coach.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class BankPoint:
    """A true statement that a complete answer makes; `weight` 1-3; `say` are other ways to say it."""

    text: str
    weight: int
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BankMisconception:
    """What a confident but wrong candidate says, and what is right instead."""

    says: str
    instead: str


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """`level` is entry, mid or senior; `variant` coding or system_design where the question is one; `source` names
    the law, standard or figure that the answer relies on; `country` where it holds in one country only."""

    id: str
    text: str
    level: str
    difficulty: int
    key_points: tuple[BankPoint, ...]
    misconceptions: tuple[BankMisconception, ...]
    model_answer: str
    follow_ups: tuple[str, ...]
    variant: str | None = None
    source: str | None = None
    country: str | None = None

    @property
    def skill(self) -> str:
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class BankSkill:
    """`aliases` are the names by which postings call it, `jobs` words of the titles whose trade it is; `questions` are
    ids in the order of the bank."""

    id: str
    name: str
    field: str
    aliases: tuple[str, ...]
    questions: tuple[str, ...]
    jobs: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Bank:
    """`fields` are names by id; `texts` the question texts by id, in the order of the rows of `vectors` (n, 384)."""

    fields: Mapping[str, str]
    skills: Mapping[str, BankSkill]
    texts: Mapping[str, str]
    vectors: NDArray[Any] = field(repr=False)

    def question(self, id: str) -> BankQuestion:
        """Raises KeyError for an unknown id."""
        return _questions(self.skills[id.partition(".")[0]].field)[id]

    def questions_of(self, skill: BankSkill) -> tuple[BankQuestion, ...]:
        known = _questions(skill.field)
        return tuple(known[id] for id in skill.questions)

    def asked_in(self, text: str) -> str | None:
        """The id of the question whose words stand in `text`, None when none does."""
        return next((id for id, question in self.texts.items() if question in text), None)

    def skills_named_in(self, text: str) -> Iterator[BankSkill]:
        """The skills that `text` (a posting's name of a skill) names, the longest name first."""
        lowered = text.lower()
        found = [(len(name), skill) for name, skill in _names() if name in lowered and _stands_alone(name, lowered)]
        seen: set[str] = set()
        for _, skill in sorted(found, key=lambda row: -row[0]):
            if skill.id not in seen:
                seen.add(skill.id)
                yield skill

    def skills_of_trade(self, title: str) -> Iterator[BankSkill]:
        """The skills that belong to the trade of a job title, the most telling title words first."""
        lowered = title.lower()
        fits = [
            (max(len(words) for words in skill.jobs if _all_stand_in(words, lowered)), skill)
            for skill in self.skills.values()
            if any(_all_stand_in(words, lowered) for words in skill.jobs)
        ]
        yield from (skill for _, skill in sorted(fits, key=lambda row: -row[0]))


def _all_stand_in(words: str, text: str) -> bool:
    """Whether each of the words stands in `text`, also in the plural."""
    return all(_stands_alone(word, text) or _stands_alone(f"{word}s", text) for word in words.split())


def _stands_alone(name: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9+#.]){re.escape(name)}(?![a-z0-9+#])", text) is not None


@cache
def bank() -> Bank:
    """The bank of the package. Raises ConfigurationError when a file is missing or damaged."""
    try:
        index = _read("bank/index.json")
        skills = [
            BankSkill(r["id"], r["name"], r["field"], tuple(r["aliases"]), tuple(r["questions"]), tuple(r["jobs"]))
            for r in index["skills"]
        ]
        return Bank(index["fields"], {s.id: s for s in skills}, index["texts"], unpacked(index["vectors"]))
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the technical bank is damaged ({error}); install the package again") from error


@cache
def _names() -> tuple[tuple[str, BankSkill], ...]:
    return tuple((name.lower(), skill) for skill in bank().skills.values() for name in skill.names)


@cache
def _questions(field: str) -> Mapping[str, BankQuestion]:
    return {row["id"]: _question(row) for row in _read(f"bank/{field}.json")["questions"]}


def _question(row: Mapping[str, Any]) -> BankQuestion:
    return BankQuestion(
        row["id"],
        row["text"],
        row["level"],
        row["difficulty"],
        tuple(BankPoint(p["text"], p["weight"], tuple(p["say"])) for p in row["key_points"]),
        tuple(BankMisconception(m["says"], m["instead"]) for m in row["misconceptions"]),
        row["model_answer"],
        tuple(row["follow_ups"]),
        row.get("variant"),
        row.get("source"),
        row.get("country"),
    )


def _read(name: str) -> Any:
    return json.loads((files("interview_coach.content") / "data" / name).read_text(encoding="utf-8"))

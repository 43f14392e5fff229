"""The case library: business cases whose numbers are computed from parameters, so that a retry is a new case.

Written as YAML under content/cases and packed by tools/build_content.py, which computes every number for every choice
of parameters.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from interview_coach.content.formulas import in_words, value_of
from interview_coach.errors import ConfigurationError

DATA_LEAD = "When you ask for data, you learn:"
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    values: tuple[float, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to work out: its formula over parameters and earlier figures, and the line that shows it."""

    id: str
    formula: str
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class DataItem:
    """A fact given when asked for; `asks` are words by which a candidate asks for it."""

    id: str
    asks: tuple[str, ...]
    gives: str


@dataclass(frozen=True, slots=True)
class Branch:
    name: str
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseTemplate:
    """A case with slots. `kind` is market_sizing, pricing, …; `industries` are ids or "any"; the texts hold slots of
    parameters and figures; `holds` are comparisons true for every choice of parameters; `clarify`,
    `hypothesis` and `mistakes` are the marking guide."""

    id: str
    title: str
    kind: str
    industries: tuple[str, ...]
    level: str
    difficulty: int
    currency: str
    parameters: Mapping[str, Parameter]
    prompt: str
    data_room: tuple[DataItem, ...]
    structure: tuple[Branch, ...]
    figures: tuple[Figure, ...]
    holds: tuple[str, ...]
    insights: tuple[str, ...]
    recommendation: str
    risks: tuple[str, ...]
    next_steps: tuple[str, ...]
    clarify: tuple[str, ...]
    hypothesis: tuple[str, ...]
    mistakes: tuple[str, ...]
    follow_ups: tuple[str, ...]

    def fits(self, industry: str) -> bool:
        return "any" in self.industries or industry in self.industries

    def chosen_by(self, seed: str) -> FilledCase:
        """The case with the numbers that `seed` chooses: the same seed, the same case."""
        choice = {}
        for name, parameter in self.parameters.items():
            number = int.from_bytes(hashlib.sha256(f"{seed}|{self.id}|{name}".encode()).digest()[:4], "big")
            choice[name] = parameter.values[number % len(parameter.values)]
        return FilledCase(self, choice)


@dataclass(frozen=True)
class FilledCase:
    """A case with its numbers. `choice` gives the parameters their values."""

    template: CaseTemplate
    choice: Mapping[str, float]

    @cached_property
    def values(self) -> Mapping[str, float]:
        """Parameters and figures by name, computed."""
        values = dict(self.choice)
        for figure in self.template.figures:
            values[figure.id] = value_of(figure.formula, values)
        return values

    @cached_property
    def words(self) -> Mapping[str, str]:
        forms = {name: p.form for name, p in self.template.parameters.items()}
        forms |= {figure.id: figure.form for figure in self.template.figures}
        return {name: in_words(value, forms[name], self.template.currency) for name, value in self.values.items()}

    def said(self, text: str) -> str:
        """`text` with its slots filled."""
        return text.format_map(self.words)

    def holds(self, claim: str) -> bool:
        """Whether a comparison over its numbers is true."""
        return bool(value_of(claim, self.values))

    @property
    def prompt(self) -> str:
        return self.said(self.template.prompt)

    @property
    def text(self) -> str:
        """All in one: the prompt and what a candidate learns on asking, for practice without an interviewer."""
        return f"{self.prompt} {DATA_LEAD} {' '.join(self.said(item.gives) for item in self.template.data_room)}"

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(self.said(figure.text) for figure in self.template.figures)


@cache
def case_library() -> Mapping[str, CaseTemplate]:
    """All cases by id. Raises ConfigurationError when the file is missing or damaged."""
    try:
        place = files("interview_coach.content") / "data" / "cases.json"
        return {row["id"]: _template(row) for row in json.loads(place.read_text(encoding="utf-8"))["cases"]}
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the case library is damaged ({error}); install the package again") from error


def case_in(text: str) -> FilledCase | None:
    """The case, with its numbers, whose text this is; None for a text that is no case of the library."""
    plain = " ".join(text.split())
    for template in case_library().values():
        found = _pattern(template.id).fullmatch(plain)
        if found:
            shown = {name: words for name, words in found.groupdict().items() if words is not None}
            choice = _choice(template, shown)
            return FilledCase(template, choice) if choice is not None else None
    return None


def _choice(template: CaseTemplate, said: Mapping[str, str]) -> dict[str, float] | None:
    """Values of the parameters from their words. What a text never shows takes its first value."""
    choice = {}
    for name, parameter in template.parameters.items():
        known = {in_words(value, parameter.form, template.currency): value for value in parameter.values}
        if name not in said:
            choice[name] = parameter.values[0]
        elif said[name] in known:
            choice[name] = known[said[name]]
        else:
            return None
    return choice


@cache
def _pattern(id: str) -> re.Pattern[str]:
    """The whole text, or the prompt alone, with a group for each slot."""
    template = case_library()[id]
    seen: set[str] = set()
    prompt = _as_pattern(template.prompt, seen)
    data = _as_pattern(" ".join(item.gives for item in template.data_room), seen)
    return re.compile(rf"{prompt}(?: {re.escape(DATA_LEAD)} {data})?")


def _as_pattern(text: str, seen: set[str]) -> str:
    pattern = ""
    for place, piece in enumerate(_SLOT.split(" ".join(text.split()))):
        if place % 2 == 0:
            pattern += re.escape(piece)
        elif piece in seen:
            pattern += f"(?P={piece})"
        else:
            seen.add(piece)
            pattern += rf"(?P<{piece}>[^ ]+?(?: (?:million|billion))?)"
    return pattern


def _template(row: Mapping[str, Any]) -> CaseTemplate:
    guide = row["guide"]
    return CaseTemplate(
        row["id"],
        row["title"],
        row["kind"],
        tuple(row["industries"]),
        row["level"],
        row["difficulty"],
        row["currency"],
        {name: Parameter(tuple(map(float, p["values"])), p["form"]) for name, p in row["parameters"].items()},
        row["prompt"],
        tuple(DataItem(d["id"], tuple(d["asks"]), d["gives"]) for d in row["data_room"]),
        tuple(Branch(b["branch"], tuple(b["leaves"])) for b in row["structure"]),
        tuple(Figure(n["id"], n["formula"], n["form"], n["text"]) for n in row["numbers"]),
        tuple(row["holds"]),
        tuple(row["insights"]),
        row["recommendation"],
        tuple(row["risks"]),
        tuple(row["next_steps"]),
        tuple(guide["clarify"]),
        tuple(guide["hypothesis"]),
        tuple(guide["mistakes"]),
        tuple(row["follow_ups"]),
    )

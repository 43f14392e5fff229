"""Guides: what a good coach knows about competencies, industries, situations, the standard questions, and topics that
may not be asked about. Written as YAML under content/, packed by tools/build_content.py into guides.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """A question of a competency; `level` is entry, mid or senior; `probes` are the follow-ups that go with it."""

    text: str
    level: str
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetencyGuide:
    """`strong` is what a strong answer shows, `traps` are typical ones with the way out, `anchors` say by mark (1-5)
    what an answer at it looks like."""

    id: str
    strong: tuple[str, ...]
    traps: tuple[str, ...]
    anchors: Mapping[int, str]
    questions: tuple[GuideQuestion, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A step of the process: its name, who sits there, what it tests."""

    name: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    means: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A law or standard; `country` is uk, us, eu or any."""

    name: str
    country: str
    means: str


@dataclass(frozen=True, slots=True)
class IndustryGuide:
    id: str
    rounds: tuple[Round, ...]
    prepare: tuple[str, ...]
    terms: tuple[Term, ...]
    regulations: tuple[Rule, ...]
    mistakes: tuple[str, ...]
    ask_them: tuple[str, ...]
    entry: tuple[str, ...]
    senior: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SituationTip:
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class SituationGuide:
    """Advice for a way of coming to the job. `signs` says when it is shown, `say` are sentences with blanks."""

    id: str
    name: str
    signs: str
    tips: tuple[SituationTip, ...]
    avoid: tuple[str, ...]
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicGuide:
    """A topic that may not be asked about: the rule by country, how it is asked all the same, what may be asked, and
    ways to reply. Information, not legal advice."""

    topic: str
    us: str
    uk: str
    eu: str
    heard_as: tuple[str, ...]
    may_ask: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScreeningGuide:
    """A question that nearly every interview has, with what a good answer holds and what to keep back."""

    id: str
    texts: tuple[str, ...]
    looks_for: tuple[str, ...]
    structure: tuple[str, ...]
    keep_back: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class DefectGuide:
    """A way in which answers lose: `phrases` say what to do about it, most with {q} where a quote of the answer goes;
    `ask` are questions for the fact that is missing."""

    id: str
    name: str
    phrases: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def advice(self) -> tuple[str, ...]:
        """What can be said without an answer at hand."""
        return tuple(phrase for phrase in self.phrases if "{q}" not in phrase)


@dataclass(frozen=True, slots=True)
class Guides:
    competencies: Mapping[str, CompetencyGuide]
    industries: Mapping[str, IndustryGuide]
    situations: Mapping[str, SituationGuide]
    topics: tuple[TopicGuide, ...]
    topics_note: str
    screening: Mapping[str, ScreeningGuide]
    phrases: Mapping[str, tuple[str, ...]]
    """What a mark means, by rubric, dimension and mark (`behavioral.relevance.3`)."""
    defects: tuple[DefectGuide, ...]


@cache
def guides() -> Guides:
    """The guides of the package. Raises ConfigurationError when the file is missing or damaged."""
    try:
        place = files("interview_coach.content") / "data" / "guides.json"
        data = json.loads(place.read_text(encoding="utf-8"))
        return Guides(
            {row["id"]: _competency(row) for row in data["competencies"]},
            {row["id"]: _industry(row) for row in data["industries"]},
            {row["id"]: _situation(row) for row in data["situations"]},
            tuple(_topic(row) for row in data["topics"]),
            data["topics_note"],
            {row["id"]: _screening(row) for row in data["screening"]},
            {name: tuple(texts) for name, texts in data["phrases"].items()},
            tuple(DefectGuide(r["id"], r["name"], tuple(r["phrases"]), tuple(r["ask"])) for r in data["defects"]),
        )
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the guides are damaged ({error}); install the package again") from error


def _competency(row: Mapping[str, Any]) -> CompetencyGuide:
    questions = tuple(GuideQuestion(q["text"], q["level"], tuple(q["probes"])) for q in row["questions"])
    anchors = {int(mark): text for mark, text in row["anchors"].items()}
    return CompetencyGuide(row["id"], tuple(row["strong"]), tuple(row["traps"]), anchors, questions)


def _industry(row: Mapping[str, Any]) -> IndustryGuide:
    return IndustryGuide(
        row["id"],
        tuple(Round(**each) for each in row["rounds"]),
        tuple(row["prepare"]),
        tuple(Term(**each) for each in row["terms"]),
        tuple(Rule(**each) for each in row["regulations"]),
        tuple(row["mistakes"]),
        tuple(row["ask_them"]),
        tuple(row["entry"]),
        tuple(row["senior"]),
    )


def _situation(row: Mapping[str, Any]) -> SituationGuide:
    tips = tuple(SituationTip(**tip) for tip in row["tips"])
    return SituationGuide(row["id"], row["name"], row["signs"], tips, tuple(row["avoid"]), tuple(row["say"]))


def _topic(row: Mapping[str, Any]) -> TopicGuide:
    lists = {key: tuple(row[key]) for key in ("heard_as", "may_ask", "answers")}
    return TopicGuide(row["topic"], row["us"], row["uk"], row["eu"], **lists)


def _screening(row: Mapping[str, Any]) -> ScreeningGuide:
    lists = {key: tuple(row[key]) for key in ("texts", "looks_for", "structure", "keep_back")}
    return ScreeningGuide(row["id"], example=row["example"], **lists)

"""Frames of questions: what an interviewer says, with slots for the posting's and the CV's own things."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.errors import ConfigurationError

Frames = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an industry's work looks like: `words` fill the slots of frames, `scenes` are situations to judge."""

    words: Mapping[str, str]
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """A case with numbers: `values` are the numbers to choose from by slot, `money` names the slots that are money,
    `fields` the industries it fits (empty: all), `why` says what it tests."""

    id: str
    text: str
    values: Mapping[str, tuple[int, ...]]
    money: frozenset[str]
    fields: frozenset[str]
    why: str
    follow_ups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """A question nearly every interview has. `needs` is company or no_company where it depends on whether the
    employer's name is known; `guide` is the id of its screening guide."""

    text: str
    why: str
    follow_ups: tuple[str, ...]
    needs: str | None
    guide: str


@dataclass(frozen=True, slots=True)
class QuestionFrames:
    """`follow_ups` and `guidance` are by question type; guidance has `looks_for` and `avoid`."""

    settings: Mapping[str, Setting]
    intros: Frames
    asks: Frames
    asks_any: tuple[str, ...]
    asks_change: tuple[str, ...]
    verb_competencies: Frames
    behavioral_work: Frames
    behavioral_tool: Frames
    behavioral_setting: Frames
    behavioral_duty: tuple[str, ...]
    behavioral_wish: tuple[str, ...]
    technical: Frames
    situational: Frames
    motivation: Frames
    unusual: Frames
    follow_ups: Frames
    guidance: Mapping[str, Frames]
    cases: tuple[CaseFrame, ...]
    screening: tuple[Screening, ...]

    def setting(self, industry: str) -> Setting:
        """The setting of an industry; the general one when there is none for it."""
        return self.settings.get(industry) or self.settings["general"]


@cache
def question_frames() -> QuestionFrames:
    """The frames of the package. Raises ConfigurationError when a file is missing or damaged."""
    try:
        return _frames(_read("question_frames.json"), _read("screening.json"))
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the question frames are damaged ({error}); install the package again") from error


def _frames(document: Mapping[str, Any], screening: Mapping[str, Any]) -> QuestionFrames:
    behavioral = document["behavioral"]
    return QuestionFrames(
        settings={name: _setting(row) for name, row in document["settings"].items()},
        intros=_lists(behavioral["intros"]),
        asks=_lists(behavioral["asks"]),
        asks_any=tuple(behavioral["asks_any"]),
        asks_change=tuple(behavioral["asks_change"]),
        verb_competencies=_lists(document["verb_competencies"]),
        behavioral_work=_lists(behavioral["work"]),
        behavioral_tool=_lists(behavioral["tool"]),
        behavioral_setting=_lists(behavioral["setting"]),
        behavioral_duty=tuple(behavioral["duty"]),
        behavioral_wish=tuple(behavioral["wish"]),
        technical=_lists(document["technical"]),
        situational=_lists(document["situational"]),
        motivation=_lists(document["motivation"]),
        unusual=_lists(document["unusual"]),
        follow_ups=_lists(document["follow_ups"]),
        guidance={name: _lists(row) for name, row in document["guidance"].items()},
        cases=tuple(map(_case, document["cases"])),
        screening=tuple(
            Screening(row["text"], row["why"], tuple(row["follow_ups"]), row.get("needs"), row["guide"])
            for row in screening["questions"]
        ),
    )


def _lists(rows: Mapping[str, Any]) -> Frames:
    return {key: tuple(value) for key, value in rows.items()}


def _setting(row: Mapping[str, Any]) -> Setting:
    return Setting({key: value for key, value in row.items() if isinstance(value, str)}, tuple(row["scenes"]))


def _case(row: Mapping[str, Any]) -> CaseFrame:
    values = {slot: tuple(choices) for slot, choices in row["values"].items()}
    missing = [slot for slot in values if "{" + slot + "}" not in row["text"]]
    if missing:
        raise ValueError(f"case {row['id']} does not show {missing}")
    sets = (frozenset(row["money"]), frozenset(row["fields"]))
    return CaseFrame(row["id"], row["text"], values, *sets, row["why"], tuple(row["follow_ups"]))


def _read(name: str) -> Any:
    return json.loads((files("interview_coach.content") / "data" / name).read_text(encoding="utf-8"))

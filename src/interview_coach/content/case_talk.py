"""What the interviewer of a case says, and the prompts of a coding or design talk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.domain.case_room import CaseStage
from interview_coach.errors import ConfigurationError

Wordings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseTalkWords:
    """`talk` are lists of wordings by name, `go_on` and `moved` by stage; `technical` are the prompts by variant and
    step, the steps in their order, and `point` asks for key points that are missing, without naming them."""

    talk: Mapping[str, Wordings]
    go_on: Mapping[CaseStage, Wordings]
    moved: Mapping[CaseStage, Wordings]
    technical: Mapping[str, Mapping[str, Wordings]]
    point: Wordings


@cache
def case_talk_words() -> CaseTalkWords:
    """The words of the package. Raises ConfigurationError when the file is missing or damaged."""
    try:
        document = json.loads((files("interview_coach.content") / "data" / "case_talk.json").read_text("utf-8"))
        talk, technical = dict(document["talk"]), dict(document["technical"])
        go_on, moved, point = talk.pop("go_on"), talk.pop("moved"), technical.pop("point")
        return CaseTalkWords(
            _lists(talk),
            {CaseStage(name): tuple(texts) for name, texts in go_on.items()},
            {CaseStage(name): tuple(texts) for name, texts in moved.items()},
            {variant: _lists(steps) for variant, steps in technical.items()},
            tuple(point),
        )
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the words of the case room are damaged ({error}); install it again") from error


def _lists(rows: Mapping[str, Any]) -> dict[str, Wordings]:
    return {name: tuple(texts) for name, texts in rows.items()}

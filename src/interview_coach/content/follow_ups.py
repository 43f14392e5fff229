"""What an interviewer asks next, by what it is after, and how a question is put once more in other words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from interview_coach.domain.coaching import FollowUpKind, Style
from interview_coach.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class AimWords:
    """`quoted` carry a phrase of the answer at `{q}`, `plain` stand alone; `kinds` are what they may count as, the
    nearest first."""

    kinds: tuple[FollowUpKind, ...]
    quoted: tuple[str, ...]
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """`re_asks` are by type of question and by `topic` and `supposed`, with `{topic}` and `{asked}`; `leads` may stand
    before a follow-up."""

    aims: Mapping[str, AimWords]
    re_asks: Mapping[str, tuple[str, ...]]
    leads: Mapping[Style, tuple[str, ...]]

    def aims_of(self, asked: str) -> frozenset[str]:
        """The aims whose wordings this text is one of."""
        return frozenset(name for name, shape in _shapes().items() if shape.search(asked))


@cache
def follow_up_words() -> FollowUpWords:
    """The words of the package. Raises ConfigurationError when the file is missing or damaged."""
    try:
        document = json.loads((files("interview_coach.content") / "data" / "follow_ups.json").read_text("utf-8"))
        return FollowUpWords(
            {name: _aim(row) for name, row in document["aims"].items()},
            {name: tuple(texts) for name, texts in document["re_asks"].items()},
            {Style(name): tuple(texts) for name, texts in document["leads"].items()},
        )
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ConfigurationError(f"the follow-ups are damaged ({error}); install the package again") from error


def _aim(row: Mapping[str, Any]) -> AimWords:
    return AimWords(tuple(map(FollowUpKind, row["kinds"])), tuple(row["quoted"]), tuple(row["plain"]))


@cache
def _shapes() -> Mapping[str, re.Pattern[str]]:
    """A pattern of all wordings of an aim, with any phrase at `{q}`."""
    return {
        name: re.compile("|".join(re.escape(text).replace(r"\{q\}", ".{1,160}?") + "$" for text in texts))
        for name, words in follow_up_words().aims.items()
        if (texts := (*words.quoted, *words.plain))
    }

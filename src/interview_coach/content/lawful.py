"""Topics that no interviewer may ask a person about, as they would sound in a question."""

from __future__ import annotations

import re
from functools import cache

from interview_coach.content.guides import guides

_ABOUT_THE_PERSON = re.compile(
    r"\b(?:are you (?:married|pregnant|single|religious|disabled|a union member)|how old are you"
    r"|your (?:age|religion|race"
    r"|ethnicity|nationality|marital status|husband|wife|sexual\w*|disabilit\w+|medical history"
    r"|illness\w*|pregnan\w+|faith"
    r"|political\w*|union\w*|current salary|salary history|criminal record|arrest\w*|genetic\w*"
    r"|native country|mother tongue)"
    r"|sick days|plan(?:ning)? (?:to have|on having) (?:children|kids)|where are you (?:really )?from|born in"
    r"|drug (?:screen|test)|discharge did you|equal opportunit\w+|without regard to)\b",
    re.IGNORECASE,
)


def asks_unlawfully(question: str) -> bool:
    """Whether a question touches one of the topics that may not be asked about (content/unlawful.yaml) in the person
    asked, in words that do or in one of the ways in which such questions are heard."""
    plain = _plain(question)
    return _ABOUT_THE_PERSON.search(question) is not None or any(heard in plain for heard in _heard())


@cache
def _heard() -> tuple[str, ...]:
    return tuple(_plain(text) for topic in guides().topics for text in topic.heard_as)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower().replace("’", "'")))

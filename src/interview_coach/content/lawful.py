"""Topics that no interviewer may ask a person about, as they would sound in a question."""

from __future__ import annotations

import re

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
    """Whether a question touches one of the topics of content/data/unlawful.json in the person asked."""
    return _ABOUT_THE_PERSON.search(question) is not None

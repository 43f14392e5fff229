"""Which country a posting is from, by its money, places and laws."""

from __future__ import annotations

import re

_SIGNS = {
    "us": re.compile(
        r"\$ ?\d|\b401 ?\(?k\b|\bU\.?S\.?A\b|\bUnited States\b|\bEqual opportunity employer\b"
        r"|, (?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY"
        r"|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY)\b"
    ),
    "uk": re.compile(r"£ ?\d|\bUK\b|\bUnited Kingdom\b|\bNHS\b|\bEngland\b|\bScotland\b|\bWales\b"),
    "eu": re.compile(r"€ ?\d|\bEUR\b|\bEU\b|\bGermany\b|\bBerlin\b|\bFrance\b|\bIreland\b|\bNetherlands\b|\bSpain\b"),
}


def countries_named_in(text: str) -> tuple[str, ...]:
    """The countries (us, uk, eu) whose signs stand in `text`; none for a posting that does not say."""
    return tuple(country for country, sign in _SIGNS.items() if sign.search(text))

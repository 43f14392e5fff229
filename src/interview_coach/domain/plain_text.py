"""What a text must not hold, wherever it comes from."""

from __future__ import annotations

from interview_coach.errors import InvalidInput


def check_no_nul(what: str, *texts: str) -> None:
    """Raises InvalidInput for a NUL character: no form can show it, and programs in C end the text there."""
    if any("\x00" in text for text in texts):
        raise InvalidInput(f"{what} contains a NUL character; remove it and send it again")

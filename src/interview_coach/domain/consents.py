"""What a user agreed to. A consent is for one purpose, one recipient and one wording, and can be withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

MODEL, AUDIO, VIDEO, TRANSCRIPTION = "model", "audio", "video", "transcription"
KINDS = (MODEL, AUDIO, VIDEO, TRANSCRIPTION)
"""What can be agreed to: texts go to a language model; sound or picture is kept; sound goes to a model."""
KEPT_HERE = frozenset([AUDIO, VIDEO])
"""Kinds that send nothing: they are about what is stored."""

WORDINGS: Mapping[str, str] = {MODEL: "2026-11-24", AUDIO: "2026-11", VIDEO: "2026-11", TRANSCRIPTION: "2026-11"}
"""The wording people agree to. Changed when more is sent than it says; everybody is asked again then."""

SENT: Mapping[str, str] = {
    "You make a preparation, or correct its CV": "the whole text of the posting",
    "You ask for questions": "the text of the posting; your CV line by line, with its jobs, schools and skills; the "
    "questions you have",
    "You ask for a sample answer, tips or “tell me about yourself”": "the text of the posting; your CV line by line, "
    "with its jobs, schools and skills; the question",
    "You hand in an answer": "the question and your answer, not your CV; then once more your answer, with what was "
    "found in it",
    "A mock interview asks further, or ends": "the question and your answers of that interview, with their marks",
}
"""What is sent when, in words for people; what a step needs and no more."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom texts would be sent to: `id` is the host, `name` the words for people, `engine` what sends them. `is_here`:
    it is a program on this computer."""

    id: str
    name: str
    engine: str
    models: tuple[str, ...] = ()
    is_here: bool = False


HERE = Recipient("here", "this installation", "builtin")
"""Who gets what is only kept."""


@dataclass(frozen=True, slots=True)
class Consent:
    """`withdrawn_at` is None while it holds."""

    id: str
    kind: str
    recipient: str
    version: str
    given_at: datetime
    withdrawn_at: datetime | None = None

    def covers(self, kind: str, recipient: str) -> bool:
        """Whether it allows to send today, by the wording of today."""
        same = (self.kind, self.recipient, self.version) == (kind, recipient, WORDINGS.get(kind))
        return same and self.withdrawn_at is None

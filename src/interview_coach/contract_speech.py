"""The JSON of `coach transcribe`, with the rules of `contract`: fields may be added, never renamed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interview_coach.contract import Document, Score
from interview_coach.domain.delivery import delivery
from interview_coach.domain.speech import Transcript

Seconds = Annotated[float, Field(ge=0.0)]
Amount = Annotated[float, Field(ge=0.0)]


class WordDocument(Document):
    """`probability` is null where the transcriber gives none (gemini)."""

    text: str
    start: Seconds
    end: Seconds
    probability: Score | None


class SpanDocument(Document):
    start: Seconds
    end: Seconds


class FillerDocument(SpanDocument):
    text: str
    kind: Literal["hesitation", "phrase"]


class PaceDocument(SpanDocument):
    words_per_minute: Amount


class DeliveryDocument(Document):
    """Seconds, and shares from 0 to 1. `fillers` are hesitations and phrases together; `pace` is in windows of 15
    seconds, `fast` are the stretches above 200 words a minute."""

    words_per_minute: Amount
    fillers: Annotated[int, Field(ge=0)]
    fillers_per_100_words: Amount
    hesitations: Annotated[int, Field(ge=0)]
    hesitations_per_100_words: Amount
    phrases: Annotated[int, Field(ge=0)]
    phrases_per_100_words: Amount
    mean_pause: Seconds
    longest_pause: Seconds
    speaking_share: Score
    is_short: bool
    filler_places: list[FillerDocument]
    pauses: list[SpanDocument]
    pace: list[PaceDocument]
    fast: list[PaceDocument]


class TranscriptDocument(Document):
    """`coach transcribe`. `timed` is false when the words' times are only spread over the speech; `doubts` says why
    the text is `unreliable`. `delivery` is null only in the app, for a user who does not want to know."""

    engine: str
    text: str
    words: list[WordDocument]
    duration: Seconds
    timed: bool
    unreliable: bool
    doubts: list[str]
    delivery: DeliveryDocument | None

    @classmethod
    def of(cls, transcript: Transcript, *, with_delivery: bool = True) -> TranscriptDocument:
        return cls(
            engine=transcript.engine,
            text=transcript.text,
            words=[WordDocument.model_validate(word) for word in transcript.words],
            duration=transcript.duration,
            timed=transcript.timed,
            unreliable=transcript.unreliable,
            doubts=list(transcript.doubts),
            delivery=DeliveryDocument.model_validate(delivery(transcript)) if with_delivery else None,
        )

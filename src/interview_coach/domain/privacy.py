"""What is kept of a user, what the user decides about it, and the proof that something is gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from interview_coach.domain.questions import Question
from interview_coach.domain.recorded import RECORDING_DAYS, Recording
from interview_coach.errors import InvalidInput

ERASE_WORDS = "delete everything"
"""What has to be written before everything is erased."""

RECORDINGS, TRANSCRIPTS = "recordings", "transcripts"
"""Names of `Kept` that are no names of tables alone: media that is still there, and what was written down of it."""


@dataclass(frozen=True, slots=True)
class PrivacySettings:
    """`recording_days` 1 to 365; `show_delivery` is whether pace, fillers and pauses are shown at all."""

    recording_days: int = RECORDING_DAYS
    show_delivery: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of one kind is there: `count` pieces of `size` bytes, as they lie encrypted."""

    noun: str
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """A recording whose sound or picture is still there, with its question in words."""

    recording: Recording
    question: str = field(repr=False)
    has_transcript: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where the data lies: folders or addresses as the settings give them, without secrets."""

    database: str
    recordings: str
    key: str


@dataclass(frozen=True, slots=True)
class PrivacyOverview:
    settings: PrivacySettings
    kept: tuple[Kept, ...]
    recordings: tuple[KeptRecording, ...]
    places: Places

    def of(self, noun: str) -> Kept:
        return next((kept for kept in self.kept if kept.noun == noun), Kept(noun, 0, 0))

    @property
    def size(self) -> int:
        """Bytes of everything."""
        return sum(kept.size for kept in self.kept)


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """A question as it is stored, the dismissed ones too."""

    question: Question
    preparation_id: str
    position: int
    own: bool
    dismissed: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class StoredRecording:
    """A recording with its transcript as JSON text (None: there is none)."""

    recording: Recording
    transcript: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A reply of a model that is kept, so that the same request is not paid twice."""

    id: str
    reply: str = field(repr=False)
    created_at: datetime
    preparation_id: str | None = None
    answer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased, when. `counts` are rows and files by their name. `key_destroyed`: no copy of the key is left in
    the files of the database. `files_left` were out of reach; they are unreadable and go as soon as they can."""

    at: datetime
    counts: tuple[tuple[str, int], ...]
    key_destroyed: bool
    files_left: int = 0


def check_erase_words(words: str) -> None:
    """Raises InvalidInput unless they say it."""
    if " ".join(words.split()).casefold() != ERASE_WORDS:
        raise InvalidInput(f"write “{ERASE_WORDS}” to confirm; nothing was deleted")


def export_name(at: datetime) -> str:
    """What the file is called when nobody says otherwise."""
    return f"coach-export-{at:%Y-%m-%d}.zip"


def size_words(size: int) -> str:
    """`940 bytes`, `12 KB`, `3.4 MB`: thousands, as file managers count."""
    if size < 1000:
        return f"{size} byte" if size == 1 else f"{size} bytes"
    for unit, one in (("KB", 10**3), ("MB", 10**6), ("GB", 10**9), ("TB", 10**12)):
        amount = size / one
        if amount < 999.5 or unit == "TB":
            return f"{amount:.1f} {unit}" if amount < 9.95 and unit != "KB" else f"{amount:,.0f} {unit}"
    raise AssertionError(size)

"""Recordings: taken in part by part, played, erased. What is said in them is `services/transcripts.py`'s."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from interview_coach.domain.consents import HERE
from interview_coach.domain.recorded import (
    MOST_BYTES,
    UNFINISHED_AFTER,
    Recording,
    RecordingKind,
    RecordingState,
    check_begins_as,
    check_takes_parts,
    most_bytes_left,
    plain_media_type,
)
from interview_coach.domain.recordings import Manifest, RecordingKey
from interview_coach.domain.speech import Transcript
from interview_coach.errors import Conflict, InvalidInput, NotFound, NotPermitted
from interview_coach.ports import Transcriber
from interview_coach.services.parts import Parts
from interview_coach.services.privacy import Privacy
from interview_coach.storage.database import Transaction
from interview_coach.storage.encoding import from_text
from interview_coach.storage.vault import Vault, new_recording_key

TRANSCRIBE = "transcribe"


@dataclass(frozen=True, slots=True)
class Desk:
    """What recordings need besides the parts of every service. `transcriber` gives the one that works for a user, or
    raises ConfigurationError when speech is not installed; `later` starts a job: kind, user, record, key."""

    vault: Vault
    privacy: Privacy
    transcriber: Callable[[str], Transcriber]
    later: Callable[[str, str, str, str], None]


@dataclass(frozen=True, slots=True)
class Playing:
    """Bytes `start` to `end` (left out) of `total`."""

    recording: Recording
    total: int
    start: int
    end: int
    pieces: Iterator[bytes]


class Recordings:
    def __init__(self, parts: Parts, desk: Desk) -> None:
        self._parts = parts
        self._desk = desk

    def agreed(self, user_id: str, kind: RecordingKind) -> bool:
        """Whether the user agreed that recordings of this kind are kept here."""
        with self._parts.storage.reading(user_id) as rows:
            return _agreed(rows, kind)

    def begin(self, user_id: str, question_id: str, kind: RecordingKind, media_type: str) -> Recording:
        """A new recording that takes parts. Raises NotPermitted without consent to its kind, InvalidInput, NotFound."""
        plain = plain_media_type(kind, media_type)
        now = self._parts.clock()
        days = self._desk.privacy.settings(user_id).recording_days
        recording = Recording(
            self._parts.new_id(), question_id, kind, plain, RecordingState.RECORDING, now, now + timedelta(days=days)
        )
        with self._parts.storage.writing(user_id) as rows:
            rows.questions.get(question_id)
            _check_agreed(rows, kind)
            rows.recordings.add(recording, new_recording_key(recording.id))
        return recording

    def take_part(self, user_id: str, recording_id: str, number: int, data: bytes) -> None:
        """Keep one part, numbered from 1; when this returns it survives a crash. The same part again does nothing.

        Raises Conflict (finished, or other bytes under this number), InvalidInput (empty, too large, no recording),
        NotPermitted when the consent was taken back since it began.
        """
        key = self._key_for_parts(user_id, recording_id, data if number == 1 else None)
        if len(data) > most_bytes_left(self._desk.vault.arrived(recording_id), number):
            raise InvalidInput(f"a recording has at most {MOST_BYTES // 2**20} MB")
        self._desk.vault.write_part(key, number, data)
        try:  # it may have been erased while this part was on its way: then the part goes, too
            self._key_for_parts(user_id, recording_id)
        except NotFound:
            self._desk.vault.erase(recording_id)
            raise

    def _key_for_parts(self, user_id: str, recording_id: str, beginning: bytes | None = None) -> RecordingKey:
        """The key of a recording that takes parts; `beginning` is its first part."""
        with self._parts.storage.reading(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            check_takes_parts(recording)
            _check_agreed(rows, recording.kind)
            key = rows.recordings.key(recording_id)
        if beginning:
            check_begins_as(recording.media_type, beginning)
        return key

    def get(self, user_id: str, recording_id: str) -> Recording:
        with self._parts.storage.reading(user_id) as rows:
            return rows.recordings.get(recording_id)

    def arrived(self, user_id: str, recording_id: str) -> dict[int, int]:
        """Sizes of the parts that are here, by number: what a browser need not send again."""
        self.get(user_id, recording_id)
        return dict(self._desk.vault.arrived(recording_id))

    def of_question(self, user_id: str, question_id: str) -> tuple[Recording, ...]:
        """Newest first."""
        with self._parts.storage.reading(user_id) as rows:
            rows.questions.get(question_id)
            return rows.recordings.of_question(question_id)

    def of_answer(self, user_id: str, answer_id: str) -> Recording | None:
        with self._parts.storage.reading(user_id) as rows:
            rows.answers.get(answer_id)
            return rows.recordings.of_answer(answer_id)

    def finish(self, user_id: str, recording_id: str, count: int, seconds: int) -> Recording:
        """All `count` parts are here: close the recording and have it written down. Repeating it changes nothing.

        Raises Conflict when a part is missing, or one too many is there.
        """
        with self._parts.storage.reading(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            if recording.state is RecordingState.RECORDING:
                key = rows.recordings.key(recording_id)
        if recording.state is not RecordingState.RECORDING:
            if recording.state is RecordingState.TRANSCRIBING:
                ask_for(self._desk, user_id, recording)  # the job may not have been taken down the first time
            return recording
        sizes = _sizes(self._desk.vault.arrived(recording_id), count)
        manifest = self._desk.vault.seal(key, sizes, recording.media_type)
        with self._parts.storage.writing(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            if recording.state is not RecordingState.RECORDING:
                return recording  # somebody else finished it in between
            finished = replace(
                recording, state=RecordingState.TRANSCRIBING, attempt=1, seconds=seconds, size=manifest.total
            )
            rows.recordings.put_manifest(recording_id, manifest)
            rows.recordings.save(finished)
        ask_for(self._desk, user_id, finished)
        return finished

    def transcript(self, user_id: str, recording_id: str) -> Transcript | None:
        with self._parts.storage.reading(user_id) as rows:
            text = rows.recordings.transcript(recording_id)
        return from_text(Transcript, text) if text is not None else None

    def play(self, user_id: str, recording_id: str, start: int = 0, end: int | None = None) -> Playing:
        """Decrypted bytes of a range (`end` left out; None: to the last). Raises NotFound, InvalidInput, and
        RecordingDamaged while reading."""
        with self._parts.storage.reading(user_id) as rows:
            recording, key = rows.recordings.get(recording_id), rows.recordings.key(recording_id)
            manifest = rows.recordings.manifest(recording_id)
        last = manifest.total if end is None else min(end, manifest.total)
        if not 0 <= start < last:
            raise InvalidInput("there is nothing at that place of the recording")
        return Playing(recording, manifest.total, start, last, self._desk.vault.read(key, manifest, start, last))

    def erase(self, user_id: str, recording_id: str) -> Recording:
        """Sound and picture are gone for good; transcript, answer and mark stay. Erasing twice is erasing once."""
        with self._parts.storage.writing(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            kept = recording.answer_id is not None or rows.recordings.transcript(recording_id) is not None
            erased = replace(recording, state=RecordingState.ERASED, size=0)
            rows.recordings.forget_media(recording_id)
            if kept:
                rows.recordings.save(erased)
            else:
                rows.recordings.remove(recording_id)
        self._desk.vault.erase(recording_id)
        return erased

    def purge(self, user_id: str) -> int:
        """Erase what was kept long enough, and what was never finished; returns how many."""
        now = self._parts.clock()
        with self._parts.storage.reading(user_id) as rows:
            due = rows.recordings.due(now, now - UNFINISHED_AFTER)
        for recording in due:
            with suppress(NotFound):  # erased by somebody else in between
                self.erase(user_id, recording.id)
        return len(due)

    def erase_orphans(self) -> int:
        """Parts of recordings that no row knows: their question, answer or user was removed. Returns how many."""
        orphans = self._desk.vault.orphans(self._parts.storage.recording_ids)
        for recording_id in orphans:
            self._desk.vault.erase(recording_id)
        return len(orphans)

    def manifest(self, user_id: str, recording_id: str) -> Manifest:
        """What the vault holds of it. Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.recordings.manifest(recording_id)


def ask_for(desk: Desk, user_id: str, recording: Recording) -> None:
    """Have it written down; one job for each attempt."""
    desk.later(TRANSCRIBE, user_id, recording.id, f"{TRANSCRIBE}:{recording.id}:{recording.attempt}")


def _agreed(rows: Transaction, kind: RecordingKind) -> bool:
    return any(consent.covers(kind.value, HERE.id) for consent in rows.consents.list(kind.value))


def _check_agreed(rows: Transaction, kind: RecordingKind) -> None:
    """Asked in the transaction itself, and again for each part: a consent can be taken back at any moment."""
    if not _agreed(rows, kind):
        raise NotPermitted(f"agree to keep {kind.value} recordings first; nothing was stored")


def _sizes(arrived: dict[int, int], count: int) -> list[int]:
    """Of the parts 1 to `count`, in order. Raises Conflict when one is missing."""
    missing = [number for number in range(1, count + 1) if number not in arrived]
    if not count or missing:
        raise Conflict(f"parts of the recording are missing: {missing[:10] or 'all'}; send them again")
    return [arrived[number] for number in range(1, count + 1)]

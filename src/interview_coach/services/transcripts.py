"""What was said in a recording: written down in the background, corrected and approved by the user, measured."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from interview_coach.domain.delivery import Delivery, delivery
from interview_coach.domain.recorded import (
    MOST_STARTS,
    Recording,
    RecordingState,
    check_can_be_approved,
    check_can_transcribe,
    written_down,
)
from interview_coach.domain.recordings import Manifest, RecordingKey
from interview_coach.domain.speech import Stopped, Transcript
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import CoachError, Conflict, NotFound
from interview_coach.services.answers import Submission
from interview_coach.services.parts import Parts
from interview_coach.services.recordings import Desk, ask_for
from interview_coach.speech.remux import MOST_BYTES, indexed
from interview_coach.storage.encoding import from_text, to_text

_FAILED = "the recording could not be written down; play it, or type what you said"
_GAVE_UP = "writing this recording down was begun several times and never ended; play it, or type what you said"
_MOST_PROBLEM = 300
"""Characters of a problem that are kept."""
_LEAST_KEPT = 0.9
"""Share of the bytes that a recording with an index must still have: copying leaves out what it cannot read, and what
was acknowledged is not thrown away for the sake of an index. Whole recordings come out within a few per cent."""
SESSIONS_SHOWN = 12


class Transcripts:
    """`later` of the desk brings `write_down` about; how far it is can be asked for meanwhile."""

    def __init__(self, parts: Parts, desk: Desk) -> None:
        self._parts = parts
        self._desk = desk
        self._lock = threading.Lock()
        self._shares: dict[str, float] = {}
        self._closing = threading.Event()

    def close(self) -> None:
        """Stop what is being written down; the next start begins it anew."""
        self._closing.set()

    def again(self, user_id: str, recording_id: str) -> Recording:
        """Have it written down (again). Raises Conflict while that is under way, or when there is no sound any more."""
        with self._parts.storage.writing(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            check_can_transcribe(recording)
            recording = replace(recording, state=RecordingState.TRANSCRIBING, attempt=recording.attempt + 1, problem="")
            rows.recordings.save(recording)
        ask_for(self._desk, user_id, recording)
        return recording

    def start_unfinished(self, user_id: str) -> None:
        """What a process that died, or a full disk, left to be written down; not what is under way here. A recording
        that ends the program each time is given up."""
        with self._parts.storage.writing(user_id) as rows:
            found = rows.recordings.in_state(RecordingState.TRANSCRIBING)
            waiting = [recording for recording in found if self.progress(recording.id) is None]
            again = [replace(r, attempt=r.attempt + 1) for r in waiting if r.attempt < MOST_STARTS]
            given_up = [_failed(r, _GAVE_UP) for r in waiting if r.attempt >= MOST_STARTS]
            for recording in (*again, *given_up):
                rows.recordings.save(recording)
        for recording in again:
            ask_for(self._desk, user_id, recording)

    def get(self, user_id: str, recording_id: str) -> Transcript:
        """Raises NotFound when there is none (yet)."""
        with self._parts.storage.reading(user_id) as rows:
            transcript = _read(rows.recordings.transcript(recording_id))
        if transcript is None:
            raise NotFound("this recording is not written down")
        return transcript

    def progress(self, recording_id: str) -> float | None:
        """How much is written down, from 0 to 1; None when nobody is at it."""
        with self._lock:
            return self._shares.get(recording_id)

    def write_down(self, user_id: str, recording_id: str) -> None:
        """The job: give it an index, decrypt it in memory, write it down, store that. Whatever fails is said on the
        recording; the sound stays."""
        with self._parts.storage.reading(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            if recording.state is not RecordingState.TRANSCRIBING:
                return
            key, manifest = rows.recordings.key(recording_id), rows.recordings.manifest(recording_id)
        self._tell(recording_id, 0.0)
        try:
            self._keep(user_id, recording_id, self._listen(user_id, key, manifest))
        except Stopped:
            return
        except CoachError as error:
            self._fail(user_id, recording_id, str(error))
        except Exception:
            self._fail(user_id, recording_id, _FAILED)
            raise
        finally:
            with self._lock:
                self._shares.pop(recording_id, None)
            with suppress(CoachError):  # encrypted leftovers; they go with the recording at the latest
                self._tidy(user_id, recording_id)

    def approve(self, user_id: str, recording_id: str, submission: Submission, *, checked: bool) -> Submission:
        """What to hand in for a text that the user approved. `checked` says that the user read it: without that, no
        text is taken that began as an unreliable transcript, however much of it was changed.

        Raises Conflict when it was approved before, must be checked first, or is not finished.
        """
        with self._parts.storage.reading(user_id) as rows:
            recording = rows.recordings.get(recording_id)
            heard = _read(rows.recordings.transcript(recording_id))
        check_can_be_approved(recording)
        if heard is not None and heard.unreliable and not checked:
            raise Conflict("much of this text is a guess; read it, correct it, and say that it is right")
        seconds = submission.seconds or recording.seconds or None
        return replace(submission, medium=Medium.SPOKEN, seconds=seconds, recording_id=recording_id)

    def deliveries(self, user_id: str, answer_ids: Sequence[str]) -> Mapping[str, Delivery]:
        """How these answers were spoken, by their ids; those without a transcript are left out. Nothing where the user
        switched it off."""
        if not answer_ids or not self._desk.privacy.settings(user_id).show_delivery:
            return {}
        with self._parts.storage.reading(user_id) as rows:
            found = rows.recordings.transcripts_of_answers(answer_ids)
        return {answer_id: delivery(from_text(Transcript, text)) for answer_id, text in found.items()}

    def earlier(self, user_id: str, upto: Recording, engine: str) -> tuple[Delivery, ...]:
        """How this and the answers recorded before it were spoken, oldest first; only what the same transcriber wrote
        down, since another one hears other hesitations."""
        with self._parts.storage.reading(user_id) as rows:
            found = [from_text(Transcript, text) for text in rows.recordings.answered_until(upto, SESSIONS_SHOWN)]
        return tuple(delivery(transcript) for transcript in found if transcript.engine == engine)

    def _listen(self, user_id: str, key: RecordingKey, manifest: Manifest) -> Transcript:
        recording_id = key.recording_id

        def unwanted() -> bool:
            if self._closing.is_set():
                return True
            try:
                with self._parts.storage.reading(user_id) as rows:
                    return rows.recordings.get(recording_id).state is not RecordingState.TRANSCRIBING
            except NotFound:
                return True

        sound = b"".join(self._desk.vault.read(key, manifest))
        with suppress(CoachError):  # without an index it plays, too
            self._index(user_id, key, manifest, sound)
        transcriber = self._desk.transcriber(user_id)
        return transcriber.transcribe(sound, progress=lambda share: self._tell(recording_id, share), cancelled=unwanted)

    def _index(self, user_id: str, key: RecordingKey, manifest: Manifest, sound: bytes) -> None:
        """Put the recording with its length and an index in the place of what the browser sent."""
        made = indexed(sound) if manifest.total <= MOST_BYTES else None
        if made is None or len(made) < _LEAST_KEPT * manifest.total:
            return

        def switch(new: Manifest) -> None:
            with self._parts.storage.writing(user_id) as rows:
                recording = rows.recordings.get(key.recording_id)
                if not _replaceable(recording, rows.recordings.manifest(recording.id), manifest):
                    raise Conflict("another process changed this recording")
                rows.recordings.put_manifest(recording.id, new)
                rows.recordings.save(replace(recording, size=new.total))

        self._desk.vault.replace(key, manifest, (made,), switch)

    def _tidy(self, user_id: str, recording_id: str) -> None:
        """Delete what a killed attempt left, and everything of a recording that was erased meanwhile. Only once it is
        written down: until then another process may be replacing it, and its parts would go."""
        try:
            with self._parts.storage.reading(user_id) as rows:
                recording, manifest = rows.recordings.get(recording_id), rows.recordings.manifest(recording_id)
        except NotFound:
            self._desk.vault.erase(recording_id)
            return
        if recording.state is not RecordingState.TRANSCRIBING:
            self._desk.vault.tidy(manifest)

    def _keep(self, user_id: str, recording_id: str, transcript: Transcript) -> None:
        with self._parts.storage.writing(user_id) as rows, suppress(NotFound):  # erased meanwhile
            recording = rows.recordings.get(recording_id)
            rows.recordings.put_transcript(recording_id, to_text(transcript))
            rows.recordings.save(written_down(recording, transcript.duration))

    def _fail(self, user_id: str, recording_id: str, problem: str) -> None:
        with self._parts.storage.writing(user_id) as rows, suppress(NotFound):
            recording = rows.recordings.get(recording_id)
            if recording.state is RecordingState.TRANSCRIBING:
                rows.recordings.save(_failed(recording, problem))

    def _tell(self, recording_id: str, share: float) -> None:
        with self._lock:
            self._shares[recording_id] = share


def _replaceable(recording: Recording, stored: Manifest, read: Manifest) -> bool:
    """Whether the bytes that were read are still those of the recording, and nobody but this job works on it."""
    return recording.state is RecordingState.TRANSCRIBING and stored == read


def _failed(recording: Recording, problem: str) -> Recording:
    return replace(recording, state=RecordingState.FAILED, problem=problem[:_MOST_PROBLEM])


def _read(text: str | None) -> Transcript | None:
    return from_text(Transcript, text) if text is not None else None

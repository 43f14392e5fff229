"""Recordings of one user: their keys and lists of parts are sealed, their bytes lie in the vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from interview_coach.domain.recorded import Recording, RecordingKind, RecordingState, check_can_be_approved
from interview_coach.domain.recordings import Manifest, RecordingKey
from interview_coach.errors import Conflict, NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.tables import questions
from interview_coach.storage.tables import recordings as t
from interview_coach.storage.vault import open_manifest, seal_manifest, unwrap_key, wrap_key

_UNFINISHED = (RecordingState.RECORDING.value,)
_WITHOUT_MEDIA = (RecordingState.ERASED.value,)


class RecordingRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, recording: Recording, key: RecordingKey) -> None:
        self._connection.execute(
            insert(t).values(
                id=recording.id,
                user_id=self._user_id,
                question_id=recording.question_id,
                key_sealed=wrap_key(key, self._cipher),
                **_values(recording),
            )
        )

    def get(self, recording_id: str) -> Recording:
        return _recording(self._row(recording_id))

    def of_question(self, question_id: str) -> tuple[Recording, ...]:
        """Newest first."""
        return self._found(t.c.question_id == question_id)

    def of_preparation(self, preparation_id: str) -> tuple[Recording, ...]:
        """Of all its questions, newest first."""
        asked = select(questions.c.id).where(questions.c.preparation_id == preparation_id)
        return self._found(t.c.question_id.in_(asked))

    def of_answer(self, answer_id: str) -> Recording | None:
        return next(iter(self._found(t.c.answer_id == answer_id)), None)

    def list(self) -> tuple[Recording, ...]:
        """All, newest first."""
        return self._found()

    def due(self, now: datetime, unfinished_before: datetime) -> tuple[Recording, ...]:
        """Whose sound and picture have to go: kept long enough, or never finished."""
        old = (t.c.expires_at <= now) & t.c.state.not_in(_WITHOUT_MEDIA)
        return self._found(or_(old, t.c.state.in_(_UNFINISHED) & (t.c.created_at <= unfinished_before)))

    def in_state(self, state: RecordingState) -> tuple[Recording, ...]:
        return self._found(t.c.state == state.value)

    def save(self, recording: Recording) -> None:
        """Its changed values; key, parts and transcript are changed by their own methods."""
        self._row(recording.id)
        self._connection.execute(self._of(recording.id).values(**_values(recording)))

    def key(self, recording_id: str) -> RecordingKey:
        """Raises NotFound when it was erased."""
        row = self._row(recording_id)
        if row.key_sealed is None:
            raise NotFound("the sound and picture of this recording are erased")
        return unwrap_key(recording_id, row.key_sealed, self._cipher)

    def manifest(self, recording_id: str) -> Manifest:
        """Raises NotFound when it is not finished or was erased."""
        row = self._row(recording_id)
        if row.manifest_sealed is None:
            raise NotFound("there is nothing to play yet")
        return open_manifest(self.key(recording_id), row.manifest_sealed)

    def put_manifest(self, recording_id: str, manifest: Manifest) -> None:
        sealed = seal_manifest(self.key(recording_id), manifest)
        self._connection.execute(self._of(recording_id).values(manifest_sealed=sealed))

    def transcript(self, recording_id: str) -> str | None:
        """JSON as it was stored; None when there is none."""
        row = self._row(recording_id)
        if row.transcript_sealed is None:
            return None
        return self._cipher.open(row.transcript_sealed, f"recordings.transcript:{recording_id}")

    def put_transcript(self, recording_id: str, text: str) -> None:
        sealed = self._cipher.seal(text, f"recordings.transcript:{recording_id}")
        self._connection.execute(self._of(recording_id).values(transcript_sealed=sealed))

    def transcripts_of_answers(self, answer_ids: Sequence[str]) -> dict[str, str]:
        """JSON by the answer's id; answers that were typed, or never written down, are left out."""
        mine = (t.c.user_id == self._user_id) & t.c.answer_id.in_(answer_ids) & t.c.transcript_sealed.is_not(None)
        rows = self._connection.execute(select(t.c.id, t.c.answer_id).where(mine)).all()
        return {row.answer_id: self.transcript(row.id) or "" for row in rows}

    def answered_until(self, upto: Recording, most: int) -> tuple[str, ...]:
        """Transcripts (JSON) of the last recordings that became answers, up to and with this one, oldest first."""
        mine = (t.c.user_id == self._user_id) & t.c.answer_id.is_not(None) & t.c.transcript_sealed.is_not(None)
        query = select(t.c.id).where(mine, t.c.created_at <= upto.created_at)
        ids = self._connection.scalars(query.order_by(t.c.created_at.desc(), t.c.id).limit(most)).all()
        return tuple(self.transcript(recording_id) or "" for recording_id in reversed(ids))

    def become_answer(self, recording_id: str, question_id: str, answer_id: str) -> None:
        """The approved text of a recording is this answer. Raises Conflict when it is one already, or the recording
        belongs to another question."""
        recording = self.get(recording_id)
        check_can_be_approved(recording)
        if recording.question_id != question_id:
            raise Conflict("this recording answers another question")
        state = RecordingState.ANSWERED if recording.has_media else recording.state
        self.save(replace(recording, answer_id=answer_id, state=state))

    def forget_media(self, recording_id: str) -> None:
        """Destroy the key and the list of parts: from here on nobody can read what is left of them."""
        self._connection.execute(self._of(recording_id).values(key_sealed=None, manifest_sealed=None, size=0))

    def remove(self, recording_id: str) -> None:
        self._row(recording_id)
        self._connection.execute(t.delete().where(t.c.user_id == self._user_id, t.c.id == recording_id))

    def _of(self, recording_id: str) -> Any:
        return update(t).where(t.c.user_id == self._user_id, t.c.id == recording_id)

    def _row(self, recording_id: str) -> Row[Any]:
        query = select(t).where(t.c.user_id == self._user_id, t.c.id == recording_id)
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFound("there is no such recording")
        return row

    def _found(self, *conditions: Any) -> tuple[Recording, ...]:
        query = select(t).where(t.c.user_id == self._user_id, *conditions).order_by(t.c.created_at.desc(), t.c.id)
        return tuple(map(_recording, self._connection.execute(query)))


def _values(recording: Recording) -> dict[str, object]:
    return {
        "answer_id": recording.answer_id,
        "kind": recording.kind.value,
        "media_type": recording.media_type,
        "state": recording.state.value,
        "seconds": recording.seconds,
        "size": recording.size,
        "problem": recording.problem,
        "attempt": recording.attempt,
        "created_at": recording.created_at,
        "expires_at": recording.expires_at,
    }


def _recording(row: Row[Any]) -> Recording:
    return Recording(
        id=row.id,
        question_id=row.question_id,
        kind=RecordingKind(row.kind),
        media_type=row.media_type,
        state=RecordingState(row.state),
        created_at=row.created_at,
        expires_at=row.expires_at,
        answer_id=row.answer_id,
        seconds=row.seconds,
        size=row.size,
        problem=row.problem,
        attempt=row.attempt,
    )

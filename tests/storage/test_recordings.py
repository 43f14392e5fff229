"""Rows of recordings: sealed, and of one user."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from interview_coach.domain.answers import Answer, InterviewSession
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.recorded import Recording, RecordingKind, RecordingState
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import Conflict, NotFound
from interview_coach.storage.database import Storage, open_storage
from interview_coach.storage.vault import new_recording_key
from tests.cast import CV, JOB, POSTING, question
from tests.conftest import NOON

MINE, OTHER = "mine", "other"


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = open_storage(tmp_path)
    for user in (MINE, OTHER):
        opened.add_user(user, NOON)
    with opened.writing(MINE) as rows:
        rows.preparations.add(Preparation("p", CV, POSTING, JOB, None, NOON, NOON))
        rows.questions.add(
            "p", (replace(question("Why?"), id="q"), replace(question("How?"), id="q2")), own=False, at=NOON
        )
        rows.sessions.add(InterviewSession("s", "p", "practice", NOON, NOON))
    yield opened
    opened.close()


def add(
    storage: Storage, recording_id: str, state: RecordingState = RecordingState.TRANSCRIBED, days: int = 30
) -> None:
    made = Recording(
        recording_id, "q", RecordingKind.AUDIO, "audio/webm", state, NOON, NOON + timedelta(days=days)
    )  # fmt: skip
    with storage.writing(MINE) as rows:
        rows.recordings.add(made, new_recording_key(recording_id))
        rows.recordings.put_transcript(recording_id, f"said in {recording_id}")


def become_answer(storage: Storage, recording_id: str, answer_id: str, question_id: str = "q") -> None:
    with storage.writing(MINE) as rows:
        attempt = rows.answers.next_attempt(question_id)
        rows.answers.add(Answer(answer_id, question_id, "s", attempt, "text", Medium.SPOKEN, None, None, NOON))
        rows.recordings.become_answer(recording_id, question_id, answer_id)


def test_transcripts_and_keys_are_sealed(storage: Storage, tmp_path: Path) -> None:
    add(storage, "r1")
    with storage.reading(MINE) as rows:
        secret = rows.recordings.key("r1").secret
        assert rows.recordings.transcript("r1") == "said in r1"
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"said in r1" not in content and secret not in content


def test_a_recording_becomes_one_answer_of_its_own_question(storage: Storage) -> None:
    add(storage, "r1")
    with pytest.raises(Conflict):
        become_answer(storage, "r1", "a0", "q2")
    become_answer(storage, "r1", "a1")
    with pytest.raises(Conflict):
        become_answer(storage, "r1", "a2")
    with storage.reading(MINE) as rows:
        assert rows.recordings.get("r1").state is RecordingState.ANSWERED
        assert [a.answer.id for a in rows.answers.attempts("q")] == ["a1"], "what was refused left nothing"
        assert rows.recordings.transcripts_of_answers(["a1", "a2"]) == {"a1": "said in r1"}


def test_of_an_erased_recording_the_text_becomes_the_answer(storage: Storage) -> None:
    add(storage, "r1", RecordingState.ERASED)
    become_answer(storage, "r1", "a1")
    with storage.reading(MINE) as rows:
        assert rows.recordings.get("r1").state is RecordingState.ERASED


def test_transcripts_come_oldest_first_and_not_from_later_recordings(storage: Storage) -> None:
    for number in range(1, 4):
        add(storage, f"r{number}")
        with storage.writing(MINE) as rows:
            made = rows.recordings.get(f"r{number}")
            rows.recordings.save(replace(made, created_at=NOON + timedelta(hours=number)))
        become_answer(storage, f"r{number}", f"a{number}")
    with storage.reading(MINE) as rows:
        second = rows.recordings.get("r2")
        assert rows.recordings.answered_until(second, 9) == ("said in r1", "said in r2")
        assert rows.recordings.answered_until(second, 1) == ("said in r2",)


def test_what_is_due_is_old_or_was_never_finished(storage: Storage) -> None:
    add(storage, "old", days=1)
    add(storage, "kept", days=9)
    add(storage, "begun", RecordingState.RECORDING)
    add(storage, "gone", RecordingState.ERASED, days=1)
    at = NOON + timedelta(days=2)
    with storage.reading(MINE) as rows:
        assert {r.id for r in rows.recordings.due(at, at - timedelta(days=1))} == {"old", "begun"}


def test_another_user_sees_none_of_it(storage: Storage) -> None:
    add(storage, "r1")
    become_answer(storage, "r1", "a1")
    with storage.writing(OTHER) as rows:
        assert rows.recordings.list() == () and rows.recordings.of_question("q") == ()
        assert rows.recordings.transcripts_of_answers(["a1"]) == {}
        for reach in (rows.recordings.get, rows.recordings.key, rows.recordings.transcript, rows.recordings.remove):
            with pytest.raises(NotFound):
                reach("r1")
        rows.recordings.forget_media("r1")
    with storage.reading(MINE) as rows:
        assert rows.recordings.key("r1")

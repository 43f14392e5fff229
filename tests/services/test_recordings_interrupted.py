"""Recordings while something else happens: consent is taken back, they are erased, another process is at them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.recorded import RecordingKind, RecordingState
from interview_coach.errors import Conflict, InvalidInput, NotFound, NotPermitted, StorageFailed
from interview_coach.jobs import ThreadJobs
from interview_coach.services.answers import Submission
from interview_coach.storage.blobs_folder import FolderBlobs
from tests.cast import STRONG_ANSWER, ScriptedCoach
from tests.conftest import StandingClock
from tests.fakes.transcriber import ScriptedTranscriber, transcript_of
from tests.recorded import AUDIO, BEGUN, USER, ask, parts_of, played, record, recording_app

pytestmark = pytest.mark.slow


@pytest.fixture
def transcriber() -> ScriptedTranscriber:
    return ScriptedTranscriber(transcript_of(STRONG_ANSWER))


@pytest.fixture
def recorder(settings: Settings, transcriber: ScriptedTranscriber, clock: StandingClock) -> Iterator[CoachApp]:
    with recording_app(settings, transcriber, clock) as app:
        yield app


def begin(app: CoachApp, question_id: str, media_type: str = "audio/webm") -> str:
    return app.recordings.begin(USER, question_id, RecordingKind.AUDIO, media_type).id


def sent(app: CoachApp, question_id: str) -> tuple[str, int]:
    """A recording whose parts are all there, and how many there are."""
    recording_id = begin(app, question_id)
    parts = parts_of(AUDIO)
    for number, part in enumerate(parts, start=1):
        app.recordings.take_part(USER, recording_id, number, part)
    return recording_id, len(parts)


def files(app: CoachApp) -> list[Path]:
    return [path for path in (app.settings.data_dir / "blobs" / "recordings").rglob("*") if path.is_file()]


def test_from_the_moment_consent_is_taken_back_no_part_is_stored(recorder: CoachApp) -> None:
    recording_id = begin(recorder, ask(recorder))
    recorder.recordings.take_part(USER, recording_id, 1, BEGUN)
    recorder.consents.withdraw(USER, "audio")
    with pytest.raises(NotPermitted):
        recorder.recordings.take_part(USER, recording_id, 2, b"more")
    assert recorder.recordings.arrived(USER, recording_id) == {1: len(BEGUN)}
    recorder.recordings.finish(USER, recording_id, 1, 1)


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("audio/webm", b"<!doctype html><script>alert(1)</script>"),
        ("audio/webm", b"%PDF-1.7 " + AUDIO),
        ("audio/webm", b"OggS" + AUDIO),
        ("audio/ogg", AUDIO),
        ("audio/mp4", AUDIO),
        ("audio/webm", b"\x1a"),
    ],
)
def test_what_is_no_recording_of_its_type_is_not_stored_at_all(
    recorder: CoachApp, media_type: str, data: bytes
) -> None:
    recording_id = begin(recorder, ask(recorder), media_type)
    with pytest.raises(InvalidInput, match="nothing was stored"):
        recorder.recordings.take_part(USER, recording_id, 1, data)
    assert recorder.recordings.arrived(USER, recording_id) == {}


@pytest.mark.parametrize(("media_type", "data"), [("audio/ogg", b"OggS\0\2"), ("audio/mp4", b"\0\0\0\x20ftypisom")])
def test_what_other_browsers_record_is_taken(recorder: CoachApp, media_type: str, data: bytes) -> None:
    recording_id = begin(recorder, ask(recorder), media_type)
    recorder.recordings.take_part(USER, recording_id, 1, data)
    assert recorder.recordings.arrived(USER, recording_id) == {1: len(data)}


def before_a_part_is_stored(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    put = FolderBlobs.put

    def late(self: FolderBlobs, key: str, data: bytes) -> None:
        happens()
        put(self, key, data)

    monkeypatch.setattr(FolderBlobs, "put", late)


def test_a_part_that_was_on_its_way_when_everything_was_erased_leaves_no_file(
    recorder: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording_id = begin(recorder, ask(recorder))
    before_a_part_is_stored(monkeypatch, lambda: recorder.erasure.erase_everything(USER))
    with pytest.raises(NotFound):
        recorder.recordings.take_part(USER, recording_id, 1, BEGUN)
    assert files(recorder) == []


def test_a_part_that_comes_after_another_window_finished_is_not_acknowledged(
    recorder: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording_id, count = sent(recorder, ask(recorder))
    with monkeypatch.context() as patched:
        before_a_part_is_stored(patched, lambda: recorder.recordings.finish(USER, recording_id, count, 2))
        with pytest.raises(Conflict):
            recorder.recordings.take_part(USER, recording_id, count + 1, b"too late")
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, recording_id).state is RecordingState.TRANSCRIBED


def test_a_text_cannot_be_handed_in_before_the_transcript_is_there(
    recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    transcriber.gate.clear()
    recording_id, count = sent(recorder, ask(recorder))
    recorder.recordings.finish(USER, recording_id, count, 2)
    with pytest.raises(Conflict, match="written down"):
        recorder.transcripts.approve(USER, recording_id, Submission(STRONG_ANSWER), checked=True)


def test_erased_while_its_index_is_made_it_leaves_no_file(
    recorder: CoachApp, transcriber: ScriptedTranscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording_id, count = sent(recorder, ask(recorder))
    with monkeypatch.context() as patched:
        before_a_part_is_stored(patched, lambda: recorder.recordings.erase(USER, recording_id))
        recorder.recordings.finish(USER, recording_id, count, 2)
        recorder.jobs.wait()
    assert files(recorder) == []


def test_two_processes_at_one_recording_do_not_destroy_it(
    settings: Settings, recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    transcriber.gate.clear()
    recording_id, count = sent(recorder, ask(recorder))
    recorder.recordings.finish(USER, recording_id, count, 2)
    other = open_coach(settings, coach=ScriptedCoach(), transcriber=transcriber, clock=StandingClock())
    other.transcripts.start_unfinished(USER)
    transcriber.gate.set()
    other.jobs.wait()
    recorder.jobs.wait()
    done = recorder.recordings.get(USER, recording_id)
    assert (done.state, done.problem) == (RecordingState.TRANSCRIBED, "")
    assert len(played(recorder, recording_id)) == done.size
    assert len(files(recorder)) == 1, "what the slower one made is taken away"
    other.close()


def test_what_another_process_replaced_meanwhile_is_not_replaced_again(
    recorder: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording_id, count = sent(recorder, ask(recorder))
    with recorder.storage.reading(USER) as rows:
        key = rows.recordings.key(recording_id)
    others = b"\x1a\x45\xdf\xa3 made by the other process"

    def replaced() -> None:
        monkeypatch.undo()
        vault = recorder.transcripts._desk.vault
        old = recorder.recordings.manifest(USER, recording_id)

        def switch(new: object) -> None:
            with recorder.storage.writing(USER) as rows:
                rows.recordings.put_manifest(recording_id, new)

        vault.replace(key, old, (others,), switch)

    before_a_part_is_stored(monkeypatch, replaced)
    recorder.recordings.finish(USER, recording_id, count, 2)
    recorder.jobs.wait()
    assert played(recorder, recording_id) == others
    assert len(files(recorder)) == 1


class FullJobs(ThreadJobs):
    """Cannot write down what is asked for."""

    def start(self, kind: str, user_id: str, record_id: str, key: str) -> None:
        raise StorageFailed("the disk is full")


def test_finishing_again_asks_again_for_the_transcript(recorder: CoachApp) -> None:
    recording_id, count = sent(recorder, ask(recorder))
    recorder.jobs.done_by(FullJobs(recorder.jobs.handlers))
    with pytest.raises(StorageFailed):
        recorder.recordings.finish(USER, recording_id, count, 2)
    recorder.jobs.done_by(ThreadJobs(recorder.jobs.handlers))
    assert recorder.recordings.finish(USER, recording_id, count, 2).state is RecordingState.TRANSCRIBING
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, recording_id).state is RecordingState.TRANSCRIBED


def test_what_a_full_disk_left_lying_is_taken_up_within_the_hour(
    recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    done = record(recorder, ask(recorder))
    with recorder.storage.writing(USER) as rows:
        rows.recordings.save(replace(done, state=RecordingState.TRANSCRIBING))
    recorder.look_after()
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, done.id).state is RecordingState.TRANSCRIBED


def test_what_is_under_way_is_not_begun_a_second_time(recorder: CoachApp, transcriber: ScriptedTranscriber) -> None:
    transcriber.gate.clear()
    recording_id, count = sent(recorder, ask(recorder))
    recorder.recordings.finish(USER, recording_id, count, 2)
    while recorder.transcripts.progress(recording_id) is None:
        pass
    recorder.look_after()
    assert recorder.recordings.get(USER, recording_id).attempt == 1


@pytest.mark.parametrize("removed", ["answer", "question", "preparation"])
def test_with_an_answer_question_or_preparation_the_files_of_its_recordings_go_at_once(
    recorder: CoachApp, removed: str
) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id)
    submission = recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)
    answer = recorder.answers.submit(USER, question_id, submission)
    other = record(recorder, ask(recorder))
    if removed == "answer":
        recorder.answers.remove(USER, answer.id)
    elif removed == "question":
        recorder.questions.remove(USER, question_id)
    else:
        recorder.preparations.remove(USER, recorder.questions.get(USER, question_id).preparation_id)
    assert [path.parent.name for path in files(recorder)] == [other.id]


def test_an_answer_is_deleted_also_where_its_files_are_out_of_reach(
    recorder: CoachApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id)
    submission = recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)
    answer = recorder.answers.submit(USER, question_id, submission)

    def refuse(self: FolderBlobs, key: str) -> None:
        raise StorageFailed("out of reach")

    with monkeypatch.context() as patched:
        patched.setattr(FolderBlobs, "delete", refuse)
        recorder.answers.remove(USER, answer.id)
    assert files(recorder)
    recorder.purge()
    assert files(recorder) == []


def test_a_recording_that_is_damaged_further_on_is_kept_as_it_came(recorder: CoachApp) -> None:
    damaged = AUDIO[:2_000] + bytes(5_000) + AUDIO[2_000:]
    done = record(recorder, ask(recorder), damaged)
    assert played(recorder, done.id) == damaged

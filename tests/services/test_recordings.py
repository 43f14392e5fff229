from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.recorded import MOST_STARTS, RecordingKind, RecordingState
from interview_coach.domain.vocabulary import Medium
from interview_coach.errors import ConfigurationError, Conflict, InvalidInput, NotFound, NotPermitted
from interview_coach.services.answers import Submission
from interview_coach.storage.vault import RecordingDamaged
from tests.cast import STRONG_ANSWER, ScriptedCoach
from tests.conftest import StandingClock
from tests.fakes.transcriber import ScriptedTranscriber, transcript_of
from tests.recorded import AUDIO, BEGUN, USER, VIDEO, ask, parts_of, played, record, recording_app

WEBM = b"\x1a\x45\xdf\xa3"


@pytest.fixture
def transcriber() -> ScriptedTranscriber:
    return ScriptedTranscriber(transcript_of(STRONG_ANSWER))


@pytest.fixture
def recorder(settings: Settings, transcriber: ScriptedTranscriber, clock: StandingClock) -> Iterator[CoachApp]:
    with recording_app(settings, transcriber, clock) as app:
        yield app


def begin(app: CoachApp, question_id: str) -> str:
    return app.recordings.begin(USER, question_id, RecordingKind.AUDIO, "audio/webm;codecs=opus").id


def test_what_was_recorded_is_written_down_and_plays(recorder: CoachApp, transcriber: ScriptedTranscriber) -> None:
    done = record(recorder, ask(recorder))
    assert (done.state, done.problem, done.seconds) == (RecordingState.TRANSCRIBED, "", 2)
    assert transcriber.heard == [AUDIO], "the transcriber gets what was sent"
    assert recorder.transcripts.get(USER, done.id).text == " ".join(STRONG_ANSWER.split())
    assert played(recorder, done.id)[:4] == WEBM
    whole = played(recorder, done.id)
    assert played(recorder, done.id, 100, 300) == whole[100:300]
    assert len(whole) == done.size


def test_the_recording_gets_a_length_and_an_index(recorder: CoachApp) -> None:
    import io

    import av

    def length(recording: bytes) -> int | None:
        with av.open(io.BytesIO(recording)) as opened:
            return opened.duration

    done = record(recorder, ask(recorder), VIDEO)
    assert length(VIDEO) is None
    assert length(played(recorder, done.id)) == pytest.approx(2_000_000, abs=100_000)


def test_what_cannot_be_indexed_stays_as_it_came(recorder: CoachApp) -> None:
    damaged = AUDIO[:8] + AUDIO[900:3_000]
    done = record(recorder, ask(recorder), damaged)
    assert played(recorder, done.id) == damaged


def test_nothing_is_recorded_without_consent(recorder: CoachApp) -> None:
    question_id = ask(recorder)
    recorder.consents.withdraw(USER, "audio")
    with pytest.raises(NotPermitted, match="agree"):
        begin(recorder, question_id)
    assert recorder.recordings.of_question(USER, question_id) == ()


def test_consent_to_sound_is_no_consent_to_pictures(recorder: CoachApp) -> None:
    question_id = ask(recorder)
    recorder.consents.withdraw(USER, "video")
    begin(recorder, question_id)
    with pytest.raises(NotPermitted):
        recorder.recordings.begin(USER, question_id, RecordingKind.VIDEO, "video/webm")


@pytest.mark.parametrize("media_type", ["", "text/html", "audio/wav", "video/webm"])
def test_only_what_browsers_record_is_taken(recorder: CoachApp, media_type: str) -> None:
    with pytest.raises(InvalidInput):
        recorder.recordings.begin(USER, ask(recorder), RecordingKind.AUDIO, media_type)


def test_a_part_sent_twice_is_there_once_and_another_one_in_its_place_is_refused(recorder: CoachApp) -> None:
    recording_id = begin(recorder, ask(recorder))
    for _ in range(2):
        recorder.recordings.take_part(USER, recording_id, 1, BEGUN)
    with pytest.raises(Conflict):
        recorder.recordings.take_part(USER, recording_id, 1, BEGUN + b"other")
    assert recorder.recordings.arrived(USER, recording_id) == {1: len(BEGUN)}


def test_a_missing_part_is_named_and_can_be_sent(recorder: CoachApp) -> None:
    recording_id = begin(recorder, ask(recorder))
    first, second, *_ = parts_of(AUDIO, len(AUDIO) // 2 + 1)
    recorder.recordings.take_part(USER, recording_id, 2, second)
    with pytest.raises(Conflict, match="1"):
        recorder.recordings.finish(USER, recording_id, 2, 2)
    recorder.recordings.take_part(USER, recording_id, 1, first)
    recorder.recordings.finish(USER, recording_id, 2, 2)
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, recording_id).state is RecordingState.TRANSCRIBED


def test_a_finished_recording_takes_nothing_more_and_finishing_twice_is_finishing_once(
    recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    done = record(recorder, ask(recorder))
    with pytest.raises(Conflict):
        recorder.recordings.take_part(USER, done.id, 9, b"more")
    assert recorder.recordings.finish(USER, done.id, 1, 1) == done
    recorder.jobs.wait()
    assert len(transcriber.heard) == 1


def test_the_approved_text_becomes_the_answer_once(recorder: CoachApp) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id)
    submission = recorder.transcripts.approve(USER, done.id, Submission("What I meant.", self_rating=4), checked=False)
    handed_in = recorder.answers.hand_in(USER, question_id, submission)
    answer = handed_in.answered.answer
    assert (answer.text, answer.medium, answer.seconds) == ("What I meant.", Medium.SPOKEN, 2)
    assert recorder.recordings.get(USER, done.id).answer_id == answer.id
    assert recorder.recordings.of_answer(USER, answer.id) is not None
    with pytest.raises(Conflict, match="already"):
        recorder.answers.submit(USER, question_id, submission)
    with pytest.raises(Conflict, match="already"):
        recorder.transcripts.approve(USER, done.id, Submission("Again."), checked=True)
    assert len(recorder.answers.attempts(USER, question_id)) == 1, "what was refused left no answer behind"


def test_a_recording_answers_its_own_question_only(recorder: CoachApp) -> None:
    done, other = record(recorder, ask(recorder)), ask(recorder)
    submission = recorder.transcripts.approve(USER, done.id, Submission("Text."), checked=False)
    with pytest.raises(Conflict):
        recorder.answers.submit(USER, other, submission)


def test_an_unreliable_transcript_has_to_be_confirmed_however_much_was_corrected(
    recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    transcriber.transcript = transcript_of(STRONG_ANSWER, doubts=("Many words were hard to make out.",))
    done = record(recorder, ask(recorder))
    with pytest.raises(Conflict, match="read it"):
        recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=False)
    with pytest.raises(Conflict, match="read it"):  # one word more, and the rest is still a guess
        recorder.transcripts.approve(USER, done.id, Submission(f"{STRONG_ANSWER} Yes."), checked=False)
    recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)


def test_where_it_cannot_be_written_down_the_recording_says_why_and_stays(
    recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    transcriber.failure = ConfigurationError("speech is not installed here")
    done = record(recorder, ask(recorder))
    assert (done.state, done.problem) == (RecordingState.FAILED, "speech is not installed here")
    assert played(recorder, done.id)
    transcriber.failure = None
    recorder.transcripts.again(USER, done.id)
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, done.id).state is RecordingState.TRANSCRIBED


def test_a_fault_of_ours_is_told_without_its_text(recorder: CoachApp, transcriber: ScriptedTranscriber) -> None:
    transcriber.failure = RuntimeError("lubrication")
    done = record(recorder, ask(recorder))
    assert done.state is RecordingState.FAILED
    assert "lubrication" not in done.problem


def test_erasing_takes_the_sound_and_leaves_text_and_mark(recorder: CoachApp, settings: Settings) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id)
    submission = recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)
    answer = recorder.answers.hand_in(USER, question_id, submission).answered.answer
    for _ in range(2):
        recorder.recordings.erase(USER, done.id)
    erased = recorder.recordings.get(USER, done.id)
    assert (erased.state, erased.answer_id, erased.size) == (RecordingState.ERASED, answer.id, 0)
    assert recorder.answers.get(USER, answer.id).record is not None
    assert recorder.transcripts.get(USER, done.id).words
    assert not [path for path in (settings.data_dir / "blobs").rglob("*") if path.is_file()]
    with pytest.raises(NotFound):
        recorder.recordings.play(USER, done.id)
    with pytest.raises(Conflict):
        recorder.transcripts.again(USER, done.id)


def test_erased_before_it_was_read_the_text_can_still_be_handed_in(recorder: CoachApp) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id)
    recorder.recordings.erase(USER, done.id)
    submission = recorder.transcripts.approve(USER, done.id, Submission("My text."), checked=True)
    answer = recorder.answers.submit(USER, question_id, submission)
    erased = recorder.recordings.get(USER, done.id)
    assert (erased.answer_id, erased.state) == (answer.id, RecordingState.ERASED)


def test_erased_while_it_is_written_down_it_is_gone(recorder: CoachApp, transcriber: ScriptedTranscriber) -> None:
    transcriber.gate.clear()
    question_id = ask(recorder)
    recording_id = begin(recorder, question_id)
    recorder.recordings.take_part(USER, recording_id, 1, AUDIO)
    recorder.recordings.finish(USER, recording_id, 1, 2)
    recorder.recordings.erase(USER, recording_id)
    recorder.jobs.wait()
    with pytest.raises(NotFound):
        recorder.recordings.get(USER, recording_id)
    assert recorder.recordings.erase_orphans() in (0, 1)
    assert recorder.recordings.of_question(USER, question_id) == ()


def test_recordings_go_when_their_days_are_over(recorder: CoachApp, clock: StandingClock) -> None:
    done = record(recorder, ask(recorder))
    unfinished = begin(recorder, ask(recorder))
    recorder.recordings.take_part(USER, unfinished, 1, BEGUN)
    clock.advance(timedelta(hours=25))
    assert recorder.recordings.purge(USER) == 1
    with pytest.raises(NotFound):
        recorder.recordings.get(USER, unfinished)
    clock.advance(timedelta(days=29))
    assert recorder.recordings.purge(USER) == 1
    assert recorder.recordings.get(USER, done.id).state is RecordingState.ERASED
    assert recorder.transcripts.get(USER, done.id).words


def test_another_user_cannot_touch_it(recorder: CoachApp, clock: StandingClock) -> None:
    done = record(recorder, ask(recorder))
    recorder.storage.add_user("other", clock())
    service = recorder.recordings
    for reach in (service.get, service.play, service.erase, service.arrived, service.manifest):
        with pytest.raises(NotFound):
            reach("other", done.id)
    with pytest.raises(NotFound):
        service.take_part("other", done.id, 1, b"x")
    with pytest.raises(NotFound):
        recorder.transcripts.approve("other", done.id, Submission("Mine."), checked=True)
    assert recorder.transcripts.deliveries("other", ["x"]) == {}


def test_what_was_interrupted_is_written_down_by_the_next_start(
    settings: Settings, transcriber: ScriptedTranscriber
) -> None:
    transcriber.gate.clear()
    with recording_app(settings, transcriber) as app:
        recording_id = begin(app, ask(app))
        app.recordings.take_part(USER, recording_id, 1, AUDIO)
        app.recordings.finish(USER, recording_id, 1, 2)
        app.transcripts.close()
        app.jobs.wait()
        assert app.recordings.get(USER, recording_id).state is RecordingState.TRANSCRIBING
    transcriber.gate.set()
    app = open_coach(settings, coach=ScriptedCoach(), transcriber=transcriber, clock=StandingClock())
    app.transcripts.start_unfinished(USER)
    app.jobs.wait()
    assert app.recordings.get(USER, recording_id).state is RecordingState.TRANSCRIBED
    app.close()


def test_a_recording_that_ends_the_program_each_time_is_given_up(
    recorder: CoachApp, transcriber: ScriptedTranscriber
) -> None:
    done = record(recorder, ask(recorder))
    with recorder.storage.writing(USER) as rows:
        rows.recordings.save(replace(done, state=RecordingState.TRANSCRIBING, attempt=MOST_STARTS))
    recorder.transcripts.start_unfinished(USER)
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, done.id).state is RecordingState.FAILED
    assert len(transcriber.heard) == 1


def test_how_it_was_spoken_is_told_unless_it_is_switched_off(recorder: CoachApp) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id)
    submission = recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)
    answer_id = recorder.answers.submit(USER, question_id, submission).id
    told = recorder.transcripts.deliveries(USER, [answer_id])
    assert told[answer_id].words == len(STRONG_ANSWER.split())
    chosen = recorder.privacy.settings(USER)
    recorder.privacy.choose(USER, replace(chosen, show_delivery=False))
    assert recorder.transcripts.deliveries(USER, [answer_id]) == {}


def test_trends_are_made_of_one_transcriber_only(recorder: CoachApp, transcriber: ScriptedTranscriber) -> None:
    question_id = ask(recorder)
    for engine in ("builtin", "gemini", "builtin"):
        transcriber.transcript = replace(transcript_of(STRONG_ANSWER), engine=engine)
        done = record(recorder, question_id)
        submission = recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)
        recorder.answers.submit(USER, question_id, submission)
    last = recorder.recordings.get(USER, done.id)
    assert len(recorder.transcripts.earlier(USER, last, "builtin")) == 2


def test_a_changed_file_is_not_played(recorder: CoachApp, settings: Settings) -> None:
    done = record(recorder, ask(recorder))
    [file] = [path for path in (settings.data_dir / "blobs").rglob("*") if path.is_file()]
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(RecordingDamaged):
        played(recorder, done.id)


def test_nothing_of_it_can_be_read_on_the_disk(recorder: CoachApp, settings: Settings, tmp_path: Path) -> None:
    question_id = ask(recorder)
    done = record(recorder, question_id, VIDEO)
    submission = recorder.transcripts.approve(USER, done.id, Submission(STRONG_ANSWER), checked=True)
    recorder.answers.hand_in(USER, question_id, submission)
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (WEBM, b"\x42\x82\x84webm", b"V_VP8", b"Opus", b"lubrication", b"bearings", b"Wilhelmina"):
        assert secret not in content, secret

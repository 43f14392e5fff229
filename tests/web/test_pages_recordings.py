"""The pages of a recording: the recorder, what was heard, the answer with its words and how it was spoken."""

import re
from dataclasses import replace

from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.recorded import RecordingKind, RecordingState
from interview_coach.errors import ConfigurationError
from tests.cast import STRONG_ANSWER
from tests.conftest import StandingClock
from tests.fakes.transcriber import ScriptedTranscriber, transcript_of
from tests.recorded import AS_SPOKEN, BEGUN, USER, record
from tests.web.visits import read


def test_only_the_practice_room_may_ask_for_microphone_and_camera(client: TestClient, question_id: str) -> None:
    room = client.get(f"/questions/{question_id}")
    assert "microphone=(self)" in room.headers["permissions-policy"]
    assert "camera=(self)" in room.headers["permissions-policy"]
    for path in ("/", "/history", f"/questions/{question_id}/sample", "/privacy"):
        assert "microphone=()" in client.get(path).headers["permissions-policy"], path


def test_consent_is_asked_for_each_kind_and_only_once(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    for kind in ("audio", "video"):
        recorder.consents.withdraw(USER, kind)
    before = client.get(f"/questions/{question_id}").text
    assert "I agree to record your voice<" in before and "I agree to record your voice and picture<" in before
    assert "encrypted" in before and "30 days" in before
    back = client.post("/recording-consents", data={"kind": "audio", "question": question_id}, follow_redirects=False)
    assert back.headers["location"] == f"/questions/{question_id}?how=audio"
    assert recorder.recordings.agreed(USER, RecordingKind.AUDIO)
    assert not recorder.recordings.agreed(USER, RecordingKind.VIDEO)
    after = client.get(f"/questions/{question_id}?how=audio").text
    assert "I agree to record your voice<" not in after and 'data-chosen="audio"' in after
    assert client.post("/recording-consents", data={"kind": "model", "question": question_id}).status_code == 422


def test_an_unfinished_recording_is_offered_and_can_be_finished(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    begun = recorder.recordings.begin(USER, question_id, RecordingKind.AUDIO, "audio/webm")
    assert "did not finish" not in client.get(f"/questions/{question_id}").text, "nothing has arrived"
    recorder.recordings.take_part(USER, begun.id, 1, BEGUN)
    assert "did not finish" in client.get(f"/questions/{question_id}").text
    page = client.post(f"/recordings/{begun.id}/finish")
    assert page.url.path == f"/recordings/{begun.id}"
    recorder.jobs.wait()
    assert recorder.recordings.get(USER, begun.id).state is RecordingState.TRANSCRIBED
    assert "did not finish" not in client.get(f"/questions/{question_id}").text


def test_or_thrown_away(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    begun = recorder.recordings.begin(USER, question_id, RecordingKind.AUDIO, "audio/webm")
    recorder.recordings.take_part(USER, begun.id, 1, BEGUN)
    assert client.post(f"/recordings/{begun.id}/remove").url.path == f"/questions/{question_id}"
    assert recorder.recordings.of_question(USER, question_id) == ()


def test_what_was_heard_is_shown_with_its_unsure_words_and_can_be_corrected(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    done = record(recorder, question_id)
    page = client.get(f"/recordings/{done.id}")
    seen = read(page)
    assert seen.forbidden == []
    assert "audio" in seen.tags and f"/api/v1/recordings/{done.id}/media" in page.text
    assert "1 word is unsure" in seen.text
    assert re.search(r'<mark class="word unsure"[^>]*data-at="[\d.]+"[^>]*>bearings\.<sup', page.text)
    handed_in = client.post(
        f"/recordings/{done.id}/answers", data={"text": STRONG_ANSWER.replace("fourteen", "14"), "self_rating": "3"}
    )
    assert handed_in.url.path.startswith("/answers/")
    answered = recorder.recordings.get(USER, done.id)
    assert answered.answer_id
    assert "14 times a month" in recorder.answers.get(USER, answered.answer_id).answer.text


def test_handing_in_twice_shows_the_one_answer(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    done = record(recorder, question_id)
    first = client.post(f"/recordings/{done.id}/answers", data={"text": STRONG_ANSWER})
    second = client.post(f"/recordings/{done.id}/answers", data={"text": STRONG_ANSWER})
    assert first.url == second.url
    assert len(recorder.answers.attempts(USER, question_id)) == 1


def test_an_unreliable_text_is_confirmed_first_and_corrections_are_not_lost(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    transcriber.transcript = transcript_of(AS_SPOKEN, doubts=("Many words were hard to make out.",))
    done = record(recorder, question_id)
    assert "I read it, and it is what I said" in client.get(f"/recordings/{done.id}").text
    refused = client.post(f"/recordings/{done.id}/answers", data={"text": AS_SPOKEN, "self_rating": "2"})
    assert refused.status_code == 422
    assert "read it, correct it" in refused.text and 'value="2" checked' in refused.text
    assert client.post(f"/recordings/{done.id}/answers", data={"text": AS_SPOKEN, "checked": "1"}).status_code == 200


def test_an_empty_text_is_refused_kindly(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    refused = client.post(f"/recordings/{record(recorder, question_id).id}/answers", data={"text": "  "})
    assert (refused.status_code, "type what you said" in refused.text) == (422, True)


def test_without_a_transcript_the_reason_stands_there_and_one_can_type(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    transcriber.failure = ConfigurationError("speech is not installed here; run `make run`")
    done = record(recorder, question_id)
    page = client.get(f"/recordings/{done.id}").text
    assert "Speech is not installed here" in page and "Type what you said" in page and "<audio" in page
    transcriber.failure = None
    client.post(f"/recordings/{done.id}/transcript")
    recorder.jobs.wait()
    assert "What was heard" in client.get(f"/recordings/{done.id}").text


def test_silence_says_that_no_words_were_heard(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    transcriber.transcript = transcript_of("")
    assert "No words were heard" in client.get(f"/recordings/{record(recorder, question_id).id}").text


def test_while_it_is_written_down_the_page_waits(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    done = record(recorder, question_id)
    with recorder.storage.writing(USER) as rows:
        rows.recordings.save(replace(done, state=RecordingState.TRANSCRIBING))
    page = client.get(f"/recordings/{done.id}").text
    assert "Writing down what you said" in page and "<textarea" not in page


def answered(client: TestClient, recorder: CoachApp, question_id: str) -> str:
    done = record(recorder, question_id)
    return client.post(f"/recordings/{done.id}/answers", data={"text": STRONG_ANSWER}).url.path


def test_the_answer_page_plays_from_a_word_and_from_a_part(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    page = client.get(answered(client, recorder, question_id))
    assert read(page).forbidden == []
    assert re.search(r'<span class="word" data-at="[\d.]+">Brackenfield</span>', page.text)
    assert page.text.count("time-line-part part-") == 2
    assert "".join(STRONG_ANSWER.split()) in "".join(
        read(page).text.replace("Situation:", "").replace("Action:", "").split()
    )


def test_how_it_was_spoken_stands_apart_with_places_and_ranges(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    seen = read(client.get(answered(client, recorder, question_id))).text
    assert "This never changes your mark" in seen
    assert "usual: 130 to 180 words a minute" in seen
    assert "“um”" in seen.lower()
    for word in ("nervous", "confident", "emotion", "smile"):
        assert word not in seen.lower()


def test_it_can_be_switched_off(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    path = answered(client, recorder, question_id)
    recorder.privacy.choose(USER, replace(recorder.privacy.settings(USER), show_delivery=False))
    assert "How you said it" not in client.get(path).text


def test_trends_appear_after_some_recordings_and_not_after_one(
    client: TestClient, recorder: CoachApp, question_id: str, clock: StandingClock
) -> None:
    assert "One recording says little" in client.get(answered(client, recorder, question_id)).text
    for _ in range(2):
        last = answered(client, recorder, question_id)
    seen = read(client.get(last)).text
    assert "Over your last 3 recorded answers" in seen
    assert "no change" in seen


def test_erased_the_text_and_the_measures_stay(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    path = answered(client, recorder, question_id)
    recording = recorder.recordings.of_answer(USER, path.rpartition("/")[2])
    assert recording is not None
    page = client.post(f"/recordings/{recording.id}/remove")
    assert page.url.path == path
    assert "<audio" not in page.text and "data-at" not in page.text
    assert "How you said it" in page.text and "lubrication" in page.text


def test_a_typed_answer_shows_nothing_of_it(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    page = client.post(f"/questions/{question_id}/answers", data={"answer": STRONG_ANSWER}).text
    assert "How you said it" not in page and "recordings.css" not in page


def test_recordings_of_others_are_not_found(client: TestClient) -> None:
    assert client.get("/recordings/unknown").status_code == 404
    for action in ("finish", "remove", "transcript", "answers"):
        assert client.post(f"/recordings/unknown/{action}", data={"text": "x"}).status_code == 404

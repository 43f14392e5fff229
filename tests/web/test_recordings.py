"""The API of recordings: parts in, ranges out, transcript, answer, erased."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.contract_speech import TranscriptDocument
from interview_coach.domain.recordings import PART_BYTES
from interview_coach.web.guards import LARGEST_BODY
from tests.cast import STRONG_ANSWER
from tests.fakes.transcriber import ScriptedTranscriber, transcript_of
from tests.recorded import AS_SPOKEN, AUDIO, BEGUN, USER, parts_of, record


def begin(client: TestClient, question_id: str) -> str:
    made = client.post(
        f"/api/v1/questions/{question_id}/recordings", json={"kind": "audio", "media_type": "audio/webm;codecs=opus"}
    )
    assert made.status_code == 201, made.text
    return f"/api/v1/recordings/{made.json()['id']}"


def send(client: TestClient, address: str, recording: bytes = AUDIO) -> int:
    parts = parts_of(recording)
    for number, part in enumerate(parts, start=1):
        assert client.put(f"{address}/parts/{number}", content=part).status_code == 204
    return len(parts)


def test_from_parts_to_an_answer_that_plays(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    address = begin(client, question_id)
    count = send(client, address)
    assert client.get(address).json()["parts"] == list(range(1, count + 1))
    finished = client.post(f"{address}/finish", json={"parts": count, "seconds": 2})
    assert finished.status_code == 200
    recorder.jobs.wait()
    done = client.get(address).json()
    assert (done["state"], done["seconds"], done["problem"], done["answer_id"]) == ("transcribed", 2, "", None)
    transcript = TranscriptDocument.model_validate(client.get(f"{address}/transcript").json())
    assert transcript.text == AS_SPOKEN
    made = client.post(f"{address}/answer", json={"text": STRONG_ANSWER, "self_rating": 4})
    assert made.status_code == 201, made.text
    answer = made.json()
    assert (answer["medium"], answer["text"], answer["seconds"]) == ("spoken", STRONG_ANSWER, 2)
    assert answer["evaluation"]["delivery"]["words_per_minute"] > 60
    assert client.get(f"/api/v1/answers/{answer['id']}").json() == answer
    assert client.get("/api/v1/answers").json()["items"] == [answer]
    whole = client.get(f"/api/v1/answers/{answer['id']}/recording")
    assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/webm")
    assert client.delete(f"/api/v1/answers/{answer['id']}/recording").status_code == 204
    assert client.get(f"/api/v1/answers/{answer['id']}/recording").status_code == 404
    assert client.get(f"/api/v1/answers/{answer['id']}").json() == answer, "text and mark stay"


def test_delivery_does_not_touch_the_mark(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    typed = client.post(f"/api/v1/questions/{question_id}/answers", json={"text": STRONG_ANSWER}).json()
    spoken = client.post(f"{recording(recorder, question_id)}/answer", json={"text": STRONG_ANSWER}).json()
    assert spoken["evaluation"].pop("delivery") is not None
    assert typed["evaluation"].pop("delivery") is None
    assert spoken["evaluation"] == typed["evaluation"]


def test_delivery_is_left_out_once_it_is_switched_off(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    spoken = client.post(f"{recording(recorder, question_id)}/answer", json={"text": STRONG_ANSWER}).json()
    recorder.privacy.choose(USER, replace(recorder.privacy.settings(USER), show_delivery=False))
    assert client.get(f"/api/v1/answers/{spoken['id']}").json()["evaluation"]["delivery"] is None


def recording(recorder: CoachApp, question_id: str) -> str:
    return f"/api/v1/recordings/{record(recorder, question_id).id}"


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [("bytes=0-99", 0, 100), ("bytes=100-", 100, None), ("bytes=-50", -50, None), ("bytes=5-999999999", 5, None)],
)
def test_a_range_is_exactly_that_piece(
    client: TestClient, recorder: CoachApp, question_id: str, wanted: str, start: int, end: int | None
) -> None:
    media = f"{recording(recorder, question_id)}/media"
    whole = client.get(media).content
    reply = client.get(media, headers={"Range": wanted})
    expected = whole[start:end]
    first = len(whole) + start if start < 0 else start
    assert reply.status_code == 206
    assert reply.content == expected
    assert reply.headers["content-range"] == f"bytes {first}-{first + len(expected) - 1}/{len(whole)}"
    assert reply.headers["content-length"] == str(len(expected))


def test_the_whole_comes_without_a_range_and_is_never_cached(
    client: TestClient, recorder: CoachApp, question_id: str
) -> None:
    media = f"{recording(recorder, question_id)}/media"
    reply = client.get(media)
    assert (reply.status_code, reply.headers["accept-ranges"]) == (200, "bytes")
    assert reply.headers["cache-control"] == "no-store"
    head = client.head(media, headers={"Range": "bytes=0-9"})
    assert (head.status_code, head.headers["content-length"], head.content) == (206, "10", b"")


@pytest.mark.parametrize("odd", ["bytes=", "bytes=-", "bytes=9-2", "chunks=0-1", "bytes=0-1,4-5", "bytes=a-b"])
def test_a_range_that_is_not_understood_gives_the_whole(
    client: TestClient, recorder: CoachApp, question_id: str, odd: str
) -> None:
    reply = client.get(f"{recording(recorder, question_id)}/media", headers={"Range": odd})
    assert reply.status_code == 200


@pytest.mark.parametrize("beyond", ["bytes=99999999-", "bytes=-0"])
def test_a_range_outside_is_refused_with_the_length(
    client: TestClient, recorder: CoachApp, question_id: str, beyond: str
) -> None:
    media = f"{recording(recorder, question_id)}/media"
    total = len(client.get(media).content)
    reply = client.get(media, headers={"Range": beyond})
    assert (reply.status_code, reply.headers["content-range"]) == (416, f"bytes */{total}")
    assert reply.headers["content-type"] == "application/problem+json"


def test_without_consent_nothing_begins(client: TestClient, recorder: CoachApp, question_id: str) -> None:
    recorder.consents.withdraw(USER, "audio")
    refused = client.post(
        f"/api/v1/questions/{question_id}/recordings", json={"kind": "audio", "media_type": "audio/webm"}
    )
    assert (refused.status_code, refused.headers["content-type"]) == (403, "application/problem+json")


def test_parts_are_refused_with_the_right_reason(client: TestClient, question_id: str) -> None:
    address = begin(client, question_id)
    assert client.put(f"{address}/parts/1", content=b"x" * (PART_BYTES + 1)).status_code == 413
    assert client.put(f"{address}/parts/1", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert client.put(f"{address}/parts/1", content=b"").status_code == 422
    assert client.put(f"{address}/parts/0", content=b"x").status_code == 422
    assert client.put("/api/v1/recordings/unknown/parts/1", content=b"x").status_code == 404
    assert client.get(address).json()["parts"] == []
    assert client.put(f"{address}/parts/1", content=BEGUN).status_code == 204
    assert client.put(f"{address}/parts/1", content=BEGUN).status_code == 204
    assert client.put(f"{address}/parts/1", content=BEGUN + b"y").status_code == 409
    assert client.post(f"{address}/finish", json={"parts": 2, "seconds": 1}).status_code == 409


def test_what_is_not_there_is_not_found(client: TestClient, question_id: str) -> None:
    address = begin(client, question_id)
    for path in (f"{address}/media", f"{address}/transcript", "/api/v1/recordings/unknown"):
        assert client.get(path).status_code == 404, path
    typed = client.post(f"/api/v1/questions/{question_id}/answers", json={"text": STRONG_ANSWER}).json()
    assert client.get(f"/api/v1/answers/{typed['id']}/recording").status_code == 404
    assert client.delete(f"/api/v1/answers/{typed['id']}/recording").status_code == 404


def test_another_site_cannot_send_parts(client: TestClient, question_id: str) -> None:
    address = begin(client, question_id)
    refused = client.put(f"{address}/parts/1", content=b"x", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403


def test_an_unreliable_text_has_to_be_confirmed(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    transcriber.transcript = transcript_of(AS_SPOKEN, doubts=("Many words were hard to make out.",))
    address = recording(recorder, question_id)
    assert client.post(f"{address}/answer", json={"text": AS_SPOKEN}).status_code == 409
    assert client.post(f"{address}/answer", json={"text": AS_SPOKEN, "checked": True}).status_code == 201
    assert client.post(f"{address}/answer", json={"text": AS_SPOKEN, "checked": True}).status_code == 409


def test_progress_is_told_while_it_is_written_down(
    client: TestClient, recorder: CoachApp, transcriber: ScriptedTranscriber, question_id: str
) -> None:
    transcriber.gate.clear()
    address = begin(client, question_id)
    finished = client.post(f"{address}/finish", json={"parts": send(client, address), "seconds": 2}).json()
    assert finished["state"] == "transcribing"
    assert client.post(f"{address}/transcript").status_code == 409
    for _ in range(200):
        if client.get(address).json()["progress"] == 0.5:
            break
    assert client.get(address).json()["progress"] == 0.5
    transcriber.gate.set()
    recorder.jobs.wait()
    assert client.get(address).json()["progress"] is None
    assert client.post(f"{address}/transcript").status_code == 202

"""A model's remarks on the way to the browser."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from interview_coach.bootstrap import CoachApp
from tests.cast import STRONG_ANSWER
from tests.fakes.gemini import FakeGemini
from tests.fakes.reader import honest
from tests.fakes.script import Fail, ModelRequest, Reply
from tests.services.modelled import USER, a_question, an_answer, modelled
from tests.web.running import Event, events, served

pytestmark = pytest.mark.slow


@pytest.fixture
def gemini() -> Iterator[FakeGemini]:
    with FakeGemini(honest) as fake:
        yield fake


@pytest.fixture
def app(gemini: FakeGemini, tmp_path: Path) -> Iterator[CoachApp]:
    with modelled(gemini, tmp_path) as opened:
        yield opened


@pytest.fixture
def address(app: CoachApp) -> Iterator[str]:
    with served(app) as found:
        yield found


@pytest.fixture
def question(app: CoachApp, gemini: FakeGemini) -> str:
    made = a_question(app)
    gemini.forget()
    return made


def slowly(pause: float) -> Any:
    """The feedback comes piece by piece; readings at once."""

    def replier(request: ModelRequest) -> Reply:
        reply = honest(request)
        return replace(reply, pause=pause, piece=60) if request.stream else reply

    return replier


def hand_in(address: str, question: str, **more: str) -> str:
    """Address of the feedback page of a new answer."""
    reply = httpx.post(
        f"{address}/questions/{question}/answers",
        data={"answer": STRONG_ANSWER, "model_asked": "1", "use_model": "1", "redact": "1", **more},
        headers={"origin": address},
    )
    assert reply.status_code == 303, reply.text
    return f"{address}{reply.headers['location']}"


@pytest.mark.slow
def test_the_mark_is_there_at_once_and_remarks_come_one_by_one(address: str, question: str, gemini: FakeGemini) -> None:
    gemini.delay = 2
    gemini.replier = slowly(0.15)
    began = time.monotonic()
    page = hand_in(address, question)
    shown = httpx.get(page).text
    assert time.monotonic() - began < 1.9, "nobody waits for the model"
    assert 'class="mark"' in shown and "data-stream" in shown and "is reading your answer too" in shown

    came = list(events(f"{page}/stream"))
    assert [event.kind for event in came][:2] == ["keep", "main_fix"]
    assert came[-1].kind == "done"
    assert came[1].after - came[0].after > 0.1, "not all at once"
    after = httpx.get(page).text
    assert "data-stream" not in after and "Marked by Gemini" in after
    assert came[1].text.split("“")[0] in after


def test_a_line_that_was_lost_goes_on_where_it_broke(address: str, question: str) -> None:
    page = hand_in(address, question)
    whole = [replace(event, after=0) for event in events(f"{page}/stream")]
    rest = [replace(event, after=0) for event in events(f"{page}/stream", last=2)]
    assert rest == whole[2:]
    assert [e.kind for e in events(f"{page}/stream", last=999)] == []
    for nonsense in ("-1", "x", "1" * 30, "²"):
        reply = httpx.get(f"{page}/stream", headers={"Last-Event-ID": nonsense.encode()})
        assert reply.text.count("event:") == len(whole)


def test_closing_the_page_loses_nothing(address: str, question: str, gemini: FakeGemini, app: CoachApp) -> None:
    gemini.replier = slowly(0.1)
    page = hand_in(address, question)
    opened = events(f"{page}/stream")
    assert next(opened).kind == "keep"
    opened.close()  # type: ignore[attr-defined]
    until = time.monotonic() + 10
    answer = page.rpartition("/")[2]
    while time.monotonic() < until:
        record = app.answers.get(USER, answer).record
        if record and record.evaluation.engine == "gemini":
            break
        time.sleep(0.05)
    assert "Marked by Gemini" in httpx.get(page).text
    assert app.usage.of_answer(USER, answer).calls == 2, "read once, however often it is watched"


def test_two_tabs_see_the_same(address: str, question: str, gemini: FakeGemini) -> None:
    gemini.replier = slowly(0.1)
    page = hand_in(address, question)
    found: list[list[tuple[int, str, str]]] = []

    def watch() -> None:
        found.append([(e.id, e.kind, e.text) for e in events(f"{page}/stream")])

    tabs = [threading.Thread(target=watch) for _ in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join(20)
    assert len(found) == 2 and found[0] == found[1] and len(found[0]) >= 4
    assert len(gemini.generated) == 2


def test_nobody_watches_anothers_answer(address: str, app: CoachApp, question: str) -> None:
    app.storage.add_user("other", app.clock())
    app.consents.give("other")
    theirs = an_answer(app, a_question(app, "other"), user="other")
    marking = app.markings.start("other", theirs)
    until = time.monotonic() + 10
    while marking.running and time.monotonic() < until:
        time.sleep(0.02)
    for base in (f"{address}/answers", f"{address}/api/v1/answers"):
        assert httpx.get(f"{base}/{theirs}/stream").status_code == 404
        assert httpx.get(f"{base}/{'0' * 32}/stream").status_code == 404
        mine = an_answer(app, question)
        assert httpx.get(f"{base}/{mine}/stream").status_code == 404, "nobody marks it"


def test_a_failing_model_ends_the_stream_and_the_page_says_why(address: str, question: str, gemini: FakeGemini) -> None:
    gemini.always(Fail.key_invalid())
    page = hand_in(address, question)
    assert [event.kind for event in events(f"{page}/stream")] == ["done"]
    shown = httpx.get(page).text
    host = gemini.url.removeprefix("http://")
    assert f"Marked by the builtin coach because Gemini at {host} refused the key" in shown
    assert f"Ask a model on this computer ({host}) too" in shown


UNSAFE = {
    "markup": "Good: <script>alert(1)</script> well done.",
    "a link": "Read https://evil.example/more about it.",
    "an invented quote": "You say “I saved the whole company alone”, which is strong.",
    "an invented figure": "You saved 93,000 dollars, say that first.",
    "a mark": "I would give this a score of 5.",
}


@pytest.mark.parametrize("remark", UNSAFE.values(), ids=UNSAFE)
def test_a_remark_that_is_not_safe_or_not_true_is_never_streamed(
    address: str, question: str, gemini: FakeGemini, remark: str
) -> None:
    def tempted(request: ModelRequest) -> Reply:
        reply = honest(request)
        if not request.stream:
            return reply
        told = json.loads(reply.text)
        told["keep"] = [*told["keep"], remark]
        told["improvements"] = [remark]
        return replace(reply, text=json.dumps(told, ensure_ascii=False))

    gemini.replier = tempted
    page = hand_in(address, question)
    came: list[Event] = list(events(f"{page}/stream"))
    assert came[-1].kind == "done" and any(event.kind == "main_fix" for event in came)
    assert remark not in [event.text for event in came]
    assert " ".join(remark.split()[-2:]) not in httpx.get(page).text


def test_the_api_hands_in_without_waiting_and_streams_the_same(address: str, question: str) -> None:
    reply = httpx.post(f"{address}/api/v1/questions/{question}/answers", json={"text": STRONG_ANSWER, "wait": False})
    assert reply.status_code == 201
    answer = reply.json()
    assert answer["evaluation"]["engine"] == "builtin"
    came = list(events(f"{address}/api/v1/answers/{answer['id']}/stream"))
    assert came[-1].kind == "done"
    again = httpx.get(f"{address}/api/v1/answers/{answer['id']}").json()
    assert again["evaluation"]["engine"] == "gemini"


def bodies(fake: FakeGemini) -> str:
    return json.dumps([request.body for request in fake.generated], ensure_ascii=False)


PERSONAL = STRONG_ANSWER + " My manager Sarah Chen told the plant about it."


@pytest.mark.parametrize(("box", "there"), [({"redact": "1"}, False), ({"redact": ""}, True)], ids=["on", "off"])
def test_the_box_decides_whether_names_are_sent(
    address: str, question: str, gemini: FakeGemini, box: dict[str, str], there: bool
) -> None:
    page = hand_in(address, question, answer=PERSONAL, **box)
    assert list(events(f"{page}/stream"))[-1].kind == "done"
    assert ("Sarah Chen" in bodies(gemini)) is there


@pytest.mark.parametrize(("redact", "there"), [(None, False), (True, False), (False, True)])
def test_the_api_decides_whether_names_are_sent(
    address: str, question: str, gemini: FakeGemini, redact: bool | None, there: bool
) -> None:
    given = {"text": PERSONAL, **({} if redact is None else {"redact": redact})}
    reply = httpx.post(f"{address}/api/v1/questions/{question}/answers", json=given, timeout=20)
    assert reply.json()["evaluation"]["engine"] == "gemini"
    assert ("Sarah Chen" in bodies(gemini)) is there


def test_the_box_keeps_an_answer_from_the_model(address: str, question: str, gemini: FakeGemini) -> None:
    page = hand_in(address, question, use_model="")
    assert "data-stream" not in httpx.get(page).text
    assert gemini.seen == []


@pytest.mark.parametrize("engine", ["auto", "gemini"])
def test_without_consent_the_pages_work_send_nothing_and_say_where_to_agree(
    gemini: FakeGemini, tmp_path: Path, engine: str
) -> None:
    with modelled(gemini, tmp_path / "none", consent=False, engine=engine) as app, served(app) as address:
        question = a_question(app)
        room = httpx.get(f"{address}/questions/{question}").text
        assert room.count('href="/consent"') == 1
        assert "nothing is sent" in room and "use_model" not in room
        page = hand_in(address, question)
        shown = httpx.get(page).text
        assert 'class="mark"' in shown and "data-stream" not in shown
        assert httpx.get(f"{page}/stream").status_code == 404
        reply = httpx.post(f"{address}/api/v1/questions/{question}/answers", json={"text": STRONG_ANSWER})
        assert reply.json()["evaluation"]["engine"] == "builtin"
        preparation = app.questions.get(USER, question).preparation_id
        for place in ("", "/tips", "/questions"):
            assert httpx.get(f"{address}/preparations/{preparation}{place}").status_code == 200
    assert gemini.seen == []


@pytest.mark.parametrize("settings", [{"engine": "builtin"}, {"gemini_api_key": ""}], ids=["builtin", "no key"])
def test_where_no_model_is_wanted_nobody_is_asked_to_agree(
    gemini: FakeGemini, tmp_path: Path, settings: dict[str, str]
) -> None:
    with modelled(gemini, tmp_path, consent=False, **settings) as app, served(app) as address:
        assert "/consent" not in httpx.get(f"{address}/questions/{a_question(app)}").text


def test_a_practice_room_does_not_wait_for_a_model(address: str, question: str, gemini: FakeGemini) -> None:
    """An own question has no CV lines kept with it: the builtin coach looks for them."""
    gemini.delay = 5
    began = time.monotonic()
    assert httpx.get(f"{address}/questions/{question}", timeout=20).status_code == 200
    assert time.monotonic() - began < 3
    assert gemini.seen == []

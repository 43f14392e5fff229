from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.content.guides import guides
from interview_coach.errors import ProviderError
from interview_coach.web.app import create_app
from tests.cast import STRONG_ANSWER, ScriptedCoach
from tests.conftest import StandingClock
from tests.web.visits import answer, first_question, prepare, read


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def question(client: TestClient) -> str:
    return first_question(client, prepare(client))


def test_the_practice_room_has_the_question_the_answer_and_help(client: TestClient, question: str) -> None:
    page = read(client.get(question))
    assert "Question number 0 about faults?" in page.text
    assert {"answer", "self_rating", "seconds"} <= page.fields.keys()
    for help in ("Situation", "Result", "rebuilding the lubrication plan", "One fault you found yourself"):
        assert help in page.text
    assert "How did you know it was the bearings?" in page.text
    assert "3.4" not in page.text


def test_a_question_that_asks_for_no_story_gets_its_own_guidance(client: TestClient) -> None:
    preparation = prepare(client)
    first_question(client, preparation)
    kinds = read(client.get(f"{preparation}/questions")).links
    rooms = [read(client.get(link)).text for link in dict.fromkeys(kinds) if link.startswith("/questions/")]
    for sign in ("What speaks against it", "Recommend", "The real problem", "Your proof"):
        assert any(sign in room for room in rooms), sign


def test_where_no_cv_line_fits_the_room_says_so(client: TestClient) -> None:
    preparation = prepare(client)
    client.post(f"{preparation}/questions/own", data={"text": "Why us?", "type": "motivation"})
    [room] = {link for link in read(client.get(f"{preparation}/questions")).links if link.startswith("/questions/")}
    assert "No line of your CV is a fair example" in read(client.get(room)).text


def test_a_corrected_cv_is_looked_through_again(client: TestClient, question: str) -> None:
    assert "rebuilding the lubrication plan" in read(client.get(question)).text
    preparation = next(link for link in read(client.get(question)).links if link.endswith("/questions"))[:-10]
    form = read(client.get(f"{preparation}/edit")).fields | {"work[0].lines": "Painted the workshop"}
    client.post(preparation, data=form)
    assert client.get(question).status_code == 200


def test_an_answer_comes_back_with_its_parts_marks_and_reasons(client: TestClient, question: str) -> None:
    reply = answer(client, question, self_rating="5", seconds="125")
    page = read(reply)
    assert reply.url.path.startswith("/answers/")
    assert "3.4 of 5" in page.text
    assert "You gave it 5. You were kinder to it than the mark." in page.text
    assert "Say what the stops cost." in page.text
    assert "Situation: " in page.text
    assert "Action: " in page.text
    assert "2 min 05 s" in page.text
    assert page.tags.count("mark") == 2
    assert any(words in page.text for words in guides().phrases["behavioral.action.4"]), "what the level means"
    assert "Marked by scripted, version 1" in page.text


def test_what_was_not_assessed_is_never_a_number(client: TestClient, question: str) -> None:
    assert "Reflection and learning not assessed" in read(answer(client, question)).text


def test_a_short_answer_gets_no_mark_and_a_kind_reason(client: TestClient, question: str) -> None:
    page = read(answer(client, question, "fine"))
    assert "No mark this time" in page.text
    assert "There is too little here to mark." in page.text
    assert "of 5" not in page.text


@pytest.mark.parametrize(("text", "sentence"), [(" \r\n ", "Write your answer first"), ("long " * 5_000, "at most")])
def test_an_answer_that_cannot_be_stored_stays_in_the_field(
    client: TestClient, question: str, text: str, sentence: str
) -> None:
    reply = answer(client, question, text, self_rating="2")
    assert reply.status_code == 422
    page = read(reply)
    assert sentence in page.text
    assert text.strip() in page.text
    assert "Nothing here yet" in read(client.get("/history")).text


def test_line_ends_of_a_browser_do_not_move_the_parts(client: TestClient, question: str) -> None:
    sent = STRONG_ANSWER.replace(". I logged", ".\r\n\r\nI logged")
    assert ".\n\nI logged" in answer(client, question, sent).text


def test_a_failing_engine_keeps_the_answer_and_offers_to_mark_it(
    client: TestClient, question: str, scripted_coach: ScriptedCoach
) -> None:
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    reply = answer(client, question)
    assert "Your answer is safe, but not marked yet" in read(reply).text
    assert "lubrication plan" in read(reply).text
    again = client.post(f"{reply.url.path}/evaluation")
    assert again.status_code == 503
    assert "The line is down." in read(again).text
    assert "The answer is safe; the mark is missing." in read(client.get("/")).text
    scripted_coach.failure = None
    assert "3.4 of 5" in read(client.post(f"{reply.url.path}/evaluation")).text


def test_a_broken_engine_loses_no_answer(client: TestClient, question: str, scripted_coach: ScriptedCoach) -> None:
    scripted_coach.failure = ZeroDivisionError()  # type: ignore[assignment]
    assert "Your answer is safe" in read(answer(client, question)).text


def test_attempts_stand_side_by_side_with_what_changed(client: TestClient, question: str) -> None:
    answer(client, question)
    answer(client, question, STRONG_ANSWER + " I would do it again.")
    page = read(client.get(f"{question}/attempts"))
    assert "Attempt 1" in page.text
    assert "Attempt 2" in page.text
    assert "Relevance and competency evidence 4.0 4.0 about the same" in page.text
    assert "not assessed not assessed cannot be said" in page.text


def test_marks_that_cannot_be_compared_are_not(client: TestClient, question: str) -> None:
    answer(client, question, "fine")
    answer(client, question)
    page = read(client.get(f"{question}/attempts"))
    assert "cannot be compared" in page.text
    assert "What changed" not in page.text


def test_a_sample_shows_its_blanks_and_sources(client: TestClient, question: str) -> None:
    page = read(client.get(f"{question}/sample"))
    assert "blank: [how many people?]" in page.text
    assert "Maintenance technician" in page.text


def test_a_sample_is_offered_after_the_first_try(client: TestClient, question: str) -> None:
    assert "Try once on your own first" in read(client.get(question)).text
    assert f"{question}/sample" in read(answer(client, question)).links


def test_history_opens_every_answer_newest_first(client: TestClient, question: str, clock: StandingClock) -> None:
    answer(client, question)
    clock.advance(timedelta(days=1))
    answer(client, question, "fine")
    page = read(client.get("/history"))
    assert page.text.index("Wednesday 25 November 2026") < page.text.index("Tuesday 24 November 2026")
    answers = [link for link in page.links if link.startswith("/answers/")]
    assert len(answers) == 2
    assert "lubrication" in read(client.get(answers[1])).text


def test_history_comes_in_pages(client: TestClient, question: str) -> None:
    for _ in range(21):
        answer(client, question, "fine")
    page = read(client.get("/history"))
    assert "/history?offset=20" in page.links
    assert "21 to 21 of 21" in read(client.get("/history?offset=20")).text


def test_a_deleted_answer_is_gone_and_its_question_stays(client: TestClient, question: str) -> None:
    feedback = answer(client, question).url.path
    assert client.post(f"{feedback}/remove").url.path == question
    assert client.get(feedback).status_code == 404


def test_earlier_attempts_are_counted_only_where_there_are_several(client: TestClient, question: str) -> None:
    answer(client, question)
    assert "Your earlier attempt" in read(client.get(question)).text
    answer(client, question)
    assert "Your 2 earlier attempts" in read(client.get(question)).text

"""The pages of mock interviews: setting up, the room, the table of a case, the debrief."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from interview_coach.bootstrap import CoachApp
from interview_coach.content.cases import case_library
from interview_coach.domain.interviews import MockSetup, MockType, Mode, StoredMock, TurnKind
from interview_coach.domain.questions import Question
from interview_coach.domain.vocabulary import Medium, QuestionType
from interview_coach.errors import ProviderError
from interview_coach.services.mocks import MockReply
from interview_coach.web.app import create_app
from interview_coach.web.dependencies import current_user
from tests.appointments import wanted_with_ana
from tests.cast import CV, POSTING, STRONG_ANSWER, ScriptedCoach
from tests.web.visits import read

USER = "local"
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def preparation(scripted_app: CoachApp) -> str:
    return scripted_app.preparations.create(USER, cv=CV, posting=POSTING).id


@pytest.fixture
def room(client: TestClient, preparation: str) -> str:
    """The address of a mock that asks its first question."""
    return begin(client, preparation).url.path


@pytest.fixture
def case(scripted_app: CoachApp, preparation: str) -> Question:
    """A case of the library, whose data has to be asked for."""
    template = next(iter(case_library().values()))
    question = Question("case", QuestionType.CASE, template.chosen_by("seed").text, why="A case.", standard=True)
    with scripted_app.storage.writing(USER) as rows:
        rows.questions.add(preparation, [question], own=False, at=scripted_app.clock())
    return question


def begin(client: TestClient, preparation: str, **fields: str) -> Response:
    chosen = {"type": "behavioral", "minutes": "10", **fields}
    reply = client.post(f"/preparations/{preparation}/mocks", data=chosen)
    assert reply.status_code == 200, reply.text
    return reply


def version(page: Response) -> str:
    return read(page).fields["version"]


def step(client: TestClient, room: str, name: str, **fields: str) -> Response:
    """A button of the form, with what the form holds now."""
    fields.setdefault("version", version(client.get(room)))
    return client.post(f"{room}/{name}", data=fields)


def to_the_end(client: TestClient, room: str) -> Response:
    """Skip until the candidate may ask."""
    page = client.get(room)
    while "/no_questions" not in page.text:
        page = step(client, room, "skip")
    return page


def mock_of(app: CoachApp, room: str) -> StoredMock:
    return app.mocks.get(USER, room.rsplit("/", 1)[-1])


def test_a_mock_begins_as_it_was_set_up(client: TestClient, scripted_app: CoachApp, preparation: str) -> None:
    page = begin(client, preparation, style="probing", mode="live", medium="spoken", pause_seconds="8", minutes="30")
    setup = mock_of(scripted_app, page.url.path).mock.setup
    assert (setup.type, setup.minutes, setup.style, setup.mode) == (MockType.BEHAVIORAL, 30, "probing", Mode.LIVE)
    assert (setup.medium, setup.pause_seconds) == (Medium.SPOKEN, 8)


def test_without_choices_the_preset_holds_and_a_typed_answer_has_no_pause(
    client: TestClient, scripted_app: CoachApp, preparation: str
) -> None:
    page = client.post(f"/preparations/{preparation}/mocks", data={"type": "quiz", "pause_seconds": "8"})
    setup = mock_of(scripted_app, page.url.path).mock.setup
    assert (setup.type, setup.minutes, setup.mode, setup.pause_seconds) == (MockType.MIXED, 20, Mode.PRACTICE, None)


def test_a_length_that_cannot_be_is_said_beside_the_form(client: TestClient, preparation: str) -> None:
    reply = client.post(f"/preparations/{preparation}/mocks", data={"minutes": "500"})
    assert reply.status_code == 422
    assert "A mock interview takes 10 to 60 minutes." in read(reply).text


def test_every_page_keeps_the_content_policy(client: TestClient, preparation: str, case: Question) -> None:
    room = begin(client, preparation).url.path
    spoken = begin(client, preparation, medium="spoken").url.path
    about_case = begin(client, preparation, type="case").url.path
    client.post(f"/questions/{case.id}/case")
    step(client, room, "replies", text=STRONG_ANSWER)
    step(client, room, "end")
    addresses = (room, spoken, about_case, f"{room}/debrief", f"/preparations/{preparation}/mocks")
    for address in (*addresses, f"/questions/{case.id}/case"):
        page = client.get(address)
        assert (page.status_code, read(page).forbidden) == (200, []), address


def test_the_interviewers_last_words_are_the_heading(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    page = step(client, room, "replies", text=STRONG_ANSWER)
    last = mock_of(scripted_app, room).mock.last_spoken
    assert last is not None and last.kind is TurnKind.FOLLOW_UP
    assert re.search(rf"<h1[^>]*>{re.escape(last.text)}</h1>", page.text)
    assert "The talk so far" in page.text and "lubrication plan" in page.text


def test_what_is_written_survives_every_button(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    assert "At the dairy we" in step(client, room, "hint", text="At the dairy we").text
    assert "At the dairy we had" in step(client, room, "draft", text="At the dairy we had").text
    assert "At the dairy we had" in client.get(room).text
    step(client, room, "skip", text="At the dairy we had")
    assert mock_of(scripted_app, room).draft == "", "it was for the question that is left"


def test_nothing_written_is_no_reply(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    page = step(client, room, "replies", text="  ")
    assert page.status_code == 422 and "Write something first" in page.text
    assert mock_of(scripted_app, room).version == 1


def test_a_second_tab_is_told_kindly_and_keeps_its_words(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    old = version(client.get(room))
    step(client, room, "replies", text=STRONG_ANSWER)
    late = step(client, room, "replies", text="Said in the other tab.", version=old)
    assert late.status_code == 409
    assert "gone on in another tab" in late.text and "Said in the other tab.</textarea>" in late.text
    assert mock_of(scripted_app, room).draft == "Said in the other tab."
    again = step(client, room, "replies", text="Said in the other tab.", version=version(late))
    assert again.status_code == 200 and mock_of(scripted_app, room).draft == ""


def test_a_double_click_counts_once(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    first = version(client.get(room))
    for _ in range(2):
        assert step(client, room, "replies", text=STRONG_ANSWER, version=first).status_code == 200
    assert [turn.text for turn in mock_of(scripted_app, room).mock.turns].count(STRONG_ANSWER) == 1


def test_a_live_mock_offers_no_hints(client: TestClient, preparation: str) -> None:
    page = begin(client, preparation, mode="live")
    assert "hint" not in read(page).text.lower()
    refused = step(client, page.url.path, "hint")
    assert refused.status_code == 409 and "no hints" in refused.text


def test_words_the_interviewer_owes_are_asked_for(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    """As after a crash between the reply and the next question."""
    with scripted_app.storage.writing(USER) as rows:
        stored = rows.mocks.get(room.rsplit("/", 1)[-1])
        rows.mocks.put(scripted_app.mocks._after_reply(rows, stored, MockReply(stored.version, STRONG_ANSWER)))
    page = client.get(room)
    assert "Your words are kept" in page.text and 'name="text"' not in page.text
    went_on = client.post(f"{room}/go_on")
    assert "Follow-up number 1?" in went_on.text


def test_a_failing_engine_does_not_stop_the_talk(
    client: TestClient, scripted_app: CoachApp, scripted_coach: ScriptedCoach, room: str
) -> None:
    scripted_coach.failure = ProviderError("the line is down", permanent=False)
    page = step(client, room, "replies", text=STRONG_ANSWER)
    assert page.status_code == 200 and mock_of(scripted_app, room).mock.open_question is not None
    step(client, room, "end")
    scripted_coach.failure = None
    debrief = read(client.get(f"{room}/debrief")).text
    assert "It is not marked yet." in debrief and "Mark it now" in debrief


def test_own_questions_close_the_talk(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    to_the_end(client, room)
    page = step(client, room, "replies", text="What is the hardest part of the work?")
    assert "I have no more questions" in page.text and "hardest part" in page.text
    over = step(client, room, "no_questions", text="")
    assert "Read how it went" in over.text and "<textarea" not in over.text
    assert mock_of(scripted_app, room).mock.is_over


def test_what_is_over_takes_no_more_words(client: TestClient, room: str) -> None:
    step(client, room, "end")
    late = client.post(f"{room}/replies", data={"version": "1", "text": "One more thing."})
    assert late.status_code == 409 and "over" in late.text
    assert client.post(f"{room}/draft", data={"text": "More."}, headers=SCRIPT).status_code == 409


def test_the_list_offers_to_go_on_and_to_delete(client: TestClient, preparation: str, room: str) -> None:
    page = client.get(f"/preparations/{preparation}/mocks")
    assert "You are in the middle of one" in page.text and room in read(page).links
    step(client, room, "end")
    page = client.get(f"/preparations/{preparation}/mocks")
    assert "in the middle" not in page.text and f"{room}/debrief" in read(page).links
    assert client.post(f"{room}/remove").url.path == f"/preparations/{preparation}/mocks"
    assert client.get(room).status_code == 404


def test_notes_and_sums_of_a_case_are_kept_with_what_is_written(
    client: TestClient, preparation: str, case: Question
) -> None:
    page = begin(client, preparation, type="case")
    fields = {"case": case.id, "room_version": "1", "notes": "price 12", "expression": "12k * 0.4", "text": "So far"}
    kept = step(client, page.url.path, "draft", **fields)
    assert all(words in kept.text for words in ("price 12", "4,800", "So far"))
    assert read(kept).fields["room_version"] == "3"
    late = client.post(f"{page.url.path}/draft", data={**fields, "notes": "other"}, headers=SCRIPT)
    assert late.status_code == 409 and "problem" in late.json()
    wrong = client.post(
        f"{page.url.path}/draft", data={**fields, "room_version": "3", "expression": "2 +"}, headers=SCRIPT
    )
    assert wrong.status_code == 422 and wrong.json()["problem"]


def test_data_of_a_case_is_given_when_asked_for_and_listed(
    client: TestClient, preparation: str, case: Question
) -> None:
    template = next(iter(case_library().values()))
    page = begin(client, preparation, type="case", minutes="30")
    assert "Nothing yet. Ask for what you need" in page.text
    page = step(client, page.url.path, "replies", text=f"Could you tell me about {template.data_room[0].asks[0]}?")
    assert "Nothing yet. Ask for what you need" not in page.text and 'class="given"' in page.text


@pytest.mark.parametrize("mode", ["practice", "live"])
def test_numbers_are_checked_at_once_in_practice_and_in_the_debrief_after_a_live_talk(
    client: TestClient, preparation: str, case: Question, mode: str
) -> None:
    room = begin(client, preparation, type="case", minutes="30", mode=mode).url.path
    page = step(client, room, "replies", text=right_number())
    assert ("is right." in page.text) is (mode == "practice")
    step(client, room, "end")
    assert "is right." in client.get(f"{room}/debrief").text


def right_number() -> str:
    """Words that say a figure of the case."""
    return f"So {next(iter(case_library().values())).chosen_by('seed').figures[0]}"


def test_a_case_in_practice_is_handed_in_as_an_answer(client: TestClient, case: Question) -> None:
    address = f"/questions/{case.id}/case"
    assert "Open the case" in client.get(address).text
    page = client.post(address)
    fields = {"room_version": read(page).fields["room_version"], "notes": "mine"}
    assert "not said yet" in client.post(f"{address}/hints", data={**fields, "text": "not said yet"}).text
    late = client.post(f"{address}/messages", data={**fields, "text": "From another tab."})
    assert late.status_code == 409 and "From another tab.</textarea>" in late.text
    fields["room_version"] = read(late).fields["room_version"]
    done = client.post(f"{address}/answers", data={**fields, "text": STRONG_ANSWER})
    assert done.url.path.startswith("/answers/") and "lubrication" in done.text
    assert "Start the case again" in client.get(address).text
    assert "Open the case" in client.post(f"{address}/remove").text


def test_the_debrief_has_marks_quotes_drills_and_downloads(client: TestClient, room: str) -> None:
    step(client, room, "replies", text=STRONG_ANSWER)
    step(client, room, "end")
    page = client.get(f"{room}/debrief")
    text = read(page).text
    for words in (
        "You came to the end.",
        "3.4",
        "Say what the stops cost.",
        "blank: [how many people?]",
        "The whole talk",
    ):
        assert words in text, words
    assert any(link.startswith("/questions/") for link in read(page).links), "practice begins with one click"
    for ending, beginning in (("pdf", b"%PDF-"), ("md", b"# Debrief"), ("json", b"{")):
        taken = client.get(f"{room}/debrief.{ending}")
        assert taken.content.startswith(beginning) and "attachment" in taken.headers["content-disposition"]


def test_a_partners_sheet_stands_apart(client: TestClient, scripted_app: CoachApp, preparation: str) -> None:
    made = scripted_app.appointments.add(USER, wanted_with_ana(preparation_id=preparation))
    access = scripted_app.invitations.access(USER, made.id)
    assert access is not None
    mock = client.post(f"/appointments/{made.id}/start", data={"slot": "2026-11-27T18:00"}).url.path
    assert mock.startswith("/mocks/")
    assert "What your partner wrote" not in client.get(f"{mock}/debrief").text
    written = {"mark_action": "4", "change": "Look up more often.", "do": "hand_in"}
    client.post(f"/partner/{access.token}", data=written)
    text = read(client.get(f"{mock}/debrief")).text
    assert "What your partner wrote" in text and "Look up more often." in text


def test_of_others_nothing_can_be_seen_or_done(
    client: TestClient, scripted_app: CoachApp, preparation: str, room: str
) -> None:
    scripted_app.storage.add_user("bob", scripted_app.clock())
    foreign = create_app(scripted_app, warm=False)
    foreign.dependency_overrides[current_user] = lambda: "bob"
    with TestClient(foreign, base_url="http://127.0.0.1:8000") as bob:
        for path in ("", "/debrief", "/debrief.pdf", "/debrief.md", "/debrief.json", "/recordings/none"):
            assert bob.get(f"{room}{path}").status_code == 404, path
        for path in ("replies", "no_questions", "draft", "go_on", "hint", "skip", "end", "remove", "debrief"):
            assert bob.post(f"{room}/{path}", data={"version": "1", "text": "Hi."}).status_code == 404, path
        assert bob.get(f"/preparations/{preparation}/mocks").status_code == 404
        assert bob.post(f"/preparations/{preparation}/mocks", data={}).status_code == 404
    assert mock_of(scripted_app, room).version == 1


def test_a_question_that_is_no_case_has_no_case_page(client: TestClient, scripted_app: CoachApp, room: str) -> None:
    question = mock_of(scripted_app, room).mock.asked[0]
    assert client.get(f"/questions/{question}/case").status_code == 404
    assert client.post(f"/questions/{question}/case").status_code == 422


def test_a_setup_without_the_model_is_kept_for_the_whole_talk(
    client: TestClient, scripted_app: CoachApp, preparation: str
) -> None:
    page = begin(client, preparation, model_asked="1", redact="1")
    assert mock_of(scripted_app, page.url.path).mock.setup == MockSetup(
        MockType.BEHAVIORAL, 10, use_model=False, redact=True
    )

"""Stories as they are stored: taken or turned down once, no draft lost, told answers counted, nobody else's seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.cv import Cv
from interview_coach.domain.interviews import MockSetup, TurnKind
from interview_coach.domain.stories import MOST_STORIES, SLOTS, Gap, StoryStatus, gaps_of, next_slot
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.services.answers import Submission
from interview_coach.services.mock_hints import hints_for, story_hints
from interview_coach.storage.database import DATABASE_FILE
from tests.cast import CV, CV_DOCUMENT, POSTING, STRONG_ANSWER
from tests.stories import FACTS, LINE

USER = "local"
REF = "work[0].highlights[0]"


@pytest.fixture
def preparation(app: CoachApp) -> str:
    return app.preparations.create(USER, cv=CV, posting=POSTING).id


def refs(app: CoachApp, preparation: str) -> list[str]:
    return [found.line.ref for found in app.stories.candidates(USER, preparation)]


def finish(app: CoachApp, story_id: str) -> None:
    for slot, text in FACTS.items():
        version = app.stories.get(USER, story_id).version
        app.stories.tell(USER, story_id, slot=slot, text=text, version=version)


def test_a_line_that_was_taken_is_a_story_with_its_facts_and_is_not_suggested_again(
    app: CoachApp, preparation: str
) -> None:
    assert REF in refs(app, preparation)
    story = app.stories.accept(USER, preparation, REF)
    assert (story.line, story.ref, story.preparation_id) == (LINE, REF, preparation)
    assert "from 14 to 5" in story.said("result")
    assert REF not in refs(app, preparation)
    assert app.stories.accept(USER, preparation, REF) == story
    assert app.stories.list(USER) == (story,)


def test_a_line_that_was_turned_down_does_not_come_back_with_another_preparation(
    app: CoachApp, preparation: str
) -> None:
    app.stories.dismiss(USER, preparation, REF)
    document = dict(CV_DOCUMENT, work=list(reversed(CV_DOCUMENT["work"])))
    other = app.preparations.create(USER, cv=Cv.from_document(document), posting=POSTING).id
    assert LINE not in [found.line.text for found in app.stories.candidates(USER, other)]
    assert app.stories.list(USER) == ()
    (dismissed,) = app.stories.dismissed(USER)
    assert app.stories.accept(USER, preparation, REF).id == dismissed.id
    with pytest.raises(Conflict):
        app.stories.dismiss(USER, preparation, REF)


def test_a_removed_story_may_be_suggested_again(app: CoachApp, preparation: str) -> None:
    app.stories.remove(USER, app.stories.dismiss(USER, preparation, REF).id)
    assert REF in refs(app, preparation)


def test_a_story_outlives_the_preparation_it_came_from(app: CoachApp, preparation: str) -> None:
    story = app.stories.accept(USER, preparation, REF)
    app.preparations.remove(USER, preparation)
    assert app.stories.get(USER, story.id) == replace(story, preparation_id=None)


def test_the_second_of_two_windows_is_told_and_the_first_one_wins(app: CoachApp) -> None:
    story = app.stories.add_own(USER, title="The night shift")
    first = app.stories.tell(USER, story.id, slot="task", text="Keep it going", version=story.version)
    with pytest.raises(Conflict):
        app.stories.tell(USER, story.id, slot="task", text="Something else", version=story.version)
    assert app.stories.get(USER, story.id) == first
    again = app.stories.tell(USER, story.id, slot="task", text="keep it going", version=story.version)
    assert again == first


def test_what_is_wrong_changes_nothing(app: CoachApp) -> None:
    story = app.stories.add_own(USER, title="The night shift")
    with pytest.raises(InvalidInput):
        app.stories.tell(USER, story.id, slot="task", text="  ", version=1)
    with pytest.raises(InvalidInput):
        app.stories.describe(USER, story.id, title="X", competencies=(), version=1)
    with pytest.raises(InvalidInput):
        app.stories.add_own(USER, title="")
    assert app.stories.list(USER) == (story,)


def test_there_is_an_end_to_how_many_are_kept(app: CoachApp, preparation: str) -> None:
    for number in range(MOST_STORIES):
        app.stories.add_own(USER, title=f"Story {number}")
    with pytest.raises(Conflict):
        app.stories.accept(USER, preparation, REF)


def test_another_users_stories_do_not_exist(app: CoachApp, preparation: str) -> None:
    app.storage.add_user("other", app.clock())
    story = app.stories.add_own(USER, title="The night shift")
    attempts = (
        lambda: app.stories.get("other", story.id),
        lambda: app.stories.tell("other", story.id, slot="task", text="Mine", version=1),
        lambda: app.stories.leave_open("other", story.id, slot="task", version=1),
        lambda: app.stories.describe("other", story.id, title="T", competencies=("ownership",), version=1),
        lambda: app.stories.remove("other", story.id),
        lambda: app.stories.candidates("other", preparation),
        lambda: app.stories.accept("other", preparation, REF),
        lambda: app.story_uses.matrix("other", preparation),
        lambda: app.story_uses.sheet("other", preparation),
    )
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    with pytest.raises(NotFound):
        app.stories.accept(USER, preparation, "work[9].highlights[9]")
    assert app.stories.list("other") == ()


def test_nothing_of_a_story_can_be_read_in_the_file(app: CoachApp) -> None:
    story = app.stories.add_own(USER, title="The quince incident")
    app.stories.tell(USER, story.id, slot="task", text="Save the marmalade", version=1)
    app.storage.scrub()
    stored = (app.settings.data_dir / DATABASE_FILE).read_bytes()
    assert b"quince" not in stored
    assert b"marmalade" not in stored


def test_the_matrix_counts_the_different_questions_that_told_a_story(app: CoachApp, preparation: str) -> None:
    story = app.stories.accept(USER, preparation, REF)
    for number in range(4):
        asked = app.questions.add_own(
            USER, preparation, text=f"Tell me about fault {number}.", type=QuestionType.BEHAVIORAL
        )
        for _ in range(2):  # trying once more is no overuse
            app.answers.submit(USER, asked.question.id, Submission(STRONG_ANSWER))
        (row,) = app.story_uses.matrix(USER, preparation).rows
        assert len(row.told) == number + 1
        assert row.is_overused is (number == 3)
    assert row.story == story


def test_a_question_gets_the_story_that_shows_it_as_offer_hint_and_sample(app: CoachApp, preparation: str) -> None:
    story = app.stories.accept(USER, preparation, REF)
    finish(app, story.id)
    text = "Tell me about a time you cut unplanned stops of a line for good by a better plan."
    asked = app.questions.add_own(USER, preparation, text=text, type=QuestionType.BEHAVIORAL).question
    (found,) = app.story_uses.to_tell(USER, asked.id)
    assert found.story.id == story.id
    assert story_hints([found])[0] in hints_for(asked, story_hints([found]))
    sample = app.story_uses.sample(USER, asked.id)
    assert sample is not None
    assert sample.blanks == ()
    assert {claim.ref.split("#")[0] for claim in sample.claims} == {f"story:{story.id}"}
    unrelated = app.questions.add_own(USER, preparation, text="Define torque.", type=QuestionType.TECHNICAL).question
    assert app.story_uses.sample(USER, unrelated.id) is None


def test_a_mock_in_practice_hints_at_a_story(app: CoachApp, preparation: str) -> None:
    for ref in refs(app, preparation):
        story = app.stories.accept(USER, preparation, ref)
        app.stories.describe(
            USER, story.id, title=story.title, competencies=("ownership", "planning_quality"), version=story.version
        )
    app.questions.prepare(USER, preparation, count=12)
    mock = app.mocks.start(USER, preparation, MockSetup())
    hints: list[str] = []
    while not mock.mock.is_over and not hints:
        question = mock.mock.open_question
        if question is None:
            break
        told = app.story_uses.to_tell(USER, question.question_id)
        if told:
            mock = app.mocks.hint(USER, mock.id, mock.version)
            mock = app.mocks.hint(USER, mock.id, mock.version)
            hints = [turn.text for turn in mock.mock.turns if turn.kind is TurnKind.HINT]
        else:
            mock = app.mocks.skip(USER, mock.id, mock.version)
    assert any(text.startswith("You could tell: ") for text in hints)


def test_the_page_for_the_last_hour_holds_stories_numbers_questions_and_the_first_sentence(
    app: CoachApp, preparation: str
) -> None:
    finish(app, app.stories.accept(USER, preparation, REF).id)
    app.stories.dismiss(USER, preparation, "work[0].highlights[1]")
    sheet = app.story_uses.sheet(USER, preparation)
    assert sheet.opening.startswith("I am a maintenance technician at Brackenfield Dairy")
    assert len(sheet.stories) == 1
    assert "fourteen to five" in " ".join(sheet.numbers)
    assert 1 <= len(sheet.ask_them) <= 4
    assert not any(text.startswith("Ask them") for text in sheet.ask_them)


def test_stories_stand_in_the_account_of_what_is_kept(app: CoachApp, preparation: str) -> None:
    app.stories.dismiss(USER, preparation, REF)
    with app.storage.reading(USER) as rows:
        assert rows.everything.ids("stories") == (app.stories.dismissed(USER)[0].id,)
        assert rows.everything.some("stories", rows.everything.ids("stories"))[0].status is StoryStatus.DISMISSED


def test_a_painful_story_is_not_asked_for_figures_and_says_that_nobody_has_to_tell_it(app: CoachApp) -> None:
    story = app.stories.add_own(USER, title="The spring of 2023")
    for slot, text in (
        ("task", "My father died that spring and I still had to close the books"),
        ("result", "We got through it and I kept the job"),
    ):
        story = app.stories.tell(USER, story.id, slot=slot, text=text, version=story.version)
    assert story.needs_care
    for slot in SLOTS:
        if story.fact(slot) is None and slot != "measure":
            story = app.stories.leave_open(USER, story.id, slot=slot, version=story.version)
    assert next_slot(story) is None
    assert Gap.NO_FIGURE not in gaps_of(story)
    plain = app.stories.add_own(USER, title="The spring of 2024")
    assert not app.stories.tell(USER, plain.id, slot="result", text="We got through the audit", version=1).needs_care

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.coach.builtin.interview.case_facts import facts_of
from interview_coach.coach.builtin.interview.case_talk import hint, open_room, talk
from interview_coach.content.case_talk import case_talk_words
from interview_coach.content.cases import DATA_LEAD, FilledCase, case_library
from interview_coach.domain.case_room import CaseRoom, CaseStage, Who
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.vocabulary import Flag, QuestionType

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CASES = sorted(case_library())


def case(id: str = "physio_clinic_losses") -> FilledCase:
    return case_library()[id].chosen_by("3")


def talked(*said: str, id: str = "physio_clinic_losses") -> CaseRoom:
    room = open_room(case(id).text)
    for text in said:
        room, _ = talk(room, text, AT)
    return room


def last(room: CaseRoom) -> str:
    return room.lines[-1].text


def excellent(id: str) -> CaseRoom:
    one = case(id)
    template = one.template
    parts = "; ".join(f"{branch.name} ({', '.join(branch.leaves)})" for branch in template.structure)
    asks = [f"What do we know about the {item.asks[0]}?" for item in template.data_room]
    end = (one.said(template.recommendation), one.said(template.risks[0]), one.said(template.next_steps[0]))
    return talked(
        one.said(template.clarify[0]), f"I would look at {parts}.", *asks, *(f"{f}." for f in one.figures), *end, id=id
    )


def marked(room: CaseRoom) -> Evaluation:
    return evaluate(EvaluationRequest(room.question(), QuestionType.CASE, room.transcript(), facts=facts_of(room)))


def test_only_the_prompt_is_shown_although_the_question_gives_the_data_away() -> None:
    one = case()
    assert DATA_LEAD in one.text
    assert (open_room(one.text).prompt, open_room(one.text).given) == (one.prompt, ())


def test_what_is_asked_for_is_given_and_nothing_else() -> None:
    room = talked("What are the costs?")
    assert [piece.id for piece in room.given] == ["costs"]
    assert last(room) == next(case().said(i.gives) for i in case().template.data_room if i.id == "costs")


def test_what_was_given_is_not_given_as_new_again() -> None:
    room = talked("What are the costs?", "What are the costs?")
    assert len(room.given) == 1
    assert last(room) != room.lines[1].text
    assert room.lines[1].text in last(room)


def test_what_is_not_there_is_said_honestly() -> None:
    room = talked("How old are the patients?")
    assert (room.given, room.absent) == ((), 1)
    assert last(room) in case_talk_words().talk["absent"]


def test_an_unclear_request_is_asked_back_and_the_answer_gives_it() -> None:
    asked = talked("Are we turning away orders for standard pumps?", id="pump_maker_bottleneck")
    assert (asked.given, asked.offered) == ((), ("backlog",))
    room, _ = talk(asked, "Yes, please.", AT)
    assert ([piece.id for piece in room.given], room.offered) == (["backlog"], ())


@pytest.mark.parametrize("id", CASES)
def test_a_whole_case_goes_through_its_stages_gives_all_data_and_never_repeats_itself(id: str) -> None:
    room = excellent(id)
    spoken = [line.text for line in room.lines if line.who is Who.INTERVIEWER]
    assert room.stage is CaseStage.RECOMMENDATION
    assert len(room.asked_for) >= len(case(id).template.data_room) - 2
    assert all(one != two for one, two in pairwise(spoken))
    assert not facts_of(room).wrong


@pytest.mark.slow
def test_a_whole_case_is_marked_high_and_one_without_recommendation_stays_at_three() -> None:
    full = [marked(excellent(id)).overall or 0 for id in CASES]
    assert sum(full) / len(full) > 4.0
    assert min(full) > 3.0


def test_without_a_recommendation_the_mark_is_three_at_most() -> None:
    one = case()
    room = talked(one.said(one.template.clarify[0]), "What are the costs?", *(f"{f}." for f in one.figures))
    found = marked(room)
    assert Flag.NO_RECOMMENDATION in found.flags
    assert found.overall is not None
    assert found.overall <= 3.0


def test_a_wrong_number_is_not_explained_unless_a_hint_is_asked_for() -> None:
    one = case()
    room = talked(f"Slots: {one.choice['therapists']:.0f} × 14 × 230 = 17,999 a year")
    assert "17,999" in last(room)
    assert one.figures[0] not in last(room)
    assert one.figures[0] in last(hint(room, AT))


def test_a_wrong_number_costs_marks_and_is_quoted_a_mended_one_does_not() -> None:
    one = case()
    good = [*(f"{f}." for f in one.figures[:4]), one.said(one.template.recommendation)]
    wrong = f"Slots: {one.choice['therapists']:.0f} × 14 × 230 = 17,999 a year."
    slipped, mended = talked(wrong, *good[1:]), talked(wrong, *good)
    assert Flag.MATH_ERROR in marked(slipped).flags
    assert any(e.polarity == "-" and "17,999" in e.quote for e in marked(slipped).evidence)
    assert Flag.MATH_ERROR not in marked(mended).flags


def test_hints_give_in_turn_what_has_not_been_asked_for() -> None:
    room = talked("So 5 times 5 is 25 slots.")
    for _ in case().template.data_room:
        room = hint(room, AT)
    assert {piece.id for piece in room.given} == {item.id for item in case().template.data_room}
    assert not room.asked_for
    assert hint(room, AT).given == room.given


def test_an_early_view_is_taken_as_one_and_not_as_the_end() -> None:
    room = talked("I recommend to raise the fees at once.")
    assert room.stage is CaseStage.CLARIFY
    assert last(room) in case_talk_words().talk["early"]
    assert not facts_of(room).recommended


def test_a_question_of_no_library_has_no_data_room_but_a_talk() -> None:
    room, _ = talk(open_room("Should a baker with 12 shops open one more?"), "What does a shop cost?", AT)
    assert (room.case_id, room.given) == (None, ())
    assert last(room) in case_talk_words().talk["no_room"]


@pytest.mark.parametrize(
    "text", ["...", "I don't know", "<script>alert(1)</script>", "Give me a 5.", "Schweig!", "🙂" * 50]
)
def test_whatever_is_said_gets_a_friendly_answer_and_no_data(text: str) -> None:
    room = talked(text, text, text)
    assert room.given == ()
    assert all("{" not in line.text for line in room.lines if line.who is Who.INTERVIEWER)
    assert "<script>" not in last(room)


def test_who_says_thanks_at_the_end_is_let_go() -> None:
    room = excellent("hotel_group_contract")
    room, _ = talk(room, "Thanks.", AT)
    assert last(room) in case_talk_words().talk["closing"]

"""What a debrief reads off stored evaluations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from interview_coach.content.area_words import area_words
from interview_coach.domain.answers import Answer, EvaluationRecord
from interview_coach.domain.debriefs import (
    AnswerNote,
    PartMark,
    Talk,
    compared,
    debriefed,
    engine_of,
    listed,
    mean_mark,
    next_practice,
    note_of,
    recurrences,
    talk_of,
    weakest_part,
)
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.vocabulary import Flag, Medium, QuestionType
from tests.cast import STRONG_ANSWER, evaluation_of, question

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FOUND = evaluation_of(STRONG_ANSWER)
WORDS = area_words()


def answered(found: Evaluation | None = FOUND) -> AnsweredQuestion:
    answer = Answer("a1", "q", "s1", 1, STRONG_ANSWER, Medium.TYPED, None, 90, NOON)
    record = EvaluationRecord("e1", "a1", found, NOON) if found else None
    return AnsweredQuestion(answer, question("Tell me about a fault."), "p1", "Engineer", record)


def note(number: int, mark: float | None, *, result: float | None = 2.0, engine: str = "builtin") -> AnswerNote:
    parts = (PartMark("result", "Result", result, 0.2), PartMark("action", "Action", 4.0, 0.3))
    return AnswerNote(
        number, f"q{number}", f"a{number}", QuestionType.BEHAVIORAL, "Why?", "I did.", engine, mark, parts
    )


def test_a_note_holds_the_marks_of_the_evaluation_and_nothing_else() -> None:
    made = note_of(1, answered(), WORDS)
    assert made.mark == FOUND.overall
    assert {part.id: part.mark for part in made.parts} == FOUND.dimensions
    assert made.fix == FOUND.main_fix and made.strength == FOUND.strengths[0]
    assert made.quote is not None and made.quote in STRONG_ANSWER
    assert made.parts[1].name == "Action: ownership and specificity"


def test_an_answer_without_an_evaluation_says_so() -> None:
    made = note_of(1, answered(None), WORDS)
    assert (made.mark, made.engine, made.why_no_mark) == (None, None, "It is not marked yet.")


def test_an_unscored_answer_says_why() -> None:
    made = note_of(1, answered(evaluation_of("fine")), WORDS)
    assert made.mark is None and made.why_no_mark == "There is too little here to mark."


def test_something_painful_is_not_quoted() -> None:
    made = note_of(1, answered(replace(FOUND, flags=(Flag.SENSITIVE,))), WORDS)
    assert made.is_sensitive and made.quote is None and made.strength == ""
    assert debriefed(made).is_sensitive and debriefed(made).quotes == ()


def test_only_quotes_that_speak_for_the_answer_are_shown() -> None:
    against = replace(FOUND, evidence=(replace(FOUND.evidence[0], polarity="-"),))
    assert note_of(1, answered(against), WORDS).quote is None


def test_a_part_recurs_from_two_answers_on() -> None:
    assert recurrences([note(1, 3.0), note(2, 3.0, result=4.0)]) == ()
    [found] = recurrences([note(1, 3.0), note(2, 3.0, result=4.0), note(3, 3.0, result=3.0)])
    assert (found.part, found.answers, found.mark) == ("Result", (1, 3), 2.5)
    assert found.drill.minutes == 12 and "Result" in found.drill.steps[0]


@pytest.mark.parametrize("mark", [3.5, None])
def test_what_holds_up_or_was_not_assessed_does_not_recur(mark: float | None) -> None:
    assert recurrences([note(1, 3.0, result=mark), note(2, 3.0, result=mark)]) == ()


def test_painful_answers_do_not_recur() -> None:
    painful = replace(note(1, 3.0), flags=(Flag.SENSITIVE,))
    assert recurrences([painful, note(2, 3.0)]) == ()


def test_what_recurs_is_practised_next() -> None:
    notes = [note(1, 3.0), note(2, 3.0)]
    item = next_practice(notes, recurrences(notes), wording=WORDS, competencies={})
    assert item is not None and item.title.startswith("Result:") and "answers 1 and 2" in item.why


def test_else_the_competency_of_the_weakest_answer_is() -> None:
    notes = [note(1, 2.0), note(2, 4.0, result=4.0)]
    item = next_practice(notes, (), wording=WORDS, competencies={"q1": "teamwork"})
    assert item is not None and item.competency == "teamwork" and "marked 2.0" in item.why
    assert next_practice(notes[1:], (), wording=WORDS, competencies={}) is None


def test_the_weakest_part_is_the_one_that_costs_most() -> None:
    assert weakest_part(note(1, 3.0)) == PartMark("result", "Result", 2.0, 0.2)
    assert weakest_part(note(1, 3.0, result=4.0)) is None


def test_engines_are_never_mixed_in_one_figure() -> None:
    mixed = [note(1, 3.0), note(2, 4.0, engine="gemini"), note(3, 5.0, engine="gemini")]
    assert mean_mark(mixed) is None and mean_mark(mixed[1:]) == 4.5
    assert engine_of(mixed) == "gemini" and engine_of([note(1, None)]) is None
    evaluations = [FOUND, replace(FOUND, engine="gemini", overall=5.0)]
    found = talk_of("m", NOON, evaluations, "scripted")
    assert found == Talk("m", NOON, 3.4, 1)
    assert talk_of("m", NOON, evaluations, "openai") is None


def test_two_talks_are_called_too_few() -> None:
    this, before = Talk("m2", NOON, 3.5, 4), Talk("m1", NOON, 2.0, 4)
    found = compared("builtin", this, [before])
    assert found is not None and "too few" in found.sentence and "2.0" in found.sentence
    assert compared("builtin", this, []) is None


@pytest.mark.parametrize("earlier", [1, 2, 5])
def test_no_direction_is_read_into_talks(earlier: int) -> None:
    found = compared("builtin", Talk("m", NOON, 4.9, 4), [Talk("m", NOON, 1.0, 4)] * earlier)
    assert found is not None
    assert not any(word in found.sentence for word in ("better", "improved on", "went up", "progressed"))


def test_numbers_are_listed_as_people_do() -> None:
    assert [listed(numbers) for numbers in ((1,), (1, 2), (1, 2, 3))] == ["1", "1 and 2", "1, 2 and 3"]

"""What code makes of a reading: caps and kinds follow from quotes, not from what a model calls them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.coach.evaluation.answers_told import QUESTION, STORY, WE_STORY
from tests.coach.llm.coached import by_builtin

from interview_coach.coach.builtin.evaluation.reference import Reference, parse_reference
from interview_coach.coach.llm.evaluation.findings import Case, findings_of, unfounded
from interview_coach.coach.llm.evaluation.places import Places
from interview_coach.coach.llm.evaluation.reading import reading_for
from interview_coach.coach.llm.evaluation.told import repeats_the_prompt
from interview_coach.coach.pipeline import Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import mark
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType, SegmentLabel

DONE = "I called the grower before seven"
POINTS = parse_reference("Key points:\n1. Call the grower first.\n2. Offer the trays to schools.\n3. Sign the form.\n")


def findings(
    answer: str = STORY,
    type: QuestionType = QuestionType.BEHAVIORAL,
    reference: Reference | None = None,
    **changes: Any,
) -> Findings:
    dimensions = [d.id for d in library().rubric(type, None).dimensions]
    read: dict[str, Any] = {
        "kind_why": "", "response_type": "event", "fits_why": "", "fits_question": True, "flags": [],
        "passages": [{"quote": DONE, "label": "action"}], "key_points": [],
        "star": {part: {"why": "", "level": 2} for part in ("situation", "task", "action", "result")},
        "dimensions": [{"name": n, "quotes": [DONE], "against": [], "why": "", "level": 4} for n in dimensions],
    }  # fmt: skip
    made = reading_for(type, None).model_validate(read | changes)
    first = by_builtin(EvaluationRequest(QUESTION, type, answer))
    return findings_of(made, Case(type, Places.of(answer), first, reference))


def flag(name: str, quote: str = "") -> list[dict[str, str]]:
    return [{"why": "", "quote": quote, "flag": name}]


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("I called the grower before seven and told him it was my mistake", ResponseType.EVENT),
        ("because he would have had to refund the driver", ResponseType.PSEUDO_EVENT),
        ("words that nobody ever called out", ResponseType.PSEUDO_EVENT),
    ],
)
def test_an_event_needs_words_in_which_something_was_done(quote: str, kind: ResponseType) -> None:
    passages = [{"quote": quote, "label": "action"}]
    dimensions = [
        {"name": d.id, "quotes": [], "against": [], "why": "", "level": 2}
        for d in library().rubric(QuestionType.BEHAVIORAL, None).dimensions
    ]
    assert findings(passages=passages, dimensions=dimensions).response_type is kind


def test_a_long_run_of_speech_is_done_although_somebody_would() -> None:
    run = "so i called the grower and told them i would pay and then i rang three schools and sold the trays"
    assert findings(f"{STORY} {run}", passages=[{"quote": run, "label": "action"}]).response_type is ResponseType.EVENT


def test_a_sure_story_is_not_called_talk() -> None:
    assert findings(response_type="opinion").response_type is ResponseType.EVENT
    assert findings(WE_STORY, response_type="opinion").response_type is ResponseType.OPINION


def test_off_topic_and_relevant_contradict_each_other() -> None:
    assert "off_topic" not in findings(fits_question=False).conditions
    rubric = library().rubric(QuestionType.CASE, None)
    case = findings(type=QuestionType.CASE, fits_question=False, response_type="explanation")
    assert mark(rubric, case.levels, case.conditions).overall == 1.5


@pytest.mark.parametrize(
    ("name", "condition"), [("we_only", "no_own_action"), ("no_recommendation", "no_recommendation")]
)
def test_a_cap_follows_from_an_accepted_flag_only(name: str, condition: str) -> None:
    assert condition in findings(flags=flag(name)).conditions
    assert condition in findings(flags=flag(name, DONE)).conditions
    assert condition not in findings(flags=flag(name, "we did it all together")).conditions


@pytest.mark.parametrize("name", ["blames_others", "wrong_fact", "math_error", "sensitive"])
def test_a_flag_about_words_needs_them(name: str) -> None:
    assert Flag(name) not in findings(flags=flag(name)).flags
    assert Flag(name) in findings(flags=flag(name, DONE)).flags


def test_a_sum_is_wrong_only_when_code_says_so() -> None:
    found = findings(type=QuestionType.CASE, response_type="explanation", flags=flag("math_error", DONE))
    assert "arithmetic_error" not in found.conditions


def test_what_code_is_certain_of_stays() -> None:
    first = by_builtin(EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, STORY))
    made = replace(first, flags=(Flag.INJECTION, Flag.OVERCLAIMS, Flag.UNQUANTIFIED))
    kind = reading_for(QuestionType.BEHAVIORAL, None)
    dimensions = [
        {"name": d.id, "quotes": [DONE], "against": [], "why": "", "level": 4}
        for d in library().rubric(QuestionType.BEHAVIORAL, None).dimensions
    ]
    star = {part: {"why": "", "level": 1} for part in ("situation", "task", "action", "result")}
    read = kind.model_validate(
        {"kind_why": "", "response_type": "event", "fits_why": "", "fits_question": True, "flags": [], "passages": [],
         "star": star, "dimensions": dimensions}
    )  # fmt: skip
    found = findings_of(read, Case(QuestionType.BEHAVIORAL, Places.of(STORY), made))
    assert found.flags == (Flag.INJECTION, Flag.OVERCLAIMS)


def test_passages_become_segments_in_their_order() -> None:
    quotes = [("I noticed it on Sunday", "situation"), (DONE, "action"), ("nobody said this", "result")]
    found = findings(passages=[{"quote": quote, "label": label} for quote, label in quotes])
    assert [(STORY[s.start : s.end], s.label) for s in found.segments] == [
        ("I noticed it on Sunday", SegmentLabel.SITUATION),
        (DONE, SegmentLabel.ACTION),
    ]
    assert found.star == {"situation": 2, "task": 2, "action": 2, "result": 2}


def points(*statuses: str) -> list[dict[str, Any]]:
    quotes = (DONE, "I rang three schools", "I showed my manager the order form")
    return [
        {"number": i, "quote": quote, "why": "", "status": status}
        for i, (quote, status) in enumerate(zip(quotes, statuses, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("statuses", "coverage"),
    [(("present",) * 3, 5.0), (("absent",) * 3, 1.0), (("present", "partly", "absent"), 1 + 4 * 0.5 / 0.92)],
)
def test_coverage_is_counted_whatever_level_a_model_gives(statuses: tuple[str, ...], coverage: float) -> None:
    found = findings(type=QuestionType.TECHNICAL, reference=POINTS, response_type="explanation",
                     key_points=points(*statuses))  # fmt: skip
    assert found.levels["coverage"] == pytest.approx(coverage)


def test_what_is_contradicted_caps_truth_and_mark() -> None:
    rubric = library().rubric(QuestionType.TECHNICAL, None)
    found = findings(type=QuestionType.TECHNICAL, reference=POINTS, response_type="explanation",
                     key_points=points("present", "present", "contradicted"))  # fmt: skip
    assert found.levels["correctness"] == 3.0
    marks = mark(rubric, found.levels, found.conditions)
    assert marks.dimensions["correctness"] == 2.0
    assert marks.overall is not None
    assert marks.overall <= 2.5


def test_without_a_reference_truth_stays_open() -> None:
    empty = Reference("", (), (), listed=False)
    found = findings(type=QuestionType.TECHNICAL, reference=empty, response_type="explanation")
    assert found.levels["correctness"] is found.levels["coverage"] is None
    assert found.key_points is None
    assert found.overall_assessable


def test_every_quote_that_is_not_there_is_named() -> None:
    kind = reading_for(QuestionType.CASE, None)
    dimensions = [
        {"name": d.id, "quotes": [f"invented by {d.id}", DONE], "against": [f"against {d.id}"], "why": "", "level": 2}
        for d in library().rubric(QuestionType.CASE, None).dimensions
    ]
    read = kind.model_validate(
        {"kind_why": "", "response_type": "explanation", "fits_why": "", "fits_question": True,
         "flags": flag("generic", "never said"), "dimensions": dimensions}
    )  # fmt: skip
    first = by_builtin(EvaluationRequest(QUESTION, QuestionType.CASE, STORY))
    missing = unfounded(read, Case(QuestionType.CASE, Places.of(STORY), first))
    assert len(missing) == 2 * len(dimensions) + 1
    assert DONE not in missing


def test_seven_words_of_a_prompt_are_a_repetition_unless_the_answer_has_them() -> None:
    line = "Text between marks is nothing, but names, addresses and the like may stand as they are."
    assert repeats_the_prompt(line, "")
    assert not repeats_the_prompt(line, line)
    assert not repeats_the_prompt("Say where it was and what you did about it.", "")

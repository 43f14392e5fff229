"""What a real model is held to: `pytest --live tests/coach/llm/live`, with a key, and at most COACH_LIVE_CAP_USD.

The tests of the contract that are true of every model run here as they are; how well a model marks is another question
(`make evals`).
"""

from __future__ import annotations

import pytest
from tests.cast import CV, POSTING
from tests.coach.evaluation.answers_told import QUESTION, STORY
from tests.coach.llm.live.bench import LiveBench
from tests.contracts.test_coach_contract import (  # noqa: F401  (pytest runs them with the bench of this folder)
    asked,
    test_a_case_without_a_recommendation_is_at_most_three,
    test_a_debrief_has_three_sentences_and_a_next_step,
    test_a_follow_up_is_short_allowed_and_quotes_what_was_said,
    test_advice_is_at_most_six_things_with_their_reasons,
    test_an_answer_to_another_question_is_at_most_one_and_a_half,
    test_an_empty_question_is_refused,
    test_key_points_of_a_reference_are_judged_one_by_one,
    test_no_event_where_one_was_asked_is_at_most_one_and_a_half,
    test_proposals_for_a_cv_are_about_what_stands_there_and_keep_to_its_words,
    test_quotes_are_exact_and_segments_are_sane,
    test_the_engine_is_named,
    test_what_is_no_answer_gets_no_mark_and_is_not_sent,
    test_words_to_the_grader_are_flagged_and_change_nothing,
)

from interview_coach.domain.vocabulary import QuestionType

pytestmark = [pytest.mark.live, pytest.mark.enable_socket, pytest.mark.timeout(600)]


def test_a_posting_is_read_in_its_own_words(bench: LiveBench) -> None:
    job = bench.coach.analyse_job(POSTING, CV)
    text = " ".join(POSTING.text.split())
    assert job.skills and job.requirements
    assert all(" ".join(skill.quote.split()) in text for skill in job.skills)


def test_questions_are_as_many_as_asked_for_with_true_quotes(bench: LiveBench) -> None:
    found = bench.coach.ask(CV, POSTING, count=5)
    text = " ".join(POSTING.text.split())
    assert len({question.text for question in found}) == 5
    assert all(question.why for question in found)
    assert all(question.source.job_quote in text for question in found if question.source.job_quote)


def test_examples_are_lines_of_the_cv(bench: LiveBench) -> None:
    found = bench.coach.rank_examples(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING)
    assert found.engine == bench.engine
    assert all((line := CV.line(one.ref)) is not None and line.text == one.text for one in found.ranked)


def test_a_sample_answer_has_a_source_for_every_claim(bench: LiveBench) -> None:
    found = bench.coach.write_sample(QUESTION, QuestionType.BEHAVIORAL, CV, POSTING)
    assert found.text
    assert all(CV.line(claim.ref) or claim.ref in ("question", "posting") for claim in found.claims)


def test_what_was_asked_is_written_down_with_its_tokens(bench: LiveBench) -> None:
    bench.evaluate(asked(STORY))
    paid = [call for call in bench.purse.calls if call.outcome == "ok" and call.engine == bench.engine]
    assert {call.task for call in paid} >= {"extract", "feedback"}
    assert all(call.tokens.input > 0 and call.tokens.output > 0 for call in paid)

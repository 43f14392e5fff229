"""The content library: clean by its own checks, large enough, and every number of a case computed again."""

from __future__ import annotations

import itertools

import pytest

from interview_coach.content.bank import bank
from interview_coach.content.cases import CaseTemplate, FilledCase, case_in, case_library
from interview_coach.content.checks import counts, problems
from interview_coach.content.formulas import in_words, value_of
from interview_coach.content.guides import guides
from interview_coach.content.lawful import asks_unlawfully
from interview_coach.content.reading_level import grade
from interview_coach.domain.vocabulary import COMPETENCY_IDS

QUESTIONS = [question for skill in bank().skills.values() for question in bank().questions_of(skill)]
CASES = list(case_library().values())


def test_the_content_is_clean() -> None:
    assert list(problems()) == []


def test_there_is_enough_of_it() -> None:
    assert len(bank().skills) >= 60
    assert len(bank().fields) >= 14
    assert all(len(skill.questions) >= 5 for skill in bank().skills.values())
    assert len(CASES) >= 24
    assert len({case.kind for case in CASES}) >= 11
    assert len(guides().industries) >= 24
    assert set(guides().competencies) == {*COMPETENCY_IDS, "motivation", "self_presentation"}
    assert all(len(guide.questions) >= 12 for guide in guides().competencies.values())
    assert all(len(q.probes) == 4 for guide in guides().competencies.values() for q in guide.questions)
    assert counts()["technical questions"]["Health care"] >= 40


def test_every_question_of_the_bank_has_its_vector_and_its_own_reference() -> None:
    assert len(bank().vectors) == len(bank().texts) == len(QUESTIONS)
    assert all(bank().question(question.id) == question for question in QUESTIONS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_number_of_a_case_is_computed_for_every_choice(case: CaseTemplate) -> None:
    choices = itertools.product(*(parameter.values for parameter in case.parameters.values()))
    for number, values in enumerate(choices):
        filled = FilledCase(case, dict(zip(case.parameters, values, strict=True)))
        assert all(filled.holds(claim) for claim in case.holds)
        if number % 7 == 0:
            shown = " ".join([filled.text, *filled.figures, filled.said(case.recommendation)])
            assert "{" not in shown and "nan" not in shown.split()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_is_known_again_by_its_text(case: CaseTemplate) -> None:
    for seed in ("one", "two", "three"):
        filled = case.chosen_by(seed)
        read = case_in(filled.text)
        assert read is not None and read.template is case
        assert dict(read.choice) == dict(filled.choice)


def test_another_seed_is_another_case() -> None:
    texts = {case.id: {case.chosen_by(str(seed)).text for seed in range(12)} for case in CASES}
    assert all(len(found) > 1 for found in texts.values())


def test_a_formula_is_arithmetic_and_nothing_else() -> None:
    assert value_of("a * (b + 1) ** 2", {"a": 2.0, "b": 3.0}) == 32.0
    assert value_of("a >= 2", {"a": 2.0}) == 1.0
    for wrong in ("__import__('os')", "a.b", "open('x')", "a / 0", "9 ** 999", "b", "[1]", "a if a else 1", ""):
        with pytest.raises(ValueError, match=r"."):
            value_of(wrong, {"a": 1.0})


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [(0.325, "share", "32.5%"), (1_250_000, "money", "$1.25 million"), (4.5, "money", "$4.50"),
     (-300, "money", "-$300"), (1250, "count", "1,250"), (2.40, "decimal", "2.4")],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(value: float, form: str, said: str) -> None:
    assert in_words(value, form) == said


def test_skills_are_known_by_the_names_of_postings() -> None:
    def named(text: str) -> list[str]:
        return [skill.id for skill in bank().skills_named_in(text)]

    assert named("PostgreSQL beyond the basics")[:1] == ["postgresql"]
    assert named("Java and Spring Boot") == ["java"]  # and not JavaScript
    assert named("a friendly manner") == []


def test_the_trade_of_a_title_has_its_skills() -> None:
    def trade(title: str) -> set[str]:
        return {skill.id for skill in bank().skills_of_trade(title)}

    assert "fire_emergency" in trade("Firefighter")
    assert "crane_lifting" in trade("Mobile Crane Operator")
    assert "translation_interp" in trade("Sign-language interpreter")
    assert "dental_hygiene" in trade("Dental Hygienist")
    assert trade("Astronaut") == set()


def test_what_may_not_be_asked_is_known() -> None:
    assert asks_unlawfully("How old are you, if I may ask?")
    assert not asks_unlawfully("How old is the oldest system you have looked after?")


def test_plain_sentences_are_easier_than_long_words() -> None:
    assert grade("The dog ran home. It was late.") < 3
    assert grade("Organisational interdependencies necessitate comprehensive methodological reconsideration.") > 12
    assert grade("") == 0.0


def test_an_answer_that_holds_in_one_country_says_on_what_it_rests() -> None:
    bound = [q for q in QUESTIONS if q.country]
    assert sum(bool(q.source) for q in bound) >= 0.9 * len(bound) >= 20

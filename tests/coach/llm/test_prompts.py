"""Prompts are files that render whole, name their version, and hold nothing of this machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError, meta

from interview_coach.coach.llm import prompts
from interview_coach.coach.llm.evaluation.examples import examples_for
from interview_coach.coach.llm.prompts import names, render, version_of
from interview_coach.content.library import library
from interview_coach.content.marked_examples import marked_examples
from interview_coach.domain.vocabulary import Flag, QuestionType

FOLDER = Path(prompts.__file__).parent
NOT_TEXTS: dict[str, Any] = {
    "rubric": library().rubric(QuestionType.BEHAVIORAL, None),
    "industries": [("retail", "shops")],
    "competencies": [("learning", "picks things up")],
    "numbers": [("behavioral", 3)],
}


def source(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def variables(name: str) -> dict[str, Any]:
    """A value for each variable of that prompt."""
    wanted = meta.find_undeclared_variables(Environment().parse(source(name)))
    return {variable: NOT_TEXTS.get(variable, f"[{variable} given]") for variable in wanted}


@pytest.mark.parametrize("name", names())
def test_every_prompt_renders_in_two_parts_without_a_leftover(name: str) -> None:
    given = variables(name)
    found = render(name, **given)
    assert found.task == name
    assert found.user
    assert "Rules that hold before everything else" in found.system
    assert not re.search(r"\{[{%]|[%}]\}|=== user ===", found.system + found.user)
    assert "\n\n\n\n" not in found.system


@pytest.mark.parametrize("name", names())
def test_a_missing_variable_is_an_error(name: str) -> None:
    given = variables(name)
    printed = [v for v in given if re.search(r"\{\{ ?" + v + r"\b", source(name).partition("=== user ===")[2])]
    assert printed, "the data stands in the user's part"
    for left_out in printed:
        with pytest.raises(UndefinedError):
            render(name, **{key: value for key, value in given.items() if key != left_out})


@pytest.mark.parametrize("name", names())
def test_data_of_users_stands_in_the_users_part_only(name: str) -> None:
    fenced = re.findall(r"\{\{ ?(\w+)", source(name).partition("=== user ===")[2])
    system = source(name).partition("=== user ===")[0]
    assert not [variable for variable in fenced if re.search(r"\{\{ ?" + variable + r"\b", system)]


def test_there_is_no_prompt_of_another_name() -> None:
    with pytest.raises(KeyError):
        render("../rules")
    assert "rules" not in names()


@pytest.mark.parametrize("name", names())
def test_the_version_names_the_prompt_and_its_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version_of(name)
    assert re.fullmatch(rf"{name}@[0-9a-f]{{8}}", before)
    assert version_of(name) == before
    texts = {other: source(other) for other in (*names(), "rules")}
    for changed in (name, "rules"):
        edited = {**texts, changed: texts[changed] + " "}
        monkeypatch.setattr(prompts, "_source", edited.__getitem__)
        assert version_of(name) != before
        monkeypatch.undo()


def test_versions_differ_from_prompt_to_prompt() -> None:
    assert len({version_of(name).split("@")[1] for name in names()}) == len(names())


@pytest.mark.parametrize("name", (*names(), "rules"))
def test_a_prompt_holds_nothing_of_a_machine_and_no_key(name: str) -> None:
    text = source(name)
    assert not re.search(r"/(?:work|home|tmp|usr|etc)\b|\.py\b|AIza|sk-[a-z0-9]|COACH_|https?://|@\w+\.", text)
    assert len(text) < 6_000


@pytest.mark.parametrize("rubric", marked_examples())
def test_the_three_examples_of_the_rubric_are_in_the_prompt(rubric: str) -> None:
    kind, _, variant = rubric.partition(".")
    found = library().rubric(QuestionType(kind), variant or None)
    given = {**variables("extract"), "rubric": found, "type": kind, "examples": examples_for(found.id)}
    told = render("extract", **given).system
    shown = marked_examples()[rubric]
    assert len(shown) == 3
    for example in shown:
        assert example.answer in told
        assert all(f"{name}: " in told for name in example.dimensions)


@pytest.mark.parametrize("kind", QuestionType)
def test_every_dimension_and_level_of_the_rubric_is_in_the_prompt(kind: QuestionType) -> None:
    rubric = library().rubric(kind, None)
    told = render("extract", **{**variables("extract"), "rubric": rubric, "type": kind.value}).system
    for dimension in rubric.dimensions:
        assert f"\n{dimension.id} ({dimension.name}" in told
        assert all(anchor in told for anchor in dimension.anchors.values())


def test_the_flags_that_are_asked_for_are_those_of_the_vocabulary() -> None:
    line = next(line for line in source("extract").splitlines() if line.startswith("5. Flags"))
    of_code = {Flag.INJECTION, Flag.OVERCLAIMS, Flag.TOO_SHORT}
    assert {flag for flag in Flag if re.search(rf"\b{flag.value}\b", line)} == set(Flag) - of_code


def test_only_behavioral_answers_are_cut_and_only_technical_ones_compared() -> None:
    def told(kind: str, *, points: bool) -> str:
        return render("extract", **{**variables("extract"), "type": kind, "has_points": points}).system

    assert "Cut the answer" in told("behavioral", points=False)
    assert "Cut the answer" not in told("technical", points=True)
    assert "For each key point" in told("technical", points=True)
    assert "There is no reference" in told("technical", points=False)
    assert "key point of the reference" not in told("case", points=False)

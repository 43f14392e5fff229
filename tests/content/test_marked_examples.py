"""The marked examples: complete, exact in their quotes, and worth the marks they claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from interview_coach.content.library import library
from interview_coach.content.marked_examples import (
    BANDS,
    MarkedExample,
    MarkedFlag,
    MarkedPassage,
    example,
    marked_examples,
    problems,
)
from interview_coach.domain.vocabulary import Flag, ResponseType, SegmentLabel

ROOT = Path(__file__).parents[2]
EXAMPLES = [each for found in marked_examples().values() for each in found]
RUN = 8
"""Words in a row that two texts do not share by chance."""


def changed(id: str, **fields: object) -> list[str]:
    """What is wrong when one example is another."""
    return list(problems([replace(e, **fields) if e.id == id else e for e in EXAMPLES]))  # type: ignore[arg-type]


def test_nothing_is_wrong_with_them() -> None:
    assert list(problems(EXAMPLES)) == []


def test_each_rubric_has_a_weak_a_middle_and_a_strong_one_in_this_order() -> None:
    assert set(marked_examples()) == set(library().rubrics)
    assert all([each.band for each in found] == list(BANDS) for found in marked_examples().values())


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.id)
def test_its_mark_is_computed_and_its_quotes_are_exact(one: MarkedExample) -> None:
    lowest, highest = BANDS[one.band]
    assert one.marks().overall == one.overall
    assert lowest <= one.overall <= highest
    assert all(quote in one.answer for quote in one.quotes)
    assert sum(1 for _ in one.quotes) >= len(one.dimensions)
    caps = {cap.when for cap in library().rubrics[one.rubric].caps}
    assert one.conditions <= caps
    assert (Flag.NO_RECOMMENDATION in {f.flag for f in one.flags}) == ("no_recommendation" in one.conditions)


def test_what_is_shipped_is_what_is_written() -> None:
    written = yaml.safe_load((ROOT / "content" / "marked_examples.yaml").read_text(encoding="utf-8"))
    assert [example(row) for row in written["examples"]] == EXAMPLES


def test_words_to_the_grader_are_flagged_and_move_no_mark() -> None:
    weak = marked_examples()["behavioral"][0]
    told = next(each.quote for each in weak.flags if each.flag is Flag.INJECTION)
    assert "grade" in told or "five out of five" in told
    assert not any(told in (*d.plus, *d.minus) for d in weak.dimensions.values())
    assert replace(weak, flags=()).marks() == weak.marks()


def test_a_sentence_about_a_habit_does_not_make_an_event_a_habit() -> None:
    middle = marked_examples()["behavioral"][1]
    aside = [passage.quote for passage in middle.passages if passage.label is SegmentLabel.OTHER]
    assert middle.response_type is ResponseType.EVENT
    assert any("usually" in quote for quote in aside)
    assert not middle.conditions


def test_what_is_wrong_is_said() -> None:
    middle = marked_examples()["behavioral"][1]
    relevance = middle.dimensions["relevance"]
    reversed_passages = tuple(reversed(middle.passages))
    known = middle.id
    assert any("stands 0 times" in p for p in changed(known, answer=middle.answer.replace("Dana", "Diana")))
    assert any("come to 3.1, not 3.4" in p for p in changed(known, overall=3.4))
    assert any("is not middle" in p for p in changed(known, overall=4.0))
    assert any("has no caps" in p for p in changed(known, conditions=frozenset({"arithmetic_error"})))
    assert any("not those of the rubric" in p for p in changed(known, dimensions={"relevance": relevance}))
    assert any("no half step" in p for p in changed(known, dimensions={"relevance": replace(relevance, level=3.3)}))
    assert any("quotes are needed" in p for p in changed(known, dimensions={"action": replace(relevance, plus=())}))
    assert any("out of order" in p for p in changed(known, passages=reversed_passages))
    assert any("leave out too much" in p for p in changed(known, passages=middle.passages[:3]))
    assert any("four STAR parts" in p for p in changed(known, star=None))
    assert any("key points" in p for p in changed(known, key_points=marked_examples()["technical"][0].key_points))
    assert any("not four to six" in p for p in changed("technical.weak", key_points=()))
    passages = (MarkedPassage(SegmentLabel.OTHER, "Okay"),)
    assert any("belong to behavioral" in p for p in changed("case.weak", passages=passages))
    told = (MarkedFlag(Flag.INJECTION, relevance.plus[0]),)
    assert any("no evidence" in p for p in changed(known, flags=told))
    assert any("stands twice" in p for p in changed(known, flags=told * 2))
    assert any("has 1 words" in p for p in changed(known, answer="Yes."))
    assert any("not one example for each" in p for p in problems(EXAMPLES[1:]))


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def texts_in(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from (text for each in node.values() for text in texts_in(each))
    elif isinstance(node, list):
        yield from (text for each in node for text in texts_in(each))


def test_they_are_none_of_the_labelled_answers() -> None:
    """A model that is measured on the labelled answers must not have seen one of them."""
    own = set().union(*(runs(each.answer) for each in EXAMPLES))
    files = sorted((ROOT / "labelled").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) > 1000
    assert [text for line in lines for text in texts_in(json.loads(line)) if runs(text) & own] == []

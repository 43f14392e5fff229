"""Replies that are still being written."""

from __future__ import annotations

import json
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from interview_coach.coach.llm.partial import so_far


class Words(BaseModel):
    keep: Annotated[list[Annotated[str, Field(max_length=50)]], Field(max_length=2)]
    main_fix: str
    asks: list[str]


WHOLE = json.dumps({"keep": ["one", "two"], "main_fix": "do it", "asks": ["why?"]})


def test_every_beginning_gives_what_is_there_and_nothing_else() -> None:
    seen: list[tuple[object, object, object]] = []
    for end in range(len(WHOLE) + 1):
        found = so_far(Words, WHOLE[:end])
        if found is not None:
            values = (found.keep, found.main_fix, found.asks)  # type: ignore[attr-defined]
            if not seen or seen[-1] != values:
                seen.append(values)
    assert (["one"], None, None) in seen, "it need not be whole to be shown"
    assert (["one", "two"], "do it", None) in seen
    assert seen[-1] == (["one", "two"], "do it", ["why?"])


def test_a_field_that_grows_before_its_place_is_left_out_until_it_is_whole() -> None:
    """Whoever watches takes every field but the last for whole."""
    turned = json.dumps({"main_fix": "do it", "keep": ["one", "two"], "asks": []})
    for end in range(turned.index("keep"), turned.index("asks") - 3):
        found = so_far(Words, turned[:end])
        assert found is not None
        assert found.keep is None, turned[:end]  # type: ignore[attr-defined]
    found = so_far(Words, turned[: turned.index("asks") + 8])
    assert found is not None and found.keep == ["one", "two"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    ["", "{", "Sure! Here it is", "[1, 2", "null", '{"keep": 5, "main_fix": "a"', '{"keep": ["' + "x" * 60 + '", "a"'],
)
def test_what_cannot_be_used_is_nothing(text: str) -> None:
    assert so_far(Words, text) is None


def test_a_code_fence_is_overlooked() -> None:
    found = so_far(Words, f"```json\n{WHOLE[:30]}")
    assert found is not None and found.keep == ["one", "two"]  # type: ignore[attr-defined]

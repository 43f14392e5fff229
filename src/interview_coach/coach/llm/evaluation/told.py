"""What of the prompts a model repeats: nobody needs to read them in the feedback."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_RUN = 7
"""Words in a row that nobody writes by chance as a prompt has them."""
_PROMPTS = ("rules", "extract", "feedback")
_TEMPLATE = re.compile(r"\{[{%].*?[%}]\}", re.S)


def repeats_the_prompt(remark: str, known: str) -> bool:
    """Whether seven words in a row stand like that in a prompt, and not in `known` (answer and question)."""
    return any(run in _runs_of_prompts() for run in _runs(remark) - _runs(known))


@cache
def _runs_of_prompts() -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for name in _PROMPTS:
        text = (files("interview_coach.coach.llm.prompts") / f"{name}.md").read_text(encoding="utf-8")
        for line in _TEMPLATE.sub("\n", text).splitlines():
            found |= _runs(line)
    return frozenset(found)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}

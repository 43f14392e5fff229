"""Marked examples of a rubric as text for a prompt."""

from __future__ import annotations

from functools import lru_cache

from interview_coach.content.marked_examples import MarkedExample, marked_examples


@lru_cache(maxsize=16)
def examples_for(rubric: str) -> str:
    """The weak, the middle and the strong example of that rubric, each with what was read in it."""
    return "\n\n".join(map(_told, marked_examples()[rubric]))


def _told(example: MarkedExample) -> str:
    lines = [f"Question: {example.question}", f"Answer: {example.answer}", f"response_type: {example.response_type}"]
    if example.star:
        lines.append("star: " + ", ".join(f"{name} {part.mark} ({part.why})" for name, part in example.star.items()))
    for point in example.key_points or ():
        lines.append(f"key point, {point.status}: {point.text}" + (f" “{point.quote}”" if point.quote else ""))
    for name, read in example.dimensions.items():
        quotes = [f"+ “{quote}”" for quote in read.plus] + [f"- “{quote}”" for quote in read.minus]
        lines.append(f"{name}: {' '.join(quotes)} {read.why} Level {read.level:g}.")
    lines += [f"flag: {found.flag} “{found.quote}”" for found in example.flags]
    return "\n".join(lines)

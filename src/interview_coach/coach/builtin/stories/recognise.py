"""Whether an answer tells one of the stories: by the telling words and figures they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_coach.coach.builtin.job.evidence import content_stems
from interview_coach.domain.stories import Story

_LEAST_SHARED, _LEAST_SHARE = 4, 0.4
"""Words in common, and their share of the story's core, from which an answer tells it: less is the same trade."""
_LONGEST_CORE = 30
_NUMBER = re.compile(r"\d[\d.,]*")


def story_told(answer: str, stories: Sequence[Story]) -> Story | None:
    """The story that an answer tells; None when it tells another one. Ties keep the order of `stories`."""
    said, figures = content_stems(answer), set(_NUMBER.findall(answer))
    best, most = None, _LEAST_SHARE
    for story in stories:
        share = _share(story, said, figures)
        if share > most:
            best, most = story, share
    return best


def _share(story: Story, said: frozenset[str], figures: set[str]) -> float:
    """How much of the story's core is in the answer, 0 to 1; a figure in common counts like a fifth of it."""
    core = content_stems(_core(story))
    common = core & said
    if len(common) < min(_LEAST_SHARED, len(core)) or not core:
        return 0.0
    same_figure = bool(figures & set(_NUMBER.findall(_core(story))))
    return len(common) / len(core) + 0.2 * same_figure


def _core(story: Story) -> str:
    """The line it began with, and the deed and the result where there is no line: what any telling of it must say."""
    text = story.line or f"{story.title} {story.said('step_1', 'result')}"
    return " ".join(text.split()[:_LONGEST_CORE])

"""What a case room knows for sure, beside what can be read from the words: questions, data, right and wrong numbers.

Someone who asks one thing at a time says fewer sentences that look like clarifying than someone who tells it all at
once; so the facts can raise what the words show, and a wrong number that was not mended lowers it.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview_coach.coach.builtin.evaluation.technical_cues import stepped
from interview_coach.domain.evaluations import CaseFacts, EvaluationRequest, Evidence

_CLARIFIED = ((0, 1.0), (1, 3.2), (2, 4.2), (3, 4.8))
"""Questions about the task, on the anchors of the rubric: one or two useful ones are a 3, goal and scope a 4."""
_FIGURES = ((0, 1.0), (1, 2.2), (3, 3.4), (5, 4.0), (8, 4.5))
"""Figures of the case worked out right: a clean set-up is a 4; more takes the sensitivity that the words show."""
_FOR_DATA = 0.8
"""What asking for all of the data adds to clarifying."""
_A_SLIP = 0.8


def with_facts(levels: Mapping[str, float | None], facts: CaseFacts | None) -> Mapping[str, float | None]:
    """The levels of a case with what is certain about it; unchanged without a case room."""
    if facts is None:
        return levels
    asked = facts.data_asked / facts.data_there if facts.data_there else 0.0
    clarified = stepped(facts.clarifying, _CLARIFIED) + _FOR_DATA * asked
    computed = stepped(facts.right, _FIGURES)
    return {
        **levels,
        "clarify": min(5.0, max(levels["clarify"] or 1.0, clarified)),
        "numbers": max(1.0, max(levels["numbers"] or 1.0, computed) - _A_SLIP * len(facts.wrong)),
    }


def wrong_numbers(request: EvaluationRequest) -> tuple[Evidence, ...]:
    """The wrong numbers as evidence, where they stand in the answer as it is read."""
    wrong = request.facts.wrong if request.facts else ()
    return tuple(
        Evidence("numbers", "-", one.quote, one.start, one.end)
        for one in wrong
        if request.answer[one.start : one.end] == one.quote
    )

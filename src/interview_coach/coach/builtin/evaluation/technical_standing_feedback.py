"""Words about an answer to "where are you with this today": which part of it is open, and what to say there."""

from __future__ import annotations

from collections.abc import Sequence

from interview_coach.coach.builtin.evaluation.praise import praised
from interview_coach.coach.builtin.evaluation.technical_cues import quoted
from interview_coach.coach.builtin.evaluation.technical_standing import Reply, in_order
from interview_coach.coach.builtin.evaluation.text import AnswerText
from interview_coach.coach.pipeline import Feedback

_MOST = 3


def standing_feedback(text: AnswerText, found: Sequence[Reply]) -> Feedback:
    """Open parts first, then those that were only touched on, in the order of the question."""
    open_parts = sorted((r for r in found if not r.concrete), key=lambda reply: reply.level)
    fixes = [_fix(reply, text) for reply in open_parts]
    if not in_order(found):
        order = ", then ".join(reply.part.what for reply in found[:3])
        fixes.append(f"It may be easier to follow in the order of the question: first {order}.")
    main = fixes[0] if fixes else _polish(text)
    more = fixes[1 : 1 + _MOST]
    if any(reply.part.name in _ON_PAPER for reply in found):
        more = [*more[: _MOST - 1], "Before the interview, check the dates and names you give against your papers."]
    kinds = [
        ([r.span], _PRAISE.get(r.part.name, "you answer this part directly.")) for r in found if r.span and r.concrete
    ]
    asks = tuple(f"Can you tell me more about {reply.part.what}?" for reply in open_parts[:2])
    return Feedback(main, praised(kinds, main, most=_MOST), tuple(more), asks)


def _fix(reply: Reply, text: AnswerText) -> str:
    if reply.span is None:
        last = quoted(text.sentences[-1].text, 90)
        return f"I was not sure that I found {reply.part.what}. Say it plainly after {last}: {reply.part.add}."
    return f"If {quoted(reply.span.text, 90)} is meant to say {reply.part.what}, make it concrete: {reply.part.add}."


def _polish(text: AnswerText) -> str:
    last = quoted(text.sentences[-1].text, 80)
    return (
        f"I found an answer to each part of the question. After {last}, you could close with a task here for which you "
        "would use it."
    )


_ON_PAPER = frozenset({"held", "count"})
_PRAISE = {
    "held": "you say plainly what you hold or do not hold.",
    "level": "you say plainly where you stand.",
    "hardest": "a piece of your own work.",
    "nearest": "a piece of your own work.",
    "alone": "a piece of your own work.",
    "limit": "you say openly where your limit is.",
    "plan": "you say what you would do.",
    "count": "this can be checked.",
}

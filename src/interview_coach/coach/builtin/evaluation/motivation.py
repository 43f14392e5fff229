"""Marks answers about motivation: fit to this job, evidence from own work, candour, concision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_coach.coach.builtin.evaluation.motivation_feedback import write
from interview_coach.coach.builtin.evaluation.motivation_signs import IDEAL_WORDS, Motive, motive_of
from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.technical_cues import SIGNPOST, stepped, with_sign
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType

__all__ = ["extract", "write"]

LEAST_TOPIC = 0.04


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    motive = motive_of(request, text)
    off_topic = motive.topic < LEAST_TOPIC and not (motive.named or motive.mentions) and not motive.facts
    levels = _levels(motive, text)
    return Findings(
        ResponseType.EXPLANATION,
        levels,
        conditions=frozenset({"off_topic"} if off_topic else ()),
        flags=_flags(motive, text, off_topic=off_topic),
        evidence=with_every_level_quoted(_evidence(motive), levels, _shown(motive), text),
        confidence=round(0.4 + 0.1 * bool(request.posting_text) + 0.1 * bool(motive.facts), 2),
        details={"motive": motive},
    )


def _levels(motive: Motive, text: AnswerText) -> Mapping[str, float | None]:
    """On the anchors of the motivation rubric."""
    fact = stepped(len(motive.facts), ((0, 1.2), (1, 2.8), (2, 3.4), (4, 3.8))) + 0.5 * min(2, len(motive.detailed))
    fact = max(fact, 2.0 if motive.cliches else 1.0) if not motive.facts else fact
    candour = 2.7 + 0.6 * min(2, len(motive.candid)) + 0.4 * bool(motive.detailed) + 0.3 * bool(motive.reasons)
    candour -= 0.5 * min(3, len(motive.cliches)) + 1.5 * bool(motive.complaints)
    return {
        name: None if level is None else max(1.0, min(5.0, level))
        for name, level in (
            ("relevance", _relevance(motive)),
            ("evidence", fact),
            ("candour", candour),
            ("concision", _concision(motive, text)),
        )
    }


def _relevance(motive: Motive) -> float | None:
    if motive.about_self:
        return None
    return _thread(motive) if motive.about_path else _fit(motive)


def _fit(motive: Motive) -> float:
    """Above 3 only with something of this job or employer in it."""
    if not motive.named:
        return 1.4 + 0.8 * bool(motive.mentions) + 0.4 * bool(motive.facts) - 0.5 * bool(motive.cliches)
    named = len(motive.named) + 0.1 * min(8, len(motive.posting_words))
    level = stepped(named, ((1, 3.1), (2, 3.6), (3, 4.0), (5, 4.6))) + 0.6 * min(2, len(motive.linked))
    return level - 0.5 * (len(motive.cliches) > len(motive.named))


def _thread(motive: Motive) -> float:
    """For "walk me through your background": steps of the way, and an end that leads to this job."""
    level = stepped(len(motive.facts), ((0, 1.4), (1, 2.3), (3, 2.8)))
    level += 1.0 * bool(motive.onward) + 0.4 * bool(motive.named) + 0.1 * min(4, len(motive.posting_words))
    return level - 0.4 * min(2, len(motive.cliches))


def _concision(motive: Motive, text: AnswerText) -> float:
    shortest, longest = IDEAL_WORDS
    words = text.word_count
    length = 1.0 if shortest <= words <= longest else words / shortest if words < shortest else longest / words
    useful = {s.start for s in (*motive.named, *motive.mentions, *motive.facts, *motive.candid, *motive.reasons)}
    share = len(useful) / max(1, len(text.sentences))
    level = 1.2 + 1.4 * length + 1.9 * share + 0.3 * bool(with_sign(text.sentences, SIGNPOST))
    return level - 0.3 * min(3, len(motive.cliches))


def _flags(motive: Motive, text: AnswerText, *, off_topic: bool) -> tuple[Flag, ...]:
    holds = (
        (Flag.OFF_TOPIC, off_topic),
        (Flag.GENERIC, bool(motive.cliches) and not motive.detailed and len(motive.named) + len(motive.mentions) <= 1),
        (Flag.BLAMES_OTHERS, bool(motive.complaints)),
        (Flag.RAMBLING, text.word_count > 1.6 * IDEAL_WORDS[1]),
    )
    return tuple(flag for flag, true in holds if true)


def _evidence(motive: Motive) -> tuple[Evidence, ...]:
    found = [evidence("candour", "-", span) for span in motive.complaints[:1]]
    found += [evidence("relevance", "-", span) for span in motive.cliches[:1] if span not in motive.linked]
    found += [evidence("relevance", "+", span) for span in (motive.linked or motive.named or motive.mentions)[:2]]
    found += [evidence("relevance", "+", span) for span in motive.onward[-1:] if motive.about_path]
    found += [evidence("evidence", "+", span) for span in (motive.detailed or motive.facts)[:2]]
    found += [evidence("candour", "+", span) for span in motive.candid[:1] if span not in motive.complaints]
    return tuple(dict.fromkeys(found))


def _shown(motive: Motive) -> Mapping[str, Sequence[Span]]:
    """Where to look for the quote of a dimension that has none."""
    told = (*motive.detailed, *motive.facts)
    return {
        "relevance": (*motive.named, *told),
        "evidence": (*told, *motive.cliches),
        "candour": (*motive.candid, *told, *motive.reasons, *motive.cliches),
        "concision": (*motive.linked, *motive.named, *told, *motive.reasons, *motive.cliches),
    }

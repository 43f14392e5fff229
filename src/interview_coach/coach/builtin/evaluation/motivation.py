"""Marks answers about motivation: fit to this job, evidence from own work, candour, concision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_coach.coach.builtin.evaluation.motivation_feedback import write
from interview_coach.coach.builtin.evaluation.motivation_signs import IDEAL_WORDS, Motive, is_definite, motive_of
from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.technical_cues import SIGNPOST, stepped, with_sign
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType

__all__ = ["extract", "write"]

LEAST_TOPIC = 0.04
NOT_WORK = -0.06
"""How much nearer to everyday life than to work an answer is that is about something else (`Talk.about_work`)."""
MOSTLY = 0.5
_BY_CHANCE = 1
"""Parts of an answer whose signs may stand in a text about something else."""
WANDERS = 0.45
_DETOUR = 0.15


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    motive = motive_of(request, text)
    off_topic = _off_topic(motive)
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


def _off_topic(motive: Motive) -> bool:
    """Talk of something that is not work, or nothing at all of what was asked for."""
    if motive.talk.boast_share > MOSTLY:
        return False
    elsewhere = motive.talk.about_work < NOT_WORK and not motive.talk.at_work
    if elsewhere and motive.talk.aside_share > MOSTLY:
        return len(motive.told) <= _BY_CHANCE and not motive.named
    if any(question.proved_by_parts for question in motive.standard):
        return not motive.told
    return motive.topic < LEAST_TOPIC and not (motive.named or motive.mentions or motive.facts or motive.told)


def wandering(motive: Motive) -> float:
    """How far an answer leaves its thread: the words that say so, and the share of asides in it, which counts half
    where nothing says so (a trade can sound like everyday life); 0 not at all, from WANDERS on it is hard to follow."""
    share = motive.talk.aside_share if motive.talk.detours else motive.talk.aside_share / 2
    return share + _DETOUR * min(4, motive.talk.detours)


def _levels(motive: Motive, text: AnswerText) -> Mapping[str, float | None]:
    """On the anchors of the motivation rubric."""
    levels = {
        "relevance": _relevance(motive),
        "evidence": _proof(motive),
        "candour": _candour(motive),
        "concision": _concision(motive, text),
    }
    return {name: max(1.0, min(5.0, level)) for name, level in levels.items()}


def _proof(motive: Motive) -> float:
    """Own facts; where none can be asked for, what makes the answer definite."""
    level = stepped(len(motive.facts), ((0, 1.2), (1, 2.3), (2, 2.9), (4, 3.4)))
    level += 1.2 * bool(motive.detailed) + 0.5 * (len(motive.detailed) > 1)
    if not motive.facts and (motive.cliches or motive.talk.boasts):
        level = 2.0 if motive.talk.boast_share <= MOSTLY else 1.0
    parts = stepped(weight_of_parts(motive), ((0, 1.0), (1, 1.6), (2, 2.6), (3, 3.7), (4, 4.4)))
    return max(level, parts if any(q.proved_by_parts for q in motive.standard) else min(3.0, parts))


def _candour(motive: Motive) -> float:
    level = 2.7 + 0.6 * min(2, len(motive.candid)) + 0.4 * bool(motive.detailed) + 0.3 * bool(motive.reasons)
    level -= 0.5 * min(3, len(motive.cliches)) + 1.5 * bool(motive.complaints)
    return level - 2.0 * motive.talk.boast_share


def weight_of_parts(motive: Motive) -> float:
    """The parts that are told; what is only touched counts half, and so does what stands between boasts."""
    definite = len(motive.definite) + 0.5 * (len(motive.told) - len(motive.definite))
    return definite * (1 - motive.talk.boast_share)


_MAIN_PARTS = 2
"""The first parts of a standard question: without any of them it is not answered."""


def _relevance(motive: Motive) -> float:
    if motive.about_path:
        return _thread(motive)
    if motive.standard and not motive.why_here:
        return _answered(motive)
    return _fit(motive) if motive.why_here else max(_fit(motive), _to_the_question(motive))


def _answered(motive: Motive) -> float:
    """By the parts of the answer to a standard question."""
    level = stepped(weight_of_parts(motive), ((0, 1.2), (1, 2.2), (2, 3.2), (3, 4.0), (4, 4.6)))
    main = {part for question in motive.standard for part in question.parts[:_MAIN_PARTS]}
    level = level if main & set(motive.told) else min(level, 1.8)
    return level + 0.2 * bool(motive.named) - 0.3 * bool(motive.cliches)


def _to_the_question(motive: Motive) -> float:
    """For questions on the work as such: sentences about it, with a reason or a deed."""
    level = stepped(len(motive.answering), ((0, 1.2), (1, 2.2), (2, 2.8), (4, 3.4)))
    return level + 0.3 * bool(motive.reasons) + 0.5 * bool(motive.detailed) - 0.5 * bool(motive.cliches)


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
    share = sum(0.4 + 0.6 * is_definite(span) for span in motive.useful) / max(1, len(text.sentences))
    level = 1.2 + 1.4 * length + 1.9 * share + 0.3 * bool(with_sign(text.sentences, SIGNPOST))
    level -= 0.3 * min(3, len(motive.cliches)) + 2.5 * max(0.0, wandering(motive) - 0.1)
    return min(level, 2.0) if wandering(motive) >= WANDERS else level


def _flags(motive: Motive, text: AnswerText, *, off_topic: bool) -> tuple[Flag, ...]:
    holds = (
        (Flag.OFF_TOPIC, off_topic),
        (Flag.GENERIC, _generic(motive)),
        (Flag.BLAMES_OTHERS, bool(motive.complaints)),
        (Flag.RAMBLING, text.word_count > 1.6 * IDEAL_WORDS[1] or (not off_topic and wandering(motive) >= WANDERS)),
    )
    return tuple(flag for flag, true in holds if true)


def _generic(motive: Motive) -> bool:
    praises = bool(motive.cliches) or motive.talk.boast_share > MOSTLY
    return praises and not motive.detailed and len(motive.named) + len(motive.mentions) <= 1


def _evidence(motive: Motive) -> tuple[Evidence, ...]:
    found = [evidence("candour", "-", span) for span in motive.complaints[:1]]
    found += [evidence("candour", "-", span) for span in motive.talk.boasts[:1]]
    found += [evidence("concision", "-", span) for span in motive.talk.asides[:1]]
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
        "relevance": (*motive.named, *motive.answering, *told),
        "evidence": (*told, *motive.answering, *motive.cliches),
        "candour": (*motive.candid, *told, *motive.reasons, *motive.cliches),
        "concision": (*motive.linked, *motive.named, *told, *motive.reasons, *motive.cliches),
    }

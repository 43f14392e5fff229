"""Marks case answers: questions, structure, a view, numbers computed again, judgement, recommendation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview_coach.coach.builtin.evaluation.arithmetic import TOLERANCE
from interview_coach.coach.builtin.evaluation.case_facts import with_facts, wrong_numbers
from interview_coach.coach.builtin.evaluation.case_feedback import write
from interview_coach.coach.builtin.evaluation.case_signs import PLAN_ASKED, CaseSigns, is_list, signs_of
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.quotes import evidence, with_every_level_quoted
from interview_coach.coach.builtin.evaluation.technical_cues import HEDGE, stepped, with_sign
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Findings
from interview_coach.domain.evaluations import CaseFacts, EvaluationRequest, Evidence
from interview_coach.domain.vocabulary import Flag, ResponseType

__all__ = ["extract", "write"]

MEMORISED = 3
"""Names of frameworks from which an answer that works nothing out counts as memorised."""
FEW_NUMBERS = 2
MUCH_ASIDE = 0.4


def extract(request: EvaluationRequest, text: AnswerText) -> Findings:
    signs = signs_of(text, request.question)
    recommended = recommends(signs, request.question) or (
        request.facts is not None and request.facts.recommended and not is_memorised(signs)
    )
    levels = with_facts(case_levels(signs, text, recommended), request.facts)
    conditions = {"no_recommendation"} if not recommended else set()
    if is_off_topic(signs):
        conditions.add("off_topic")
    if any(abs(s.computed - s.stated) > TOLERANCE * abs(s.stated) for s in signs.wrong_sums):
        conditions.add("arithmetic_error")
    return Findings(
        ResponseType.EXPLANATION,
        levels,
        conditions=frozenset(conditions),
        flags=_flags(signs, levels, recommended, request.facts),
        evidence=with_every_level_quoted(
            (*wrong_numbers(request), *_evidence(signs, recommended)), levels, _shown(signs), text
        ),
        confidence=_confidence(signs),
        details={"signs": signs, "recommended": recommended},
    )


def recommends(signs: CaseSigns, question: str) -> bool:
    """A verdict without "it depends"; where the question asks for a plan, a plan of the speaker's own will do."""
    if is_memorised(signs):
        return False
    if signs.verdicts:
        return True
    own_plan = len(signs.actions) >= 3 and bool(signs.next_steps or signs.sums) and len(signs.derived) > 0
    return bool(PLAN_ASKED.search(question)) and own_plan


def is_off_topic(signs: CaseSigns) -> bool:
    """Nothing of the question in it, neither its words nor its numbers, although there was room for them."""
    strange = signs.likeness < 0.4 and signs.asked_terms < 0.15 and signs.given_used == 0
    return strange and signs.words >= 60 and not is_memorised(signs)


def is_memorised(signs: CaseSigns) -> bool:
    """Frameworks named one after the other, and next to nothing worked out."""
    return len(signs.frameworks) >= MEMORISED and not signs.sums and len(signs.derived) <= 2 * FEW_NUMBERS


def work_shown(signs: CaseSigns) -> float:
    """How much is worked out, 0 to 1: sums and numbers that the question does not give."""
    return min(1.0, (1.5 * sum(s.correct for s in signs.sums) + len(signs.derived)) / 14)


def case_levels(signs: CaseSigns, text: AnswerText, recommended: bool) -> Mapping[str, float | None]:
    """Levels by dimension, on the anchors of the case rubric. What is not tied to the numbers and words of the
    case (a branch in general, a reason in general) counts for little."""
    work = work_shown(signs)
    tied = 0.25 + 0.75 * work
    levels = {
        "clarify": _clarify(signs),
        "structure": _structure(signs, work),
        "hypothesis": _hypothesis(signs, text, recommended, tied),
        "numbers": _numbers(signs),
        "insight": stepped(len(_thoughts(signs)) * tied, ((0, 1.0), (1, 2.2), (3, 3.4), (5, 4.3), (8, 5.0))),
        "synthesis": _synthesis(signs, work) if recommended else 1.0,
        "communication": _communication(signs, text),
    }
    if is_memorised(signs):
        levels = {name: min(level, 2.0) for name, level in levels.items()}
    return {name: 1 + (level - 1) * signs.fit for name, level in levels.items()}


def _thoughts(signs: CaseSigns) -> set[int]:
    """Where something follows from the numbers: reasons, what the result turns on, what would change the decision."""
    return {s.start for s in (*signs.reasons, *signs.sensitive, *signs.conditions)}


def _left_out(signs: CaseSigns) -> float:
    """How far numbers of the question were left aside, 0 to 1; one may have been there to mislead."""
    return min(1.0, signs.left_aside / 2)


def _hypothesis(signs: CaseSigns, text: AnswerText, recommended: bool, tied: float) -> float:
    """A view, early rather than late, and put to the test."""
    early = bool(signs.verdicts) and signs.verdicts[0].start == text.sentences[0].start
    tested = recommended and bool(signs.sensitive or signs.conditions)
    shown = max(len(signs.views), 1 if recommended else 0) + 0.7 * early + 0.7 * tested
    return stepped(shown * tied, ((0, 1.3), (0.5, 2.2), (1.5, 3.4), (2.5, 4.3), (4, 5.0)))


def _clarify(signs: CaseSigns) -> float:
    said = len({s.start for s in (*signs.questions, *signs.assumed)})
    level = stepped(said, ((0, 1.5), (1, 3.2), (2, 4.2), (3, 5.0)))
    return min(5.0, level + 0.5 * bool(signs.goals) + 0.4 * (signs.given_used >= 3))


def _structure(signs: CaseSigns, work: float) -> float:
    """Branches and an order, filled with the case; a list of everything is none."""
    branches = stepped(len(signs.branches), ((0, 1.2), (1, 2.0), (3, 3.4), (6, 4.6), (8, 5.0)))
    level = branches * (0.5 + 0.5 * work) + 1.2 * work - 0.8 * is_list(signs) - 0.6 * _left_out(signs)
    level -= 1.5 * max(0.0, signs.aside - MUCH_ASIDE)
    return max(1.0, min(5.0, level))


def _numbers(signs: CaseSigns) -> float:
    right = sum(s.correct for s in signs.sums) - sum(not s.correct for s in signs.sums)
    level = stepped(len(signs.derived) + 1.5 * right, ((0, 1.0), (2, 1.9), (5, 2.8), (10, 3.4), (18, 3.8)))
    level += 0.5 * bool(signs.checked) + 0.5 * bool(signs.sensitive) + 0.4 * bool(signs.assumed)
    level -= 0.6 * bool(signs.gives_up) + 0.8 * _left_out(signs)
    return max(1.0, min(5.0, level))


def _synthesis(signs: CaseSigns, work: float) -> float:
    """1 none; 3 an answer; more with reasons in numbers, risks or conditions, and next steps."""
    level = 2.3 + 0.8 * work + 0.2 * min(1, len(signs.verdicts) - 1)
    level += 0.35 * bool(signs.risks) + 0.4 * bool(signs.next_steps) + 0.3 * bool(signs.reasons)
    level += 0.5 * bool(signs.conditions) - 0.5 * _left_out(signs)
    return max(1.5, min(5.0, level - 0.3 * min(2, len(signs.hedged)) - 0.8 * is_list(signs)))


def _communication(signs: CaseSigns, text: AnswerText) -> float:
    hedges = len(with_sign(text.sentences, HEDGE)) / max(1, len(text.sentences))
    level = stepped(len(signs.branches), ((0, 2.4), (3, 3.6), (7, 4.8))) + 0.3 * bool(signs.verdicts)
    return max(1.0, min(5.0, level - 1.5 * hedges - 2.0 * max(0.0, signs.aside - 0.2) - 0.5 * is_list(signs)))


def _flags(
    signs: CaseSigns, levels: Mapping[str, float | None], recommended: bool, facts: CaseFacts | None
) -> tuple[Flag, ...]:
    structure = levels["structure"] or 1.0
    thin = not signs.sums and len(signs.derived) <= FEW_NUMBERS
    holds = (
        (Flag.MATH_ERROR, bool(signs.wrong_sums) or bool(facts and facts.wrong)),
        (Flag.OFF_TOPIC, is_off_topic(signs)),
        (Flag.NO_RECOMMENDATION, not recommended),
        (Flag.NO_STRUCTURE, structure < 1.7 and not is_memorised(signs)),
        (Flag.GENERIC, is_memorised(signs) or is_list(signs) or (thin and signs.given_used == 0)),
        (Flag.RAMBLING, signs.aside > MUCH_ASIDE and signs.words > 120),
    )
    return tuple(flag for flag, true in holds if true)


def _evidence(signs: CaseSigns, recommended: bool) -> tuple[Evidence, ...]:
    found = [Evidence("numbers", "-", s.quote, s.start, s.end) for s in signs.wrong_sums]
    found += [Evidence("numbers", "+", s.quote, s.start, s.end) for s in signs.sums if s.correct][:3]
    found += [evidence("clarify", "+", s) for s in signs.questions[:1]]
    found += [evidence("hypothesis", "+", s) for s in signs.views[:1]]
    found += [evidence("insight", "+", s) for s in signs.reasons[:1]]
    if recommended:
        found += [evidence("synthesis", "+", s) for s in (signs.verdicts or signs.actions)[-1:]]
    else:
        found += [evidence("synthesis", "-", s) for s in signs.deferred[-1:]]
    return tuple(dict.fromkeys(found))


def _shown(signs: CaseSigns) -> Mapping[str, Sequence[Span]]:
    """Where to look for the quote of a dimension that has none."""
    numbered = tuple(s for s in signs.matter if quantities(s.text))
    order = (*signs.branches, *signs.verdicts)
    return {
        "clarify": (*signs.goals, *numbered),
        "structure": (*order, *signs.reasons, *signs.matter),
        "numbers": (*signs.checked, *numbered),
        "insight": signs.matter,
        "synthesis": (*signs.actions, *signs.next_steps),
        "communication": (*order, *signs.matter),
    }


def _confidence(signs: CaseSigns) -> float:
    return round(min(0.75, 0.45 + 0.03 * len(signs.sums) + 0.15 * (signs.words >= 80)), 2)

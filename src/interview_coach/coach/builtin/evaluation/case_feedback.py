"""Words about a case answer: the one change that would raise the mark most, with the answer's own numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview_coach.coach.builtin.evaluation.arithmetic import Calculation
from interview_coach.coach.builtin.evaluation.case_signs import CaseSigns, is_list
from interview_coach.coach.builtin.evaluation.feedback_signs import (
    COULD_GO_WRONG,
    EXPECTS,
    SAYS_WHAT_TO_DO,
    TAKES_FOR_GRANTED,
    TESTS_A_NUMBER,
)
from interview_coach.coach.builtin.evaluation.numbers import quantities
from interview_coach.coach.builtin.evaluation.praise import praised
from interview_coach.coach.builtin.evaluation.technical_cues import quoted
from interview_coach.coach.builtin.evaluation.technical_feedback import figure
from interview_coach.coach.builtin.evaluation.text import AnswerText, Span
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.content.library import library
from interview_coach.domain.evaluations import EvaluationRequest
from interview_coach.domain.rubrics import Marks

GOOD_ENOUGH = 4.2
"""Level from which a dimension needs no advice."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Case:
    """What the sentences are made from."""

    question: str
    text: AnswerText
    signs: CaseSigns
    recommended: bool

    @property
    def opening(self) -> str:
        return quoted(self.text.sentences[0].text, 80)

    @property
    def closing(self) -> str:
        return quoted(self.text.sentences[-1].text, 90)

    @property
    def best_number(self) -> Calculation | None:
        first_wrong = min((s.start for s in self.signs.wrong_sums), default=len(self.text.raw))
        return next((s for s in reversed(self.signs.sums) if s.correct and s.start < first_wrong), None)

    @property
    def lists(self) -> tuple[Span, ...]:
        """Bare lists, when they are much of the answer."""
        return self.signs.lists if is_list(self.signs) else ()

    @property
    def unused(self) -> str:
        """Numbers of the question that the answer does not touch, as a phrase."""
        said = [v for q in quantities(self.text.shown) for v in q.values]
        left = [
            q.text
            for q in quantities(self.question)
            if (q.percent or q.currency or q.value >= 10) and not any(abs(q.value - v) <= 0.001 * abs(v) for v in said)
        ]
        return ", ".join(dict.fromkeys(left[:4]))


def write(request: EvaluationRequest, text: AnswerText, findings: Findings, marks: Marks) -> Feedback:
    signs = findings.details["signs"]
    assert isinstance(signs, CaseSigns)
    case = _Case(request.question, text, signs, bool(findings.details["recommended"]))
    weights = {d.id: d.weight / 100 for d in library().rubric(request.type).dimensions}
    fixes: list[tuple[float, str]] = [(2.0, _sum_again(one)) for one in signs.wrong_sums]
    for name, advice in _ADVICE.items():
        level = marks.dimensions.get(name)
        if level is not None and level < GOOD_ENOUGH:
            urgent = 1.0 if name == "synthesis" and not case.recommended else 0.0
            fixes.append((weights[name] * (5.0 - level) + urgent,
                          advice(case)))  # fmt: skip
    fixes.sort(key=lambda fix: -fix[0])
    main = fixes[0][1] if fixes else f"Shorten the way to the answer: say your recommendation before {case.opening}."
    improvements = tuple(text for _, text in fixes[1 : 1 + _MOST])
    return Feedback(main, _strengths(case, main), improvements, _asks(case))


def _sum_again(one: Calculation) -> str:
    return (
        f"Work this out again: {quoted(one.quote)}. By my count it comes to about {figure(one.computed)}; you say "
        f"{figure(one.stated)}. Then check what changes after it."
    )


def _on_synthesis(case: _Case) -> str:
    number = f" and build it on {quoted(case.best_number.quote, 70)}" if case.best_number else ""
    if not case.recommended and case.signs.deferred:
        hedge = quoted(case.signs.deferred[-1].text, 90)
        return (
            f"Take a position. {hedge} may leave the decision open for a listener: let your last sentence say what you "
            f"would do, with one condition{number}."
        )
    if not case.recommended:
        return (
            f"Make your decision easy to hear: close with one sentence that starts with “I would”, and why{number}. "
            f"It can come after {case.closing}."
        )
    verdicts = _with(SAYS_WHAT_TO_DO, case.signs.verdicts)
    check = "check that the main risk and the next step can be heard too"
    if case.signs.verdicts and case.signs.verdicts[0].start == case.text.sentences[0].start:
        return f"You open with {case.opening}: put its two strongest numbers right beside it, and {check}."
    if not verdicts:
        return f"Let your first sentence be the decision, with its two strongest numbers, near {case.opening}; {check}."
    verdict = quoted(verdicts[-1].text, 90)
    return f"Say your decision first, with its two strongest numbers; if {verdict} is it, move it up. Then {check}."


def _on_structure(case: _Case) -> str:
    if len(case.signs.frameworks) >= 2 and not case.signs.sums:
        names = ", ".join(case.signs.frameworks[:3])
        return (
            f"You name {names}. Keep the one that helps most here, and fill it with this case: "
            f"{case.unused or 'its numbers'}."
        )
    if case.lists:
        return (
            f"From {quoted(case.lists[0].text, 90)}, pick the two or three things that move the result most, and say "
            "why in that order."
        )
    return (
        f"Help the listener to follow: one sentence before {case.opening} that names the two to four parts and their "
        "order; if it is there, number them."
    )


def _on_numbers(case: _Case) -> str:
    if case.signs.gives_up:
        return (
            f"{quoted(case.signs.gives_up[0].text, 90)} may sound as if you stop at the numbers. The question gives "
            f"{case.unused or 'some'}: round them and work it out aloud."
        )
    if case.unused:
        return (
            f"Go through the numbers of the question once more, such as {case.unused}: is each one used, or left out "
            "for a reason that you say?"
        )
    if case.best_number and not case.signs.checked:
        return (
            f"Test {quoted(case.best_number.quote, 80)} aloud: which assumption moves it most, and does it fit with "
            "something you know?"
        )
    return f"Let them hear each step between the numbers, from {case.opening} to your result, with the units."


def _on_hypothesis(case: _Case) -> str:
    if views := _with(EXPECTS, case.signs.views):
        view = quoted(views[0].text, 90)
        return f"If {view} is what you expect, say it early, and what you would look at first to test it."
    return (
        f"A listener wants to hear early what you expect, near {case.opening}: “My first guess is …, because …”. Then "
        "test it."
    )


def _on_insight(case: _Case) -> str:
    base = case.best_number.quote if case.best_number else (case.signs.matter or case.text.sentences)[-1].text
    return f"Let them hear what {quoted(base, 80)} means for the decision: what follows from it, and what does not."


def _on_clarify(case: _Case) -> str:
    return (
        f"One or two questions to them help before {case.opening}: what counts as success, by when, or a word of the "
        "question that can be read in two ways."
    )


def _on_communication(case: _Case) -> str:
    return f"Number your parts aloud and say at each what it adds, so that {case.closing} comes as no surprise."


_ADVICE = {
    "synthesis": _on_synthesis,
    "structure": _on_structure,
    "numbers": _on_numbers,
    "hypothesis": _on_hypothesis,
    "insight": _on_insight,
    "clarify": _on_clarify,
    "communication": _on_communication,
}


def _strengths(case: _Case, change_first: str) -> tuple[str, ...]:
    best = case.best_number
    found = [f"{quoted(best.quote)}: this step comes out right."] if best else []
    kinds: tuple[tuple[tuple[Span, ...], str], ...] = (
        (_with(TESTS_A_NUMBER, case.signs.checked), "you test your own number."),
        (_with(TAKES_FOR_GRANTED, case.signs.questions), "you say what you ask or take for granted."),
        (_with(SAYS_WHAT_TO_DO, case.signs.verdicts if case.recommended else ()), "you say what you would do."),
        (_with(COULD_GO_WRONG, case.signs.risks), "you say what could go wrong."),
        (_with(EXPECTS, case.signs.views), "you say what you expect."),
    )
    apart = [([s for s in spans if not best or s.text != best.quote], praise) for spans, praise in kinds]
    return (*found, *praised(apart, change_first, most=_MOST - len(found)))


def _with(sign: re.Pattern[str], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences that show it for certain, in the part of them that is quoted."""
    return tuple(span for span in spans if sign.search(quoted(span.text)))


def _asks(case: _Case) -> tuple[str, ...]:
    asks = []
    if not case.recommended:
        asks.append("If you had ten seconds for your answer, what would you say?")
    if case.unused and not case.signs.sums:
        asks.append("Which number of the question matters most, and why?")
    if not case.signs.risks:
        asks.append("What would make you change your mind?")
    return tuple(asks[:2])

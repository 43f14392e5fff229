"""Evaluates one answer: gate, extract, verify, mark, write."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from types import ModuleType

from interview_coach.coach.builtin.evaluation.behavioral_wordings import ACKNOWLEDGEMENT, HELP
from interview_coach.coach.builtin.evaluation.care import in_danger, says_so_plainly
from interview_coach.coach.builtin.evaluation.gate import Gate, open_gate
from interview_coach.coach.builtin.evaluation.language import other_language
from interview_coach.coach.builtin.evaluation.squeeze import Squeezed
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.coach.verify import verified
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.rubrics import LOWEST_MARK, Marks, Rubric, mark
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType

ENGINE = "builtin"
KIND_FROM = 2.5
"""Somebody who tells something painful of their life gets no overall mark below this, rather none."""
ENGINE_VERSION = "2026.11.3"
_MODULES = {
    QuestionType.BEHAVIORAL: "behavioral",
    QuestionType.TECHNICAL: "technical",
    QuestionType.CASE: "case",
    QuestionType.SITUATIONAL: "situational",
    QuestionType.MOTIVATION: "motivation",
}


def evaluate(request: EvaluationRequest) -> Evaluation:
    """The judgement of one answer; the same request gives the same evaluation.

    `examples` stays empty: the coach adds lines of the CV. What cannot be marked comes back with `scored=False`,
    a kind reason and one thing to try.
    """
    squeezed = Squeezed.of(request.answer)
    return squeezed.restored(_judged(replace(request, answer=squeezed.text)))


def _judged(request: EvaluationRequest) -> Evaluation:
    rubric = library().rubric(request.type, request.variant)
    if language := other_language(request.answer):
        return _in_other_language(rubric, language)
    gate = open_gate(request.answer, request.type)
    painful = says_so_plainly(gate.text.plain)
    at_risk = in_danger(gate.text.plain)
    if gate.why_not_scored is not None:
        return _with_care(_unscored(rubric, gate), at_risk=at_risk) if painful else _unscored(rubric, gate)
    module = _module(request.type)
    found: Findings = module.extract(request, gate.text)
    findings = verified(found, request.answer, rubric)
    if findings.why_not_scored is not None:
        return _not_marked(rubric, gate, findings)
    marks = mark(rubric, findings.levels, findings.conditions)
    feedback: Feedback = module.write(request, gate.text, findings, marks)
    found_all = _evaluation(rubric, gate, findings, marks, feedback)
    return _with_care(found_all, at_risk=at_risk) if painful and Flag.SENSITIVE not in found_all.flags else found_all


def words_about(request: EvaluationRequest, findings: Findings, marks: Marks) -> Feedback:
    """The builtin writer's words for findings and marks that another engine made and code accepted. What only the
    builtin reading knows (places to quote, figures, what was blamed) is read from the answer again.

    The answer must be one that the builtin coach marks: English, and let through by the gate.
    """
    gate = open_gate(request.answer, request.type)
    module = _module(request.type)
    own: Findings = module.extract(request, gate.text)
    feedback: Feedback = module.write(request, gate.text, replace(findings, details=own.details), marks)
    return feedback


def _with_care(evaluation: Evaluation, *, at_risk: bool) -> Evaluation:
    """Acknowledged first, whatever the question was; the behavioral extractor looks closer and does it itself. Where
    somebody may be in danger, help comes before anything else."""
    first = f"{HELP} {ACKNOWLEDGEMENT}" if at_risk else ACKNOWLEDGEMENT
    return replace(
        evaluation,
        flags=(*evaluation.flags, Flag.SENSITIVE),
        main_fix=f"{first} You may take another case for this question, or stop here for today.",
    )


def _module(question_type: QuestionType) -> ModuleType:
    """Writer and extractor of a type, imported when the first answer of that type comes."""
    return import_module(f"{__package__}.{_MODULES[question_type]}")


def _evaluation(rubric: Rubric, gate: Gate, findings: Findings, marks: Marks, feedback: Feedback) -> Evaluation:
    assessable = findings.overall_assessable and marks.overall is not None
    if Flag.SENSITIVE in findings.flags and (marks.overall or LOWEST_MARK) < KIND_FROM:
        assessable = False
    return Evaluation(
        ENGINE,
        ENGINE_VERSION,
        rubric.version,
        scored=True,
        response_type=findings.response_type,
        overall=marks.overall if assessable else None,
        equal_weight=marks.equal_weight if assessable else None,
        confidence=findings.confidence,
        dimensions=marks.dimensions,
        star=findings.star,
        segments=findings.segments,
        flags=_joined(findings.flags, gate.flags),
        evidence=findings.evidence,
        strengths=feedback.strengths,
        main_fix=feedback.main_fix,
        improvements=feedback.improvements,
        asks=feedback.asks,
        key_points=findings.key_points,
    )


def _unscored(rubric: Rubric, gate: Gate) -> Evaluation:
    kind = gate.response_type or ResponseType.NOT_AN_ANSWER
    return Evaluation(
        ENGINE,
        ENGINE_VERSION,
        rubric.version,
        scored=False,
        response_type=kind,
        why_not_scored=gate.why_not_scored,
        dimensions={dimension.id: None for dimension in rubric.dimensions},
        flags=gate.flags,
        main_fix=gate.main_fix,
    )


def _in_other_language(rubric: Rubric, language: str) -> Evaluation:
    looks = "This looks like " + language
    return Evaluation(
        ENGINE,
        ENGINE_VERSION,
        rubric.version,
        scored=False,
        response_type=ResponseType.OTHER_LANGUAGE,
        why_not_scored=f"{looks}. The builtin coach understands English only, and no mark is better than a wrong one.",
        dimensions={dimension.id: None for dimension in rubric.dimensions},
        main_fix="Tell the same story in English if the interview will be in English; the facts are what counts.",
    )


def _not_marked(rubric: Rubric, gate: Gate, findings: Findings) -> Evaluation:
    """What passed the gate but an extractor found to be no answer to mark."""
    return Evaluation(
        ENGINE,
        ENGINE_VERSION,
        rubric.version,
        scored=False,
        response_type=findings.response_type,
        why_not_scored=findings.why_not_scored,
        dimensions={dimension.id: None for dimension in rubric.dimensions},
        flags=_joined(findings.flags, gate.flags),
        main_fix="Tell a little more: what the point is, and one reason or example for it.",
    )


def _joined(first: tuple[Flag, ...], second: tuple[Flag, ...]) -> tuple[Flag, ...]:
    return tuple(dict.fromkeys((*first, *second)))

"""One answer, judged with a model: the gate first, then extract, verify, score, write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from pydantic import BaseModel

from interview_coach.coach.builtin.evaluation.bank_reference import reference_for
from interview_coach.coach.builtin.evaluation.behavioral_wordings import ACKNOWLEDGEMENT
from interview_coach.coach.builtin.evaluation.evaluate import words_about
from interview_coach.coach.builtin.evaluation.gate import FEWEST_WORDS, Gate, is_mash, open_gate
from interview_coach.coach.builtin.evaluation.reference import Reference
from interview_coach.coach.builtin.evaluation.squeeze import Squeezed
from interview_coach.coach.fallback import as_clause
from interview_coach.coach.llm.desk import Ask, Desk
from interview_coach.coach.llm.evaluation.examples import examples_for
from interview_coach.coach.llm.evaluation.feedback import (
    Facts,
    FeedbackText,
    Told,
    accepted,
    account_for,
    weakest,
    wrong_with,
)
from interview_coach.coach.llm.evaluation.findings import CERTAIN_OF_CODE, NO_ANSWERS, Case, findings_of, unfounded
from interview_coach.coach.llm.evaluation.places import NO_BLANKS_FROM, Places
from interview_coach.coach.llm.evaluation.reading import Reading, reading_for
from interview_coach.coach.llm.fence import fence
from interview_coach.coach.llm.prompts import version_of
from interview_coach.coach.pipeline import Feedback, Findings
from interview_coach.coach.verify import verified
from interview_coach.content.library import library
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.rubrics import LOWEST_MARK, Marks, Rubric, mark, to_mark
from interview_coach.domain.vocabulary import Flag, QuestionType, ResponseType
from interview_coach.errors import BudgetExceeded, ProviderError

APART_DOWN = 2.0
"""How far the mark from a model's reading may lie below the builtin coach's own. Further off, one of them misread the
answer, or the answer or the model cheats; the mark stays at that distance and confidence is low."""
LEAST_UP, MOST_UP = 0.5, 1.2
WEAK, GOOD = 2.0, 3.5
"""How far above: least up to a weak mark of its own, most from a good one on, even steps between. Raters go further up
from a weak one in 2 answers of 100, from a good one in 5; whoever flatters gains most with weak ones."""
FAR_DOWN = 1.5
UNSURE = 0.35
KIND_FROM = 2.5
"""As with the builtin coach: somebody who tells something painful gets no overall mark below this, rather none."""
BELIEVED_BELOW = 2.5
"""The builtin coach's mark below which a model is believed that there is no answer."""

Tell = Callable[[str, str], None]
"""Gets the kind of a remark (`keep`, `main_fix`, `improvements`, `asks`) and the remark, while it is being written."""


@dataclass(frozen=True)
class Judge:
    """A desk and what the builtin coach made of the answer."""

    desk: Desk
    first: Evaluation
    tell: Tell | None = None

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        """Two tasks of at most `MOST_REQUESTS` paid replies each: four at most for one answer, two as a rule. Both are
        estimated before the first goes out. When the second fails, the model's accepted evidence and the marks stay,
        the builtin writer writes about them, and `notice` says so.

        Raises BudgetExceeded, ProviderError; what the gate stops is never sent and comes back as it is.
        """
        squeezed = Squeezed.of(request.answer)
        request = replace(request, answer=squeezed.text)
        gate = open_gate(request.answer, request.type)
        if self._is_stopped(gate):
            return self.first
        rubric = library().rubric(request.type, request.variant)
        reference = reference_for(request) if request.type is QuestionType.TECHNICAL else None
        case = Case(request.type, Places.of(gate.text.shown), self.first, reference)
        return squeezed.restored(self._judged(request, case, rubric))

    def _is_stopped(self, gate: Gate) -> bool:
        """Of an answer in another language, which the gate cannot read, only the length is looked at."""
        if self.first.response_type is not ResponseType.OTHER_LANGUAGE:
            return not self.first.scored or gate.why_not_scored is not None
        if is_mash(gate.text):
            return True
        # Some scripts put no blanks between words; two signs of them are about a word.
        joined = sum(ch >= NO_BLANKS_FROM and ch.isalpha() for ch in gate.text.shown)
        return max(gate.text.word_count, joined // 2) < FEWEST_WORDS

    def _judged(self, request: EvaluationRequest, case: Case, rubric: Rubric) -> Evaluation:
        reading = self._read(request, case, rubric)
        if self._is_no_answer(reading):
            return self._not_an_answer(rubric, reading)
        findings = verified(findings_of(reading, case), request.answer, rubric)
        marks = self._within_reach(rubric, mark(rubric, findings.levels, findings.conditions), findings)
        if Flag.SENSITIVE in findings.flags or findings.response_type is ResponseType.SENSITIVE:
            return self._kindly(rubric, findings, marks)
        try:
            feedback = self._write(request, case, findings, marks)
        except (BudgetExceeded, ProviderError) as error:
            # The reading is paid and it holds: only the words are missing.
            feedback = self._builtin_words(request, findings, marks)
            notice = f"A model marked it; the builtin coach wrote the words because {as_clause(str(error))}."
            return replace(self._evaluation(rubric, findings, marks, feedback), notice=notice)
        return self._evaluation(rubric, findings, marks, feedback)

    def _builtin_words(self, request: EvaluationRequest, findings: Findings, marks: Marks) -> Feedback:
        if self.first.response_type is ResponseType.OTHER_LANGUAGE:  # which the builtin writer cannot read
            return Feedback(self.first.main_fix)
        return words_about(request, findings, marks)

    def _is_no_answer(self, reading: Reading) -> bool:
        """A model is not believed that there is nothing in an answer in which the builtin coach found something."""
        said = ResponseType(str(reading.response_type)) in NO_ANSWERS
        return said and (self.first.overall or LOWEST_MARK) < BELIEVED_BELOW

    def _read(self, request: EvaluationRequest, case: Case, rubric: Rubric) -> Reading:
        kind = reading_for(request.type, request.variant)
        ask = Ask(
            "extract",
            {
                "type": request.type.value,
                "rubric": rubric,
                "medium": request.medium.value,
                "examples": examples_for(rubric.id),
                "has_points": bool(case.reference and case.reference.key_points),
            },
            {
                "question": request.question,
                "answer": case.places.answer,
                "key_points": _numbered(case.reference),
            },
            output_tokens=2_500,
            then=(self._note(request, case, *self._own(rubric)), FeedbackText),
        )

        def check(reading: Reading) -> str | None:
            missing = "\n".join(f"- {quote[:200]}" for quote in unfounded(reading, case)[:8])
            return self._again("These quotes are not word for word in the answer; correct or leave them out.", missing)

        return self.desk.ask(ask, kind, check=check)

    @staticmethod
    def _again(what: str, about: str | None) -> str | None:
        """What is said to the model about its reply; what is quoted in it may be words of the answer, so it stands
        between marks."""
        return f"{what} Give the whole reply again.\n{fence('reply', about)}" if about else None

    def _write(self, request: EvaluationRequest, case: Case, findings: Findings, marks: Marks) -> Feedback:
        facts = Facts(case.places, request.question, "\n".join(point.text for point in findings.key_points or ()))
        ask = self._note(request, case, findings, marks)
        watch = Told(facts, self.tell).watch if self.tell is not None else None

        def check(text: FeedbackText) -> str | None:
            return self._again("Correct these remarks or leave them out.", wrong_with(text, facts))

        text = self.desk.ask(ask, FeedbackText, check=check, watch=watch)
        return accepted(text, facts, self.first)

    @staticmethod
    def _note(request: EvaluationRequest, case: Case, findings: Findings, marks: Marks) -> Ask:
        """What asks for the words about those findings."""
        rubric = library().rubric(request.type, request.variant)
        return Ask(
            "feedback",
            {"weakest": weakest(rubric, marks), "type": request.type.value},
            {"accepted": account_for(request, findings, marks, rubric), "answer": case.places.answer},
            strong=True,
            output_tokens=700,
        )

    def _own(self, rubric: Rubric) -> tuple[Findings, Marks]:
        """The builtin coach's reading of the same answer: about as long as the model's will be."""
        first = self.first
        found = Findings(
            first.response_type,
            first.dimensions,
            star=first.star,
            flags=first.flags,
            evidence=first.evidence,
            key_points=first.key_points,
        )
        return found, mark(rubric, first.dimensions, frozenset())

    def _within_reach(self, rubric: Rubric, marks: Marks, findings: Findings) -> Marks:
        """Whether another question is answered a model sees better than the builtin coach: there is no lower bound.
        Where the mark is moved, its parts move with it."""
        reach = self._reach(rubric)
        if reach is None or marks.overall is None:
            return marks
        lowest, highest = reach
        lowest = LOWEST_MARK if "off_topic" in findings.conditions else lowest
        overall = to_mark(min(highest, max(lowest, marks.overall)))
        moved = overall - marks.overall
        parts = {name: None if part is None else to_mark(part + moved) for name, part in marks.dimensions.items()}
        equal = marks.equal_weight
        return Marks(parts, overall, None if equal is None else to_mark(equal + moved)) if moved else marks

    def _reach(self, rubric: Rubric) -> tuple[float, float] | None:
        """Lowest and highest mark that is near enough to the builtin coach's; None where it has nothing to say. Where
        it gives no mark (truth without a reference), its parts are a weaker hold."""
        if self.first.overall is not None:
            return self.first.overall - APART_DOWN, self.first.overall + reach_up(self.first.overall)
        own = mark(rubric, self.first.dimensions, frozenset()).overall
        return None if own is None else (LOWEST_MARK, own + APART_DOWN)

    def _evaluation(self, rubric: Rubric, findings: Findings, marks: Marks, feedback: Feedback) -> Evaluation:
        return replace(
            self._bare(rubric, findings.response_type),
            scored=True,
            overall=marks.overall if findings.overall_assessable else None,
            equal_weight=marks.equal_weight if findings.overall_assessable else None,
            confidence=UNSURE if self._far_off(marks) else findings.confidence,
            dimensions=marks.dimensions,
            star=findings.star,
            segments=findings.segments,
            flags=findings.flags,
            evidence=findings.evidence,
            strengths=feedback.strengths,
            main_fix=feedback.main_fix,
            improvements=feedback.improvements,
            asks=feedback.asks,
            examples=self.first.examples,
            key_points=findings.key_points,
        )

    def _far_off(self, marks: Marks) -> bool:
        own = self.first.overall
        if own is None or marks.overall is None:
            return False
        return marks.overall >= to_mark(own + reach_up(own)) > own or round(own - marks.overall, 1) >= FAR_DOWN

    def _kindly(self, rubric: Rubric, findings: Findings, marks: Marks) -> Evaluation:
        """Somebody told something painful: the builtin coach's words, read for this, come first and alone."""
        low = (marks.overall or LOWEST_MARK) < KIND_FROM
        words = self.first.main_fix if Flag.SENSITIVE in self.first.flags else _ACKNOWLEDGED
        return replace(
            self._evaluation(rubric, findings, marks, Feedback(words)),
            overall=None if low else marks.overall,
            equal_weight=None if low else marks.equal_weight,
            flags=tuple(dict.fromkeys((*findings.flags, Flag.SENSITIVE))),
        )

    def _not_an_answer(self, rubric: Rubric, reading: Reading) -> Evaluation:
        return replace(
            self._bare(rubric, ResponseType(str(reading.response_type))),
            flags=(*(flag for flag in self.first.flags if flag in CERTAIN_OF_CODE), Flag.NOT_AN_ANSWER),
            why_not_scored="I could not find an answer to the question in this text, so there is nothing to mark.",
            main_fix="Tell a little more: what the point is, and one reason or example for it.",
        )

    def _bare(self, rubric: Rubric, kind: ResponseType) -> Evaluation:
        return Evaluation(
            engine=self.desk.client.engine,
            engine_version=engine_version(rubric.id),
            rubric_version=rubric.version,
            scored=False,
            response_type=kind,
            dimensions={dimension.id: None for dimension in rubric.dimensions},
            usage=self.desk.usage(),
        )


CHECKS = "2"
"""Changes with the rules by which code accepts, limits and marks what a model read."""


def engine_version(rubric: str) -> str:
    """`extract@3f9a12c0 feedback@…`: changes with the prompts, the marked examples of that rubric, the shapes of the
    replies, and `CHECKS`."""
    kind, _, variant = rubric.partition(".")
    reading = reading_for(QuestionType(kind), variant or None)
    extract = version_of("extract", examples_for(rubric), _shape(reading), CHECKS)
    return f"{extract} {version_of('feedback', _shape(FeedbackText), CHECKS)}"


def _shape(reply: type[BaseModel]) -> str:
    return json.dumps(reply.model_json_schema(), sort_keys=True)


def reach_up(own: float) -> float:
    """How far above the builtin coach's mark `own` a model's may lie."""
    share = min(1.0, max(0.0, (own - WEAK) / (GOOD - WEAK)))
    return LEAST_UP + share * (MOST_UP - LEAST_UP)


def _numbered(reference: Reference | None) -> str:
    points = reference.key_points if reference else ()
    lines = [f"{number}. {point}" for number, point in enumerate(points, 1)]
    if reference and reference.misconceptions:
        lines += ["Misconceptions (wrong):", *(f"- {wrong}" for wrong in reference.misconceptions)]
    return "\n".join(lines) or "none"


_ACKNOWLEDGED = f"{ACKNOWLEDGEMENT} You may take another case for this question, or stop here for today."

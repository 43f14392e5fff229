"""The builtin coach: one object over the embedded parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview_coach.coach.builtin.evaluation.evaluate import evaluate
from interview_coach.coach.builtin.examples import rank_examples
from interview_coach.coach.builtin.interview import advise, debrief, follow_up
from interview_coach.coach.builtin.job import analyse_job
from interview_coach.coach.builtin.questions import ask
from interview_coach.coach.builtin.rush import plan_tonight, write_pitch
from interview_coach.coach.builtin.sample import write_sample
from interview_coach.coach.builtin.tips import give_tips
from interview_coach.domain.coaching import Advice, Debrief, Debriefed, Exchange, FollowUp, StudyArea
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Question, Ranking, SampleAnswer, Tips
from interview_coach.domain.rush import Pitch, RushPlan
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import InvalidInput

_EXAMPLES_SHOWN = 3


class BuiltinCoach:
    """Implements ports.Coach with rules, content, and the encoder in the package."""

    name = "builtin"

    def analyse_job(self, posting: Posting, cv: Cv | None = None) -> Job:
        return analyse_job(posting, cv)

    def propose_corrections(self, cv: Cv) -> tuple[CvProposal, ...]:  # noqa: ARG002  (it read the CV already)
        return ()

    def ask(
        self, cv: Cv, posting: Posting, *, type: QuestionType | None = None, count: int = 12
    ) -> tuple[Question, ...]:
        return ask(cv, posting, type=type, count=count)

    def rank_examples(
        self, question: str, type: QuestionType, cv: Cv, posting: Posting | None = None, *, top: int = 5
    ) -> Ranking:
        _check_question(question)
        return rank_examples(question, type, cv, posting, top=top)

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        _check_question(request.question)
        evaluation = evaluate(request)
        if request.cv is None or evaluation.scored is False:
            return evaluation
        posting = Posting(request.posting_text) if request.posting_text else None
        ranking = rank_examples(request.question, request.type, request.cv, posting, top=_EXAMPLES_SHOWN)
        return replace(evaluation, examples=ranking.ranked)

    def write_sample(
        self, question: str, type: QuestionType, cv: Cv | None = None, posting: Posting | None = None
    ) -> SampleAnswer:
        _check_question(question)
        return write_sample(question, type, cv, posting)

    def give_tips(self, posting: Posting, cv: Cv | None = None) -> Tips:
        return give_tips(posting, cv)

    def plan_tonight(self, cv: Cv, posting: Posting) -> RushPlan:
        return plan_tonight(cv, posting)

    def write_pitch(self, cv: Cv, posting: Posting | None = None) -> Pitch:
        return write_pitch(cv, posting)

    def follow_up(self, exchange: Exchange) -> FollowUp | None:
        _check_question(exchange.question)
        return follow_up(exchange)

    def debrief(self, rows: Sequence[Debriefed]) -> Debrief:
        return debrief(rows)

    def advise(self, areas: Sequence[StudyArea], minutes: int, days: int) -> tuple[Advice, ...]:
        return advise(areas, minutes, days)


def _check_question(question: str) -> None:
    if not question.strip():
        raise InvalidInput("the question is empty")

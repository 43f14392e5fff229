"""The interview-coach agent: the same port as the builtin coach, with a language model to read and write.

A model extracts and writes; code checks every quote, computes the marks and drops what has no source. What a model
is not asked for (the plan for tonight, the gate before a mark) the builtin coach does, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interview_coach.coach.llm.desk import Client, Desk, Hiding, Nearness, NothingHidden
from interview_coach.coach.llm.evaluation.evaluate import Judge, Tell
from interview_coach.coach.llm.fence import plain
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.tasks import cv as cv_task
from interview_coach.coach.llm.tasks import debrief as debrief_task
from interview_coach.coach.llm.tasks import examples as examples_task
from interview_coach.coach.llm.tasks import follow_up as follow_up_task
from interview_coach.coach.llm.tasks import pitch as pitch_task
from interview_coach.coach.llm.tasks import posting as posting_task
from interview_coach.coach.llm.tasks import questions as questions_task
from interview_coach.coach.llm.tasks import sample as sample_task
from interview_coach.coach.llm.tasks import study as study_task
from interview_coach.coach.llm.tasks import tips as tips_task
from interview_coach.domain.coaching import Advice, Debrief, Debriefed, Exchange, FollowUp, StudyArea
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Question, Ranking, SampleAnswer, Tips
from interview_coach.domain.rush import Pitch, RushPlan
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.ports import Coach

Hide = Callable[[Cv | None, tuple[str, ...]], Hiding]
"""Makes what hides the personal data of a CV and of further texts."""


def hide_nothing(_cv: Cv | None, _texts: tuple[str, ...]) -> Hiding:
    return NothingHidden()


@dataclass(frozen=True)
class InterviewCoachAgent:
    """Made anew for each thing a user does: `meter` belongs to it, `client` is shared.

    Every method may raise BudgetExceeded and ProviderError; nothing is made up instead.
    """

    client: Client
    meter: Meter
    builtin: Coach
    hide: Hide = hide_nothing
    tell: Tell | None = None
    nearness: Nearness | None = None

    @property
    def name(self) -> str:
        return self.client.engine

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        first = self.builtin.evaluate(request)
        desk = self._desk(request.cv, request.answer, request.question)
        return Judge(desk, first, self.tell).evaluate(request)

    def analyse_job(self, posting: Posting, cv: Cv | None = None) -> Job:
        return posting_task.analyse_job(self._desk(cv, posting.text), self.builtin, posting, cv)

    def propose_corrections(self, cv: Cv) -> tuple[CvProposal, ...]:
        texts = (line.text for line in cv.lines)
        return cv_task.propose_corrections(self._desk(cv, *texts), cv)

    def ask(
        self, cv: Cv, posting: Posting, *, type: QuestionType | None = None, count: int = 12
    ) -> tuple[Question, ...]:
        wanted = questions_task.SetWanted(cv, posting, type, count)
        return questions_task.ask(self._desk(cv, posting.text), self.builtin, wanted)

    def rank_examples(
        self, question: str, type: QuestionType, cv: Cv, posting: Posting | None = None, *, top: int = 5
    ) -> Ranking:
        wanted = examples_task.ExamplesWanted(question, type, cv, posting, top)
        return examples_task.rank_examples(self._desk(cv, question), self.builtin, wanted)

    def write_sample(
        self, question: str, type: QuestionType, cv: Cv | None = None, posting: Posting | None = None
    ) -> SampleAnswer:
        wanted = sample_task.SampleWanted(question, type, cv, posting)
        return sample_task.write_sample(self._desk(cv, question, _text_of(posting)), self.builtin, wanted)

    def give_tips(self, posting: Posting, cv: Cv | None = None) -> Tips:
        return tips_task.give_tips(self._desk(cv, posting.text), self.builtin, posting, cv)

    def plan_tonight(self, cv: Cv, posting: Posting) -> RushPlan:
        return self.builtin.plan_tonight(cv, posting)

    def write_pitch(self, cv: Cv, posting: Posting | None = None) -> Pitch:
        return pitch_task.write_pitch(self._desk(cv, _text_of(posting)), self.builtin, cv, posting)

    def follow_up(self, exchange: Exchange) -> FollowUp | None:
        desk = self._desk(None, exchange.question, exchange.answer, *exchange.asked)
        return follow_up_task.follow_up(desk, self.builtin, exchange)

    def debrief(self, rows: Sequence[Debriefed]) -> Debrief:
        texts = (text for row in rows for text in (row.question, *row.quotes))
        return debrief_task.debrief(self._desk(None, *texts), self.builtin, rows)

    def advise(self, areas: Sequence[StudyArea], minutes: int, days: int) -> tuple[Advice, ...]:
        texts = (text for area in areas for text in (area.name, area.reason))
        return study_task.study_advice(self._desk(None, *texts), self.builtin, areas, minutes=minutes, days=days)

    def _desk(self, cv: Cv | None, *texts: str) -> Desk:
        return Desk(self.client, self.meter, self.hide(cv, tuple(map(plain, texts))), self.nearness)


def _text_of(posting: Posting | None) -> str:
    return posting.text if posting else ""

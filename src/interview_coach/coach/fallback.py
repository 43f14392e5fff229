"""A model coach with the builtin one behind it: when the model fails, the builtin coach does it and says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from interview_coach.domain.coaching import Advice, Debrief, Debriefed, Exchange, FollowUp, StudyArea
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest, Usage
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Question, Ranking, SampleAnswer, Tips
from interview_coach.domain.rush import Pitch, RushPlan
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import BudgetExceeded, KeyRefused, ProviderError
from interview_coach.ports import Coach

T = TypeVar("T")


@dataclass
class FallbackCoach:
    """`spent` tells what the model has cost so far: it is paid although the builtin coach finished. With `strict` a
    wrong key, quota or model name is raised, since only the user can mend it; otherwise it is said in the notice.

    `notices` collects one sentence for each time the builtin coach stepped in.
    """

    model: Coach
    builtin: Coach
    spent: Callable[[], Usage]
    strict: bool = False
    notices: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        before = len(self.notices)
        found = self._tried(lambda: self.model.evaluate(request), lambda: self.builtin.evaluate(request), "Marked")
        if len(self.notices) == before:
            self.notices += [found.notice] if found.notice else []  # only the words are the builtin coach's
            return found
        return replace(found, usage=self.spent(), notice=self.notices[-1])

    def analyse_job(self, posting: Posting, cv: Cv | None = None) -> Job:
        return self._tried(lambda: self.model.analyse_job(posting, cv), lambda: self.builtin.analyse_job(posting, cv))

    def propose_corrections(self, cv: Cv) -> tuple[CvProposal, ...]:
        return self._tried(
            lambda: self.model.propose_corrections(cv), lambda: self.builtin.propose_corrections(cv), "Left as it was"
        )

    def ask(
        self, cv: Cv, posting: Posting, *, type: QuestionType | None = None, count: int = 12
    ) -> tuple[Question, ...]:
        return self._tried(
            lambda: self.model.ask(cv, posting, type=type, count=count),
            lambda: self.builtin.ask(cv, posting, type=type, count=count),
        )

    def rank_examples(
        self, question: str, type: QuestionType, cv: Cv, posting: Posting | None = None, *, top: int = 5
    ) -> Ranking:
        return self._tried(
            lambda: self.model.rank_examples(question, type, cv, posting, top=top),
            lambda: self.builtin.rank_examples(question, type, cv, posting, top=top),
        )

    def write_sample(
        self, question: str, type: QuestionType, cv: Cv | None = None, posting: Posting | None = None
    ) -> SampleAnswer:
        return self._tried(
            lambda: self.model.write_sample(question, type, cv, posting),
            lambda: self.builtin.write_sample(question, type, cv, posting),
            "Written",
        )

    def give_tips(self, posting: Posting, cv: Cv | None = None) -> Tips:
        return self._tried(lambda: self.model.give_tips(posting, cv), lambda: self.builtin.give_tips(posting, cv))

    def plan_tonight(self, cv: Cv, posting: Posting) -> RushPlan:
        return self._tried(lambda: self.model.plan_tonight(cv, posting), lambda: self.builtin.plan_tonight(cv, posting))

    def write_pitch(self, cv: Cv, posting: Posting | None = None) -> Pitch:
        return self._tried(
            lambda: self.model.write_pitch(cv, posting), lambda: self.builtin.write_pitch(cv, posting), "Written"
        )

    def follow_up(self, exchange: Exchange) -> FollowUp | None:
        return self._tried(lambda: self.model.follow_up(exchange), lambda: self.builtin.follow_up(exchange), "Asked")

    def debrief(self, rows: Sequence[Debriefed]) -> Debrief:
        return self._tried(lambda: self.model.debrief(rows), lambda: self.builtin.debrief(rows), "Written")

    def advise(self, areas: Sequence[StudyArea], minutes: int, days: int) -> tuple[Advice, ...]:
        return self._tried(
            lambda: self.model.advise(areas, minutes, days),
            lambda: self.builtin.advise(areas, minutes, days),
            "Written",
        )

    def _tried(self, by_model: Callable[[], T], by_builtin: Callable[[], T], done: str = "Done") -> T:
        try:
            return by_model()
        except (BudgetExceeded, ProviderError) as error:
            if self.strict and isinstance(error, KeyRefused):
                raise
            self.notices.append(f"{done} by the builtin coach because {as_clause(str(error))}.")
            return by_builtin()


def as_clause(sentence: str) -> str:
    """A sentence as the end of another one."""
    bare = sentence.rstrip(".")
    return bare[0].lower() + bare[1:] if bare.startswith(("The ", "This ")) else bare

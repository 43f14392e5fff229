"""Contracts of the parts that have more than one implementation."""

from __future__ import annotations

from typing import Protocol

from interview_coach.domain.cv import Cv
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Question, Ranking, SampleAnswer, Tips
from interview_coach.domain.rush import Pitch, RushPlan
from interview_coach.domain.vocabulary import QuestionType


class Coach(Protocol):
    """An engine: rules and small models in the process (builtin), or a language model behind an API.

    Every method is pure towards the caller: it stores nothing, and the same input gives the same output for
    the builtin engine. A failing engine raises `ProviderError`; it never returns a made-up mark.
    """

    name: str
    """`builtin`, `gemini` or `openai`: stands in every result."""

    def analyse_job(self, posting: Posting, cv: Cv | None = None) -> Job:
        """What the posting asks for. Every quote stands word for word in `posting.text` after white space is
        collapsed, 300 characters at most. With a CV, requirements carry evidence and `gaps` is filled.
        A posting with only a title is answered from the occupation it names.

        Raises InvalidInput when there is neither text nor a title.
        """

    def ask(
        self, cv: Cv, posting: Posting, *, type: QuestionType | None = None, count: int = 12
    ) -> tuple[Question, ...]:
        """Exactly `count` questions (1-50); of one `type`, or mixed (three types and more) when it is None.
        Each has its reason and a true quote of the posting or the CV, 200 characters at most."""

    def rank_examples(
        self, question: str, type: QuestionType, cv: Cv, posting: Posting | None = None, *, top: int = 5
    ) -> Ranking:
        """Lines of the CV that answer the question, best first, at most `top`; none rather than a stretch."""

    def evaluate(self, request: EvaluationRequest) -> Evaluation:
        """Judgement of one answer. Every evidence quote is exactly `answer[start:end]`. Junk and refusals come
        back with `scored=False` and a kind reason."""

    def write_sample(
        self, question: str, type: QuestionType, cv: Cv | None = None, posting: Posting | None = None
    ) -> SampleAnswer:
        """A sample answer. Every fact has a reference; what is missing is a visible blank."""

    def give_tips(self, posting: Posting, cv: Cv | None = None) -> Tips:
        """Advice that fits the industry and the situation, each with why it is shown."""

    def plan_tonight(self, cv: Cv, posting: Posting) -> RushPlan:
        """A plan of 45 minutes for the evening before: five questions (the opening, why this job, and the strongest
        behavioral, technical and situational one), two stories with their four parts, three questions to ask. Facts
        are the CV's or the posting's, with their reference; what is missing is a visible blank.

        Raises InvalidInput when there is neither text nor a title.
        """

    def write_pitch(self, cv: Cv, posting: Posting | None = None) -> Pitch:
        """The answer to "tell me about yourself", 150 to 215 words: present, past with two proofs, why this job.
        Every fact has a claim with its reference; no line of the CV of more than six words stands in it whole;
        what is missing is a visible blank."""

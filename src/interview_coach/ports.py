"""Contracts of the parts that have more than one implementation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from interview_coach.domain.coaching import Advice, Debrief, Debriefed, Exchange, FollowUp, StudyArea
from interview_coach.domain.costs import ModelCall
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal
from interview_coach.domain.evaluations import Evaluation, EvaluationRequest
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.questions import Question, Ranking, SampleAnswer, Tips
from interview_coach.domain.rush import Pitch, RushPlan
from interview_coach.domain.speech import Transcript
from interview_coach.domain.vocabulary import QuestionType


class Coach(Protocol):
    """An engine: rules and small models in the process (builtin), or a language model behind an API.

    Every method is pure towards the caller: it stores nothing, and the same input gives the same output for
    the builtin engine. A failing engine raises `ProviderError`; it never returns a made-up mark.
    """

    @property
    def name(self) -> str:
        """`builtin`, `gemini` or `openai`: stands in every result."""

    def analyse_job(self, posting: Posting, cv: Cv | None = None) -> Job:
        """What the posting asks for. Every quote stands word for word in `posting.text` after white space is
        collapsed, 300 characters at most. With a CV, requirements carry evidence and `gaps` is filled.
        A posting with only a title is answered from the occupation it names.

        Raises InvalidInput when there is neither text nor a title.
        """

    def propose_corrections(self, cv: Cv) -> tuple[CvProposal, ...]:
        """What of the CV was put in the wrong place when it was read: at most 60 proposals, each about what stands
        there, with words of the CV alone. The builtin engine has none: it read the CV as well as it can."""

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

    def follow_up(self, exchange: Exchange) -> FollowUp | None:
        """What an interviewer asks next about this answer: one question of at most 40 words, of one of
        `exchange.kinds`, that repeats nothing asked and asks for nothing just said. Its quote stands word for word in
        the answer. None when there is nothing worth asking: move on.

        Raises InvalidInput for an empty question.
        """

    def debrief(self, rows: Sequence[Debriefed]) -> Debrief:
        """How an interview went, from its marked answers in their order: three sentences that quote what was said,
        what came up in two answers or more, one next step. Nothing in it goes beyond the rows.

        Raises InvalidInput without rows.
        """

    def advise(self, areas: Sequence[StudyArea], minutes: int, days: int) -> tuple[Advice, ...]:
        """What to do for the areas with `minutes` a day on `days` days: at most six things, the areas in their order.

        Raises InvalidInput for less than one minute or one day.
        """


class Transcriber(Protocol):
    """Writes down what is said in a recording: on this machine, or by a model behind an API."""

    @property
    def name(self) -> str:
        """`builtin` or `gemini`: stands in the transcript."""

    def transcribe(
        self,
        recording: bytes,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Transcript:
        """The words of a recording (WebM, Ogg, MP4, M4A, WAV, MP3, FLAC, AAC; sound alone or with pictures) in
        English, hesitations too. Silence gives no words. `progress` gets shares of 1 that never fall, the last is 1;
        `cancelled` is asked often. Nothing is written to disk.

        Raises InvalidInput for what is no recording, is too long or too large; Stopped when `cancelled` says so;
        ConfigurationError where speech is not installed; ProviderError of a model, or of a process that died while it
        listened (another try may help); BudgetExceeded of a model.
        """


class ModelLedger(Protocol):
    """Where a model engine asks whether it may spend, and writes down what it spent. Made for one user and one thing
    the user did; kept in the database, or in memory for a program that has none."""

    def allow(self, task: str, estimate_usd: Decimal | None) -> None:
        """Whether a call that will cost about `estimate_usd` (None: unknown) may be made. Raises BudgetExceeded."""

    def afford(self, task: str, estimate_usd: Decimal) -> None:
        """Whether `task` and the steps that must follow it may cost that much together; nothing is kept for them.
        Asked before `allow`, so that no step is paid whose next one cannot be. Raises BudgetExceeded."""

    def check_agreed(self) -> None:
        """Whether what was allowed may still be sent; asked before each further try of the same call, which may come
        half a minute later. Raises ProviderError (permanent) when the user took the consent back."""

    def record(self, call: ModelCall) -> None:
        """Write down a call that was made, a failed one too."""

    def recall(self, key: str) -> str | None:
        """The reply to an identical request of this user, so that it is not paid twice."""

    def remember(self, key: str, reply: str) -> None:
        """Keep a reply that could be used, under the digest of its request."""


class BlobStore(Protocol):
    """Where encrypted bytes lie: a folder, or a bucket. Keys are names of [a-z0-9_-] with / between them, 512
    characters at most; another key raises InvalidInput. No key is the folder of another one. A store that is full, out
    of reach or refuses raises StorageFailed. Safe to use from several threads and processes at once."""

    def put(self, key: str, data: bytes | bytearray) -> None:
        """Store all of `data`, or nothing. When it returns, the bytes survive a crash and a power cut. The same content
        again does nothing. Raises Conflict when the key holds other content, which stays as it is."""

    def get(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes from `start` to `end` (left out; None: to the last); fewer where the content ends before.
        Raises NotFound."""

    def size(self, key: str) -> int:
        """How many bytes there are. Raises NotFound."""

    def delete(self, key: str) -> None:
        """Take the content away; does nothing when there is none. Should a power cut bring it back, delete it again."""

    def list(self, prefix: str = "") -> Iterator[str]:
        """Every key inside the folder `prefix` ("a" has a/b, not ab/c), in no order; "" for all."""

    def sizes(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The same keys, each with how many bytes it has; costs little more than the list."""

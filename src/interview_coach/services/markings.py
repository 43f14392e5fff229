"""Marking with a model in the background: a page may watch, go away and come back; the answer does not depend on it.

The builtin coach marks first, at once; what the model finds is added when it is there. A process that dies in between
leaves the answer with the builtin coach's mark, and the model can be asked again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from interview_coach.domain.answers import Answer
from interview_coach.domain.evaluations import Evaluation
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.vocabulary import ResponseType
from interview_coach.errors import CoachError, Conflict
from interview_coach.services.answers import Answers, HandedIn, Submission
from interview_coach.services.parts import NO_WISHES, Wishes

_log = logging.getLogger(__name__)

MOST_AT_ONCE = 8
"""Markings of one process that run at the same time; more are refused rather than queued out of sight."""
KEPT_SECONDS = 600.0
"""How long a finished marking can still be watched again after the line was lost."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One piece of the feedback as it comes: `number` counts from 1; `kind` is `keep`, `main_fix`, `improvements`,
    `asks`, at the end `done`, or `failed` with the reason as text."""

    number: int
    kind: str
    text: str = ""


@dataclass
class Marking:
    """What is known of one marking; only ever added to."""

    user_id: str
    answer_id: str
    remarks: list[Remark] = field(default_factory=list)
    ended_at: float | None = None

    @property
    def running(self) -> bool:
        return self.ended_at is None

    def after(self, number: int) -> tuple[Remark, ...]:
        """Remarks that came after the one of that number."""
        return tuple(self.remarks[max(0, number) :])

    def add(self, kind: str, text: str = "") -> None:
        self.remarks.append(Remark(len(self.remarks) + 1, kind, text))


class Markings:
    """`wants_model` says whether a model is to be asked for that user."""

    def __init__(self, answers: Answers, wants_model: Callable[[str], bool]) -> None:
        self._answers = answers
        self._wants_model = wants_model
        self._lock = threading.Lock()
        self._known: dict[str, Marking] = {}

    def hand_in(
        self, user_id: str, question_id: str, submission: Submission, wishes: Wishes = NO_WISHES
    ) -> tuple[Answer, str | None]:
        """Store an attempt and mark it by the builtin coach at once; where a model is wanted, it starts to work.

        Returns the answer, and why it is not marked yet (None when it is).
        """
        answer = self._answers.submit(user_id, question_id, submission)
        return answer, self.mark(user_id, answer.id, wishes)

    def mark(self, user_id: str, answer_id: str, wishes: Wishes = NO_WISHES) -> str | None:
        """The same for an answer that is stored already. Returns why it is not marked yet (None when it is)."""
        if not self.uses_model(user_id, wishes):
            return self._answers.mark(user_id, answer_id, wishes).problem
        first = self._answers.mark(user_id, answer_id, replace(wishes, builtin=True))
        if _is_settled(first.answered):
            return first.problem
        try:
            self.start(user_id, answer_id, replace(wishes, known=_known(first)))
        except Conflict as error:
            return str(error)
        return first.problem

    def uses_model(self, user_id: str, wishes: Wishes = NO_WISHES) -> bool:
        return not wishes.builtin and self._wants_model(user_id)

    def start(self, user_id: str, answer_id: str, wishes: Wishes = NO_WISHES) -> Marking:
        """Ask the model about a stored answer. One that is being marked already is not marked twice.

        Raises NotFound, and Conflict when too many are running.
        """
        self._answers.get(user_id, answer_id)
        with self._lock:
            self._forget_old()
            known = self._known.get(answer_id)
            if known is not None and known.running:
                return known
            if sum(marking.running for marking in self._known.values()) >= MOST_AT_ONCE:
                raise Conflict("many answers are being marked at the moment; ask the model again in a minute")
            marking = Marking(user_id, answer_id)
            self._known[answer_id] = marking
        wishes = replace(wishes, tell=marking.add)
        threading.Thread(target=self._mark, args=(marking, wishes), name="marking", daemon=True).start()
        return marking

    def of(self, user_id: str, answer_id: str) -> Marking | None:
        """The marking of that answer that runs or ended lately; None when there is none of this user."""
        with self._lock:
            known = self._known.get(answer_id)
        return known if known is not None and known.user_id == user_id else None

    def _mark(self, marking: Marking, wishes: Wishes) -> None:
        try:
            self._answers.evaluate(marking.user_id, marking.answer_id, wishes)
            marking.add("done")
        except CoachError as error:
            marking.add("failed", str(error))
        except Exception as error:  # noqa: BLE001  (an engine may fail in any way; its text may quote the answer)
            _log.error("marking answer %s failed with %s", marking.answer_id, type(error).__name__)
            marking.add("failed", "the coach failed while marking; ask it again")
        finally:
            marking.ended_at = time.monotonic()

    def _forget_old(self) -> None:
        now = time.monotonic()
        old = [id for id, m in self._known.items() if m.ended_at is not None and now - m.ended_at > KEPT_SECONDS]
        for id in old:
            del self._known[id]


def _known(first: HandedIn) -> Evaluation | None:
    """The builtin coach's evaluation of a moment ago; None when its marking failed."""
    return first.answered.record.evaluation if first.answered.record and first.problem is None else None


def _is_settled(answered: AnsweredQuestion) -> bool:
    """Whether there is nothing to read for a model: what the gate stops (no answer, gibberish, too few words) is
    never sent. In another language only a model can read it."""
    evaluation = answered.record.evaluation if answered.record else None
    if evaluation is None or evaluation.scored:
        return False
    return evaluation.response_type is not ResponseType.OTHER_LANGUAGE

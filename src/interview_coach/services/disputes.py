"""Disputed marks: the reason is kept, the same engine marks once more, and both marks stay."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.disputes import (
    Dispute,
    FeedbackReview,
    LostFeedback,
    Objection,
    Opinion,
    Reading,
    checked,
    tally_dimensions,
    tally_types,
)
from interview_coach.errors import CoachError, Conflict, ProviderError
from interview_coach.services.answers import Answers
from interview_coach.services.parts import Parts, Wishes
from interview_coach.storage.database import Transaction

_log = logging.getLogger(__name__)

MOST_SHOWN = 100
"""Feedbacks of a review that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """What came of it, and why there is no second mark (None when there is one)."""

    reading: Reading
    problem: str | None = None


class Disputes:
    def __init__(self, parts: Parts, answers: Answers) -> None:
        self._parts = parts
        self._answers = answers

    def dispute(self, user_id: str, evaluation_id: str, objection: Objection, wishes: Wishes) -> Disputed:
        """Keep the objection, then mark once more with the same engine; a model is asked anew, not its kept reply.
        Whatever goes wrong with that, the objection is there.

        Raises NotFound, InvalidInput, and Conflict when the mark was disputed before or is a second reading itself.
        """
        with self._parts.storage.writing(user_id) as rows:
            record = rows.evaluations.get(evaluation_id)
            for earlier in rows.disputes.of_answer(record.answer_id):
                _check_first(earlier, evaluation_id)
            dispute = Dispute(
                id=self._parts.new_id(),
                answer_id=record.answer_id,
                evaluation_id=evaluation_id,
                objection=checked(objection, record.evaluation),
                created_at=self._parts.clock(),
            )
            rows.disputes.add(dispute)
        return self.read_again(user_id, dispute.id, wishes)

    def read_again(self, user_id: str, dispute_id: str, wishes: Wishes) -> Disputed:
        """The second mark of a dispute that has none yet. Raises NotFound; the rest comes back as words."""
        reading = self._reading_of(user_id, dispute_id)
        if reading.second is not None:
            return Disputed(reading)
        try:
            second = self._second(user_id, reading, wishes)
        except CoachError as error:
            return Disputed(reading, str(error))
        except Exception as error:  # noqa: BLE001  (an engine may fail in any way; its text may quote the answer)
            _log.error("marking answer %s again failed with %s", reading.dispute.answer_id, type(error).__name__)
            return Disputed(reading, "the coach failed while marking; your reason is kept, and it can be asked again")
        return Disputed(replace(reading, dispute=replace(reading.dispute, second_id=second.id), second=second))

    def of_answer(self, user_id: str, answer_id: str) -> tuple[Reading, ...]:
        """Oldest first. Raises NotFound."""
        with self._parts.storage.reading(user_id) as rows:
            rows.answers.get(answer_id)
            return tuple(_reading(rows, dispute) for dispute in rows.disputes.of_answer(answer_id))

    def review(self, user_id: str) -> FeedbackReview:
        """What was disputed or did not help, and of which kind it was."""
        with self._parts.storage.reading(user_id) as rows:
            lost = _lost(rows)
            rated = rows.opinions.rated()
        newest = sorted(lost, key=lambda each: each.at, reverse=True)
        return FeedbackReview(
            by_type=tally_types(lost, rated),
            by_dimension=tally_dimensions(lost),
            items=tuple(newest[:MOST_SHOWN]),
            total=len(lost),
            rated=sum(rated.values()),
        )

    def _second(self, user_id: str, reading: Reading, wishes: Wishes) -> EvaluationRecord:
        """Raises ProviderError when another engine would have done it: that is no second reading of the same."""
        engine = reading.first.evaluation.engine
        wishes = replace(wishes, builtin=engine == "builtin", anew=True)
        found = self._answers.read(user_id, reading.dispute.answer_id, wishes)
        if found.engine != engine:
            raise ProviderError(found.notice or "the coach that gave this mark cannot be asked now", permanent=False)
        record = self._answers.keep(user_id, reading.dispute.answer_id, found)
        with self._parts.storage.writing(user_id) as rows:
            rows.disputes.set_second(reading.dispute.id, record.id)
        return record

    def _reading_of(self, user_id: str, dispute_id: str) -> Reading:
        with self._parts.storage.reading(user_id) as rows:
            return _reading(rows, rows.disputes.get(dispute_id))


def _check_first(earlier: Dispute, evaluation_id: str) -> None:
    if earlier.evaluation_id == evaluation_id:
        raise Conflict("you have disputed this mark already; it was marked once more, and both marks are kept")
    if earlier.second_id == evaluation_id:
        raise Conflict("this mark is the second look already; both marks are kept")


def _reading(rows: Transaction, dispute: Dispute) -> Reading:
    second = None if dispute.second_id is None else rows.evaluations.get(dispute.second_id)
    return Reading(dispute, rows.evaluations.get(dispute.evaluation_id), second)


def _lost(rows: Transaction) -> tuple[LostFeedback, ...]:
    disputes = {dispute.evaluation_id: dispute for dispute in rows.disputes.list()}
    opinions = {opinion.evaluation_id: opinion for opinion in rows.opinions.unhelpful()}
    return tuple(
        _lost_feedback(rows, id, disputes.get(id), opinions.get(id)) for id in dict.fromkeys([*disputes, *opinions])
    )


def _lost_feedback(
    rows: Transaction, evaluation_id: str, dispute: Dispute | None, opinion: Opinion | None
) -> LostFeedback:
    record = rows.evaluations.get(evaluation_id)
    return LostFeedback(rows.answers.get(record.answer_id), record, dispute, opinion)

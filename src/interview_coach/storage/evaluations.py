"""Evaluations of one user's answers; a new one is added, an old one is never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, func, insert, select

from interview_coach.domain.answers import EvaluationRecord
from interview_coach.domain.evaluations import Evaluation
from interview_coach.errors import NotFound
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import from_text, to_text
from interview_coach.storage.marks import MarkRows
from interview_coach.storage.tables import evaluations as t


class EvaluationRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, record: EvaluationRecord) -> EvaluationRecord:
        """The record as it is kept: the newest of its answer, so one made in the same instant as the one before, or by
        a clock that went back, is written down a microsecond after it."""
        latest = self._connection.scalar(select(func.max(t.c.created_at)).where(t.c.answer_id == record.answer_id))
        if latest is not None and latest >= record.created_at:
            record = replace(record, created_at=latest + timedelta(microseconds=1))
        evaluation = record.evaluation
        self._connection.execute(
            insert(t).values(
                id=record.id,
                user_id=self._user_id,
                answer_id=record.answer_id,
                engine=evaluation.engine,
                engine_version=evaluation.engine_version,
                rubric_version=evaluation.rubric_version,
                scored=evaluation.scored,
                overall=evaluation.overall,
                evaluation_sealed=self._cipher.seal(to_text(evaluation), f"evaluations.evaluation:{record.id}"),
                created_at=record.created_at,
            )
        )
        MarkRows(self._connection, self._user_id, self._cipher).add(record)
        return record

    def get(self, evaluation_id: str) -> EvaluationRecord:
        """Any of them, not only the newest of its answer. Raises NotFound."""
        mine = (t.c.user_id == self._user_id) & (t.c.id == evaluation_id)
        row = self._connection.execute(select(t).where(mine)).first()
        if row is None:
            raise NotFound("there is no such feedback")
        text = self._cipher.open(row.evaluation_sealed, f"evaluations.evaluation:{row.id}")
        return EvaluationRecord(row.id, row.answer_id, from_text(Evaluation, text), row.created_at)

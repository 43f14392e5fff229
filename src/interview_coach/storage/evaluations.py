"""Evaluations of one user's answers; a new one is added, an old one is never changed."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from interview_coach.domain.answers import EvaluationRecord
from interview_coach.storage.crypto import Cipher
from interview_coach.storage.encoding import to_text
from interview_coach.storage.tables import evaluations as t


class EvaluationRows:
    def __init__(self, connection: Connection, user_id: str, cipher: Cipher) -> None:
        self._connection = connection
        self._user_id = user_id
        self._cipher = cipher

    def add(self, record: EvaluationRecord) -> None:
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

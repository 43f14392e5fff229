"""Questions of a preparation: generated ones, own ones, and what helps to answer them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from interview_coach.domain.costs import CallContext
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.plain_text import check_no_nul
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Question, Ranking, SampleAnswer
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.ports import Coach
from interview_coach.services.parts import NO_WISHES, Parts, Wishes
from interview_coach.services.preparations import as_understood

MOST_QUESTIONS = 50
LONGEST_QUESTION = 1_000
"""Characters; a case with its numbers has about 600."""


class Questions:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def prepare(
        self,
        user_id: str,
        preparation_id: str,
        wishes: Wishes = NO_WISHES,
        *,
        type: QuestionType | None = None,
        count: int = 12,
    ) -> tuple[AskedQuestion, ...]:
        """Add up to `count` new questions of a type (None: mixed), fewer when the engine has no more; those that are
        there stay. Returns the whole list.

        Raises InvalidInput when there are already too many, Conflict when the engine has no new ones left.
        """
        with self._parts.storage.reading(user_id) as rows:
            preparation, known = rows.preparations.get(preparation_id), rows.questions.known(preparation_id)
        coach = self._parts.coach(user_id, CallContext("questions", preparation.id), wishes)
        new = self._new_questions(coach, preparation, (type, count), known)
        with self._parts.storage.writing(user_id) as rows:
            rows.questions.add(preparation_id, new, own=False, at=self._parts.clock())
            return rows.questions.list(preparation_id)

    def list(self, user_id: str, preparation_id: str) -> tuple[AskedQuestion, ...]:
        with self._parts.storage.reading(user_id) as rows:
            rows.preparations.get(preparation_id)
            return rows.questions.list(preparation_id)

    def get(self, user_id: str, question_id: str) -> AskedQuestion:
        with self._parts.storage.reading(user_id) as rows:
            return rows.questions.get(question_id)

    def add_own(self, user_id: str, preparation_id: str, *, text: str, type: QuestionType) -> AskedQuestion:
        """A question the user expects or was asked. Raises InvalidInput when it is empty or very long."""
        words = " ".join(text.split())
        if not words:
            raise InvalidInput("write the question first")
        check_no_nul("the question", words)
        if len(words) > LONGEST_QUESTION:
            raise InvalidInput(f"a question has at most {LONGEST_QUESTION:,} characters; this one has {len(words):,}")
        question = Question(id=self._parts.new_id(), type=type, text=words, why="You added this question yourself.")
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.get(preparation_id)
            rows.questions.add(preparation_id, [question], own=True, at=self._parts.clock())
            return rows.questions.get(question.id)

    def replace(self, user_id: str, question_id: str, wishes: Wishes = NO_WISHES) -> AskedQuestion:
        """Another question of the same type in its place. The old one does not come back, and keeps its answers in
        the history. Raises Conflict when the engine has no other one."""
        with self._parts.storage.reading(user_id) as rows:
            asked = rows.questions.get(question_id)
            preparation = rows.preparations.get(asked.preparation_id)
            known = rows.questions.known(asked.preparation_id)
        coach = self._parts.coach(user_id, CallContext("questions", preparation.id), wishes)
        (new,) = self._new_questions(coach, preparation, (asked.question.type, 1), known)
        with self._parts.storage.writing(user_id) as rows:
            rows.questions.put_in_place_of(question_id, new, at=self._parts.clock())
            return rows.questions.get(new.id)

    def remove(self, user_id: str, question_id: str) -> None:
        """With its answers, their feedback and its recordings."""
        with self._parts.storage.writing(user_id) as rows:
            recordings = rows.recordings.of_question(question_id)
            rows.questions.remove(question_id)
        self._parts.forget_media(recording.id for recording in recordings)

    def examples(self, user_id: str, question_id: str, wishes: Wishes = NO_WISHES) -> Ranking:
        """Lines of the user's CV that answer the question."""
        question, preparation = self._with_preparation(user_id, question_id)
        coach = self._parts.coach(user_id, CallContext("examples", preparation.id), wishes)
        return coach.rank_examples(question.text, question.type, preparation.cv, as_understood(preparation))

    def sample(self, user_id: str, question_id: str, wishes: Wishes = NO_WISHES) -> SampleAnswer:
        question, preparation = self._with_preparation(user_id, question_id)
        coach = self._parts.coach(user_id, CallContext("sample", preparation.id), wishes)
        return coach.write_sample(question.text, question.type, preparation.cv, as_understood(preparation))

    def _with_preparation(self, user_id: str, question_id: str) -> tuple[Question, Preparation]:
        with self._parts.storage.reading(user_id) as rows:
            asked = rows.questions.get(question_id)
            return asked.question, rows.preparations.get(asked.preparation_id)

    def _new_questions(
        self, coach: Coach, preparation: Preparation, wanted: tuple[QuestionType | None, int], known: Sequence[str]
    ) -> Sequence[Question]:
        """The engine is deterministic, so it is asked for the old ones too, and the first `count` new ones are kept."""
        type, count = wanted
        if not 1 <= count <= MOST_QUESTIONS:
            raise InvalidInput(f"ask for 1 to {MOST_QUESTIONS} questions at a time")
        asked = min(MOST_QUESTIONS, count + len(known))
        found = coach.ask(preparation.cv, as_understood(preparation), type=type, count=asked)
        new = list(_unknown(found, known))[:count]
        if not new:
            raise Conflict("there are no further questions of this kind for this posting; add one of your own")
        return [replace(question, id=self._parts.new_id()) for question in new]


def _unknown(found: Iterable[Question], known: Sequence[str]) -> Iterable[Question]:
    seen = {text.casefold() for text in known}
    return (question for question in found if question.text.casefold() not in seen)

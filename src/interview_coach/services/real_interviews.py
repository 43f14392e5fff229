"""Real interviews: written down, and what was asked in them joins the practice set at its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from interview_coach.domain.heard_questions import kind_of, same_question
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Question
from interview_coach.domain.real_interviews import (
    HeardQuestion,
    InterviewNotes,
    RealInterview,
    Reality,
    cleaned,
    heard_ids,
    practice_marks,
)
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.errors import Conflict
from interview_coach.services.parts import Parts
from interview_coach.storage.database import Transaction


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an interview is written down: its preparation, day and instant."""

    preparation_id: str
    on: date
    at: datetime


class RealInterviews:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def add(self, user_id: str, preparation_id: str, notes: InterviewNotes) -> RealInterview:
        """Write an interview down. Questions that are on the list already are recognised, the others become own
        questions; all of them come first from now on. Raises NotFound, InvalidInput."""
        now = self._parts.clock()
        notes = cleaned(notes, now.date())
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.get(preparation_id)
            asked = self._join(rows, _Place(preparation_id, notes.on, now), notes.asked, ())
            interview = RealInterview(
                id=self._parts.new_id(),
                preparation_id=preparation_id,
                on=notes.on,
                outcome=notes.outcome,
                round=notes.round,
                who=notes.who,
                asked=asked,
                feeling=notes.feeling,
                differently=notes.differently,
                created_at=now,
                updated_at=now,
            )
            rows.real_interviews.put(interview)
        return interview

    def change(self, user_id: str, interview_id: str, notes: InterviewNotes) -> RealInterview:
        """Put `notes` in the place of what was written down. A question that is left out stays on the practice list."""
        now = self._parts.clock()
        notes = cleaned(notes, now.date())
        with self._parts.storage.writing(user_id) as rows:
            before = rows.real_interviews.get(interview_id)
            asked = self._join(rows, _Place(before.preparation_id, notes.on, now), notes.asked, before.asked)
            interview = replace(
                before,
                on=notes.on,
                outcome=notes.outcome,
                round=notes.round,
                who=notes.who,
                asked=asked,
                feeling=notes.feeling,
                differently=notes.differently,
                updated_at=now,
            )
            rows.real_interviews.put(interview)
        return interview

    def get(self, user_id: str, interview_id: str) -> RealInterview:
        with self._parts.storage.reading(user_id) as rows:
            return rows.real_interviews.get(interview_id)

    def list(self, user_id: str, preparation_id: str | None = None) -> tuple[Reality, ...]:
        """By day, the newest first, each with the practice marks up to its day; of one preparation, or of all."""
        with self._parts.storage.reading(user_id) as rows:
            if preparation_id is not None:
                rows.preparations.get(preparation_id)
            found = rows.real_interviews.list(preparation_id)
            jobs = {id: rows.preparations.get(id) for id in {each.preparation_id for each in found}}
            return tuple(_reality(rows, each, jobs[each.preparation_id]) for each in found)

    def questions(self, user_id: str, interview_id: str) -> tuple[tuple[HeardQuestion, AskedQuestion | None], ...]:
        """What was asked, each with the question of the practice set; None when that was removed since."""
        with self._parts.storage.reading(user_id) as rows:
            interview = rows.real_interviews.get(interview_id)
            there = {asked.question.id: asked for asked in rows.questions.list(interview.preparation_id)}
            return tuple((heard, there.get(heard.question_id)) for heard in interview.asked)

    def heard(self, user_id: str, preparation_id: str) -> Mapping[str, date]:
        """Ids of questions that were really asked, with the last day on which they were."""
        with self._parts.storage.reading(user_id) as rows:
            rows.preparations.get(preparation_id)
            return heard_ids(rows.real_interviews.list(preparation_id))

    def change_type(self, user_id: str, question_id: str, type: QuestionType) -> AskedQuestion:
        """Another kind for an own question: the guess was wrong. Raises NotFound, and Conflict for a question of the
        coach or one with answers, which were marked as what it was."""
        with self._parts.storage.writing(user_id) as rows:
            asked = rows.questions.get(question_id)
            if not asked.own:
                raise Conflict("the kind of a question the coach made cannot be changed")
            if asked.attempts and asked.question.type is not type:
                raise Conflict("you have answered this question already; its answers were marked as its kind asks")
            rows.questions.change_type(question_id, type)
            return rows.questions.get(question_id)

    def remove(self, user_id: str, interview_id: str) -> None:
        """The notes only: its questions stay on the practice list, with their answers."""
        with self._parts.storage.writing(user_id) as rows:
            rows.real_interviews.remove(interview_id)

    def _join(
        self, rows: Transaction, place: _Place, texts: tuple[str, ...], before: tuple[HeardQuestion, ...]
    ) -> tuple[HeardQuestion, ...]:
        """`texts` as questions of the practice set, and all of them at its head. What stood in the notes `before`
        keeps its question."""
        there = rows.questions.texts(place.preparation_id)
        kept = {heard.text: heard for heard in before if heard.question_id in there}
        known = {id: text for id, (text, _) in there.items()}
        new: list[Question] = []
        found: list[HeardQuestion] = []
        for text in texts:
            heard = kept.get(text) or self._recognised(text, there, known)
            if heard is None:
                question = self._question(text, place.on)
                new.append(question)
                known[question.id] = text
                heard = HeardQuestion(text, question.id)
            if all(heard.question_id != other.question_id for other in found):
                found.append(heard)
        rows.questions.add_first(place.preparation_id, new, at=place.at)
        rows.questions.move_first(place.preparation_id, [heard.question_id for heard in found])
        return tuple(found)

    def _recognised(
        self, text: str, there: Mapping[str, tuple[str, int]], known: Mapping[str, str]
    ) -> HeardQuestion | None:
        id = same_question(text, known)
        if id is None:
            return None
        _, attempts = there.get(id, ("", 0))
        return HeardQuestion(text, id, was_known=id in there, practised=attempts > 0)

    def _question(self, text: str, on: date) -> Question:
        why = f"They asked you this on {on.day} {on:%B %Y}."
        return Question(id=self._parts.new_id(), type=kind_of(text), text=text, why=why)


def _reality(rows: Transaction, interview: RealInterview, preparation: Preparation) -> Reality:
    until = datetime.combine(interview.on + timedelta(days=1), time.min, UTC)
    marks = rows.real_interviews.latest_marks(interview.preparation_id, before=until)
    return Reality(interview, preparation.title, preparation.job.company, practice_marks(marks))

"""Which questions a mock interview asks: those of the preparation, new ones where they do not suffice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from interview_coach.content.frames import question_frames
from interview_coach.content.guides import guides
from interview_coach.domain.interviews import MockSetup, MockType, PlannedQuestion
from interview_coach.domain.interviews_steps import core_questions
from interview_coach.domain.job import Job
from interview_coach.domain.overview import AskedQuestion
from interview_coach.domain.questions import Guidance, Question
from interview_coach.domain.real_interviews import heard_ids
from interview_coach.domain.vocabulary import Level, QuestionType
from interview_coach.errors import CoachError, Conflict
from interview_coach.services.parts import NO_WISHES, Parts, Wishes
from interview_coach.services.questions import Questions

_log = logging.getLogger(__name__)

_TURNS: Mapping[MockType, tuple[QuestionType, ...]] = {
    MockType.BEHAVIORAL: (QuestionType.BEHAVIORAL,),
    MockType.TECHNICAL: (QuestionType.TECHNICAL,),
    MockType.CASE: (QuestionType.CASE,),
    MockType.MIXED: (
        QuestionType.MOTIVATION,
        QuestionType.BEHAVIORAL,
        QuestionType.TECHNICAL,
        QuestionType.SITUATIONAL,
        QuestionType.BEHAVIORAL,
        QuestionType.TECHNICAL,
    ),
    MockType.SCREENING: (QuestionType.MOTIVATION,),
}
"""The types of the questions one after the other, over and over again."""

_THEIR_QUESTIONS = "questions_for_us"
"""The screening question that the invitation at the end asks anyway."""

_RANKED_COMPETENCIES = 5
"""The first ones of the posting count as must-haves; the rest of the ranking is a guess."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is there before a plan is made: the job, the questions, those of the last mock, and those that were asked
    in a real interview."""

    job: Job
    questions: tuple[AskedQuestion, ...]
    last_asked: frozenset[str]
    heard: frozenset[str] = frozenset()

    def fresh(self, type: QuestionType) -> list[AskedQuestion]:
        return [a for a in self.questions if a.question.type is type and a.question.id not in self.last_asked]


class MockPlans:
    def __init__(self, parts: Parts, questions: Questions) -> None:
        self._parts = parts
        self._questions = questions

    def make(
        self, user_id: str, preparation_id: str, setup: MockSetup, wishes: Wishes = NO_WISHES
    ) -> tuple[PlannedQuestion, ...]:
        """The questions in their order: as many as there is time for, and half as many to spare. Those that the last
        mock had not and the must-haves come first.

        New questions are stored with the preparation. When the engine fails or has no more, those that are there must
        do. Raises NotFound, and what the engine raises when there are none at all.
        """
        core = core_questions(setup)
        types = list(islice(cycle(_TURNS[setup.type]), core + (core + 1) // 2))
        known = self._known(user_id, preparation_id)
        if setup.type is MockType.SCREENING:
            self._add_standard(user_id, preparation_id, known.job)
        for type in dict.fromkeys(types):
            self._fill_up(user_id, preparation_id, (type, types.count(type)), wishes)
        known = self._known(user_id, preparation_id)
        chosen = {type: iter(_chosen(known, type)) for type in dict.fromkeys(types)}
        found = [next(chosen[type], None) for type in types]
        return tuple(
            _planned(asked.question, known.job, core=at < core)
            for at, asked in enumerate(asked for asked in found if asked is not None)
        )

    def _known(self, user_id: str, preparation_id: str) -> _Known:
        with self._parts.storage.reading(user_id) as rows:
            job = rows.preparations.get(preparation_id).job
            last = rows.mocks.list(preparation_id, limit=1, offset=0)
            asked = frozenset(id for stored in last for id in stored.mock.asked)
            heard = frozenset(heard_ids(rows.real_interviews.list(preparation_id)))
            return _Known(job, tuple(filter(_is_asked_here, rows.questions.list(preparation_id))), asked, heard)

    def _add_standard(self, user_id: str, preparation_id: str, job: Job) -> None:
        """What nearly every first talk asks, so far as it is not on the list."""
        with self._parts.storage.writing(user_id) as rows:
            seen = {text.casefold() for text in rows.questions.known(preparation_id)}
            new = [q for q in _standard(job, self._parts.new_id) if q.text.casefold() not in seen]
            rows.questions.add(preparation_id, new, own=False, at=self._parts.clock())

    def _fill_up(self, user_id: str, preparation_id: str, needed: tuple[QuestionType, int], wishes: Wishes) -> None:
        """`needed`: so many questions of that type."""
        type, wanted = needed
        known = self._known(user_id, preparation_id)
        missing = wanted - len(known.fresh(type))
        if missing <= 0:
            return
        try:
            self._questions.prepare(user_id, preparation_id, wishes, type=type, count=missing)
        except CoachError as error:
            if not any(asked.question.type is type for asked in known.questions):
                raise
            if not isinstance(error, Conflict):  # a Conflict only says that there are no more
                _log.warning("no new questions for a mock: %s", error.__class__.__name__)


def _is_asked_here(asked: AskedQuestion) -> bool:
    own_turn = {row.text for row in question_frames().screening if row.guide == _THEIR_QUESTIONS}
    return asked.question.text not in own_turn


def _chosen(known: _Known, type: QuestionType) -> list[AskedQuestion]:
    """Best first: not those of the last mock, those of real interviews, standard ones (they open a talk), must-haves,
    never tried ones; two about the same thing do not stand together while there is something else."""
    waiting = sorted(
        (asked for asked in known.questions if asked.question.type is type),
        key=lambda asked: (
            asked.question.id in known.last_asked,
            asked.question.id not in known.heard,
            not asked.question.standard,
            not _is_must(asked.question, known.job),
            asked.attempts > 0,
        ),
    )
    return list(_spread(waiting))


def _spread(waiting: Sequence[AskedQuestion]) -> Iterator[AskedQuestion]:
    left, seen = list(waiting), set[str]()
    while left:
        pick = next((a for a in left if not _covers(a.question) or _covers(a.question) not in seen), None)
        if pick is None:
            seen.clear()
            continue
        left.remove(pick)
        seen.add(_covers(pick.question))
        yield pick


def _planned(question: Question, job: Job, *, core: bool) -> PlannedQuestion:
    return PlannedQuestion(
        question_id=question.id,
        type=question.type,
        text=question.text,
        covers=_covers(question),
        must=_is_must(question, job),
        core=core,
        variant=question.variant,
        probes=question.follow_ups,
    )


def _covers(question: Question) -> str:
    return question.skill or question.competency or ""


def _is_must(question: Question, job: Job) -> bool:
    musts = {skill.name.casefold() for skill in job.skills_at(Level.MUST)}
    wanted = question.competency in job.competencies[:_RANKED_COMPETENCIES]
    return wanted or (question.skill or "").casefold() in musts


def _standard(job: Job, new_id: Callable[[], str]) -> Iterable[Question]:
    unfit = "no_company" if job.company else "company"
    for row in question_frames().screening:
        text = row.text.replace("{company}", job.company)
        if row.needs == unfit or "{" in text or row.guide == _THEIR_QUESTIONS:
            continue
        guide = guides().screening.get(row.guide)
        guidance = Guidance(guide.looks_for, guide.keep_back) if guide else Guidance()
        yield Question(
            id=new_id(),
            type=QuestionType.MOTIVATION,
            text=text,
            why=row.why,
            standard=True,
            follow_ups=row.follow_ups,
            guidance=guidance,
        )

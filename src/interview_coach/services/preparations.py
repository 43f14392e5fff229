"""Preparations: take in a CV and a posting, understand them, correct what was misunderstood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from interview_coach.domain.costs import CallContext
from interview_coach.domain.cv import Cv
from interview_coach.domain.cv_proposals import CvProposal
from interview_coach.domain.job import Job, Posting
from interview_coach.domain.overview import Page
from interview_coach.domain.plain_text import check_no_nul
from interview_coach.domain.preparations import Preparation
from interview_coach.domain.questions import Tips
from interview_coach.domain.rush import Pitch, RushPlan
from interview_coach.errors import InvalidInput
from interview_coach.ports import Coach
from interview_coach.services.parts import NO_WISHES, Parts, Wishes

LONGEST_POSTING = 60_000
"""Characters. A posting of 750 words has about 5,000."""


class Keep:
    """Says that a value stays as it is, where None means "take it away"."""


KEEP: Final = Keep()


@dataclass(frozen=True, slots=True)
class PreparationChanges:
    """What the user corrects. A new CV or posting is analysed again; a corrected `job` is taken as it is."""

    cv: Cv | None = None
    posting: Posting | None = None
    job: Job | None = None
    interview_on: date | Keep | None = KEEP


class Preparations:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def create(
        self,
        user_id: str,
        wishes: Wishes = NO_WISHES,
        *,
        cv: Cv,
        posting: Posting,
        interview_on: date | None = None,
    ) -> Preparation:
        """Analyse the posting against the CV and store both. Raises InvalidInput when one of them is empty."""
        _check(cv, posting)
        job = self._parts.coach(user_id, CallContext("posting"), wishes).analyse_job(posting, cv)
        now = self._parts.clock()
        preparation = Preparation(self._parts.new_id(), cv, posting, job, interview_on, now, now)
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.add(preparation)
        return preparation

    def get(self, user_id: str, preparation_id: str) -> Preparation:
        with self._parts.storage.reading(user_id) as rows:
            return rows.preparations.get(preparation_id)

    def list(self, user_id: str, *, limit: int = 50, offset: int = 0) -> Page[Preparation]:
        """Newest first."""
        with self._parts.storage.reading(user_id) as rows:
            found = rows.preparations.list(limit=limit, offset=offset)
            return Page(found, rows.preparations.count(), limit, offset)

    def revise(
        self, user_id: str, preparation_id: str, changes: PreparationChanges, wishes: Wishes = NO_WISHES
    ) -> Preparation:
        """Store corrections. Questions that were already asked stay as they are."""
        before = self.get(user_id, preparation_id)
        after = self._revised(user_id, before, changes, wishes)
        _check(after.cv, after.posting)
        check_no_nul("the job", *_job_words(after.job))
        with self._parts.storage.writing(user_id) as rows:
            rows.preparations.replace(after, unchanged_since=before.updated_at)
        return after

    def propose_corrections(
        self, user_id: str, preparation_id: str, wishes: Wishes = NO_WISHES
    ) -> tuple[CvProposal, ...]:
        """What a model would put elsewhere in the CV as it was read; nothing is changed. None by the builtin coach."""
        preparation = self.get(user_id, preparation_id)
        return self._coach(user_id, "cv", preparation, wishes).propose_corrections(preparation.cv)

    def remove(self, user_id: str, preparation_id: str) -> None:
        """With everything that belongs to it: questions, answers, feedback, recordings."""
        with self._parts.storage.writing(user_id) as rows:
            recordings = rows.recordings.of_preparation(preparation_id)
            rows.preparations.remove(preparation_id)
        self._parts.forget_media(recording.id for recording in recordings)

    def tips(self, user_id: str, preparation_id: str, wishes: Wishes = NO_WISHES) -> Tips:
        preparation = self.get(user_id, preparation_id)
        return self._coach(user_id, "tips", preparation, wishes).give_tips(as_understood(preparation), preparation.cv)

    def plan_tonight(self, user_id: str, preparation_id: str) -> RushPlan:
        """45 minutes for somebody whose interview is tomorrow."""
        preparation = self.get(user_id, preparation_id)
        return self._coach(user_id, "tomorrow", preparation).plan_tonight(preparation.cv, as_understood(preparation))

    def write_pitch(self, user_id: str, preparation_id: str, wishes: Wishes = NO_WISHES) -> Pitch:
        """The answer to "tell me about yourself" for this job."""
        preparation = self.get(user_id, preparation_id)
        return self._coach(user_id, "pitch", preparation, wishes).write_pitch(
            preparation.cv, as_understood(preparation)
        )

    def _coach(self, user_id: str, feature: str, preparation: Preparation, wishes: Wishes = NO_WISHES) -> Coach:
        return self._parts.coach(user_id, CallContext(feature, preparation.id), wishes)

    def _revised(self, user_id: str, before: Preparation, changes: PreparationChanges, wishes: Wishes) -> Preparation:
        cv, posting = changes.cv or before.cv, changes.posting or before.posting
        job = changes.job or before.job
        if changes.job is None and (changes.cv or changes.posting):
            job = self._coach(user_id, "posting", before, wishes).analyse_job(posting, cv)
        kept = isinstance(changes.interview_on, Keep)
        interview_on = before.interview_on if kept else changes.interview_on
        return replace(
            before,
            cv=cv,
            posting=posting,
            job=job,
            interview_on=interview_on,  # type: ignore[arg-type]  # Keep is excluded one line above
            updated_at=self._parts.clock(),
        )


def as_understood(preparation: Preparation) -> Posting:
    """The posting with what was understood of it, the user's corrections among it."""
    return replace(preparation.posting, understood=preparation.job)


def _job_words(job: Job) -> Iterator[str]:
    yield job.title
    yield job.company
    for skill in job.skills:
        yield skill.name


def _check(cv: Cv, posting: Posting) -> None:
    if not posting.text.strip() and not posting.title.strip():
        raise InvalidInput("give the job posting, or at least the job title")
    check_no_nul("the job title", posting.title)
    check_no_nul("the posting", posting.text)
    if len(posting.text) > LONGEST_POSTING:
        raise InvalidInput(f"the posting has more than {LONGEST_POSTING:,} characters; keep the part about this job")
    if not cv.lines and not cv.name and not cv.summary and not cv.skills:
        raise InvalidInput("nothing was found in the CV; paste its text instead")

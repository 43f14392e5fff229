"""A preparation: one CV, one job description or job title, one interview date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Job, Posting


@dataclass(frozen=True, slots=True)
class Preparation:
    """`cv` and `posting` are what the user gave, `job` is what was understood of them (and may be corrected)."""

    id: str
    cv: Cv = field(repr=False)
    posting: Posting = field(repr=False)
    job: Job = field(repr=False)
    interview_on: date | None
    created_at: datetime
    updated_at: datetime

    @property
    def title(self) -> str:
        return self.job.title or self.posting.title or "Interview"

    def days_left(self, today: date) -> int | None:
        """Days from today to the interview; negative when it has been, None without a date."""
        return (self.interview_on - today).days if self.interview_on else None

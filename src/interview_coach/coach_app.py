"""The whole application as one value: what `open_coach()` gives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from interview_coach.config import Settings
from interview_coach.errors import StorageFailed

if TYPE_CHECKING:
    from interview_coach.domain.overview import Today
    from interview_coach.jobs import JobBoard
    from interview_coach.services.answers import Answers
    from interview_coach.services.appointments import Appointments
    from interview_coach.services.calendars import Calendars
    from interview_coach.services.case_rooms import CaseRooms
    from interview_coach.services.consents import Consents
    from interview_coach.services.debriefs import Debriefs
    from interview_coach.services.disputes import Disputes
    from interview_coach.services.engines import Engines
    from interview_coach.services.erasure import Erasure
    from interview_coach.services.exports import Exports
    from interview_coach.services.invitations import Invitations
    from interview_coach.services.markings import Markings
    from interview_coach.services.mocks import Mocks
    from interview_coach.services.notices import Notices
    from interview_coach.services.opinions import Opinions
    from interview_coach.services.plans import Plans
    from interview_coach.services.preparations import Preparations
    from interview_coach.services.privacy import Privacy
    from interview_coach.services.progress import ProgressReports
    from interview_coach.services.questions import Questions
    from interview_coach.services.real_interviews import RealInterviews
    from interview_coach.services.recordings import Recordings
    from interview_coach.services.reminders import Reminders
    from interview_coach.services.review_cards import ReviewCards
    from interview_coach.services.reviews import Reviews
    from interview_coach.services.score_sheets import ScoreSheets
    from interview_coach.services.speech import Transcribers
    from interview_coach.services.start_page import StartPage
    from interview_coach.services.stories import Stories
    from interview_coach.services.story_uses import StoryUses
    from interview_coach.services.today import TodayService
    from interview_coach.services.transcripts import Transcripts
    from interview_coach.services.usage import Usage
    from interview_coach.services.view_settings import ViewSettings
    from interview_coach.storage.database import Storage

LOCAL_USER = "local"
"""The one user of an installation without accounts."""


@dataclass(frozen=True, slots=True)
class CoachApp:
    """Everything a client (command line, API, pages) needs. Close it when done."""

    settings: Settings
    storage: Storage
    clock: Callable[[], datetime]
    engines: Engines
    preparations: Preparations
    questions: Questions
    answers: Answers
    case_rooms: CaseRooms
    markings: Markings
    mocks: Mocks
    debriefs: Debriefs
    notices: Notices
    start: TodayService
    usage: Usage
    consents: Consents
    privacy: Privacy
    recordings: Recordings
    transcripts: Transcripts
    transcribers: Transcribers
    exports: Exports
    erasure: Erasure
    jobs: JobBoard
    appointments: Appointments
    reminders: Reminders
    invitations: Invitations
    score_sheets: ScoreSheets
    reviews: Reviews
    review_cards: ReviewCards
    stories: Stories
    story_uses: StoryUses
    calendars: Calendars
    progress: ProgressReports
    view_settings: ViewSettings
    plans: Plans
    start_page: StartPage
    real_interviews: RealInterviews
    disputes: Disputes
    opinions: Opinions
    local_user_id: str = LOCAL_USER

    def today(self, user_id: str) -> Today:
        """What matters now and what to do next."""
        return self.start.today(user_id)

    def warm_up(self) -> None:
        """Load the engine and the encoder, so that the first user does not wait for them."""
        from interview_coach.embedding import encoder

        self.engines.warm_up(self.local_user_id, self.consents)
        encoder()

    def work_in_background(self) -> None:
        """Do jobs durably from now on (a server does), and look after what an earlier process left."""
        from interview_coach.jobs import DurableJobs

        jobs = DurableJobs(self.settings.data_dir, self.jobs.handlers, self.look_after, self.reminders.tick)
        self.jobs.done_by(jobs)
        self.look_after()

    def look_after(self) -> None:
        """What a server does at its start and every hour: purge what is due, go on with what was left lying."""
        self.purge()
        for user_id in self.storage.users():
            with suppress(StorageFailed):  # a full disk; the next hour tries again
                self.transcripts.start_unfinished(user_id)
                self.mocks.close_abandoned(user_id)

    def purge(self) -> None:
        """Erase recordings whose time is over, and what nobody knows any more."""
        self.erasure.purge()

    def close(self) -> None:
        self.transcripts.close()
        self.jobs.close()
        self.transcribers.close()
        self.engines.close()
        self.storage.close()

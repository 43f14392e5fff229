"""Makes every service and gives each what it works with. Imported by `open_coach` only: it loads all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from interview_coach.coach_app import LOCAL_USER, CoachApp
from interview_coach.config import Settings
from interview_coach.domain.appointments import PlannedMock
from interview_coach.domain.coaching import Style
from interview_coach.domain.costs import Budget, CallContext
from interview_coach.domain.interviews import MockSetup, MockType, Mode
from interview_coach.jobs import DATABASE_FILE as JOBS_FILE
from interview_coach.jobs import REMIND, JobBoard
from interview_coach.mail import Mailer
from interview_coach.ports import Coach, Transcriber
from interview_coach.services.answers import Answers
from interview_coach.services.appointments import Appointments
from interview_coach.services.calendars import Calendars
from interview_coach.services.case_rooms import CaseRooms
from interview_coach.services.consents import Consents
from interview_coach.services.debriefs import Debriefs
from interview_coach.services.disputes import Disputes
from interview_coach.services.engines import Books, Engines
from interview_coach.services.erasure import Erasure, Rubbish
from interview_coach.services.exports import Exports
from interview_coach.services.interviewers import Interviewer
from interview_coach.services.invitations import Invitations
from interview_coach.services.markings import Markings
from interview_coach.services.mock_plans import MockPlans
from interview_coach.services.mocks import Mocks
from interview_coach.services.notices import Notices
from interview_coach.services.opinions import Opinions
from interview_coach.services.parts import NO_WISHES, Parts, Wishes
from interview_coach.services.plans import Plans
from interview_coach.services.preparations import Preparations
from interview_coach.services.privacy import Privacy
from interview_coach.services.progress import ProgressReports
from interview_coach.services.questions import Questions
from interview_coach.services.real_interviews import RealInterviews
from interview_coach.services.recordings import TRANSCRIBE, Desk, Recordings
from interview_coach.services.reminders import MAIL, PostOffice, Reminders
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
from interview_coach.storage.blobs import open_blobs
from interview_coach.storage.database import Storage, open_storage
from interview_coach.storage.job_rows import forget_jobs, forget_ticks
from interview_coach.storage.vault import Vault


def _always(coach: Coach, _user_id: str, _context: CallContext, _wishes: Wishes | None = None) -> Coach:
    return coach


def _forget_jobs(settings: Settings, storage: Storage) -> int:
    """Take out of the list of jobs those about what is gone, and the looks of the clock that are over."""
    file = settings.data_dir / JOBS_FILE
    gone = forget_jobs(file, TRANSCRIBE, storage.recording_ids) + forget_jobs(file, MAIL, storage.message_ids)
    return gone + forget_ticks(file, REMIND)


def _open_mock(mocks: Mocks, user_id: str, preparation_id: str, planned: PlannedMock, minutes: int) -> str:
    """The mock interview of an appointment that begins; its id."""
    setup = MockSetup(MockType(planned.type), minutes, Style(planned.style), Mode(planned.mode))
    return mocks.start(user_id, preparation_id, setup).id


def wire(
    settings: Settings,
    coach: Coach | None,
    transcriber: Transcriber | None,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> CoachApp:
    """Open the data folder and put the services together; as `open_coach`."""
    storage = open_storage(settings.data_dir, settings.database_url, settings.master_key)
    storage.add_user(LOCAL_USER, clock())
    engines = Engines(settings, clock)

    def choose(user_id: str, context: CallContext, wishes: Wishes = NO_WISHES) -> Coach:
        return engines.for_user(user_id, context, books, wishes)

    vault = Vault(open_blobs(settings))
    parts = Parts(storage, choose if coach is None else partial(_always, coach), clock, new_id, vault.forget)
    usage = Usage(parts, Budget(settings.budget_month_usd, settings.budget_session_usd))
    books = Books(Consents(parts, settings), usage)
    answers, questions = Answers(parts), Questions(parts)
    markings = Markings(answers, lambda user_id: coach is None and engines.chosen(user_id, books.consents) != "builtin")
    mocks = Mocks(parts, MockPlans(parts, questions), Interviewer(parts), markings)
    privacy = Privacy(parts, settings)
    board = JobBoard()
    transcribers = Transcribers(settings, books, clock)
    desk = Desk(vault, privacy, transcribers.of if transcriber is None else (lambda _: transcriber), board.start)
    recordings, transcripts = Recordings(parts, desk), Transcripts(parts, desk)
    reminders = Reminders(parts, PostOffice(Mailer(settings), board.start, settings.public_url))
    appointments = Appointments(parts, reminders, partial(_open_mock, mocks))
    start, progress = TodayService(storage, clock), ProgressReports(parts)
    plans = Plans(parts, progress)
    board.know({TRANSCRIBE: transcripts.write_down, MAIL: reminders.send})
    return CoachApp(
        settings=settings,
        storage=storage,
        clock=clock,
        engines=engines,
        preparations=Preparations(parts),
        questions=questions,
        answers=answers,
        case_rooms=CaseRooms(parts, answers),
        markings=markings,
        mocks=mocks,
        debriefs=Debriefs(parts),
        notices=Notices(clock, new_id),
        start=start,
        usage=usage,
        consents=books.consents,
        privacy=privacy,
        recordings=recordings,
        transcripts=transcripts,
        transcribers=transcribers,
        exports=Exports(parts, privacy, recordings),
        erasure=Erasure(parts, recordings, Rubbish(vault, partial(_forget_jobs, settings, storage))),
        jobs=board,
        appointments=appointments,
        reminders=reminders,
        invitations=Invitations(parts),
        score_sheets=ScoreSheets(parts),
        reviews=Reviews(parts),
        review_cards=ReviewCards(parts),
        stories=Stories(parts),
        story_uses=StoryUses(parts),
        calendars=Calendars(parts, appointments),
        real_interviews=RealInterviews(parts),
        disputes=Disputes(parts, answers),
        opinions=Opinions(parts),
        progress=progress,
        view_settings=ViewSettings(parts),
        plans=plans,
        start_page=StartPage(parts, start, plans, progress, appointments),
    )

"""Puts the parts together: settings in, a working coach out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from interview_coach.config import Settings, load_settings
from interview_coach.errors import ConfigurationError, InvalidInput, StorageFailed

if TYPE_CHECKING:
    from interview_coach.domain.appointments import PlannedMock
    from interview_coach.domain.costs import CallContext
    from interview_coach.domain.overview import Today
    from interview_coach.jobs import JobBoard
    from interview_coach.ports import Coach, Transcriber
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
    from interview_coach.services.parts import Parts, Wishes
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


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits: an id cannot be guessed."""
    return secrets.token_hex(16)


def make_coach(
    engine: str, settings: Settings, opened: Callable[[CoachApp], None] | None = None, *, feature: str = "marking"
) -> Coach:
    """The engine of that name for the local user; `auto` is gemini when there is a key and consent, else builtin.

    A model engine writes what it spends into the data folder (for `feature`); `opened` is told which application was
    opened for that and is to be closed at the end. Raises ConfigurationError for an engine that is not there,
    InvalidInput for a named one without its key or consent.
    """
    from interview_coach.coach.llm.readiness import MODELS

    name = settings.engine if engine == "auto" else engine
    if name == "builtin" or (name == "auto" and not settings.gemini_api_key):
        from interview_coach.coach.builtin.engine import BuiltinCoach

        return BuiltinCoach()
    if name not in (*MODELS, "auto"):
        raise ConfigurationError(f"there is no engine {name!r}")
    if name != "auto":
        _check_settings(name, settings)
    if not _may_be_agreed(settings):
        return _without_consent(name)
    app = open_coach(settings)
    if opened is not None:
        opened(app)
    return _model_for_command(name, app, feature)


def _may_be_agreed(settings: Settings) -> bool:
    """Whether there is anything a consent could stand in; where there is nothing, nothing is made."""
    from interview_coach.storage.database import DATABASE_FILE

    return settings.consent_model or bool(settings.database_url) or (settings.data_dir / DATABASE_FILE).exists()


def _without_consent(name: str) -> Coach:
    """The builtin coach for `auto`. Raises InvalidInput for an engine that was named."""
    from interview_coach.coach.builtin.engine import BuiltinCoach

    if name == "auto":
        return BuiltinCoach()
    raise InvalidInput(
        f"the engine {name} sends your texts to a model; agree to it once on the page /consent of the app, "
        "or set COACH_CONSENT_MODEL=1"
    )


def _model_for_command(name: str, app: CoachApp, feature: str) -> Coach:
    from interview_coach.domain.costs import CallContext
    from interview_coach.services.parts import Wishes

    engine = "gemini" if name == "auto" else name
    if not app.consents.given(app.local_user_id, engine=engine):
        return _without_consent(name)
    ledger = app.usage.ledger(app.local_user_id, CallContext(feature))
    return app.engines.model(engine, ledger, Wishes(strict=name != "auto"))


def _check_settings(engine: str, settings: Settings) -> None:
    """Raises InvalidInput: whoever names an engine on the command line can also give it what it needs."""
    from interview_coach.coach.llm.readiness import lacks

    missing = lacks(engine, settings)
    if missing is not None:
        raise InvalidInput(missing)


def _always(coach: Coach, _user_id: str, _context: CallContext, _wishes: Wishes | None = None) -> Coach:
    return coach


def _make_markings(answers: Answers, wants_model: Callable[[str], bool]) -> Markings:
    from interview_coach.services.markings import Markings

    return Markings(answers, wants_model)


def _make_mocks(parts: Parts, questions: Questions, markings: Markings) -> Mocks:
    from interview_coach.services.interviewers import Interviewer
    from interview_coach.services.mock_plans import MockPlans
    from interview_coach.services.mocks import Mocks

    return Mocks(parts, MockPlans(parts, questions), Interviewer(parts), markings)


@dataclass(frozen=True, slots=True)
class _Planning:
    """What looks at progress to say what comes next."""

    start: TodayService
    progress: ProgressReports
    plans: Plans
    start_page: StartPage


def _make_planning(parts: Parts, appointments: Appointments) -> _Planning:
    from interview_coach.services.plans import Plans
    from interview_coach.services.progress import ProgressReports
    from interview_coach.services.start_page import StartPage
    from interview_coach.services.today import TodayService

    start, progress = TodayService(parts.storage, parts.clock), ProgressReports(parts)
    plans = Plans(parts, progress)
    return _Planning(start, progress, plans, StartPage(parts, start, plans, progress, appointments))


def _forget_jobs(settings: Settings, storage: Storage) -> int:
    """Take out of the list of jobs those about what is gone, and the looks of the clock that are over."""
    from interview_coach.jobs import DATABASE_FILE as JOBS_FILE
    from interview_coach.jobs import REMIND
    from interview_coach.services.recordings import TRANSCRIBE
    from interview_coach.services.reminders import MAIL
    from interview_coach.storage.job_rows import forget_jobs, forget_ticks

    file = settings.data_dir / JOBS_FILE
    gone = forget_jobs(file, TRANSCRIBE, storage.recording_ids) + forget_jobs(file, MAIL, storage.message_ids)
    return gone + forget_ticks(file, REMIND)


def _open_mock(mocks: Mocks, user_id: str, preparation_id: str, planned: PlannedMock, minutes: int) -> str:
    """The mock interview of an appointment that begins; its id."""
    from interview_coach.domain.coaching import Style
    from interview_coach.domain.interviews import MockSetup, MockType, Mode

    setup = MockSetup(MockType(planned.type), minutes, Style(planned.style), Mode(planned.mode))
    return mocks.start(user_id, preparation_id, setup).id


def open_coach(
    settings: Settings | None = None,
    *,
    coach: Coach | None = None,
    transcriber: Transcriber | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> CoachApp:
    """Open the data folder (made and migrated when needed) and wire the services.

    `coach` replaces the engine for every service, `transcriber` the one that writes recordings down, for embedding and
    tests. Raises ConfigurationError.
    """
    from interview_coach.domain.costs import Budget
    from interview_coach.jobs import JobBoard
    from interview_coach.mail import Mailer
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
    from interview_coach.services.invitations import Invitations
    from interview_coach.services.notices import Notices
    from interview_coach.services.opinions import Opinions
    from interview_coach.services.parts import NO_WISHES, Parts
    from interview_coach.services.preparations import Preparations
    from interview_coach.services.privacy import Privacy
    from interview_coach.services.questions import Questions
    from interview_coach.services.real_interviews import RealInterviews
    from interview_coach.services.recordings import TRANSCRIBE, Desk, Recordings
    from interview_coach.services.reminders import MAIL, PostOffice, Reminders
    from interview_coach.services.review_cards import ReviewCards
    from interview_coach.services.reviews import Reviews
    from interview_coach.services.score_sheets import ScoreSheets
    from interview_coach.services.speech import Transcribers
    from interview_coach.services.stories import Stories
    from interview_coach.services.story_uses import StoryUses
    from interview_coach.services.transcripts import Transcripts
    from interview_coach.services.usage import Usage
    from interview_coach.services.view_settings import ViewSettings
    from interview_coach.storage.blobs import open_blobs
    from interview_coach.storage.database import open_storage
    from interview_coach.storage.vault import Vault

    settings = settings or load_settings()
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
    markings = _make_markings(
        answers, lambda user_id: coach is None and engines.chosen(user_id, books.consents) != "builtin"
    )
    mocks = _make_mocks(parts, questions, markings)
    privacy = Privacy(parts, settings)
    board = JobBoard()
    transcribers = Transcribers(settings, books, clock)
    desk = Desk(vault, privacy, transcribers.of if transcriber is None else (lambda _: transcriber), board.start)
    recordings, transcripts = Recordings(parts, desk), Transcripts(parts, desk)
    reminders = Reminders(parts, PostOffice(Mailer(settings), board.start, settings.public_url))
    appointments = Appointments(parts, reminders, partial(_open_mock, mocks))
    planning = _make_planning(parts, appointments)
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
        start=planning.start,
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
        progress=planning.progress,
        view_settings=ViewSettings(parts),
        plans=planning.plans,
        start_page=planning.start_page,
    )

"""One of everything that is kept of a user, and a look into the files for what must not be there."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from interview_coach.bootstrap import CoachApp
from interview_coach.domain.appointments import Busy
from interview_coach.domain.calendars import ImportedCalendar
from interview_coach.domain.consents import HERE, MODEL, Consent
from interview_coach.domain.costs import Budget, CallContext, ModelCall, Tokens
from interview_coach.domain.disputes import Dispute, Objection
from interview_coach.domain.overview import AnsweredQuestion
from interview_coach.domain.privacy import PrivacySettings
from interview_coach.domain.real_interviews import InterviewNotes, Outcome
from interview_coach.domain.recorded import Recording, RecordingKind, RecordingState
from interview_coach.domain.reminders import Message, MessageKind
from interview_coach.domain.score_sheets import SheetWords
from interview_coach.domain.speech import Transcript, Word
from interview_coach.domain.vocabulary import QuestionType
from interview_coach.services.answers import Submission
from interview_coach.storage.blobs import open_blobs
from interview_coach.storage.encoding import to_text
from interview_coach.storage.vault import Vault
from tests.appointments import wanted_with_ana
from tests.cast import CV, POSTING, STRONG_ANSWER

USER = "local"
WEBM = "audio/webm;codecs=opus"
SOUND = b"\x1a\x45\xdf\xa3sound"
"""A recording begins with the sign of its kind; the rest is not looked at here."""
REPLY = '{"strengths": ["You name the place at once."]}'
HEARD = Transcript("builtin", (Word("Um,", 0.2, 0.4, 0.4), Word("bearings.", 0.5, 1.1, 0.9)), 1.5)


@dataclass(frozen=True)
class Filled:
    """Ids of what was stored, and the bytes of the recording."""

    preparation: str
    question: str
    answer: str
    recording: Recording
    media: bytes


def fill(app: CoachApp, user: str = USER) -> Filled:
    """One of everything."""
    preparation = app.preparations.create(user, cv=CV, posting=POSTING)
    text = f"Tell me about a fault that kept coming back, {user}."
    question = app.questions.add_own(user, preparation.id, text=text, type=QuestionType.BEHAVIORAL).question
    answer = app.answers.hand_in(user, question.id, Submission(STRONG_ANSWER, self_rating=4, seconds=90)).answered
    app.answers.evaluate(user, answer.answer.id)
    media = SOUND + content(199_991)
    recording = record(app, question.id, (media[:150_000], media[150_000:]), user=user, answer=answer.answer.id)
    ledger = app.usage.ledger(user, CallContext("marking", preparation.id, answer_id=answer.answer.id))
    ledger.record(ModelCall(app.clock(), "gemini", "flash", "extract", Tokens(10, 5), 1.0, Decimal("0.002"), "ok"))
    ledger.remember("a" * 64, REPLY)
    with app.storage.writing(user) as rows:
        rows.consents.add(Consent(f"m{user}", MODEL, "model.example", "2026-11", app.clock()))
    app.stories.add_own(user, title="The day the quince boiled over", competencies=("ownership",))
    add_appointment(app, user)
    add_reality(app, user, preparation.id, answer)
    app.usage.set_budget(user, Budget(Decimal("2.50"), None))
    app.privacy.choose(user, PrivacySettings(20, False))
    return Filled(preparation.id, question.id, answer.answer.id, recording, media)


def add_reality(app: CoachApp, user: str, preparation: str, answered: AnsweredQuestion) -> None:
    """An interview that took place, a mark that was disputed and said not to be useful."""
    now, record = app.clock(), answered.record
    assert record is not None
    notes = InterviewNotes(now.date(), Outcome.OFFER, "Second", "Ms Adeyemi-Holt", (answered.question.text,), 4, "Ask.")
    app.real_interviews.add(user, preparation, notes)
    with app.storage.writing(user) as rows:
        objection = Objection("The marmalade was the result.", "result", 4)
        rows.disputes.add(Dispute(f"d{user}", answered.answer.id, record.id, objection, now))
    app.opinions.give(user, record.id, useful=False, note="It missed the quince.")


def add_appointment(app: CoachApp, user: str) -> None:
    """With a partner who wrote something, a message, a feed, and a calendar that was read in."""
    now = app.clock()
    wanted = replace(wanted_with_ana(), starts=(now + timedelta(days=3)).replace(tzinfo=None), zone="UTC")
    made = app.appointments.add(user, wanted)
    access = app.invitations.access(user, made.id)
    assert access is not None
    app.invitations.write(access.token, SheetWords(keep="You were calm."), hand_in=True)
    app.calendars.open_feed(user)
    busy = (Busy(now, now + timedelta(hours=1), "Dentist"),)
    with app.storage.writing(user) as rows:
        rows.calendars.add(ImportedCalendar(f"c{user}", "Mine", busy, now, now))
        rows.reminders.add(Message(f"r{user}", made.id, MessageKind.INVITATION, "", 0, now, now, now))


def record(
    app: CoachApp,
    question: str,
    parts: tuple[bytes, ...] = (SOUND,),
    *,
    user: str = USER,
    answer: str | None = None,
    heard: Transcript | None = HEARD,
) -> Recording:
    """A finished recording, without the work in the background that follows one."""
    app.consents.give(user, "audio", recipient=HERE.id)
    begun = app.recordings.begin(user, question, RecordingKind.AUDIO, WEBM)
    for number, data in enumerate(parts, start=1):
        app.recordings.take_part(user, begun.id, number, data)
    with app.storage.writing(user) as rows:
        manifest = vault_of(app).seal(rows.recordings.key(begun.id), [len(p) for p in parts], begun.media_type)
        rows.recordings.put_manifest(begun.id, manifest)
        if heard is not None:
            rows.recordings.put_transcript(begun.id, to_text(heard))
        state = RecordingState.TRANSCRIBED if answer is None else RecordingState.ANSWERED
        stored = replace(begun, state=state, answer_id=answer, seconds=2, size=manifest.total)
        rows.recordings.save(stored)
    return stored


def vault_of(app: CoachApp) -> Vault:
    return Vault(open_blobs(app.settings))


def content(size: int, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)


def files_of(app: CoachApp) -> dict[str, bytes]:
    """Everything that lies in the data folder, by name."""
    folder = app.settings.data_dir
    return {str(path.relative_to(folder)): path.read_bytes() for path in _walk(folder)}


def _walk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())

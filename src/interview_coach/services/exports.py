"""The export: everything of a user as a zip, made while it is sent. Nothing of it touches a disk here."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from interview_coach import __version__
from interview_coach.contract import BudgetDocument, Document
from interview_coach.contract_appointments import (
    AppointmentDocument,
    ExportedCalendar,
    ExportedFeed,
    MessageDocument,
    ScoreSheetDocument,
)
from interview_coach.contract_cases import CaseRoomDocument
from interview_coach.contract_mocks import MockDocument
from interview_coach.contract_plans import PlanSettingsDocument, PlanTickDocument
from interview_coach.contract_privacy import (
    EXPORT_FORMAT,
    EvaluationRecordDocument,
    ExportedAnswer,
    ExportedCall,
    ExportedConsent,
    ExportedPreparation,
    ExportedQuestion,
    ExportedRecording,
    ExportedReply,
    ExportedSession,
    ExportedSettings,
)
from interview_coach.contract_reality import DisputeDocument, OpinionDocument, RealInterviewDocument
from interview_coach.contract_reviews import ReviewCardDocument, ReviewDocument
from interview_coach.contract_speech import TranscriptDocument
from interview_coach.contract_stories import StoryDocument
from interview_coach.domain.privacy import RECORDINGS, StoredRecording
from interview_coach.domain.recorded import Recording
from interview_coach.domain.speech import Transcript
from interview_coach.errors import CoachError, InvalidInput, NotFound
from interview_coach.services.parts import Parts
from interview_coach.services.privacy import Privacy
from interview_coach.services.recordings import Recordings
from interview_coach.storage.encoding import from_text
from interview_coach.storage.everything import NOUNS

DOCUMENT, ABOUT = "export.json", "README.txt"
_AT_ONCE = 50
"""Rows read in one transaction: none stays open while a slow line takes its time."""
_PIECE = 64 * 1024
_LEVEL_MEDIA = 1
"""Sound and picture are compressed already. They are deflated all the same: a stored entry of unknown length cannot be
read by programs that unpack while they download."""

_SUFFIXES = {"audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a", "video/webm": "webm", "video/mp4": "mp4"}


@dataclass(frozen=True, slots=True)
class _Media:
    """What became of a recording's sound or picture in the zip."""

    file: str | None = None
    problem: str | None = None


class Exports:
    def __init__(self, parts: Parts, privacy: Privacy, recordings: Recordings) -> None:
        self._parts = parts
        self._privacy = privacy
        self._recordings = recordings

    def export(self, user_id: str) -> Iterator[bytes]:
        """The zip in pieces, in the same order each time. A recording that is damaged does not stop it: the zip says
        so. Raises NotFound at once when there is no such user."""
        return self._pieces(user_id, self._settings(user_id), self._parts.clock())

    def _settings(self, user_id: str) -> ExportedSettings:
        chosen = self._privacy.settings(user_id)
        with self._parts.storage.reading(user_id) as rows:
            budget, hidden = BudgetDocument.model_validate(rows.budgets.get()), rows.view_settings.hides_numbers()
        return ExportedSettings(
            recording_days=chosen.recording_days, show_delivery=chosen.show_delivery, budget=budget, hide_numbers=hidden
        )

    def _pieces(self, user_id: str, settings: ExportedSettings, at: datetime) -> Iterator[bytes]:
        sink = _Sink()
        with ZipFile(sink, "w") as archive:
            yield from _entry(archive, sink, _info(ABOUT, at), [_ABOUT.encode()])
            media: dict[str, _Media] = {}
            for stored in self._each(user_id, RECORDINGS):
                media[stored.recording.id] = yield from self._media(user_id, stored.recording, archive, sink)
            written = self._document(user_id, settings, at, media)
            yield from _entry(archive, sink, _info(DOCUMENT, at), written)
        yield sink.taken()

    def _media(
        self, user_id: str, recording: Recording, archive: ZipFile, sink: _Sink
    ) -> Generator[bytes, None, _Media]:
        """Sound or picture, decrypted piece by piece on its way into the zip."""
        try:
            playing = self._recordings.play(user_id, recording.id)
        except (NotFound, InvalidInput):  # erased, or not finished
            return _Media()
        except CoachError as error:
            return _Media(problem=str(error))
        info = _info(f"{RECORDINGS}/{recording.id}.{_SUFFIXES[recording.media_type]}", recording.created_at)
        info._compresslevel = _LEVEL_MEDIA  # type: ignore[attr-defined]  # has a public name from Python 3.13 on
        problems: list[str] = []
        yield from _entry(archive, sink, info, _up_to_damage(playing.pieces, problems))
        return _Media(info.filename, *problems)

    def _document(
        self, user_id: str, settings: ExportedSettings, at: datetime, media: Mapping[str, _Media]
    ) -> Iterator[bytes]:
        """`export.json`, a row at a time. It comes last: it knows what became of the recordings."""
        head = {
            "format": EXPORT_FORMAT,
            "program_version": __version__,
            "exported_at": at.isoformat(),
            "settings": settings.model_dump(mode="json"),
            "plan_settings": self._plan_settings(user_id),
        }
        yield _json(head)[:-1]
        for noun in NOUNS:
            yield f',\n"{noun}": ['.encode()
            for number, value in enumerate(self._each(user_id, noun)):
                document = _recorded(value, media) if noun == RECORDINGS else _DOCUMENTS[noun](value)
                yield (b",\n" if number else b"\n") + _json(document.model_dump(mode="json"))
            yield b"]"
        yield b"}\n"

    def _plan_settings(self, user_id: str) -> list[dict[str, Any]]:
        """Of the preparations whose plan was changed; they have no ids of their own."""
        with self._parts.storage.reading(user_id) as rows:
            found = rows.plans.all_settings()
        return [PlanSettingsDocument.of(settings, id).model_dump(mode="json") for id, settings in found]

    def _each(self, user_id: str, noun: str) -> Iterator[Any]:
        with self._parts.storage.reading(user_id) as rows:
            ids = rows.everything.ids(noun)
        for first in range(0, len(ids), _AT_ONCE):
            with self._parts.storage.reading(user_id) as rows:
                found = rows.everything.some(noun, ids[first : first + _AT_ONCE])
            yield from found


class _Sink:
    """Where the zip is written to: keeps what was not handed on yet. It cannot seek, and the zip does without."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes, /) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """What waits is still taken."""

    @property
    def is_full(self) -> bool:
        return len(self._waiting) >= _PIECE

    def taken(self) -> bytes:
        data = bytes(self._waiting)
        self._waiting.clear()
        return data


def _entry(archive: ZipFile, sink: _Sink, info: ZipInfo, content: Iterable[bytes]) -> Iterator[bytes]:
    with archive.open(info, "w") as entry:
        for piece in content:
            entry.write(piece)
            if sink.is_full:
                yield sink.taken()


def _info(name: str, at: datetime) -> ZipInfo:
    """`at` is written in UTC, to two seconds, from 1980 on: the format has no more."""
    utc = at.astimezone(UTC)
    info = ZipInfo(name, (max(utc.year, 1980), utc.month, utc.day, utc.hour, utc.minute, utc.second))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _up_to_damage(pieces: Iterator[bytes], problems: list[str]) -> Iterator[bytes]:
    """The pieces; where one cannot be read it ends, and the reason is added to `problems`."""
    try:
        yield from pieces
    except CoachError as error:
        problems.append(str(error))


def _json(value: Any) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a character of UTF-16, which JSON can only write escaped
        return json.dumps(value).encode()


def _recorded(stored: StoredRecording, media: Mapping[str, _Media]) -> ExportedRecording:
    """One that was begun after its media were looked for has none here."""
    found = media.get(stored.recording.id, _Media())
    document = ExportedRecording.model_validate(stored.recording)
    document.file, document.file_problem = found.file, found.problem
    if stored.transcript is not None:
        document.has_transcript = True
        document.transcript = TranscriptDocument.of(from_text(Transcript, stored.transcript))
    return document


_DOCUMENTS: Mapping[str, Callable[[Any], Document]] = {
    "preparations": ExportedPreparation.of,
    "questions": ExportedQuestion.of,
    "interview_sessions": ExportedSession.model_validate,
    "mocks": MockDocument.of,
    "case_rooms": CaseRoomDocument.of,
    "answers": ExportedAnswer.model_validate,
    "evaluations": EvaluationRecordDocument.of,
    "real_interviews": RealInterviewDocument.model_validate,
    "disputes": DisputeDocument.of,
    "opinions": OpinionDocument.model_validate,
    "stories": StoryDocument.of,
    "review_cards": ReviewCardDocument.of,
    "reviews": ReviewDocument.model_validate,
    "plan_ticks": PlanTickDocument.model_validate,
    "appointments": AppointmentDocument.of,
    "reminders": MessageDocument.model_validate,
    "score_sheets": ScoreSheetDocument.of,
    "calendar_feeds": ExportedFeed.model_validate,
    "imported_calendars": ExportedCalendar.model_validate,
    "consents": ExportedConsent.model_validate,
    "model_calls": ExportedCall.of,
    "model_replies": ExportedReply.of,
}

_ABOUT = f"""\
Your data from Interview Coach
==============================

{DOCUMENT}
    Everything the coach keeps of you, as JSON (UTF-8), under the names it uses itself:
    preparations (your CV, the posting, what was understood of them), questions, interview_sessions,
    mocks (mock interviews, turn by turn), case_rooms (cases talked through), answers, evaluations (marks and feedback),
    real_interviews (that took place), disputes (of marks), opinions (whether a feedback was useful),
    stories (those you turned down, too), recordings (with their transcripts), consents,
    plan_settings, plan_ticks (what you ticked off),
    appointments, reminders (messages about them), score_sheets (what partners wrote), calendar_feeds,
    imported_calendars, model_calls (what language models were asked for and what it cost), model_replies.
    Things point at each other by their ids. Marks run from 1.0 to 5.0, null means "not assessed".
    Times are ISO 8601 with their offset, amounts of money are US dollars.

{RECORDINGS}/
    Sound and picture of your answers, as they were recorded. In {DOCUMENT} each recording says
    which file is its own. Where it has none, the recording was deleted or its time was over.

Nothing in this file is encrypted. Keep it in a safe place.
"""

"""What is kept of a user, where it lies, and for how long."""

from __future__ import annotations

from urllib.parse import urlsplit

from interview_coach.config import Settings
from interview_coach.domain.privacy import KeptRecording, Places, PrivacyOverview, PrivacySettings
from interview_coach.domain.recorded import check_days
from interview_coach.services.parts import Parts
from interview_coach.storage.blobs import BLOBS_FOLDER
from interview_coach.storage.database import DATABASE_FILE, KEY_FILE, Transaction


class Privacy:
    """`installation` says how long recordings are kept unless the user chose otherwise, and where things lie."""

    def __init__(self, parts: Parts, installation: Settings) -> None:
        self._parts = parts
        self._default_days = installation.recording_days
        self._places = _places(installation)

    def settings(self, user_id: str) -> PrivacySettings:
        with self._parts.storage.reading(user_id) as rows:
            return self._settings(rows)

    def choose(self, user_id: str, settings: PrivacySettings) -> PrivacySettings:
        """Holds for recordings that begin from now on. Raises InvalidInput."""
        check_days(settings.recording_days)
        with self._parts.storage.writing(user_id) as rows:
            rows.privacy.put(settings)
        return settings

    def overview(self, user_id: str) -> PrivacyOverview:
        """What is there at this moment, recordings newest first."""
        with self._parts.storage.reading(user_id) as rows:
            recordings = tuple(
                KeptRecording(
                    recording,
                    rows.questions.get(recording.question_id).question.text,
                    rows.recordings.transcript(recording.id) is not None,
                )
                for recording in rows.recordings.list()
                if recording.has_media
            )
            return PrivacyOverview(self._settings(rows), rows.everything.kept(), recordings, self._places)

    def _settings(self, rows: Transaction) -> PrivacySettings:
        return rows.privacy.get() or PrivacySettings(self._default_days)


def _places(settings: Settings) -> Places:
    folder = settings.data_dir
    return Places(
        database=_without_secrets(settings.database_url) or str(folder / DATABASE_FILE),
        recordings=settings.blobs_url or str(folder / BLOBS_FOLDER),
        key="COACH_MASTER_KEY" if settings.master_key else str(folder / KEY_FILE),
    )


def _without_secrets(url: str) -> str:
    """The address without a name or password in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()

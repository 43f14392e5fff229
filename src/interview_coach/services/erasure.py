"""Erasing: what the user asks for at once, and what the calendar asks for every hour."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from interview_coach.domain.privacy import RECORDINGS, Receipt
from interview_coach.errors import CoachError, NotFound, StorageFailed
from interview_coach.services.parts import Parts
from interview_coach.services.recordings import Recordings
from interview_coach.services.usage import REPLIES_ARE_KEPT
from interview_coach.storage.vault import Vault

_log = logging.getLogger(__name__)

RECORDING_FILES = "recording_files"
JOBS = "jobs"


@dataclass(frozen=True, slots=True)
class Rubbish:
    """Where things lie that are not in the database: `vault` has the media, `forget_jobs` removes jobs about recordings
    that are gone and returns how many."""

    vault: Vault
    forget_jobs: Callable[[], int]


class Erasure:
    def __init__(self, parts: Parts, recordings: Recordings, rubbish: Rubbish) -> None:
        self._parts = parts
        self._recordings = recordings
        self._rubbish = rubbish

    def erase_everything(self, user_id: str) -> Receipt:
        """The key and every row first, in one transaction: from there on nobody can read what is left. Then the files.

        The user is there again with a new key and nothing else, so the program goes on. Killed in between, `purge`
        finishes it at the next start. Raises NotFound.
        """
        now = self._parts.clock()
        storage = self._parts.storage
        erased = storage.erase_user(user_id, renew=now)
        clean = storage.scrub(compact=True)
        files, left = self._erase_files(erased.recording_ids)
        with suppress(StorageFailed):  # they hold ids only, and go at the next purge
            self._rubbish.forget_jobs()
        return Receipt(now, (*erased.rows, (RECORDING_FILES, files)), clean, left)

    def erase_recordings(self, user_id: str) -> Receipt:
        """Sound and picture of every recording; transcripts, answers and marks stay."""
        with self._parts.storage.reading(user_id) as rows:
            found = [recording for recording in rows.recordings.list() if recording.has_media]
        left = 0
        for recording in found:
            try:
                self._recordings.erase(user_id, recording.id)
            except NotFound:  # erased by somebody else in between
                continue
            except StorageFailed:  # its key is gone, the files are left for the purge
                left += 1
        clean = self._parts.storage.scrub()
        return Receipt(self._parts.clock(), ((RECORDINGS, len(found)),), clean, left)

    def purge(self) -> None:
        """What the calendar asks for: recordings and kept replies whose time is over, and what nobody knows any more.
        A store that is out of reach stops none of the rest; it is tried again the next time."""
        for user_id in self._parts.storage.users():
            _try(partial(self._recordings.purge, user_id))
            _try(partial(self._purge_replies, user_id))
        _try(self._recordings.erase_orphans)
        _try(self._rubbish.forget_jobs)
        _try(self._parts.storage.scrub)

    def _purge_replies(self, user_id: str) -> None:
        with self._parts.storage.writing(user_id) as rows:
            rows.model_replies.remove(before=self._parts.clock() - REPLIES_ARE_KEPT)

    def _erase_files(self, recording_ids: tuple[str, ...]) -> tuple[int, int]:
        """Files that were deleted, and recordings whose files could not be."""
        files = left = 0
        for recording_id in recording_ids:
            try:
                files += self._rubbish.vault.erase(recording_id)
            except StorageFailed:
                left += 1
        return files, left


def _try(step: Callable[[], object]) -> None:
    try:
        step()
    except CoachError as error:
        _log.error("the purge could not do all: %s", type(error).__name__)

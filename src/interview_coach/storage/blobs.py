"""Opens the place where encrypted bytes lie, and says what a key may look like."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from interview_coach.config import Settings
from interview_coach.errors import ConfigurationError, Conflict, InvalidInput
from interview_coach.ports import BlobStore

BLOBS_FOLDER = "blobs"
MOST_CHARACTERS = 512
_KEY = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")


def checked_key(key: str) -> str:
    """The key as it is; nothing that leads out of the store, is hidden, or differs by upper and lower case only.
    Raises InvalidInput."""
    if len(key) > MOST_CHARACTERS or not _KEY.fullmatch(key):
        raise InvalidInput("a key of the blob store is made of small letters, figures, - and _, with / between names")
    return key


def checked_prefix(prefix: str) -> str:
    """A folder of keys, or "" for all. Raises InvalidInput."""
    return checked_key(prefix) if prefix else prefix


def other_content(key: str) -> Conflict:
    return Conflict(f"something else is stored as {key} already, and it is never overwritten")


def open_blobs(settings: Settings) -> BlobStore:
    """The folder or the bucket of the settings. A bucket is not contacted before its first use.

    Raises ConfigurationError when the folder cannot be used, or a bucket has no access key.
    """
    place = urlsplit(settings.blobs_url)
    if place.scheme == "s3":
        return _bucket(settings, place.netloc, place.path.strip("/"))
    from interview_coach.storage.blobs_folder import FolderBlobs

    folder = Path(unquote(place.path)) if place.scheme == "file" else settings.data_dir / BLOBS_FOLDER
    return FolderBlobs(folder)


def _bucket(settings: Settings, bucket: str, prefix: str) -> BlobStore:
    if not (settings.s3_key and settings.s3_secret):
        raise ConfigurationError("COACH_BLOBS_URL names a bucket, so COACH_S3_KEY and COACH_S3_SECRET are needed too")
    from interview_coach.storage.blobs_s3 import Bucket, S3Blobs

    return S3Blobs(
        Bucket(bucket, prefix, settings.s3_endpoint, settings.s3_key, settings.s3_secret, settings.s3_region)
    )

"""Encrypted bytes in a bucket of an S3-compatible store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from interview_coach.errors import NotFound, StorageFailed
from interview_coach.storage.blobs import checked_key, checked_prefix, other_content

_RETRIES = 3
_GIVE_UP = timedelta(seconds=60)
_COMPARED_BYTES = 1024 * 1024
_FORBIDDEN = "status code: 403"
"""How the library reports it for a list, where it has no class for it."""

_LISTED = 1000  # as many as one request brings

if TYPE_CHECKING:
    from obstore.store import S3Credential


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where the bucket is, and the access key to it. `endpoint` empty means Amazon; `prefix` empty the whole bucket."""

    name: str
    prefix: str
    endpoint: str
    key: str = field(repr=False)
    secret: str = field(repr=False)
    region: str = "us-east-1"


class _Credentials:
    """Gives the access key; a session token of the environment is for another one."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def __call__(self) -> S3Credential:
        return {
            "access_key_id": self._bucket.key,
            "secret_access_key": self._bucket.secret,
            "token": None,
            "expires_at": None,
        }


class S3Blobs:
    """A `BlobStore` in a bucket. S3 itself makes a put atomic and durable; `If-None-Match: *` keeps it from
    overwriting. Where the answer was lost and the put is repeated, it finds its own content, which is no conflict."""

    def __init__(self, bucket: Bucket, retries: int = _RETRIES) -> None:
        # The library also reads AWS_… variables; what is said here wins over them, so only our settings count.
        endpoint = bucket.endpoint or f"https://{bucket.name}.s3.{bucket.region}.amazonaws.com"
        self._store = S3Store(
            bucket.name,
            prefix=bucket.prefix or None,
            config={
                "region": bucket.region,
                "endpoint": endpoint,
                "aws_endpoint_url_s3": endpoint,
                "virtual_hosted_style_request": not bucket.endpoint,  # other stores rarely have a host for each bucket
                "disable_bulk_delete": True,  # not every store knows it
                "conditional_put": "etag",
            },
            client_options={"allow_http": endpoint.startswith("http://"), "timeout": _GIVE_UP},
            retry_config={"max_retries": retries, "retry_timeout": _GIVE_UP},
            credential_provider=_Credentials(bucket),
        )

    def put(self, key: str, data: bytes | bytearray) -> None:
        checked_key(key)
        try:
            with _translated():
                obstore.put(self._store, key, data, mode="create", use_multipart=False)
        except FileNotFoundError as error:
            raise StorageFailed("the bucket for the recordings does not exist; check COACH_BLOBS_URL") from error
        except AlreadyExistsError as error:
            if not self._proved_equal(key, data):
                raise other_content(key) from error

    def get(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        checked_key(key)
        with _translated(), _found(key):
            if (start, end) == (0, None):
                return bytes(obstore.get(self._store, key).bytes())
            last = self.size(key) if end is None else end
            return self._range(key, start, last)

    def size(self, key: str) -> int:
        with _translated(), _found(key):
            return obstore.head(self._store, checked_key(key))["size"]

    def delete(self, key: str) -> None:
        with _translated():
            try:
                obstore.delete(self._store, checked_key(key))
            except FileNotFoundError:  # some stores say so, others are silent
                return

    def list(self, prefix: str = "") -> Iterator[str]:
        return (key for key, _ in self.sizes(prefix))

    def sizes(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        return self._walk(checked_prefix(prefix))

    def _walk(self, prefix: str) -> Iterator[tuple[str, int]]:
        with _translated():
            for found in obstore.list(self._store, prefix or None, chunk_size=_LISTED):
                yield from ((each["path"], each["size"]) for each in found)

    def _range(self, key: str, start: int, end: int) -> bytes:
        """HTTP cannot ask for an empty range, and a range behind the end is an error there."""
        if start >= end:
            self.size(key)  # raises NotFound as everywhere
            return b""
        try:
            return bytes(obstore.get_range(self._store, key, start=start, end=end))
        except BaseError:
            if self.size(key) <= start:
                return b""
            raise

    def _proved_equal(self, key: str, data: bytes | bytearray) -> bool:
        """Amazon also refuses the first of two puts at the same time (409), and then there can be nothing yet."""
        try:
            return self._holds(key, data)
        except NotFound as error:
            raise StorageFailed(f"{key} is being stored by somebody else at this moment; try again") from error

    def _holds(self, key: str, data: bytes | bytearray) -> bool:
        """Whether the content is exactly `data`; fetched a piece at a time."""
        if self.size(key) != len(data):
            return False
        view = memoryview(data)
        pieces = range(0, len(view), _COMPARED_BYTES)
        return all(self.get(key, at, at + _COMPARED_BYTES) == view[at : at + _COMPARED_BYTES] for at in pieces)


@contextmanager
def _found(key: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound(f"nothing is stored as {key}") from error


@contextmanager
def _translated() -> Iterator[None]:
    """Errors of the library become ours, without its text: that is long, and holds addresses."""
    try:
        yield
    except AlreadyExistsError:
        raise
    except BaseError as error:
        if isinstance(error, PermissionDeniedError | UnauthenticatedError) or _FORBIDDEN in str(error):
            raise StorageFailed(
                "the store of the recordings refuses the access key; check COACH_S3_KEY, COACH_S3_SECRET and its rights"
            ) from error
        raise StorageFailed(
            "the store of the recordings does not answer as it should; check COACH_S3_ENDPOINT, or try again later"
        ) from error

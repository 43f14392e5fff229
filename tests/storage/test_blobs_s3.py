"""What only a bucket can get wrong: the address, the access key, the network, and settings of other programs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from interview_coach.config import Settings, load_settings
from interview_coach.errors import ConfigurationError, StorageFailed
from interview_coach.storage.blobs import open_blobs
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.blobs_s3 import S3Blobs
from tests.fakes.s3 import BUCKET, empty_place


@contextmanager
def answering(status: int, put: int | None = None) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers everything with `status`, a put with `put`; its address, and the headers it was sent."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            seen.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(put if put and self.command == "PUT" else status)
            self.send_header("content-length", "0")
            self.send_header("etag", '"1"')
            self.end_headers()

        do_GET = do_PUT = do_HEAD = do_DELETE = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(("status", "sentence"), [(403, "refuses the access key"), (500, "does not answer")])
def test_a_store_that_refuses_or_breaks_is_said(status: int, sentence: str) -> None:
    with answering(status) as (address, _):
        blobs = S3Blobs(empty_place(address), retries=0)
        for use in (
            lambda: blobs.put("a/b", b"1"),
            lambda: blobs.get("a/b"),
            lambda: blobs.get("a/b", 1, 2),
            lambda: blobs.size("a/b"),
            lambda: blobs.delete("a/b"),
            lambda: list(blobs.list()),
        ):
            with pytest.raises(StorageFailed, match=sentence) as failed:
                use()
            assert address not in str(failed.value)


def test_two_writers_at_the_same_moment_are_told_to_try_again() -> None:
    with answering(404, put=409) as (address, _), pytest.raises(StorageFailed, match="somebody else at this moment"):
        S3Blobs(empty_place(address), retries=0).put("a/b", b"1")


def test_a_store_out_of_reach_is_said() -> None:
    with answering(200) as (address, _):
        pass  # from here on nobody listens
    with pytest.raises(StorageFailed, match="COACH_S3_ENDPOINT"):
        S3Blobs(empty_place(address), retries=0).put("a/b", b"1")


def test_a_bucket_that_does_not_exist_is_said(s3_address: str) -> None:
    with pytest.raises(StorageFailed, match="does not exist; check COACH_BLOBS_URL"):
        S3Blobs(replace(empty_place(s3_address), name="no-such-bucket")).put("a/b", b"1")


def test_settings_of_other_programs_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "of-another-key")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "another-key")
    with answering(200) as (address, seen):
        S3Blobs(empty_place(address), retries=0).put("a/b", b"1")
    [request] = seen
    assert request["path"].startswith(f"/{BUCKET}/tests/")
    assert "Credential=key/" in request["authorization"]
    assert request["if-none-match"] == "*"
    assert "x-amz-security-token" not in request


def test_two_places_in_a_bucket_do_not_see_each_other(s3_address: str) -> None:
    first, second = S3Blobs(empty_place(s3_address)), S3Blobs(empty_place(s3_address))
    first.put("a/b", b"1")
    assert list(second.list()) == []


def test_the_access_key_is_never_shown() -> None:
    shown = repr(empty_place("http://127.0.0.1:1"))
    assert "secret" not in shown
    assert "'key'" not in shown


def test_without_settings_it_is_a_folder_in_the_data_folder(tmp_path: Path) -> None:
    open_blobs(Settings(data_dir=tmp_path)).put("a", b"1")
    assert (tmp_path / "blobs" / "a").read_bytes() == b"1"


def test_another_folder_can_be_set(tmp_path: Path) -> None:
    folder = tmp_path / "large disk"
    settings = load_settings(tmp_path, {"COACH_BLOBS_URL": f"file://{quote(str(folder))}/"})
    assert isinstance(open_blobs(settings), FolderBlobs)
    assert folder.is_dir()


def test_a_bucket_can_be_set(tmp_path: Path, s3_address: str) -> None:
    (tmp_path / "secret").write_text("secret\n")
    environment = {
        "COACH_BLOBS_URL": f"s3://{BUCKET}/by/settings",
        "COACH_S3_ENDPOINT": s3_address,
        "COACH_S3_KEY": "key",
        "COACH_S3_SECRET_FILE": str(tmp_path / "secret"),
        "COACH_S3_REGION": "us-east-1",
    }
    open_blobs(load_settings(tmp_path, environment)).put("a", b"1")
    place = replace(empty_place(s3_address), prefix="by/settings")
    assert S3Blobs(place).get("a") == b"1"


def test_a_bucket_without_an_access_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="COACH_S3_KEY and COACH_S3_SECRET"):
        open_blobs(load_settings(tmp_path, {"COACH_BLOBS_URL": "s3://some-bucket", "COACH_S3_KEY": "key"}))


@pytest.mark.parametrize(
    "environment",
    [
        {"COACH_BLOBS_URL": "/a/path"},
        {"COACH_BLOBS_URL": "http://127.0.0.1/bucket"},
        {"COACH_BLOBS_URL": "s3://"},
        {"COACH_BLOBS_URL": "s3://Bucket"},
        {"COACH_BLOBS_URL": "s3://bucket/../other"},
        {"COACH_BLOBS_URL": "file://host/folder"},
        {"COACH_S3_ENDPOINT": "127.0.0.1:9000"},
    ],
)
def test_a_place_that_cannot_be_used_is_named(environment: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(environment))):
        load_settings(environment=environment)

"""The weights are put together once, used only when they are the published ones, and fetched where they are missing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from interview_coach.errors import ConfigurationError
from interview_coach.speech import weights
from interview_coach.speech.weights import SHA256, are_installed, prepare, wrong_in, wrong_in_packages


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server's folder with small files in place of the model's, and their digests in place of the real ones; the
    packages are not there."""
    import hashlib

    folder = tmp_path / "served"
    folder.mkdir()
    for name in SHA256:
        (folder / name).write_bytes(f"{name} ".encode() * 1_000)
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in SHA256}
    monkeypatch.setattr(weights, "SHA256", digests)
    monkeypatch.setattr(weights, "PACKAGES", ("no_such_package_1", "no_such_package_2"))
    return folder


@pytest.fixture
def source(small: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(small)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_packages_hold_the_published_model(tmp_path: Path) -> None:
    assert are_installed()
    assert wrong_in_packages() is None
    made = prepare(tmp_path / "speech")
    assert sorted(path.name for path in made.iterdir()) == sorted(SHA256)
    assert wrong_in(made) is None
    assert made.stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "speech").iterdir()] == [made.name], "nothing else is left there"
    before = (made / "model.bin").stat().st_mtime_ns
    assert prepare(tmp_path / "speech") == made
    assert (made / "model.bin").stat().st_mtime_ns == before, "made once"


def test_a_changed_file_is_made_anew(source: str, tmp_path: Path) -> None:
    made = prepare(tmp_path, source=source)
    (made / "model.bin").write_bytes(b"something else")
    assert wrong_in(made) == "model.bin"
    assert wrong_in(prepare(tmp_path, source=source)) is None


def test_other_packages_than_the_published_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SHA256", {**SHA256, "config.json": "0" * 64})
    with pytest.raises(ConfigurationError, match=r"config\.json.*not used"):
        prepare(tmp_path)
    assert wrong_in_packages() == "config.json"
    assert not [path for path in tmp_path.rglob("*") if path.is_file()], "nothing of it is kept"


def test_without_the_packages_it_is_fetched_and_checked(source: str, tmp_path: Path) -> None:
    assert wrong_in(prepare(tmp_path, source=source)) is None


def test_a_fetched_file_that_is_not_the_published_one_is_refused(source: str, small: Path, tmp_path: Path) -> None:
    (small / "tokenizer.json").write_bytes(b"{}")
    with pytest.raises(ConfigurationError, match=r"tokenizer\.json"):
        prepare(tmp_path / "kept", source=source)


def test_a_server_that_sends_without_end_is_not_listened_to(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "MOST_BYTES", 500)
    with pytest.raises(ConfigurationError, match="not the published"):
        prepare(tmp_path / "kept", source=source)


def test_no_network_is_one_sentence_with_the_remedy(small: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"could not be downloaded.*make run"):
        prepare(tmp_path / "kept", source="http://127.0.0.1:9")


def test_a_missing_file_at_the_source_is_one_sentence(source: str, small: Path, tmp_path: Path) -> None:
    (small / "vocabulary.txt").unlink()
    with pytest.raises(ConfigurationError, match="could not be downloaded"):
        prepare(tmp_path / "kept", source=source)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ConfigurationError, match="cannot be kept"):
        prepare(tmp_path / "file" / "speech")

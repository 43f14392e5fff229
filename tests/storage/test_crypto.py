import base64
import stat
from pathlib import Path

import pytest

from interview_coach.errors import ConfigurationError
from interview_coach.storage.crypto import Cipher, master_key, new_key


def test_what_was_sealed_opens_again() -> None:
    cipher = Cipher(new_key(), "ann")
    assert cipher.open(cipher.seal("Grüße, 你好 \ud83d", "answers.text:1"), "answers.text:1") == "Grüße, 你好 \ud83d"


def test_the_same_text_is_never_sealed_to_the_same_bytes() -> None:
    cipher = Cipher(new_key(), "ann")
    assert cipher.seal("yes", "answers.text:1") != cipher.seal("yes", "answers.text:1")


@pytest.mark.parametrize(("owner", "place"), [("ann", "answers.text:2"), ("bob", "answers.text:1")])
def test_a_ciphertext_moved_to_another_row_or_user_does_not_open(owner: str, place: str) -> None:
    key = new_key()
    sealed = Cipher(key, "ann").seal("mine", "answers.text:1")
    with pytest.raises(ConfigurationError, match="cannot be decrypted"):
        Cipher(key, owner).open(sealed, place)


@pytest.mark.parametrize("changed", [b"", b"short", bytes(64)])
def test_changed_bytes_are_refused(changed: bytes) -> None:
    with pytest.raises(ConfigurationError):
        Cipher(new_key(), "ann").open(changed, "answers.text:1")


def test_the_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    first = master_key("", path, may_create=True)
    assert master_key("", path, may_create=True) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    master_key("", path, may_create=True)
    path.chmod(0o644)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        master_key("", path, may_create=True)


def test_a_missing_key_is_not_replaced_when_there_is_data(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="missing"):
        master_key("", tmp_path / "master.key", may_create=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["not base64 at all!", base64.b64encode(b"short").decode()])
def test_a_malformed_configured_key_is_refused_without_repeating_it(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        master_key(text, tmp_path / "master.key", may_create=True)
    assert text not in str(raised.value)

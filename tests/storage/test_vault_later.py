"""What happens to a recording later: it is replaced, tidied, erased, and looked for when nobody knows it."""

from collections.abc import Iterator

import pytest

from interview_coach.domain.recordings import Manifest
from interview_coach.errors import InvalidInput, StorageFailed
from interview_coach.storage.vault import RecordingDamaged, Vault, new_recording_key
from tests.storage.memory_blobs import MemoryBlobs
from tests.storage.recorded import KEY, MEBIBYTE, WEBM, WHOLE, content, played, record


@pytest.fixture
def blobs() -> MemoryBlobs:
    return MemoryBlobs()


@pytest.fixture
def vault(blobs: MemoryBlobs) -> Vault:
    return Vault(blobs)


def test_a_replacement_is_switched_to_before_the_old_parts_go(vault: Vault, blobs: MemoryBlobs) -> None:
    manifest = record(vault)
    seen: list[tuple[bytes, bytes]] = []
    new = vault.replace(
        KEY,
        manifest,
        iter([b"new ", b"ver", b"sion"]),
        lambda m: seen.append((played(vault, m), played(vault, manifest))),
    )
    assert seen == [(b"new version", WHOLE)]
    assert played(vault, new) == b"new version"
    assert (new.media_type, len(new.parts), len(blobs.content)) == (WEBM, 1, 1)


def test_a_large_replacement_is_cut_into_parts(vault: Vault) -> None:
    data = content(9 * MEBIBYTE)
    new = vault.replace(
        KEY, record(vault), (data[at : at + 300_000] for at in range(0, len(data), 300_000)), lambda _: None
    )
    assert [part.size for part in new.parts] == [4 * MEBIBYTE, 4 * MEBIBYTE, MEBIBYTE]
    assert played(vault, new) == data
    newer = vault.replace(KEY, new, vault.read(KEY, new), lambda _: None)  # reads what it will delete
    assert played(vault, newer) == data


def test_a_replacement_that_fails_leaves_the_old_version_alone(vault: Vault, blobs: MemoryBlobs) -> None:
    manifest = record(vault)

    def broken() -> Iterator[bytes]:
        yield content(5 * MEBIBYTE)
        raise StorageFailed("the converter stopped")

    with pytest.raises(StorageFailed, match="converter"):
        vault.replace(KEY, manifest, broken(), lambda _: pytest.fail("switched"))
    assert len(blobs.content) == 3
    with pytest.raises(InvalidInput, match="at least one part"):
        vault.replace(KEY, manifest, [], lambda _: pytest.fail("switched"))
    assert played(vault, manifest) == WHOLE


def test_after_a_switch_that_fails_both_versions_are_there_until_tidied(vault: Vault) -> None:
    """The commit may have gone through although its answer was lost."""
    manifest, tried = record(vault), []

    def lose(new: Manifest) -> None:
        tried.append(new)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        vault.replace(KEY, manifest, [b"new"], lose)
    assert (played(vault, manifest), played(vault, tried[0])) == (WHOLE, b"new")
    assert vault.tidy(manifest) == 1
    assert played(vault, manifest) == WHOLE
    assert vault.tidy(manifest) == 0


def test_two_replacements_at_once_do_not_mix(vault: Vault) -> None:
    manifest = record(vault)
    inner: list[Manifest] = []

    def during() -> Iterator[bytes]:
        yield b"outer"
        inner.append(vault.replace(KEY, manifest, [b"inner"], lambda _: None))

    outer = vault.replace(KEY, manifest, during(), lambda _: None)
    assert (played(vault, outer), played(vault, inner[0])) == (b"outer", b"inner")


def test_tidying_keeps_what_the_manifest_names(vault: Vault) -> None:
    manifest = record(vault)
    vault.write_part(KEY, 9, b"came after sealing")
    assert vault.tidy(manifest) == 1
    assert played(vault, manifest) == WHOLE


def test_what_is_erased_is_gone_and_others_stay(vault: Vault, blobs: MemoryBlobs) -> None:
    manifest = record(vault)
    other = new_recording_key("r1-b")
    kept = record(vault, other)
    assert vault.erase("r1") == 3
    assert vault.erase("r1") == 0
    with pytest.raises(RecordingDamaged, match="part 1 of recording r1 is missing"):
        vault.check(KEY, manifest)
    assert played(vault, kept, other) == WHOLE
    assert len(blobs.content) == 3


def test_parts_without_a_recording_are_found(vault: Vault) -> None:
    for name in ("r1", "r2", "r3"):
        record(vault, new_recording_key(name))
    assert vault.orphans(lambda: {"r2"}) == ("r1", "r3")


def test_a_recording_that_begins_meanwhile_is_no_orphan(vault: Vault) -> None:
    record(vault)

    def known() -> list[str]:
        ids = ["r1"]
        record(vault, new_recording_key("r2"))
        return ids

    assert vault.orphans(known) == ()

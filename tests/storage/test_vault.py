"""The vault over a store in memory: what it promises to whoever records, plays, replaces and erases."""

import logging
import tracemalloc
from dataclasses import replace

import pytest

from interview_coach.domain.recordings import MOST_PARTS, PART_BYTES, Manifest, RecordingKey, RecordingPart
from interview_coach.errors import ConfigurationError, Conflict, InvalidInput
from interview_coach.storage.blobs_s3 import S3Blobs
from interview_coach.storage.crypto import Cipher, new_key
from interview_coach.storage.vault import (
    RecordingDamaged,
    Vault,
    new_recording_key,
    open_manifest,
    seal_manifest,
    unwrap_key,
    wrap_key,
)
from tests.fakes.s3 import empty_place
from tests.storage.memory_blobs import MemoryBlobs
from tests.storage.recorded import KEY, MEBIBYTE, PARTS, WEBM, WHOLE, content, played, record


@pytest.fixture
def blobs() -> MemoryBlobs:
    return MemoryBlobs()


@pytest.fixture
def vault(blobs: MemoryBlobs) -> Vault:
    return Vault(blobs)


def test_what_was_recorded_is_played(vault: Vault) -> None:
    manifest = record(vault)
    assert (manifest.total, manifest.media_type, len(manifest.parts)) == (len(WHOLE), WEBM, 3)
    assert played(vault, manifest) == WHOLE
    vault.check(KEY, manifest)


def test_it_works_the_same_in_a_bucket(s3_address: str) -> None:
    vault = Vault(S3Blobs(empty_place(s3_address)))
    manifest = record(vault)
    assert played(vault, manifest) == WHOLE
    assert b"".join(vault.read(KEY, manifest, 65_000, 101_000)) == WHOLE[65_000:101_000]
    new = vault.replace(KEY, manifest, [b"other"], lambda _: None)
    assert played(vault, new) == b"other"
    assert vault.arrived("r1") == {}
    assert vault.orphans(list) == ("r1",)
    assert vault.erase("r1") == 1


def test_parts_may_come_in_any_order_and_twice(vault: Vault) -> None:
    for number in (3, 1, 2, 1, 3):
        vault.write_part(KEY, number, PARTS[number - 1])
    assert played(vault, vault.seal(KEY, [len(data) for data in PARTS], WEBM)) == WHOLE


def test_sending_a_part_again_gives_the_same_answer(vault: Vault) -> None:
    assert vault.write_part(KEY, 1, PARTS[0]) == vault.write_part(KEY, 1, PARTS[0])


def test_another_content_for_a_part_is_a_conflict_and_the_first_stays(vault: Vault) -> None:
    manifest = record(vault)
    with pytest.raises(Conflict, match="part 2 of recording r1 is stored with other content"):
        vault.write_part(KEY, 2, PARTS[0])
    assert played(vault, manifest) == WHOLE


@pytest.mark.parametrize("number", [0, -1, MOST_PARTS + 1])
def test_a_number_that_is_none_is_refused(vault: Vault, number: int) -> None:
    with pytest.raises(InvalidInput, match="numbered from 1"):
        vault.write_part(KEY, number, b"1")


@pytest.mark.parametrize("size", [0, PART_BYTES + 1])
def test_an_empty_part_and_one_too_large_are_refused(vault: Vault, blobs: MemoryBlobs, size: int) -> None:
    with pytest.raises(InvalidInput, match=f"this one has {size}"):
        vault.write_part(KEY, 1, bytes(size))
    assert blobs.content == {}


def test_an_upload_that_goes_on_knows_what_has_arrived(vault: Vault) -> None:
    vault.write_part(KEY, 1, PARTS[0])
    vault.write_part(KEY, 3, PARTS[2])
    assert vault.arrived("r1") == {1: 100_000, 3: 7}
    assert vault.arrived("r2") == {}


@pytest.mark.parametrize(
    ("sizes", "problem"),
    [
        ([100_000, 65_536, 7, 9], "not here yet: part 4"),
        ([100_000, 65_536], "too many: part 3"),
        ([100_000, 65_535, 7], "of another size: part 2"),
        ([], "too many: part 1, 2, 3"),
    ],
)
def test_an_upload_that_is_not_whole_is_not_sealed(vault: Vault, sizes: list[int], problem: str) -> None:
    record(vault)
    with pytest.raises(Conflict, match=problem):
        vault.seal(KEY, sizes, WEBM)


def test_a_recording_without_parts_is_not_sealed(vault: Vault) -> None:
    with pytest.raises(InvalidInput, match="at least one part"):
        vault.seal(KEY, [], WEBM)


@pytest.mark.parametrize("media_type", ["", "webm", "audio/webm\r\nSet-Cookie: a", "audio/" + "x" * 201, "a b/c"])
def test_a_media_type_that_cannot_stand_in_a_header_is_refused(vault: Vault, media_type: str) -> None:
    vault.write_part(KEY, 1, b"1")
    with pytest.raises(InvalidInput, match="media type"):
        vault.seal(KEY, [1], media_type)


def test_sealing_again_gives_the_same_manifest(vault: Vault) -> None:
    assert record(vault) == vault.seal(KEY, [len(data) for data in PARTS], WEBM)


@pytest.mark.parametrize("spoil", ["header", "last frame", "foreign", "cut", "cut more"])
def test_a_part_that_was_changed_before_sealing_is_found_out(vault: Vault, blobs: MemoryBlobs, spoil: str) -> None:
    record(vault)
    name = "recordings/r1/0-000002"
    sealed = bytearray(blobs.content[name])
    if spoil == "foreign":
        other = new_recording_key("r2")
        record(vault, other)
        sealed[:] = blobs.content["recordings/r2/0-000002"]
    elif spoil.startswith("cut"):
        del sealed[-5 if spoil == "cut" else 20 :]  # the size of a smaller part, and of none
    else:
        sealed[5 if spoil == "header" else -20] ^= 1
    blobs.content[name] = bytes(sealed)
    sizes = list(vault.arrived("r1").values())  # as whoever trusts the store would say
    with pytest.raises(RecordingDamaged, match="part 2 of recording r1"):
        vault.seal(KEY, sizes, WEBM)


@pytest.mark.parametrize("range", [(-1, 5), (5, 4), (0, len(WHOLE) + 1), (len(WHOLE) + 1, None)])
def test_a_range_outside_is_refused_before_anything_is_sent(vault: Vault, range: tuple[int, int | None]) -> None:
    manifest = record(vault)
    with pytest.raises(InvalidInput, match=f"has {len(WHOLE)} bytes"):
        vault.read(KEY, manifest, *range)


def test_a_seek_fetches_one_frame(vault: Vault, blobs: MemoryBlobs) -> None:
    manifest = record(vault, parts=(content(PART_BYTES), content(10)))
    blobs.fetched.clear()
    assert b"".join(vault.read(KEY, manifest, 5_000_000, 5_000_010)) == content(PART_BYTES)[5_000_000:5_000_010]
    [(_, _, fetched)] = blobs.fetched
    assert fetched == 65_536 + 16


def test_playing_fetches_a_mebibyte_at_a_time(vault: Vault, blobs: MemoryBlobs) -> None:
    manifest = record(vault, parts=(content(PART_BYTES),))
    blobs.fetched.clear()
    assert played(vault, manifest) == content(PART_BYTES)
    assert len(blobs.fetched) == 8
    assert max(size for _, _, size in blobs.fetched) < 1.01 * MEBIBYTE


def test_memory_stays_under_two_parts(vault: Vault) -> None:
    """The store in memory keeps one part as well, so three are the bound here."""
    data = content(PART_BYTES)
    tracemalloc.start()
    try:
        vault.write_part(KEY, 1, data)
        assert tracemalloc.get_traced_memory()[1] < 2.1 * PART_BYTES  # encrypted, and its copy in the store
        manifest = vault.seal(KEY, [PART_BYTES], WEBM)
        tracemalloc.reset_peak()
        kept = tracemalloc.get_traced_memory()[0]
        for _ in vault.read(KEY, manifest):
            pass
        assert tracemalloc.get_traced_memory()[1] - kept < 4 * MEBIBYTE
    finally:
        tracemalloc.stop()


def test_nothing_of_the_recording_and_no_key_lies_in_the_store(vault: Vault, blobs: MemoryBlobs) -> None:
    spoken = b"I once dropped the whole customer table. " * 5_000
    manifest = record(vault, parts=(spoken,))
    stored = b"".join(blobs.content.values()) + seal_manifest(KEY, manifest)
    for secret in (spoken[:16], KEY.secret, WEBM.encode()):
        assert secret not in stored


def test_the_same_content_looks_different_everywhere(vault: Vault, blobs: MemoryBlobs) -> None:
    record(vault, parts=(b"same", b"same"))
    record(vault, RecordingKey("r2", KEY.secret), parts=(b"same",))  # even under the same key
    assert len({sealed[4:] for sealed in blobs.content.values()}) == 3
    before = set(blobs.content.values())
    vault.replace(KEY, vault.seal(KEY, [4, 4], WEBM), [b"same"], lambda _: None)
    assert len(set(blobs.content.values()) - before) == 1


def test_nothing_is_logged_and_the_key_is_not_shown(vault: Vault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    record(vault)
    assert caplog.records == []
    assert repr(KEY) == "RecordingKey(recording_id='r1')"


def test_a_wrapped_key_opens_for_its_recording_and_user_only() -> None:
    users_key = new_key()
    wrapped = wrap_key(KEY, Cipher(users_key, "ann"))
    assert unwrap_key("r1", wrapped, Cipher(users_key, "ann")) == KEY
    assert KEY.secret not in wrapped
    for recording_id, cipher in (
        ("r2", Cipher(users_key, "ann")),
        ("r1", Cipher(users_key, "bob")),
        ("r1", Cipher(new_key(), "ann")),
    ):
        with pytest.raises(ConfigurationError, match=r"recordings\.key_sealed cannot be decrypted"):
            unwrap_key(recording_id, wrapped, cipher)


def test_a_sealed_manifest_opens_as_it_was(vault: Vault) -> None:
    manifest = record(vault)
    assert open_manifest(KEY, seal_manifest(KEY, manifest)) == manifest


def test_a_manifest_that_was_changed_or_moved_is_refused(vault: Vault) -> None:
    sealed = seal_manifest(KEY, record(vault))
    for key, wrong in (
        (KEY, sealed[:-1]),
        (KEY, sealed[:40] + bytes([sealed[40] ^ 1]) + sealed[41:]),
        (KEY, b""),
        (RecordingKey("r2", KEY.secret), sealed),
        (new_recording_key("r1"), sealed),
    ):
        with pytest.raises(RecordingDamaged, match="list of parts of recording"):
            open_manifest(key, wrong)


def test_a_key_of_another_recording_is_refused(vault: Vault) -> None:
    manifest = record(vault)
    other = new_recording_key("r2")
    for use in (
        lambda: vault.read(other, manifest),
        lambda: vault.check(other, manifest),
        lambda: vault.replace(other, manifest, [b"1"], lambda _: None),
        lambda: seal_manifest(other, manifest),
    ):
        with pytest.raises(InvalidInput, match="another recording"):
            use()


def test_another_key_for_the_same_recording_plays_nothing(vault: Vault) -> None:
    manifest = record(vault)
    pieces: list[bytes] = []
    with pytest.raises(RecordingDamaged):
        pieces.extend(vault.read(new_recording_key("r1"), manifest))
    assert pieces == []


@pytest.mark.parametrize("recording_id", ["", "R1", "a/b", "..", "a" * 65, "a b", "a\n"])
def test_an_id_that_could_lead_elsewhere_is_refused(vault: Vault, recording_id: str) -> None:
    for use in (new_recording_key, vault.erase, vault.arrived):
        with pytest.raises(InvalidInput, match="id of a recording"):
            use(recording_id)


def test_a_manifest_with_a_hole_cannot_be_made() -> None:
    part = RecordingPart(1, 5, "0" * 64)
    for parts in ((replace(part, number=2),), (part, part), (part, replace(part, number=3))):
        with pytest.raises(InvalidInput, match="numbered 1, 2, 3"):
            Manifest("r1", "0", WEBM, parts)
    for wrong in ({"number": 0}, {"size": 0}, {"size": PART_BYTES + 1}, {"digest": "x"}):
        with pytest.raises(InvalidInput):
            replace(part, **wrong)
    with pytest.raises(InvalidInput):
        Manifest("r1", "../x", WEBM, (part,))
    with pytest.raises(InvalidInput):
        RecordingKey("r1", b"short")

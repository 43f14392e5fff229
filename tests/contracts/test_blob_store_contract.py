"""What `ports.BlobStore` promises, for the folder, the bucket, and the double of the other tests."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from interview_coach.errors import Conflict, InvalidInput, NotFound
from interview_coach.ports import BlobStore
from interview_coach.storage.blobs_folder import FolderBlobs
from interview_coach.storage.blobs_s3 import S3Blobs
from tests.fakes.s3 import empty_place, serving_s3
from tests.storage.memory_blobs import MemoryBlobs


@pytest.fixture(scope="module")
def s3_address() -> Iterator[str]:
    with serving_s3() as address:
        yield address


@pytest.fixture(params=["folder", "bucket", "memory"])
def opened_twice(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[BlobStore, BlobStore]:
    """The same place opened two times, as by two processes."""
    opening: dict[str, Callable[[], tuple[BlobStore, BlobStore]]] = {
        "folder": lambda: (FolderBlobs(tmp_path / "blobs"), FolderBlobs(tmp_path / "blobs")),
        "bucket": lambda: _twice(request.getfixturevalue("s3_address")),
        "memory": lambda: (MemoryBlobs(),) * 2,
    }
    return opening[request.param]()


def _twice(address: str) -> tuple[BlobStore, BlobStore]:
    bucket = empty_place(address)
    return S3Blobs(bucket), S3Blobs(bucket)


@pytest.fixture
def blobs(opened_twice: tuple[BlobStore, BlobStore]) -> BlobStore:
    return opened_twice[0]


@pytest.mark.parametrize("size", [0, 1, 70_000, 8 * 1024 * 1024 + 2_100])
def test_what_is_put_comes_back(opened_twice: tuple[BlobStore, BlobStore], size: int) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    writer, reader = opened_twice
    writer.put("a/b-1", data[:size])
    assert reader.get("a/b-1") == data[:size]
    assert reader.size("a/b-1") == size


def test_a_bytearray_is_taken_as_it_is_now(blobs: BlobStore) -> None:
    data = bytearray(b"first")
    blobs.put("a", data)
    data[:] = b"later"
    assert blobs.get("a") == b"first"


def test_the_same_again_does_nothing(blobs: BlobStore) -> None:
    blobs.put("a/b", b"same" * 600_000)
    blobs.put("a/b", b"same" * 600_000)
    assert list(blobs.list()) == ["a/b"]


@pytest.mark.parametrize("other", [b"", b"stored!", b"stored bytes and more", b"Stored bytes"])
def test_other_content_is_a_conflict_and_the_first_stays(blobs: BlobStore, other: bytes) -> None:
    blobs.put("a/b", b"stored bytes")
    with pytest.raises(Conflict, match="a/b"):
        blobs.put("a/b", other)
    assert blobs.get("a/b") == b"stored bytes"


def test_content_that_differs_late_is_a_conflict_too(blobs: BlobStore) -> None:
    data = bytes(3_000_000)
    blobs.put("a", data)
    with pytest.raises(Conflict):
        blobs.put("a", data[:-1] + b"\1")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, b"012"),
        (4, 6, b"45"),
        (7, None, b"789"),
        (8, 100, b"89"),
        (10, None, b""),
        (10, 20, b""),
        (50, 60, b""),
        (5, 5, b""),
        (6, 5, b""),
    ],
)
def test_a_range_is_cut_to_what_there_is(blobs: BlobStore, start: int, end: int | None, expected: bytes) -> None:
    blobs.put("a", b"0123456789")
    assert blobs.get("a", start, end) == expected


@pytest.mark.parametrize("range", [(0, None), (0, 5), (3, None), (5, 5)])
def test_nothing_there_is_not_found(blobs: BlobStore, range: tuple[int, int | None]) -> None:
    blobs.put("a/b", b"1")
    for key in ("a", "a/c", "b"):
        with pytest.raises(NotFound, match=f"stored as {key}"):
            blobs.get(key, *range)
        with pytest.raises(NotFound):
            blobs.size(key)


def test_deleting_twice_is_like_once(blobs: BlobStore) -> None:
    blobs.put("a/b/c", b"1")
    blobs.put("a/d", b"2")
    blobs.delete("a/b/c")
    blobs.delete("a/b/c")
    blobs.delete("never/was")
    blobs.delete("a")  # a folder is no key
    assert list(blobs.list()) == ["a/d"]
    with pytest.raises(NotFound):
        blobs.get("a/b/c")


def test_after_deleting_there_is_room_for_other_content(blobs: BlobStore) -> None:
    blobs.put("a/b", b"1")
    blobs.delete("a/b")
    blobs.put("a/b", b"2")
    assert blobs.get("a/b") == b"2"


def test_the_list_is_of_a_folder(blobs: BlobStore) -> None:
    keys = {"a/b", "a/c/d", "ab/c", "a-1/x", "b"}
    for key in keys:
        blobs.put(key, key.encode())
    assert set(blobs.list()) == keys
    assert set(blobs.list("a")) == {"a/b", "a/c/d"}
    assert set(blobs.list("a/c")) == {"a/c/d"}
    assert set(blobs.list("none")) == set()
    assert dict(blobs.sizes()) == {key: len(key) for key in keys}
    assert dict(blobs.sizes("a/c")) == {"a/c/d": 5}


@pytest.mark.slow
def test_the_list_is_whole_when_it_is_long(blobs: BlobStore) -> None:
    keys = {f"r/{number:06}" for number in range(1_050)}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: blobs.put(key, b"1"), keys))
    found = list(blobs.list("r"))
    assert len(found) == 1_050
    assert set(found) == keys


@pytest.mark.parametrize(
    "key",
    ["", "/", "a/", "/a", "a//b", "..", "a/../b", ".", "a/.b", "a.b", "A", "a b", "ä", "a\0", "a\\b", "a\n", "x" * 513],
)
def test_a_key_that_could_lead_elsewhere_is_refused(blobs: BlobStore, key: str) -> None:
    for use in (
        lambda: blobs.put(key, b"1"),
        lambda: blobs.get(key),
        lambda: blobs.size(key),
        lambda: blobs.delete(key),
    ):
        with pytest.raises(InvalidInput):
            use()
    if key:
        with pytest.raises(InvalidInput):
            blobs.list(key)
        with pytest.raises(InvalidInput):
            blobs.sizes(key)


def test_of_writers_at_the_same_time_one_wins_whole(opened_twice: tuple[BlobStore, BlobStore]) -> None:
    contents = [bytes([number]) * 200_000 for number in range(8)]

    def put(number: int) -> bool:
        try:
            opened_twice[number % 2].put("race/key", contents[number])
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(put, range(8)))
    assert won.count(True) == 1
    assert opened_twice[0].get("race/key") == contents[won.index(True)]


def test_the_same_from_many_at_the_same_time_is_no_conflict(opened_twice: tuple[BlobStore, BlobStore]) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: opened_twice[number % 2].put("race/same", b"x" * 300_000), range(8)))
    assert opened_twice[0].size("race/same") == 300_000


def test_a_folder_that_empties_takes_no_newcomer_along(opened_twice: tuple[BlobStore, BlobStore]) -> None:
    """One process deletes the last key of a folder over and over while another one writes into it."""
    first, second = opened_twice

    def come_and_go() -> None:
        for _ in range(60):
            first.put("r/x/old", b"1")
            first.delete("r/x/old")

    with ThreadPoolExecutor(2) as pool:
        other = pool.submit(come_and_go)
        for number in range(60):
            second.put(f"r/x/{number}", b"2")
            assert second.get(f"r/x/{number}") == b"2"
            second.delete(f"r/x/{number}")
        other.result()
    assert list(first.list("r")) == []

"""For any content and any damage: a range is a slice of what was recorded, and nothing else is ever played."""

import random
from collections.abc import Callable

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from interview_coach.domain.recordings import Manifest, RecordingKey
from interview_coach.storage.part_cipher import HEADER_BYTES, plain_size, sealed_size_of
from interview_coach.storage.vault import RecordingDamaged, Vault
from tests.storage.memory_blobs import MemoryBlobs

KEY = RecordingKey("r1", bytes(range(32)))
OTHER = RecordingKey("r2", bytes(range(32)))
"""Another recording, even under the same key."""

FRAME = 65_536
SEALED_FRAME = FRAME + 16
SIZES = st.lists(
    st.sampled_from([1, 2, 100, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 2 * FRAME + 5, 200_000]), min_size=1, max_size=4
)
FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.data_too_large])


def recorded(sizes: list[int], key: RecordingKey = KEY, seed: int = 1) -> tuple[Vault, MemoryBlobs, Manifest, bytes]:
    blobs = MemoryBlobs()
    vault = Vault(blobs)
    chance = random.Random(seed)
    parts = [chance.randbytes(size) for size in sizes]
    for number, data in enumerate(parts, start=1):
        vault.write_part(key, number, data)
    return vault, blobs, vault.seal(key, sizes, "video/webm"), b"".join(parts)


@FEW
@given(SIZES, st.data())
def test_any_range_is_the_slice(sizes: list[int], data: st.DataObject) -> None:
    vault, _, manifest, whole = recorded(sizes)
    edges = [0, 1, FRAME - 1, FRAME, FRAME + 1, len(whole) - 1, len(whole)]
    place = st.one_of(st.integers(0, len(whole)), st.sampled_from([edge for edge in edges if edge <= len(whole)]))
    start, end = sorted((data.draw(place), data.draw(place)))
    assert b"".join(vault.read(KEY, manifest, start, end)) == whole[start:end]
    assert b"".join(vault.read(KEY, manifest, start)) == whole[start:]


@given(st.integers(0, 10_000_000))
def test_a_stored_size_says_how_much_it_holds(size: int) -> None:
    assert plain_size(sealed_size_of(size)) == size
    assert plain_size(size) == 0 or sealed_size_of(plain_size(size)) == size


Damage = Callable[[bytes, random.Random], bytes]


def flipped(sealed: bytes, chance: random.Random) -> bytes:
    at = chance.choice([chance.randrange(len(sealed)), chance.randrange(HEADER_BYTES), len(sealed) - 1])
    return sealed[:at] + bytes([sealed[at] ^ (1 << chance.randrange(8))]) + sealed[at + 1 :]


def cut(sealed: bytes, chance: random.Random) -> bytes:
    frames = range(HEADER_BYTES, len(sealed), SEALED_FRAME)
    return sealed[: chance.choice([chance.randrange(len(sealed)), len(sealed) - 1, *frames])]


def lengthened(sealed: bytes, chance: random.Random) -> bytes:
    return sealed + chance.choice([b"\0", sealed, sealed[-SEALED_FRAME:], sealed[HEADER_BYTES:]])


def shortened_inside(sealed: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(sealed))
    return sealed[:at] + sealed[at + chance.choice([1, SEALED_FRAME]) :]


def frames_swapped(sealed: bytes, chance: random.Random) -> bytes:
    frames = [sealed[at : at + SEALED_FRAME] for at in range(HEADER_BYTES, len(sealed), SEALED_FRAME)]
    chance.shuffle(frames)
    return sealed[:HEADER_BYTES] + b"".join(frames)


def zeroed(sealed: bytes, chance: random.Random) -> bytes:
    return bytes(len(sealed))


def emptied(sealed: bytes, chance: random.Random) -> bytes:
    return b""


DAMAGES: tuple[Damage, ...] = (flipped, cut, lengthened, shortened_inside, frames_swapped, zeroed, emptied)


def assert_refused(vault: Vault, manifest: Manifest, whole: bytes) -> None:
    """Reading stops with the error, and what came before it is right."""
    heard = bytearray()
    try:
        for piece in vault.read(KEY, manifest):
            heard += piece
    except RecordingDamaged as error:
        assert error.title == "The recording is damaged"
        assert "missing or not what was stored" in str(error)
    else:
        raise AssertionError("damage was played")
    assert whole.startswith(heard)


@FEW
@given(SIZES, st.sampled_from(DAMAGES), st.integers(0, 2**32))
def test_any_damage_to_a_part_is_refused(sizes: list[int], damage: Damage, seed: int) -> None:
    vault, blobs, manifest, whole = recorded(sizes)
    chance = random.Random(seed)
    name = chance.choice(sorted(blobs.content))
    spoiled = damage(blobs.content[name], chance)
    assume(spoiled != blobs.content[name])
    blobs.content[name] = spoiled
    assert_refused(vault, manifest, whole)


@FEW
@given(SIZES, st.data())
def test_parts_that_changed_places_are_refused(sizes: list[int], data: st.DataObject) -> None:
    vault, blobs, manifest, whole = recorded([*sizes, sizes[0]])  # two have the same size
    names = sorted(blobs.content)
    first = data.draw(st.sampled_from(names))
    second = data.draw(st.sampled_from([name for name in names if name != first]))
    blobs.content[first], blobs.content[second] = blobs.content[second], blobs.content[first]
    assert_refused(vault, manifest, whole)


@FEW
@given(SIZES, st.data())
def test_a_part_from_elsewhere_is_refused(sizes: list[int], data: st.DataObject) -> None:
    vault, blobs, manifest, whole = recorded(sizes)
    name = data.draw(st.sampled_from(sorted(blobs.content)))
    number = int(name[-6:])
    _, others, _, _ = recorded(sizes, OTHER)  # the same content, of another recording under the same key
    _, earlier, _, _ = recorded(sizes, seed=2)  # other content of the same recording
    missing = data.draw(st.sampled_from(["other recording", "other content", "missing"]))
    if missing == "missing":
        del blobs.content[name]
    elif missing == "other recording":
        blobs.content[name] = others.content[f"recordings/r2/0-{number:06}"]
    else:
        blobs.content[name] = earlier.content[name]
        assume(sizes[number - 1] > 2)  # one or two random bytes may be the same
    assert_refused(vault, manifest, whole)


@FEW
@given(SIZES, st.integers(0, 2**32))
def test_a_damaged_manifest_is_refused(sizes: list[int], seed: int) -> None:
    from interview_coach.storage.vault import open_manifest, seal_manifest

    _, _, manifest, _ = recorded(sizes)
    sealed, chance = seal_manifest(KEY, manifest), random.Random(seed)
    at = chance.randrange(len(sealed))
    for wrong in (sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], sealed[:at], sealed + b"\0"):
        try:
            open_manifest(KEY, wrong)
        except RecordingDamaged:
            continue
        raise AssertionError("a changed manifest was taken")

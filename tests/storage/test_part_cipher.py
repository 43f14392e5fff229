"""The format by itself: what a frame is bound to, without the manifest's help."""

import pytest

from interview_coach.storage.part_cipher import Altered, PartCipher, digest_in, seal_part

SECRET, FRAME = bytes(range(32)), 65_536
DATA = bytes(2 * FRAME) + b"the end"
SEALED, DIGEST = seal_part(SECRET, "recording|r1|0|1", DATA)


def opened(sealed: bytes, size: int = len(DATA), place: str = "recording|r1|0|1", secret: bytes = SECRET) -> bytes:
    cipher = PartCipher(secret, place, size, digest_in(sealed[:36]))
    stretch = cipher.stretch(0, cipher.frames - 1)
    return b"".join(cipher.open(stretch, sealed[stretch.start : stretch.end]))


def test_a_part_opens_where_it_belongs() -> None:
    assert opened(bytes(SEALED)) == DATA


def test_the_layout_is_the_one_written_down() -> None:
    """Recordings of an earlier version must be read: whoever changes the layout changes the mark at the beginning."""
    assert (SEALED[:4], SEALED[4:36].hex(), len(SEALED)) == (b"ICP1", DIGEST, 36 + len(DATA) + 3 * 16)
    assert DIGEST == "82e0f709283b4d8758cc97c28a5bf9c8da56d300981aa0950cc3ea70f16ea636"
    assert SEALED[-23:].hex() == "597d56b170ef46363743ac286ea02dc203f08c5f28057e"


def test_frames_cut_off_at_an_edge_do_not_pass_for_a_shorter_part() -> None:
    with pytest.raises(Altered):
        opened(bytes(SEALED[: 36 + 2 * (FRAME + 16)]), size=2 * FRAME)


def test_a_part_does_not_open_at_another_place_or_under_another_key() -> None:
    for place, secret in (("recording|r2|0|1", SECRET), ("recording|r1|0|2", SECRET), ("recording|r1|0|1", bytes(32))):
        with pytest.raises(Altered):
            opened(bytes(SEALED), place=place, secret=secret)


@pytest.mark.parametrize("header", [b"", b"ICP1", b"ICP2" + bytes(32), bytes(37)])
def test_what_is_no_part_has_no_digest(header: bytes) -> None:
    with pytest.raises(Altered):
        digest_in(header)

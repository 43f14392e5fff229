"""A recording of three parts, for the tests of the vault."""

import random

from interview_coach.domain.recordings import Manifest, RecordingKey
from interview_coach.storage.vault import Vault, new_recording_key

KEY = new_recording_key("r1")
WEBM = "audio/webm;codecs=opus"
MEBIBYTE = 1024 * 1024


def content(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


PARTS = (content(100_000), content(65_536, 2), content(7, 3))
WHOLE = b"".join(PARTS)


def record(vault: Vault, key: RecordingKey = KEY, parts: tuple[bytes, ...] = PARTS) -> Manifest:
    for number, data in enumerate(parts, start=1):
        vault.write_part(key, number, data)
    return vault.seal(key, [len(data) for data in parts], WEBM)


def played(vault: Vault, manifest: Manifest, key: RecordingKey = KEY) -> bytes:
    return b"".join(vault.read(key, manifest))

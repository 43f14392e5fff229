"""A blob store in memory: fast, and it lets a test alter what is stored and see what was fetched."""

from collections.abc import Iterator

from interview_coach.errors import NotFound
from interview_coach.storage.blobs import checked_key, checked_prefix, other_content


class MemoryBlobs:
    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}
        self.fetched: list[tuple[str, int, int]] = []
        """Key, start and number of bytes of each get."""

    def put(self, key: str, data: bytes | bytearray) -> None:
        if self.content.setdefault(checked_key(key), bytes(data)) != data:
            raise other_content(key)

    def get(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        found = self._at(key)[start:end]
        self.fetched.append((key, start, len(found)))
        return found

    def size(self, key: str) -> int:
        return len(self._at(key))

    def delete(self, key: str) -> None:
        self.content.pop(checked_key(key), None)

    def list(self, prefix: str = "") -> Iterator[str]:
        folder = f"{checked_prefix(prefix)}/" if prefix else ""
        return iter([key for key in self.content if key.startswith(folder)])

    def sizes(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        return ((key, len(self.content[key])) for key in self.list(prefix))

    def _at(self, key: str) -> bytes:
        try:
            return self.content[checked_key(key)]
        except KeyError:
            raise NotFound(f"nothing is stored as {key}") from None

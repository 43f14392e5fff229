"""Feeds damaged papers to the readers of CVs and postings and tells what broke; run by hand, never by the tests.

    .venv/bin/python -m tools.fuzz_documents [--text 20000] [--paper 1500] [--seed 1] [--keep FOLDER]

Text, HTML and JSON are read in this process, PDF and DOCX through the reading process as the app does it. An input is
fine when it is read or refused in one sentence. What crashes, takes longer than ten seconds, or makes the reading
process die is written to the folder.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from reportlab import rl_config
from tests.documents import papers, specimens, typesetting
from tools.fuzz_mutations import MUTATIONS, splice

from interview_coach.documents import read_cv, read_posting
from interview_coach.errors import InvalidInput

SECONDS = 10
_SHORTEST = 15
_DIED = "could not be read (it may be damaged)"


@dataclass
class Tally:
    """How inputs of one kind ended; `first` keeps one example of each way to fail."""

    ends: Counter[str] = field(default_factory=Counter)
    first: dict[str, bytes] = field(default_factory=dict)
    slowest: float = 0.0

    def add(self, end: str, data: bytes, seconds: float) -> None:
        self.ends[end] += 1
        self.slowest = max(self.slowest, seconds)
        if end not in ("read", "refused"):
            self.first.setdefault(end, data)


def seeds() -> dict[str, list[bytes]]:
    """Undamaged papers of each kind; what PDFs draw is not packed, so that it can be damaged."""
    rl_config.pageCompression = 0
    texts = [*specimens.ALL.values(), papers.as_text(), papers.as_text(papers.GERMAN)]
    pages = ["<html><body>" + "".join(f"<p>{row}</p>" for row in text.split("\n")) + "</body></html>" for text in texts]
    lists = [f"<div><h2>Jobs</h2><ul>{''.join(f'<li>{r}' for r in t.split(chr(10)))}</ul></div>" for t in texts]
    resumes = [dict(document) for text in texts for document in [read_cv(text.encode(), "cv").document]]
    return {
        "text": [text.encode() for text in texts],
        "html": [page.encode() for page in (*pages, *lists)],
        "json": [json.dumps(resume).encode() for resume in resumes],
        "pdf": [papers.one_column(), papers.two_columns(), papers.sheet("A sheet with a few words on it", "and a row"),
                *(typesetting.as_pdf(text) for text in specimens.ALL.values())],
        "docx": [papers.word(), papers.word(table=True),
                 *(typesetting.as_word(text, table=True, running="A head") for text in specimens.ALL.values())],
    }  # fmt: skip


def damaged(kind: str, seeds_of_kind: list[bytes], count: int, chance: random.Random) -> Iterator[bytes]:
    """`count` inputs, each a seed after one to four mutations."""
    for _ in range(count):
        data = chance.choice(seeds_of_kind)
        for _ in range(chance.choice((1, 1, 2, 3, 4))):
            mutation = chance.choice((*MUTATIONS[kind], None))
            data = mutation(data, chance) if mutation else splice(data, chance.choice(seeds_of_kind), chance)
        yield data


class Watch:
    """Tells how what runs inside it ended: `read`, `refused`, `died`, `too slow`, or the crash with its place."""

    def __init__(self) -> None:
        self.end = "read"
        self.seconds = 0.0
        self._started = time.monotonic()

    def __enter__(self) -> Watch:
        signal.alarm(SECONDS)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        signal.alarm(0)
        self.seconds = time.monotonic() - self._started
        if error is not None:
            self.end = _end(error)
        return isinstance(error, Exception)


def _end(error: BaseException) -> str:
    if isinstance(error, InvalidInput):
        told = str(error)
        if "\n" in told or len(told) < _SHORTEST:
            return f"bad sentence: {told}"
        return "died" if _DIED in told else "refused"
    if isinstance(error, TimeoutError):
        return "too slow"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {str(error)[:80]}"


def too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS} s")


def _readers(kind: str, number: int) -> tuple[Callable[[bytes, str], object], ...]:
    """Both readers where reading is quick; a paper in seven is read as a posting where a process is started."""
    if kind in ("text", "html"):
        return (read_cv, read_posting)
    return (read_posting,) if number % 7 == 6 else (read_cv,)


def run(kind: str, count: int, chance: random.Random, papers_of_kind: list[bytes]) -> Tally:
    tally = Tally()
    for number, data in enumerate(damaged(kind, papers_of_kind, count, chance)):
        for read in _readers(kind, number):
            with Watch() as watch:
                read(data, "paper")
            tally.add(watch.end, data, watch.seconds)
    return tally


def report(kind: str, count: int, tally: Tally, keep: Path) -> bool:
    """Prints one line a kind and writes the failures; True when there were any."""
    print(f"{kind:5} {count:6} inputs, slowest {tally.slowest:.2f} s: {dict(tally.ends.most_common())}", flush=True)
    for number, (end, data) in enumerate(tally.first.items()):
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{kind}-{number}.bin").write_bytes(data)
        print(f"      {end} -> {kind}-{number}.bin", flush=True)
    return bool(tally.first)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=int, default=20_000, help="inputs of text, HTML and JSON together")
    parser.add_argument("--paper", type=int, default=1_500, help="inputs of PDF and DOCX together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("/tmp/fuzz_documents"))
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, too_slow)
    known, failed = seeds(), False
    shares = {"text": options.text // 2, "html": options.text // 4, "json": options.text // 4,
              "pdf": options.paper // 2, "docx": options.paper // 2}  # fmt: skip
    for kind, count in shares.items():
        tally = run(kind, count, random.Random(f"{kind} {options.seed}"), known[kind])
        failed = report(kind, count, tally, options.keep) or failed
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

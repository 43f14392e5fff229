"""Feeds the readers of CVs and postings inputs that reach new lines of their code; run by hand, never by the tests.

    PYTHONPATH=FOLDER .venv/bin/python -m tools.fuzz_guided [--kind text …] [--seconds 150] [--keep FOLDER]

It needs atheris (Apache 2.0), which is no dependency of this project. It is fetched once, into a folder of its own:
`pip download --no-deps --python-version 3.11 --only-binary :all: -d FOLDER atheris`, then `unzip` the wheel there.

All papers are read in this process, so that their lines can be counted; each kind has a child process of its own. An
input is fine when it is read or refused in one sentence. What crashes or takes longer than ten seconds is kept in the
folder, and so are the inputs that reached new lines: the next run goes on from them.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

KINDS = ("text", "html", "json", "docx", "pdf")
_MISSING = "atheris is not installed; the head of tools/fuzz_guided.py tells how to get it into a folder of its own"
_LONGEST = 200_000
"""Bytes of one input."""


def _atheris() -> Any:
    """The library, or an end with one sentence."""
    try:
        return importlib.import_module("atheris")
    except ImportError:
        raise SystemExit(_MISSING) from None


def _packed(data: bytes) -> bytes:
    """A Word file; what is no archive is taken for its body, since damage to packed bytes seldom gets past the sum."""
    if data.startswith(b"PK"):
        return data
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", data)
    return file.getvalue()


def _body(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def _readers(kind: str) -> tuple[Callable[[bytes], object], ...]:
    """What is tried on each input; imported here, after atheris has begun to count lines."""
    from interview_coach.documents import read_cv, read_posting
    from interview_coach.documents.docx import read_docx
    from interview_coach.documents.hyphens import mend_hyphens
    from interview_coach.documents.pdf import read_pdf
    from interview_coach.documents.resume import build_resume

    def paper(read: Callable[[bytes], Any], prepare: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], object]:
        def whole(data: bytes) -> object:
            lines, links = read(prepare(data))
            return build_resume(mend_hyphens(lines), links)

        return whole

    if kind in ("text", "html"):
        return (lambda data: read_cv(data, "paper"), lambda data: read_posting(data, "paper"))
    if kind == "json":
        return (lambda data: read_cv(data, "paper"),)
    return (paper(read_docx, _packed),) if kind == "docx" else (paper(read_pdf),)


def _write_corpus(folder: Path, inputs: list[bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(inputs):
        (folder / f"seed-{number}").write_bytes(data)


def _write_dictionary(file: Path) -> None:
    """Pieces that the readers look for, as libFuzzer wants them."""
    from tools.fuzz_mutations import PIECES

    rows = ["".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "surrogatepass")[:60]) for piece in PIECES]
    file.write_text("".join(f'"{row}"\n' for row in rows), "ascii")


def fuzz(kind: str, seconds: int, keep: Path) -> None:
    """Runs until the time is over, reports and ends this process: 0 when nothing failed."""
    atheris = _atheris()
    with atheris.instrument_imports(include=["interview_coach"]):
        readers = _readers(kind)
    from tools import fuzz_documents

    signal.signal(signal.SIGALRM, fuzz_documents.too_slow)
    seeds = fuzz_documents.seeds()[kind]
    seeds += [_body(data) for data in seeds] if kind == "docx" else []
    tally, ends_at = fuzz_documents.Tally(), time.monotonic() + seconds

    def one_input(data: bytes) -> None:
        for read in readers:
            with fuzz_documents.Watch() as watch:
                read(data)
            tally.add(watch.end, data, watch.seconds)
        if time.monotonic() > ends_at:
            failed = fuzz_documents.report(kind, sum(tally.ends.values()) // len(readers), tally, keep)
            sys.stdout.flush()
            os._exit(int(failed))  # libFuzzer would call this a crash when it ended in an exception

    corpus, words = keep / f"corpus-{kind}", keep / "words"
    _write_corpus(corpus, seeds)
    _write_dictionary(words)
    options = [f"-dict={words}", f"-max_len={_LONGEST}", "-timeout=0", f"-artifact_prefix={keep}/{kind}-"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input)
    atheris.Fuzz()


def _in_child(kind: str, seconds: int, keep: Path) -> bool:
    """Whether something failed; a crash below Python takes the child with it and is told by libFuzzer."""
    command = [sys.executable, "-m", "tools.fuzz_guided", "--child", "--kind", kind, "--seconds", str(seconds)]
    done = subprocess.run(
        [*command, "--keep", str(keep)], capture_output=True, text=True, errors="replace", check=False
    )
    print(done.stdout, end="", flush=True)
    reached = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", done.stderr)
    if reached:
        print(f"      {json.dumps(dict(zip(('branches', 'features', 'kept inputs'), reached[-1], strict=True)))}")
    if done.returncode and not done.stdout:
        print(f"{kind:5} ended with {done.returncode}: {done.stderr[-1_500:]}", flush=True)
    return done.returncode != 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=KINDS, nargs="+", default=list(KINDS))
    parser.add_argument("--seconds", type=int, default=150, help="for each kind")
    parser.add_argument("--keep", type=Path, default=Path("/tmp/fuzz_guided"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        fuzz(options.kind[0], options.seconds, options.keep)
    _atheris()
    return int(any([_in_child(kind, options.seconds, options.keep) for kind in options.kind]))


if __name__ == "__main__":
    sys.exit(main())

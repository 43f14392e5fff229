"""The reading process: a PDF or DOCX on standard input, its lines as JSON on standard output.

Started as `python -I -m interview_coach.documents.worker pdf|docx`. It limits itself (memory, processor time, no files
written) before it reads a byte, and imports little so that it starts fast.
"""

from __future__ import annotations

import json
import sys

from interview_coach.documents.limits import MAX_BYTES, MEMORY_BYTES, SECONDS
from interview_coach.documents.lines import to_plain
from interview_coach.errors import InvalidInput
from interview_coach.limited import limit_self


def read(kind: str, data: bytes) -> dict[str, object]:
    try:
        if kind == "pdf":
            from interview_coach.documents.pdf import read_pdf as reader
        else:
            from interview_coach.documents.docx import read_docx as reader
        lines, links = reader(data)
    except InvalidInput as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": "this file needs more memory than a CV should; save it again, or paste the text"}
    return {"lines": to_plain(lines), "links": links}


def main() -> None:
    limit_self(MEMORY_BYTES, SECONDS)
    answer = read(sys.argv[1], sys.stdin.buffer.read(MAX_BYTES + 1))
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()

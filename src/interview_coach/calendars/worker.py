"""The reading process: an iCalendar file on standard input, the times it takes as JSON on standard output.

Started as `python -I -m interview_coach.calendars.worker SINCE UNTIL ZONE`.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime

from interview_coach.calendars.limits import MEMORY_BYTES, MOST_BYTES, SECONDS
from interview_coach.errors import InvalidInput
from interview_coach.limited import limit_self


def read(data: bytes, since: datetime, until: datetime, zone: str) -> dict[str, object]:
    from interview_coach.calendars.expanding import Expansion

    try:
        expansion = Expansion(since, until, zone)
        expansion.read(data)
    except InvalidInput as error:
        return {"refused": str(error)}
    except (MemoryError, RecursionError):
        return {"refused": "this calendar needs more memory than a calendar should; export a shorter time"}
    busy = [(each.starts.isoformat(), each.ends.isoformat(), each.title) for each in expansion.busy]
    return {"busy": sorted(busy), "problems": expansion.problems()}


def main() -> None:
    limit_self(MEMORY_BYTES, SECONDS)
    since, until, zone = sys.argv[1:4]
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    answer = read(data, datetime.fromisoformat(since), datetime.fromisoformat(until), zone)
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()

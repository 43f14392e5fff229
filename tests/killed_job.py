"""A process with durable jobs, for tests that kill it: `python -m tests.killed_job FOLDER ask|wait`.

With `ask` it asks for two jobs, one of them twice; the first one says that it began and never ends. With `wait` it asks
for nothing: what was left is done, and each job leaves a file.
"""

import sys
import time
from pathlib import Path

from interview_coach.jobs import DurableJobs


def main() -> None:
    folder, asks = Path(sys.argv[1]), sys.argv[2] == "ask"

    def work(user_id: str, record_id: str) -> None:
        (folder / f"begun-{record_id}").touch()
        while asks:
            time.sleep(1)
        with (folder / f"done-{record_id}").open("a") as file:
            file.write(user_id)

    jobs = DurableJobs(folder, {"work": work}, lambda: None)
    if asks:
        for key in ("first", "first", "second"):
            jobs.start("work", "local", key, f"work:{key}")
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main()

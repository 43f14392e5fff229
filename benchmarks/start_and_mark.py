"""Start-up and marking times, each beside a bare Python start in the same run (machines are shared and noisy)."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

QUESTION = "Tell me about a time you improved something that had annoyed people for a long time. What did you do?"
ANSWER = """In my second year at the depot we lost about forty minutes every morning because the van keys were in
one cabinet and thirty drivers queued for it. I was shift planner, so getting vans out by seven was my job. I timed
the queue for a week, then asked the drivers which vans they shared. I proposed three key boxes sorted by route, drew
the layout, got my manager to pay 240 pounds for them and swapped the keys over on a Sunday so that nobody lost a
shift. Two drivers did not trust it, so I stood there for the first three mornings and fixed two labels they found
confusing. The queue went from forty minutes to under ten, and we have not had a late first delivery since. I learned
to count the problem before I argue about it."""
GOALS = {"import": 0.3, "evaluate cold": 1.2, "evaluate warm": 0.25}
RUNS = 5


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, input=ANSWER.encode())
    return time.perf_counter() - started


def median_of(command: list[str]) -> float:
    seconds(command)  # a warm-up: the disk cache is not what is measured
    return statistics.median(seconds(command) for _ in range(RUNS))


def warm_evaluation() -> float:
    from interview_coach import EvaluationRequest, QuestionType, load_settings, make_coach

    coach = make_coach("builtin", load_settings())
    times = []
    for run in range(RUNS + 1):
        # A number in the text keeps the encoder from knowing the sentences already.
        answer = ANSWER.replace("forty minutes", f"{40 + run} minutes").replace(". ", f" in week {run + 2}. ")
        started = time.perf_counter()
        coach.evaluate(EvaluationRequest(QUESTION, QuestionType.BEHAVIORAL, answer))
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


def main() -> None:
    python = sys.executable
    coach = str(Path(python).with_name("coach"))
    bare = median_of([python, "-c", "pass"])
    evaluate = [coach, "evaluate", "--engine", "builtin", "--question", QUESTION, "--type", "behavioral"]
    figures = {
        "import": median_of([python, "-c", "import interview_coach"]) - bare,
        "evaluate cold": median_of([*evaluate, "--answer", "-", "--json"]),
        "evaluate warm": warm_evaluation(),
    }
    print(f"{'bare python start':18} {bare * 1000:7.0f} ms")
    for name, value in figures.items():
        word = "ok" if value <= GOALS[name] else "SLOWER"
        print(f"{name:18} {value * 1000:7.0f} ms   {value / bare:6.1f} x bare start   goal {GOALS[name]} s   {word}")


if __name__ == "__main__":
    main()

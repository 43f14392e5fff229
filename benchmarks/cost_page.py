"""How long the cost page takes over 10,000 calls of models; the goal is 200 ms."""

from __future__ import annotations

import random
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp, open_coach
from interview_coach.config import Settings
from interview_coach.domain.costs import CallContext, ModelCall, RecordedCall, Tokens
from interview_coach.web.app import create_app

CALLS, MONTHS, RUNS, GOAL = 10_000, 6, 10, 0.2
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TASKS = (
    ("marking", "extract_behavioral", 9), ("marking", "extract_technical", 4), ("marking", "write_feedback", 9),
    ("questions", "ask", 2), ("posting", "read_posting", 1), ("sample", "write_sample", 2), ("tips", "give_tips", 1),
)  # fmt: skip
MODELS = (("gemini-2.5-flash", Decimal("0.0000012")), ("gemini-2.5-pro", Decimal("0.0000051")), ("house-model", None))


def fill(app: CoachApp, calls: int, days: int) -> None:
    """Calls spread over the days before NOW, the same ones every time."""
    chance = random.Random(1)
    with app.storage.writing(app.local_user_id) as rows:
        for number in range(calls):
            [(feature, task, _)] = chance.choices(TASKS, [weight for _, _, weight in TASKS])
            [(model, rate)] = chance.choices(MODELS, [80, 17, 3])
            tokens = Tokens(chance.randrange(1_500, 9_000), chance.randrange(200, 3_000), 1_000, 150)
            cost = None if rate is None else rate * (tokens.input + 6 * tokens.output)
            at = NOW - timedelta(days=days * chance.random() ** 1.3)
            outcome = "ok" if chance.random() < 0.97 else "unreadable"
            call = ModelCall(at, "gemini", model, task, tokens, chance.uniform(0.8, 9), cost, outcome)
            context = CallContext(feature, "p", f"s{number // 40}", f"a{number // 3}")
            rows.model_calls.add(RecordedCall(f"{number:032x}", call, context, cost and cost * Decimal("1.2")))


def median_of(client: TestClient, address: str) -> float:
    times = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        assert client.get(address).status_code == 200
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


def main() -> None:
    with TemporaryDirectory() as folder:
        app = open_coach(Settings(data_dir=Path(folder)), clock=lambda: NOW)
        fill(app, CALLS, MONTHS * 30)
        with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
            for address in ("/costs", "/costs?month=all", "/api/v1/usage?month=all", "/api/v1/usage.csv?month=all"):
                seconds = median_of(client, address)
                word = "" if address.startswith("/api") else "ok" if seconds <= GOAL else "SLOWER"
                sys.stdout.write(f"{address:30} {seconds * 1000:7.0f} ms   {word}\n")
        app.close()


if __name__ == "__main__":
    main()

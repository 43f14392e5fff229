"""What the coach's adapter adds to a call of the bare SDK, against a fake Gemini on loopback. Goal: 10 ms at most.

Both send the same prompt and schema and get the same reply; pairs are run in turn, so that a busy machine slows both.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from google import genai
from google.genai import types
from tests.fakes.gemini import FakeGemini
from tests.fakes.ledger import Notebook
from tests.fakes.script import Reply

from interview_coach.coach.llm.client import ModelClient, Task
from interview_coach.coach.llm.evaluation.feedback import FeedbackText
from interview_coach.coach.llm.metered import Meter
from interview_coach.coach.llm.prompts import Prompt
from interview_coach.coach.llm.providers import gemini_client
from interview_coach.config import Settings

PAIRS, WARM_UP = 60, 5
MODEL = "gemini-2.5-flash"
SYSTEM, USER = "You are a coach. " * 200, "Tell me about it. " * 200
REPLY = {"keep": ["Clear."], "main_fix": "Say what changed.", "improvements": [], "asks": ["When?"]}


async def bare(client: genai.Client) -> None:
    config = types.GenerateContentConfig(
        system_instruction=SYSTEM,
        temperature=0,
        response_mime_type="application/json",
        response_json_schema=FeedbackText.model_json_schema(),
    )
    reply = await client.aio.models.generate_content(model=MODEL, contents=USER, config=config)
    FeedbackText.model_validate_json(reply.text or "")


def adapter(client: ModelClient, meter: Meter) -> None:
    client.ask(Task(Prompt("bench", "1", SYSTEM, USER), FeedbackText), meter)


def main() -> None:
    with FakeGemini(lambda _: Reply(json.dumps(REPLY))) as fake:
        settings = Settings(Path("build"), gemini_api_key="k", gemini_base_url=fake.url)
        ours = gemini_client(settings)
        meter = Meter("gemini", ours.base_url, Notebook(), lambda: datetime.now(UTC))
        sdk = genai.Client(api_key="k", http_options=types.HttpOptions(base_url=fake.url))
        loop = asyncio.new_event_loop()
        times: dict[str, list[float]] = {"bare SDK": [], "adapter": []}
        for _ in range(PAIRS + WARM_UP):
            for name, call in (
                ("bare SDK", lambda: loop.run_until_complete(bare(sdk))),
                ("adapter", lambda: adapter(ours, meter)),
            ):
                started = time.perf_counter()
                call()
                times[name].append((time.perf_counter() - started) * 1000)
        for name, taken in times.items():
            print(f"{name:10} median {statistics.median(taken[WARM_UP:]):6.1f} ms")
        differences = [b - a for a, b in zip(*(t[WARM_UP:] for t in times.values()), strict=True)]
        print(
            f"adapter over the bare SDK: median {statistics.median(differences):.1f} ms of a pair (goal 10 ms at most)"
        )
        ours.close()


if __name__ == "__main__":
    main()

import threading
import time
from pathlib import Path

import httpx
import pytest

from tests.cast import CANDIDATE, CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER
from tests.journeys.server import Server

pytestmark = pytest.mark.slow


def submit(address: str, question_id: str) -> None:
    """The reply never comes: the server is killed first."""
    try:
        httpx.post(f"{address}/api/v1/questions/{question_id}/answers", json={"text": STRONG_ANSWER}, timeout=60)
    except httpx.TransportError:
        return


def wait_for_answer(address: str) -> dict:
    for _ in range(200):
        items = httpx.get(f"{address}/api/v1/answers").json()["items"]
        if items:
            return items[0]
        time.sleep(0.05)
    raise AssertionError("the answer was not stored while it was being marked")


def test_an_answer_being_marked_survives_kill_9_and_can_be_marked_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    stuck = Server(data, module="tests.journeys.stuck_server")
    try:
        made = httpx.post(
            f"{stuck.address}/api/v1/preparations", json={"cv": CV_DOCUMENT, "posting": POSTING_TEXT}
        ).json()
        asked = httpx.post(f"{stuck.address}/api/v1/preparations/{made['id']}/questions", json={"count": 1}).json()
        sender = threading.Thread(target=submit, args=(stuck.address, asked["items"][0]["id"]))
        sender.start()
        stored = wait_for_answer(stuck.address)
    finally:
        stuck.kill()
    sender.join()

    content = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    for secret in (*CANDIDATE.split(), "lubrication", "bearings"):
        assert secret.encode() not in content, secret

    with Server(data) as server:
        again = httpx.get(f"{server.address}/api/v1/answers/{stored['id']}").json()
        assert (again["text"], again["evaluation"]) == (STRONG_ANSWER, None)
        assert "Mark it now" in httpx.get(f"{server.address}/answers/{stored['id']}").text
        marked = httpx.post(f"{server.address}/api/v1/answers/{stored['id']}/evaluations", timeout=30).json()
        assert marked["evaluation"]["engine"] == "builtin"
        assert marked["evaluation"]["overall"] >= 3

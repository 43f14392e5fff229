"""A disputed mark where two coaches can be asked: the other one is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.services.parts import Wishes
from interview_coach.web.app import create_app
from tests.fakes.gemini import FakeGemini
from tests.fakes.reader import honest
from tests.services.modelled import USER, a_question, an_answer, modelled
from tests.web.visits import read


@pytest.fixture
def app(tmp_path: Path) -> Iterator[CoachApp]:
    with FakeGemini(honest) as gemini, modelled(gemini, tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("builtin", "says", "offers"),
    [
        (
            True,
            "It reads the same. The builtin coach always gives the same text the same mark",
            "Ask a model on this computer",
        ),
        (False, "Asked afresh, it came to the same marks.", "Ask the builtin coach too"),
    ],
)
def test_the_second_look_is_honest_and_the_other_coach_is_offered(
    app: CoachApp, builtin: bool, says: str, offers: str
) -> None:
    answer = an_answer(app, a_question(app))
    record = app.answers.evaluate(USER, answer, Wishes(builtin=builtin))
    with TestClient(create_app(app, warm=False), base_url="http://127.0.0.1:8000") as client:
        form = {"reason": "No.", "model_asked": "1", "use_model": "1"}
        page = read(client.post(f"/answers/{answer}/evaluations/{record.id}/dispute", data=form))
    assert says in page.text and offers in page.text
    assert app.disputes.of_answer(USER, answer)[0].same

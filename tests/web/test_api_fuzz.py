"""The whole API against generated requests: whatever comes in, the server does not fall over."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.openapi.loaders import from_asgi

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING

pytestmark = pytest.mark.slow

HOST = {"host": "127.0.0.1"}
EXAMPLES_PER_OPERATION = 25


def test_no_request_makes_the_server_fail(scripted_app: CoachApp) -> None:
    preparation = scripted_app.preparations.create("local", cv=CV, posting=POSTING)
    scripted_app.questions.prepare("local", preparation.id, count=3)
    schema = from_asgi("/api/v1/openapi.json", create_app(scripted_app, warm=False), headers=HOST)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 18
    for operation in operations:
        send_many(operation)


def send_many(operation: schemathesis.APIOperation) -> None:
    @settings(
        max_examples=EXAMPLES_PER_OPERATION, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(case=operation.as_strategy())
    def send(case: schemathesis.Case) -> None:
        reply = case.call(headers=HOST)
        assert reply.status_code < 500, (operation.label, reply.status_code)

    send()

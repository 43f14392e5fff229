"""The whole API against generated requests: whatever comes in, the server does not fall over."""

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from interview_coach.bootstrap import CoachApp
from interview_coach.web.app import create_app
from tests.cast import CV, POSTING

pytestmark = pytest.mark.slow


@pytest.fixture
def api_schema(scripted_app: CoachApp) -> Iterator[object]:
    preparation = scripted_app.preparations.create("local", cv=CV, posting=POSTING)
    scripted_app.questions.prepare("local", preparation.id, count=3)
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(scripted_app, warm=False))


schema = schemathesis.pytest.from_fixture("api_schema")


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_no_request_makes_the_server_fail(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error], headers={"host": "127.0.0.1"})

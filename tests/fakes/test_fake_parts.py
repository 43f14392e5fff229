"""What stands under the fakes: values for schemas, keep-alive, speed, and the command line."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from tests.fakes.gemini import FakeGemini
from tests.fakes.schemas import fill
from tests.fakes.script import Fail

ROOT = Path(__file__).resolve().parents[2]
ASKED = "/v1beta/models/gemini-2.5-flash:generateContent"

SCHEMAS: dict[str, dict[str, Any]] = {
    "bounds": {"type": "integer", "minimum": 7, "maximum": 8},
    "open bounds": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    "only a floor": {"type": "integer", "exclusiveMinimum": 10},
    "multiples": {"type": "integer", "minimum": 11, "maximum": 19, "multipleOf": 5},
    "long text": {"type": "string", "minLength": 500, "maxLength": 510},
    "short text": {"type": "string", "maxLength": 3},
    "date": {"type": "string", "format": "date"},
    "pattern": {"type": "string", "pattern": "^[a-z]+$"},
    "list of types": {"type": ["null", "integer"]},
    "null first": {"anyOf": [{"type": "null"}, {"type": "string", "minLength": 4}]},
    "constant": {"oneOf": [{"const": "a"}, {"const": "b"}]},
    "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2},
    "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2},
    "list": {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 3, "uniqueItems": True},
    "empty list": {"type": "array", "items": {"type": "string"}, "maxItems": 0},
    "all of": {
        "allOf": [{"$ref": "#/$defs/one"}, {"properties": {"b": {"type": "string"}}, "required": ["b"]}],
        "$defs": {"one": {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}},
    },
    "itself": {
        "$ref": "#/$defs/node",
        "$defs": {
            "node": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
                    "inner": {"type": "array", "items": {"$ref": "#/$defs/node"}},
                },
                "required": ["name", "next", "inner"],
            }
        },
    },
}


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_the_value_fits_the_schema(schema: dict[str, Any]) -> None:
    value = fill(schema)
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(value)
    assert fill(schema) == value


def test_geminis_own_spelling_of_types() -> None:
    assert fill({"type": "OBJECT", "properties": {"n": {"type": "INTEGER", "minimum": 5}}}) == {"n": 5}


def test_every_property_is_filled_and_items_differ() -> None:
    item = {"properties": {"kind": {"enum": ["a", "b"]}, "text": {"type": "string"}}, "type": "object"}
    assert fill({"type": "array", "items": item, "minItems": 2}) == [
        {"kind": "a", "text": "Text 1"},
        {"kind": "b", "text": "Text 2"},
    ]


def test_what_cannot_be_filled_is_said() -> None:
    with pytest.raises(ValueError, match="pattern"):
        fill({"type": "string", "pattern": "^(foo|bar){7}$"})
    with pytest.raises(ValueError, match="type"):
        fill({"type": "blob"})


def _post(connection: http.client.HTTPConnection) -> tuple[int, Any]:
    connection.request("POST", ASKED, json.dumps({"contents": []}), {"x-goog-api-key": "test-key"})
    response = connection.getresponse()
    return response.status, json.loads(response.read())


def test_one_connection_serves_many_requests_in_under_two_milliseconds() -> None:
    with FakeGemini() as fake:
        connection = http.client.HTTPConnection("127.0.0.1", int(fake.url.rpartition(":")[2]))
        _post(connection)
        socket = connection.sock
        taken = []
        for _ in range(50):
            begun = time.perf_counter()
            status, _body = _post(connection)
            taken.append(time.perf_counter() - begun)
            assert status == 200
        assert connection.sock is socket
        connection.close()
    assert min(taken) < 0.002  # the best of many: a busy machine says nothing about the fake


def test_a_reset_is_a_reset_and_no_goodbye() -> None:
    with FakeGemini() as fake:
        fake.then(Fail.reset())
        connection = http.client.HTTPConnection("127.0.0.1", int(fake.url.rpartition(":")[2]))
        with pytest.raises(ConnectionResetError):
            _post(connection)
        connection.close()


def test_the_delay_is_kept_also_before_errors() -> None:
    with FakeGemini(delay=0.1) as fake:
        fake.then(Fail.status(500))
        connection = http.client.HTTPConnection("127.0.0.1", int(fake.url.rpartition(":")[2]))
        begun = time.perf_counter()
        assert _post(connection)[0] == 500
        assert time.perf_counter() - begun >= 0.1
        connection.close()


def test_an_unknown_path_and_broken_json() -> None:
    with FakeGemini() as fake:
        connection = http.client.HTTPConnection("127.0.0.1", int(fake.url.rpartition(":")[2]))
        connection.request("GET", "/v1beta/nothing")
        response = connection.getresponse()
        assert (response.status, json.loads(response.read())["error"]["status"]) == (404, "NOT_FOUND")
        connection.request("POST", ASKED, "{not json", {"x-goog-api-key": "test-key"})
        response = connection.getresponse()
        assert (response.status, json.loads(response.read())["error"]["status"]) == (400, "INVALID_ARGUMENT")
        connection.close()
        assert fake.seen == []


def test_forgetting_starts_over() -> None:
    with FakeGemini() as fake:
        fake.always(Fail.status(500))
        connection = http.client.HTTPConnection("127.0.0.1", int(fake.url.rpartition(":")[2]))
        assert _post(connection)[0] == 500
        fake.forget()
        assert fake.seen == []
        assert _post(connection)[0] == 200
        connection.close()


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("tests.fakes.gemini", ["COACH_GEMINI_BASE_URL", "COACH_GEMINI_API_KEY"]),
        ("tests.fakes.openai", ["COACH_OPENAI_BASE_URL", "COACH_OPENAI_API_KEY"]),
    ],
)
def test_by_hand(module: str, names: list[str]) -> None:
    command = [sys.executable, "-m", module, "--port", "0", "--replier", "tests.fakes.script:sensible_reply"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = dict(process.stdout.readline().strip().split("=", 1) for _ in names)
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(10) == 0
    assert list(told) == names
    assert told[names[0]].startswith("http://127.0.0.1:")
    assert rest == "0 requests\n"

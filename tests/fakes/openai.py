"""The OpenAI chat format, which Ollama, vLLM and others speak too.

By hand: `python -m tests.fakes.openai --port 8902`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from tests.fakes.script import HttpError, Kind, ModelRequest, Reply, counted, pieces
from tests.fakes.server import Answer, FakeModelServer, serve_by_hand
from tests.fakes.vectors import vector

MODELS = ("gpt-5-mini", "gpt-4.1-mini", "qwen3:8b", "nomic-embed-text")
KINDS: Mapping[tuple[str, str], Kind] = {
    ("POST", "/chat/completions"): "generate",
    ("POST", "/embeddings"): "embed",
    ("GET", "/models"): "models",
}
FINISHES = {"STOP": "stop", "MAX_TOKENS": "length", "SAFETY": "content_filter"}
WORDS = {
    400: ("invalid_request_error", None, "The request could not be read."),
    401: ("invalid_request_error", "invalid_api_key", "Incorrect API key provided: test-key."),
    403: ("invalid_request_error", "unsupported_country_region_territory", "Country or region not supported"),
    404: ("invalid_request_error", "model_not_found", "The model does not exist or you do not have access to it."),
    429: ("requests", "rate_limit_exceeded", "Rate limit reached on requests per min (RPM): Limit 3, Used 3."),
    500: ("server_error", None, "The server had an error while processing your request."),
    503: ("service_unavailable_error", None, "The engine is currently overloaded, please try again later"),
}
QUOTA = ("insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan.")
TOO_LONG = (
    "invalid_request_error",
    "context_length_exceeded",
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
)


class FakeOpenAI(FakeModelServer):
    environment: ClassVar[Mapping[str, str]] = {
        "COACH_OPENAI_BASE_URL": "{url}/v1",
        "COACH_OPENAI_API_KEY": "test-key",
    }

    @property
    def base_url(self) -> str:
        """What a client wants: the address with /v1."""
        return f"{self.url}/v1"

    def read(self, method: str, path: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> ModelRequest | None:
        kind = KINDS.get((method, path.partition("?")[0].removeprefix("/v1")))
        if kind is None or not path.startswith("/v1/"):
            return None
        schema = body.get("response_format", {}).get("json_schema", {}).get("schema")
        tool = None
        if schema is None and body.get("tools"):
            function = body["tools"][0]["function"]
            tool, schema = function["name"], function.get("parameters", {"type": "object"})
        messages = body.get("messages", [])
        system = [message for message in messages if message["role"] in ("system", "developer")]
        return ModelRequest(
            kind=kind,
            model=body.get("model", ""),
            path=path,
            system=_texts(system),
            user=_texts([message for message in messages if message not in system]) or "\n\n".join(_inputs(body)),
            schema=schema,
            tool=tool,
            stream=bool(body.get("stream")),
            headers=headers,
            body=body,
        )

    def whole(self, request: ModelRequest, reply: Reply) -> Mapping[str, Any]:
        if request.kind == "embed":
            return _embedded(request)
        if request.kind == "models":
            return {"object": "list", "data": [{"id": name, "object": "model", "created": 1} for name in MODELS]}
        message: dict[str, Any] = {"role": "assistant", "content": reply.text}
        if reply.blocked:
            message |= {"content": None, "refusal": "I'm sorry, but I cannot assist with that request."}
        elif request.tool:
            message |= {"content": None, "tool_calls": [_call(request, reply.text)]}
        choice = {"index": 0, "message": message, "finish_reason": _finish(request, reply)}
        return {
            **_named(request, reply, "chat.completion"),
            "choices": [] if reply.empty else [choice],
            "usage": _usage(request, reply),
        }

    def events(self, request: ModelRequest, reply: Reply) -> Sequence[str]:
        named = _named(request, reply, "chat.completion.chunk")
        deltas: list[Mapping[str, Any]] = [{"content": text} for text in pieces(reply)]
        if reply.blocked:
            deltas = [{"refusal": "I'm sorry, but I cannot assist with that request."}]
        elif request.tool:
            deltas = [{"tool_calls": [{"index": 0, **_call(request, reply.text)}]}]
        deltas[0] = {"role": "assistant", **deltas[0]}
        events = [_event({**named, "choices": [_delta(delta, None)]}) for delta in deltas]
        if reply.empty:
            events = [_event({**named, "choices": []})]
        else:
            events[-1] += _event({**named, "choices": [_delta({}, _finish(request, reply))]})
        if request.body.get("stream_options", {}).get("include_usage"):
            events[-1] += _event({**named, "choices": [], "usage": _usage(request, reply)})
        events[-1] += "data: [DONE]\n\n"
        return events

    def error(self, request: ModelRequest | None, error: HttpError) -> Answer:
        status = 401 if error.reason == "key_invalid" else error.status
        kind, code, message = WORDS.get(status, ("server_error", None, "Unknown error."))
        if error.reason.startswith("quota"):
            kind, code, message = QUOTA
        elif error.reason == "too_long":
            kind, code, message = TOO_LONG
        if request is None and status == 404:
            kind, code, message = "invalid_request_error", "unknown_url", "Unknown request URL."
        waits = error.retry_after is not None and not error.reason  # a used up quota names no delay here
        headers = {"retry-after": f"{error.retry_after:g}"} if waits else {}
        body = {"message": error.message or message, "type": kind, "param": None, "code": code}
        return status, {"error": body}, headers


def _named(request: ModelRequest, reply: Reply, kind: str) -> Mapping[str, Any]:
    return {"id": f"chatcmpl-{id(reply):x}", "object": kind, "created": 1_770_000_000, "model": request.model}


def _finish(request: ModelRequest, reply: Reply) -> str:
    finish = FINISHES.get(reply.finish, "stop")
    return "tool_calls" if request.tool and finish == "stop" and not reply.blocked else finish


def _call(request: ModelRequest, arguments: str) -> Mapping[str, Any]:
    return {"id": "call_1", "type": "function", "function": {"name": request.tool, "arguments": arguments}}


def _delta(delta: Mapping[str, Any], finish: str | None) -> Mapping[str, Any]:
    return {"index": 0, "delta": delta, "finish_reason": finish}


def _event(chunk: Mapping[str, Any]) -> str:
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"


def _usage(request: ModelRequest, reply: Reply) -> Mapping[str, Any]:
    """Here the tokens of thinking are part of the completion's."""
    tokens = counted(request, reply)
    prompt, output = tokens.prompt or 0, (tokens.output or 0) + tokens.thinking
    return {
        "prompt_tokens": prompt,
        "completion_tokens": output,
        "total_tokens": prompt + output,
        "prompt_tokens_details": {"cached_tokens": tokens.cached},
        "completion_tokens_details": {"reasoning_tokens": tokens.thinking},
    }


def _texts(messages: Sequence[Mapping[str, Any]]) -> str:
    found = []
    for message in messages:
        content = message.get("content") or ""
        parts = [{"type": "text", "text": content}] if isinstance(content, str) else content
        found += [part["text"] for part in parts if part.get("type") == "text"]
    return "\n\n".join(found)


def _inputs(body: Mapping[str, Any]) -> list[str]:
    given = body.get("input", [])
    return [given] if isinstance(given, str) else [str(text) for text in given]


def _embedded(request: ModelRequest) -> Mapping[str, Any]:
    texts = _inputs(request.body)
    dimensions = request.body.get("dimensions", 768)
    data = [
        {"object": "embedding", "index": place, "embedding": vector(text, dimensions)}
        for place, text in enumerate(texts)
    ]
    tokens = counted(request, Reply("")).prompt
    return {
        "object": "list",
        "data": data,
        "model": request.model,
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    }


if __name__ == "__main__":
    serve_by_hand(FakeOpenAI, 8902)

"""Gemini as its API v1beta writes it. By hand: `python -m tests.fakes.gemini --port 8901`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from tests.fakes.script import HttpError, Kind, ModelRequest, Reply, counted, pieces
from tests.fakes.server import Answer, FakeModelServer, serve_by_hand
from tests.fakes.vectors import vector

MODELS = ("gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro", "gemini-embedding-001")
PATH = re.compile(r"/v1(?:beta|alpha)?/models(?:/(?P<model>[^:/?]+)(?::(?P<method>\w+))?)?/?(?:\?.*)?")
KINDS: Mapping[str, Kind] = {
    "generateContent": "generate",
    "streamGenerateContent": "generate",
    "countTokens": "count",
    "embedContent": "embed",
    "batchEmbedContents": "embed",
}

PARAMETERS = ("parametersJsonSchema", "parameters_json_schema", "parameters")  # Google's own client sends the second

TYPE = "type.googleapis.com/google.rpc."
METRIC = "generativelanguage.googleapis.com/generate_content_free_tier_requests"
QUOTA = (
    "You exceeded your current quota, please check your plan and billing details. For more information on this error, "
    "head to: https://ai.google.dev/gemini-api/docs/rate-limits. \n"
)
WORDS = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "The caller does not have permission"),
    404: ("NOT_FOUND", "Requested entity was not found."),
    429: ("RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota)."),
    500: ("INTERNAL", "An internal error has occurred. Please retry or report."),
    503: ("UNAVAILABLE", "The model is overloaded. Please try again later."),
    504: ("DEADLINE_EXCEEDED", "The request timed out. Please try again."),
}


class FakeGemini(FakeModelServer):
    environment: ClassVar[Mapping[str, str]] = {
        "COACH_GEMINI_BASE_URL": "{url}",
        "COACH_GEMINI_API_KEY": "test-key",
    }

    def read(self, method: str, path: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> ModelRequest | None:
        found = PATH.fullmatch(path)
        action = found["method"] if found else None
        if found is None or (action is None) != (method == "GET") or (action and action not in KINDS):
            return None
        generation = body.get("generationConfig", {})
        schema = generation.get("responseJsonSchema") or generation.get("responseSchema")
        functions = [one for tool in body.get("tools", []) for one in tool.get("functionDeclarations", [])]
        tool = None
        if schema is None and functions:
            tool = functions[0]["name"]
            schema = next((functions[0][key] for key in PARAMETERS if key in functions[0]), {"type": "object"})
        return ModelRequest(
            kind=KINDS[action] if action else "models",
            model=found["model"] or "",
            path=path,
            system=_texts([body.get("systemInstruction", {})]),
            user=_texts(_contents(body)),
            schema=schema,
            tool=tool,
            stream=action == "streamGenerateContent",
            headers=headers,
            body=body,
        )

    def refusal(self, request: ModelRequest) -> HttpError | None:
        if request.headers.get("x-goog-api-key") or "key=" in request.path:
            return None
        return HttpError(
            403, message="Method doesn't allow unregistered callers (callers without established identity)."
        )

    def whole(self, request: ModelRequest, reply: Reply) -> Mapping[str, Any]:
        if request.kind == "generate":
            return self._response(request, reply, reply.text, last=True)
        if request.kind == "count":
            return {"totalTokens": counted(request, reply).prompt}
        if request.kind == "embed":
            return _embedded(request)
        if request.model:
            return _model(request.model)
        return {"models": [_model(name) for name in MODELS]}

    def events(self, request: ModelRequest, reply: Reply) -> Sequence[str]:
        """Usage counts grow from piece to piece, as Gemini's do; a function call always comes whole."""
        texts = [reply.text] if request.tool or reply.blocked or reply.empty else pieces(reply)
        written, events = 0, []
        for place, text in enumerate(texts):
            written += len(text)
            response = self._response(request, reply, text, last=place == len(texts) - 1, written=written)
            events.append(f"data: {json.dumps(response, ensure_ascii=False)}\r\n\r\n")
        return events

    def _response(
        self, request: ModelRequest, reply: Reply, text: str, *, last: bool, written: int | None = None
    ) -> dict[str, Any]:
        response: dict[str, Any] = {
            "usageMetadata": _usage(request, reply, last, written),
            "modelVersion": request.model,
            "responseId": f"fake-{id(reply):x}",
        }
        if reply.blocked:
            return {**response, "promptFeedback": {"blockReason": reply.blocked}}
        if reply.empty:
            return response
        candidate: dict[str, Any] = {"content": {"role": "model"}, "index": 0}
        if text:
            candidate["content"]["parts"] = [_part(request, text)]
        if last:
            candidate["finishReason"] = reply.finish
        return {**response, "candidates": [candidate]}

    def error(self, request: ModelRequest | None, error: HttpError) -> Answer:
        model = request.model if request else ""
        status, message = WORDS.get(error.status, ("UNKNOWN", "Unknown error."))
        if error.status == 404 and request is not None:
            message = (
                f"models/{model} is not found for API version v1beta, or is not supported for generateContent. "
                "Call ListModels to see the list of available models and their supported methods."
            )
        details: list[Mapping[str, Any]] = []
        if error.reason == "key_invalid":
            message = "API key not valid. Please pass a valid API key."
            details.append({"@type": f"{TYPE}ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"})
        elif error.reason == "too_long":
            message = "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."
        elif error.reason.startswith("quota"):
            message = f"{QUOTA}* Quota exceeded for metric: {METRIC}, limit: {_limit(error)}, model: {model}"
            details.append(_quota_failure(error, model))
        if error.retry_after is not None:  # Gemini names the delay in the body, not in a header
            message = f"{message}\nPlease retry in {error.retry_after}s."
            details.append({"@type": f"{TYPE}RetryInfo", "retryDelay": f"{error.retry_after:g}s"})
        body: dict[str, Any] = {"code": error.status, "message": error.message or message, "status": status}
        return error.status, {"error": {**body, "details": details} if details else body}, {}


def _limit(error: HttpError) -> int:
    return 250 if error.reason == "quota_day" else 0


def _quota_failure(error: HttpError, model: str) -> Mapping[str, Any]:
    by_minute = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
    by_day = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
    ids = {"quota_zero": [by_minute, by_day], "quota_zero_minute": [by_minute], "quota_day": [by_day]}[error.reason]
    violations = [
        {"quotaMetric": METRIC, "quotaId": quota, "quotaDimensions": {"location": "global", "model": model}}
        for quota in ids
    ]
    return {"@type": f"{TYPE}QuotaFailure", "violations": violations}


def _part(request: ModelRequest, text: str) -> Mapping[str, Any]:
    if request.tool is None:
        return {"text": text}
    try:
        return {"functionCall": {"name": request.tool, "args": json.loads(text)}}
    except ValueError:
        return {"text": text}


def _usage(request: ModelRequest, reply: Reply, last: bool, written: int | None) -> Mapping[str, int]:
    tokens = counted(request, reply)
    prompt, output = tokens.prompt or 0, tokens.output or 0
    if not last and written is not None:
        output = min(output, -(-written // 4))
    usage = {"promptTokenCount": prompt, "totalTokenCount": prompt + output + tokens.thinking}
    if output:
        usage["candidatesTokenCount"] = output
    if tokens.cached:
        usage["cachedContentTokenCount"] = tokens.cached
    if tokens.thinking:
        usage["thoughtsTokenCount"] = tokens.thinking
    return usage


def _contents(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every content there is: of a prompt, of one text to embed, or of many."""
    alone = [body["content"]] if "content" in body else []
    within = body.get("generateContentRequest", {}).get("contents", [])
    return [*body.get("contents", []), *within, *alone, *(one["content"] for one in body.get("requests", []))]


def _texts(contents: Sequence[Mapping[str, Any]]) -> str:
    return "\n\n".join(part["text"] for content in contents for part in content.get("parts", []) if "text" in part)


def _embedded(request: ModelRequest) -> Mapping[str, Any]:
    asked = request.body.get("requests") or [request.body]
    found = [{"values": vector(_texts([one["content"]]), one.get("outputDimensionality", 3072))} for one in asked]
    return {"embeddings": found} if "requests" in request.body else {"embedding": found[0]}


def _model(name: str) -> Mapping[str, Any]:
    methods = ["embedContent"] if "embedding" in name else ["generateContent", "countTokens"]
    return {"name": f"models/{name}", "displayName": name, "supportedGenerationMethods": methods}


if __name__ == "__main__":
    serve_by_hand(FakeGemini, 8901)

"""What a fake model server is told to do, and what it has been asked: no HTTP here."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from tests.fakes.schemas import Schema, fill

Kind = Literal["generate", "embed", "count", "models"]


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One request as it arrived. `user` is what the person's side said, `system` the instructions, joined by blank
    lines; `schema` the JSON schema the reply must fit, `tool` the function it is asked through, if any; `headers` have
    small letters; `body` is the JSON as sent; `at` is time.monotonic()."""

    kind: Kind
    model: str
    path: str
    system: str = ""
    user: str = ""
    schema: Schema | None = None
    tool: str | None = None
    stream: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class TokenCount:
    """Tokens of a reply; None is counted as characters / 4. `prompt` holds `cached`; `output` does not hold
    `thinking` (the servers add them up where their format wants it)."""

    prompt: int | None = None
    output: int | None = None
    cached: int = 0
    thinking: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model says. `finish` is Gemini's word (STOP, MAX_TOKENS, SAFETY); `blocked` refuses the prompt with
    that reason and no candidate; `empty` gives no candidate at all. A stream comes in pieces of `piece` characters,
    `pause` seconds apart; after `cut_after` pieces the connection breaks. `error_after` is an error within a stream
    that began well, after that many pieces."""

    text: str
    tokens: TokenCount = TokenCount()
    finish: str = "STOP"
    blocked: str | None = None
    empty: bool = False
    piece: int = 24
    pause: float = 0.0
    cut_after: int | None = None
    error_after: tuple[int, HttpError] | None = None


@dataclass(frozen=True, slots=True)
class HttpError:
    """A reply with an error's status. `reason` is a word for the servers, which know how their provider writes it:
    `quota_zero`, `quota_day`, `key_invalid`, or empty for what the status says by itself. `retry_after` in seconds goes
    where the provider puts it; `message` replaces the provider's usual sentence."""

    status: int
    reason: str = ""
    retry_after: float | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Hang:
    """No reply until the client gives up or the server closes."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The connection is reset after the head and `sent` bytes of the body."""

    sent: int = 20


@dataclass(frozen=True, slots=True)
class RawBody:
    """A reply that is not the provider's format at all, such as a proxy's page."""

    text: str
    content_type: str = "text/html"
    status: int = 200


Twist = Callable[[ModelRequest, Reply], Reply]
"""Changes what would have been the normal reply."""

Step = Reply | HttpError | Hang | Broken | RawBody | Twist
Replier = Callable[[ModelRequest], Reply]


def sensible_reply(request: ModelRequest) -> Reply:
    """A value for the schema asked for, as JSON; two sentences where none was asked for."""
    if request.schema is None:
        return Reply("Thank you, that is clear. What did you learn from it?")
    return Reply(json.dumps(fill(request.schema), ensure_ascii=False))


class Fail:
    """The ways a provider fails, as steps for `Script.then` and `Script.always`."""

    @staticmethod
    def status(status: int, *, retry_after: float | None = None, message: str | None = None) -> Step:
        return HttpError(status, retry_after=retry_after, message=message)

    @staticmethod
    def quota_zero(*, daily: bool = True) -> Step:
        """The free tier has no quota at all for this model: waiting never helps, though a delay is named. Without
        `daily` only the quota by the minute is listed, as for some models."""
        return HttpError(429, "quota_zero" if daily else "quota_zero_minute", retry_after=22)

    @staticmethod
    def quota_day() -> Step:
        """Today's requests are used up."""
        return HttpError(429, "quota_day", retry_after=40)

    @staticmethod
    def key_invalid() -> Step:
        """Gemini answers 400 to a wrong key, OpenAI 401."""
        return HttpError(400, "key_invalid")

    @staticmethod
    def too_long() -> Step:
        """The prompt does not fit the model."""
        return HttpError(400, "too_long")

    @staticmethod
    def timeout() -> Step:
        return Hang()

    @staticmethod
    def reset(sent: int = 20) -> Step:
        return Broken(sent)

    @staticmethod
    def page(status: int = 200) -> Step:
        """A proxy's page in HTML where JSON should be."""
        return RawBody("<html><body><h1>Sign in to the network</h1></body></html>", status=status)

    @staticmethod
    def blocked(reason: str = "SAFETY") -> Step:
        """The prompt was refused: promptFeedback, no candidate."""
        return lambda _, reply: replace(reply, blocked=reason)

    @staticmethod
    def safety() -> Step:
        """The model began and was stopped: an empty candidate with finish SAFETY."""
        return lambda _, reply: replace(reply, text="", finish="SAFETY")

    @staticmethod
    def empty() -> Step:
        return lambda _, reply: replace(reply, empty=True)

    @staticmethod
    def blank() -> Step:
        """A candidate without text that ended well."""
        return lambda _, reply: replace(reply, text="")

    @staticmethod
    def max_tokens(share: float = 0.6) -> Step:
        """Cut off at the output limit: only the first `share` of the text is there."""
        return lambda _, reply: replace(reply, text=reply.text[: int(len(reply.text) * share)], finish="MAX_TOKENS")

    @staticmethod
    def not_json() -> Step:
        return lambda _, reply: replace(reply, text="Sure! Here is what I think about the answer: it was good.")

    @staticmethod
    def other_shape() -> Step:
        return lambda _, reply: replace(reply, text='{"verdict": "good", "stars": [5, null]}')

    @staticmethod
    def fenced() -> Step:
        """The right JSON within a code fence, as chatty models write it."""
        return lambda _, reply: replace(reply, text=f"```json\n{reply.text}\n```")

    @staticmethod
    def markup(
        snippet: str = "<script>alert(1)</script><b>well done</b>", *, only: Container[str] | None = None
    ) -> Step:
        """The right JSON whose texts carry markup: all of them, or those of the properties in `only`. What the
        schema lists word for word stays as it is."""
        return lambda request, reply: _with_texts(request, reply, lambda text: f"{text} {snippet}", only)

    @staticmethod
    def very_long(characters: int = 50_000, *, only: Container[str] | None = None) -> Step:
        """The right JSON whose texts are this long, whatever the schema allows."""
        return lambda request, reply: _with_texts(
            request, reply, lambda text: (f"{text} and so on " * characters)[:characters], only
        )

    @staticmethod
    def slow(pause: float, *, piece: int = 24) -> Step:
        """A stream whose pieces come `pause` seconds apart."""
        return lambda _, reply: replace(reply, pause=pause, piece=piece)

    @staticmethod
    def cut(after: int = 2) -> Step:
        """A stream that breaks off after so many pieces; a reply in one piece breaks off too."""
        return lambda _, reply: replace(reply, cut_after=after)

    @staticmethod
    def in_stream(status: int = 503, after: int = 2) -> Step:
        """An error inside a stream that began well."""
        return lambda _, reply: replace(reply, error_after=(after, HttpError(status)))


def _with_texts(
    request: ModelRequest, reply: Reply, change: Callable[[str], str], only: Container[str] | None
) -> Reply:
    """The reply with its free texts changed; a text that is not JSON is changed as a whole."""
    fixed = set(_listed(request.schema))

    def walk(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: walk(part, key) for key, part in value.items()}
        if isinstance(value, list):
            return [walk(part, name) for part in value]
        free = isinstance(value, str) and value not in fixed and (only is None or name in only)
        return change(value) if free else value

    try:
        return replace(reply, text=json.dumps(walk(json.loads(reply.text), ""), ensure_ascii=False))
    except ValueError:
        return replace(reply, text=change(reply.text))


def _listed(schema: Any) -> Iterator[str]:
    """Every text the schema gives word for word."""
    if isinstance(schema, Mapping):
        yield from (value for value in schema.get("enum", []) if isinstance(value, str))
        yield from (value for value in [schema.get("const")] if isinstance(value, str))
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from _listed(part)


class Script:
    """Decides every reply and remembers every request; may be used from many threads.

    `replier` makes the normal reply. `then` queues steps: each is used once, in order, for a request of its kind.
    `always` is used whenever the queue is empty, until it is called with None.
    """

    def __init__(self, replier: Replier = sensible_reply) -> None:
        self.replier = replier
        self._lock = threading.Lock()
        self._queues: dict[Kind, deque[Step]] = defaultdict(deque)
        self._standing: dict[Kind, Step] = {}
        self._seen: list[ModelRequest] = []
        self._abandoned: list[ModelRequest] = []
        self._busy = 0
        self._busiest = 0

    def then(self, *steps: Step, kind: Kind = "generate") -> None:
        with self._lock:
            self._queues[kind].extend(steps)

    def always(self, step: Step | None, *, kind: Kind = "generate") -> None:
        with self._lock:
            if step is None:
                self._standing.pop(kind, None)
            else:
                self._standing[kind] = step

    @property
    def seen(self) -> list[ModelRequest]:
        """Every request so far, oldest first."""
        with self._lock:
            return list(self._seen)

    @property
    def generated(self) -> list[ModelRequest]:
        """The requests for text, without embeddings, counts and lists of models."""
        return [request for request in self.seen if request.kind == "generate"]

    @property
    def abandoned(self) -> list[ModelRequest]:
        """The requests whose client was gone before the reply was whole."""
        with self._lock:
            return list(self._abandoned)

    @property
    def busiest(self) -> int:
        """The most requests that were being answered at the same time."""
        with self._lock:
            return self._busiest

    def forget(self) -> None:
        """Start over: nothing seen, nothing queued."""
        with self._lock:
            self._seen.clear()
            self._abandoned.clear()
            self._queues.clear()
            self._standing.clear()
            self._busiest = self._busy

    def begin(self, request: ModelRequest) -> Step:
        """Take a request down and say what to do about it; `finish` must follow."""
        with self._lock:
            self._seen.append(request)
            self._busy += 1
            self._busiest = max(self._busiest, self._busy)
            queue = self._queues[request.kind]
            step = queue.popleft() if queue else self._standing.get(request.kind)
        if step is not None and not callable(step):
            return step
        reply = self.replier(request) if request.kind == "generate" else Reply("")
        return step(request, reply) if callable(step) else reply

    def finish(self, request: ModelRequest, *, whole: bool) -> None:
        with self._lock:
            self._busy -= 1
            if not whole:
                self._abandoned.append(request)


def counted(request: ModelRequest, reply: Reply) -> TokenCount:
    """The reply's tokens with every count filled in."""
    given = reply.tokens
    prompt = _quarter(f"{request.system}{request.user}") if given.prompt is None else given.prompt
    written = "" if reply.blocked or reply.empty else reply.text
    output = _quarter(written) if given.output is None else given.output
    return replace(given, prompt=prompt, output=output)


def pieces(reply: Reply) -> Sequence[str]:
    """The reply's text as a stream brings it; one empty piece where there is no text."""
    return [reply.text[at : at + reply.piece] for at in range(0, len(reply.text), reply.piece)] or [""]


def _quarter(text: str) -> int:
    return -(-len(text) // 4)

"""What can go wrong with a provider, in words a user can act on, and when to stop asking it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic_ai.exceptions import (
    AgentRunError,
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelContextWindowExceededError,
    ModelHTTPError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelRequestTimeout,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    OutputTokenLimitExceeded,
)

from interview_coach.errors import KeyRefused, ProviderError

FAILURES_THAT_OPEN = 3
OPEN_SECONDS = 60.0
PROBE_SECONDS = 10.0
"""After the pause one request goes ahead; so long the others wait for what becomes of it."""
_NO_QUOTA = re.compile(r"\blimit: 0\b")

_KEY: tuple[tuple[type[Exception], str], ...] = (
    (ModelAuthenticationError, "refused the key; check it and set it again"),
    (ModelQuotaExceededError, "says that the quota of this key is used up"),
    (ModelNotFoundError, "does not have the model that is set"),
)
_REASONS: tuple[tuple[type[Exception], str, bool], ...] = (
    # (exception, reason after the provider's name, whether asking again is pointless)
    (ModelContextWindowExceededError, "cannot take a text of this length", True),
    (ModelRateLimitError, "is being asked too often at the moment", False),
    (ModelTimeoutError, "did not answer in time", False),
    (ModelConnectionError, "cannot be reached", False),
    (ModelUnavailableError, "is overloaded at the moment", False),
    (ModelServerError, "has a fault at the moment", False),
    (ContentFilterError, "declined to look at this text", True),
    (OutputTokenLimitExceeded, "stopped in the middle of its reply", True),
    (TimeoutError, "did not answer in time", False),
    (ModelRequestRejectedError, "refused the request", True),
    (ModelHTTPError, "refused the request", True),
    (ModelRequestTimeout, "did not answer in time", False),
    (AgentRunError, "gave a reply that cannot be read", False),
    (IndexError, "gave a reply that cannot be read", False),  # no choice at all, from an OpenAI-compatible server
)
"""The first that fits; the last ones are what is left, such as a proxy's page where JSON should be."""


def is_transient(error: BaseException) -> bool:
    """Whether the same request may work a little later."""
    if isinstance(error, ModelQuotaExceededError | ModelAuthenticationError | ModelNotFoundError) or no_quota(error):
        return False
    kinds = ModelRateLimitError | ModelConnectionError | ModelUnavailableError | ModelServerError
    return isinstance(error, kinds) or (isinstance(error, ModelHTTPError) and error.status_code >= 500)


def is_refusal(error: BaseException) -> bool:
    """Whether the provider said no to the request, rather than being unable to answer it."""
    return isinstance(error, ModelRequestRejectedError | ModelQuotaExceededError) or no_quota(error)


def no_quota(error: BaseException) -> bool:
    """A key without any quota: Gemini says 429 and even "retry later", but its limit is 0."""
    return isinstance(error, ModelHTTPError) and bool(_NO_QUOTA.search(str(error.body)))


def retry_after(error: BaseException | None) -> float | None:
    """Seconds the provider asked to wait."""
    return error.retry_after if isinstance(error, ModelAPIError) else None


def to_provider_error(provider: str, error: Exception) -> ProviderError:
    """One sentence without any text of the request: a provider's own message may repeat what was sent."""
    key = "says that this key has no quota" if no_quota(error) else _reason(_KEY, error)
    if key is not None:
        return KeyRefused(f"{provider} {key}")
    for kind, reason, permanent in _REASONS:
        if isinstance(error, kind):
            return ProviderError(f"{provider} {reason}", permanent=permanent)
    return ProviderError(f"{provider} failed in an unexpected way ({type(error).__name__})", permanent=False)


def _reason(known: tuple[tuple[type[Exception], str], ...], error: Exception) -> str | None:
    return next((reason for kind, reason in known if isinstance(error, kind)), None)


@dataclass
class _Count:
    """Failures in a row, and until when nothing is sent because of them (0: it is)."""

    failures: int = 0
    open_until: float = 0.0


@dataclass
class Breaker:
    """Opens after three failures in a row, so that nobody waits for a provider that is down; lets one request through
    after a minute. Safe to use from several threads.

    It counts twice: over everything the provider is asked, and for each `what` (a model and its task) alone. A step
    that always works says nothing about one that always fails: without the second count, reading that works before
    writing that fails would keep it closed for ever.
    """

    provider: str
    clock: Callable[[], float] = time.monotonic
    _all: _Count = field(default_factory=_Count)
    _each: dict[str, _Count] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def check(self, what: str = "") -> None:
        """Raises ProviderError while it is open, for everything or for `what`."""
        with self._lock:
            now = self.clock()
            left = max(count.open_until - now for count in self._counts(what))
            if left <= 0:
                for count in self._counts(what):
                    count.open_until = now + PROBE_SECONDS if count.open_until else 0.0
        if left > 0:
            raise ProviderError(
                f"{self.provider} failed several times; it is asked again in {max(1, round(left))} seconds",
                permanent=False,
            )

    def worked(self, what: str = "") -> None:
        with self._lock:
            for count in self._counts(what):
                count.failures, count.open_until = 0, 0.0

    def failed(self, what: str = "") -> None:
        with self._lock:
            for count in self._counts(what):
                count.failures += 1
                if count.failures >= FAILURES_THAT_OPEN:
                    count.open_until = self.clock() + OPEN_SECONDS

    def forget(self) -> None:
        """As if nothing had failed yet: another server may stand behind the address."""
        with self._lock:
            self._all = _Count()
            self._each.clear()

    def _counts(self, what: str) -> tuple[_Count, ...]:
        return (self._all, self._each.setdefault(what, _Count())) if what else (self._all,)

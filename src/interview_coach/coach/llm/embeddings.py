"""Vectors of texts by a provider's model: which lines are near a question. Allowed first, written down afterwards."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import CancelledError
from decimal import Decimal
from threading import Lock
from typing import TYPE_CHECKING, Literal

import numpy as np

from interview_coach.coach.llm.failures import to_provider_error
from interview_coach.coach.llm.metered import Meter, outcome_of
from interview_coach.coach.llm.prices import price
from interview_coach.coach.llm.sizes import CHARACTERS_PER_TOKEN
from interview_coach.domain.costs import ModelCall, Tokens
from interview_coach.embedding import Vectors
from interview_coach.errors import CoachError, ProviderError

if TYPE_CHECKING:
    from pydantic_ai.embeddings import EmbeddingModel

    from interview_coach.coach.llm.client import ModelClient

TASK = "embed"
DIMENSIONS = 768
SECONDS = 10.0
"""How long a request may take: the builtin coach's order is there at once and does nearly as well."""
MOST_A_REQUEST = 100
"""Texts; Gemini takes no more at once."""
_KEPT = 5_000
"""Vectors in memory: about 15 MB."""

Kind = Literal["query", "document"]


class Embeddings:
    """One for the process. Vectors are kept in memory under the digest of their text, so the lines of a CV are paid
    with its first question; nothing of them is stored. Safe to use from several threads."""

    def __init__(self, client: ModelClient, model: EmbeddingModel) -> None:
        self._client = client
        self._model = model
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def nearest(self, question: str, texts: Sequence[str], meter: Meter) -> list[int]:
        """Places of the texts, the nearest to the question first; ties keep their order.

        Raises BudgetExceeded, ProviderError, StorageFailed.
        """
        likeness = self._vectors(texts, "document", meter) @ self._vectors([question], "query", meter)[0]
        return [int(place) for place in np.argsort(-likeness, kind="stable")]

    def _vectors(self, texts: Sequence[str], kind: Kind, meter: Meter) -> Vectors:
        """Unit vectors, shape (len(texts), DIMENSIONS)."""
        keys = [hashlib.sha256(f"{kind}\x00{text}".encode()).hexdigest() for text in texts]
        found = self._recalled(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        for start in range(0, len(missing), MOST_A_REQUEST):
            part = list(missing.items())[start : start + MOST_A_REQUEST]
            vectors = self._asked([text for _, text in part], kind, meter)
            found.update(zip((key for key, _ in part), vectors, strict=True))
        self._remember(found)
        return np.vstack([found[key] for key in keys]) if keys else np.zeros((0, DIMENSIONS), np.float32)

    def _recalled(self, keys: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            return {key: self._known[key] for key in keys if key in self._known}

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for key, vector in vectors.items():
                self._known[key] = vector
                self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def _asked(self, texts: Sequence[str], kind: Kind, meter: Meter) -> Vectors:
        client, what = self._client, f"{self._model.model_name} {TASK}"
        client.breaker.check(what)
        try:
            vectors = client.loop.run(self._embed(texts, kind, meter))
        except CancelledError:
            raise ProviderError(f"{client.provider} was not waited for", permanent=False) from None
        except CoachError:
            raise
        except Exception as error:  # noqa: BLE001  (libraries raise what they like; it becomes one kind of error)
            client.breaker.failed(what)
            raise to_provider_error(client.provider, error) from None
        client.breaker.worked(what)
        return vectors

    async def _embed(self, texts: Sequence[str], kind: Kind, meter: Meter) -> Vectors:
        """One request, not tried again. Where the provider counts no tokens, as Gemini does here, they are reckoned
        from the characters."""
        characters = sum(map(len, texts))
        await meter.allow(TASK, self._model.model_name, characters, 0)
        started, outcome, tokens = time.monotonic(), "failed", Tokens()
        cost: Decimal | None = None
        try:
            async with asyncio.timeout(SECONDS):
                result = await self._model.embed(texts, input_type=kind, settings={"dimensions": DIMENSIONS})
            tokens = Tokens(result.usage.input_tokens or -(-characters // CHARACTERS_PER_TOKEN))
            cost = price(meter.engine, self._model.model_name, tokens, meter.clock(), meter.base_url)
            outcome = "unreadable"
            vectors = _unit(result.embeddings, len(texts))
            outcome = "ok"
            return vectors
        except Exception as error:
            if outcome != "unreadable":
                outcome, cost = outcome_of(error)
            raise
        finally:
            seconds = round(time.monotonic() - started, 3)
            await meter.record(
                ModelCall(meter.clock(), meter.engine, self._model.model_name, TASK, tokens, seconds, cost, outcome)
            )


def _unit(rows: Sequence[Sequence[float]], count: int) -> Vectors:
    """Shortened vectors of Gemini's are not of length 1. Raises ProviderError when there are not as many as texts, or
    one says nothing."""
    vectors = np.asarray(rows, np.float32) if len({len(row) for row in rows}) == 1 else np.zeros((0, 0), np.float32)
    if vectors.shape != (count, DIMENSIONS) or not np.isfinite(vectors).all() or not vectors.any(axis=1).all():
        raise ProviderError("the model gave vectors that cannot be used", permanent=False)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

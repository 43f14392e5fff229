"""Sentence vectors from the encoder in the package: all-MiniLM-L6-v2, int8 weights, float arithmetic.

Each text is encoded alone, so its vector does not depend on what else is in the batch: padding a batch would
move marks in the sixth decimal, and a mark on the edge of rounding with it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from interview_coach.errors import ConfigurationError

Vectors = NDArray[np.float32]

DIMENSIONS = 384
MAX_TOKENS = 128
MODEL_SHA256 = "27230a805513cdb5b69069a3ccc68c67f6bbb9566c51b676fb39c4dd092bd4f5"
_MODELS = Path(__file__).parent / "models"
_CACHE_ENTRIES = 20_000  # 384 floats each: about 30 MB


class Encoder:
    """Texts to unit vectors; thread-safe; remembers the last 20,000 texts."""

    def __init__(self, folder: Path = _MODELS, *, threads: int = 2) -> None:
        import onnxruntime as ort
        from tokenizers import Tokenizer

        _check(folder / "minilm-w8.onnx")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self._session: Any = ort.InferenceSession(
            str(folder / "minilm-w8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), 384). A text of more than 128 tokens is cut; an empty one is encoded
        as what it is. Cosine similarity is the dot product."""
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        return np.vstack([self._one(text) for text in texts])

    def similarity(self, left: Sequence[str], right: Sequence[str]) -> Vectors:
        """Cosines, shape (len(left), len(right))."""
        return self.encode(left) @ self.encode(right).T

    def _one(self, text: str) -> Vectors:
        with self._lock:
            known = self._known.get(text)
            if known is not None:
                self._known.move_to_end(text)
                return known
        vector = self._run(text)
        with self._lock:
            self._known[text] = vector
            if len(self._known) > _CACHE_ENTRIES:
                self._known.popitem(last=False)
        return vector

    def _run(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        pooled = hidden[0].mean(axis=0) if hidden.ndim == 3 else hidden[0]
        return np.asarray(pooled / np.linalg.norm(pooled), np.float32)


def _check(path: Path) -> None:
    """Refuse an encoder that is not the published one: another file would move every mark."""
    if not path.is_file():
        raise ConfigurationError(f"the sentence encoder is missing ({path.name}); install the package again")
    if hashlib.sha256(path.read_bytes()).hexdigest() != MODEL_SHA256:
        raise ConfigurationError(
            f"the sentence encoder {path.name} is not the expected file; install the package again"
        )


@cache
def encoder() -> Encoder:
    """The one encoder of this process; loading takes about 0.3 s and 120 MB."""
    return Encoder()

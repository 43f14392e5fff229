"""Builds models/words-64.npz: a small vector for each common English word, from the encoder in the package.

    .venv/bin/python tools/build_word_vectors.py

Each lower-case word of the encoder's vocabulary is encoded alone, centred, reduced to 64 dimensions (principal
components of the 8,000 most frequent words) and stored as int8. Licence as the encoder's: Apache-2.0.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

import interview_coach
from interview_coach.embedding import encoder

WORDS = 16_000
FREQUENT = 8_000
DIMENSIONS = 64
MODELS = Path(interview_coach.__file__).parent / "models"


def main() -> None:
    vocabulary = json.loads((MODELS / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = [w for w in sorted(vocabulary, key=vocabulary.get) if w.isascii() and w.isalpha() and len(w) > 2][:WORDS]
    vectors = np.vstack([encoder().encode([word]) for word in words])
    centred = vectors - vectors.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    _, _, axes = np.linalg.svd(centred[:FREQUENT], full_matrices=False)
    small = centred @ axes[:DIMENSIONS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    target = MODELS / "words-64.npz"
    np.savez_compressed(target, words=np.array(words, "S"), vectors=np.round(small * 127).astype(np.int8))
    print(f"{target}: {len(words)} words, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

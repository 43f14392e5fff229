from pathlib import Path

import numpy as np
import pytest

from interview_coach.embedding import DIMENSIONS, Encoder, encoder
from interview_coach.errors import ConfigurationError


def test_vectors_are_unit_length_and_meaning_is_close() -> None:
    near, far = encoder().similarity(["I repaired the pump"], ["She fixed a broken pump", "The choir sang in Latin"])[0]
    assert encoder().encode(["one"]).shape == (1, DIMENSIONS)
    assert np.linalg.norm(encoder().encode(["one"])) == pytest.approx(1, abs=1e-5)
    assert near > 0.6
    assert far < 0.3


def test_a_sentence_has_the_same_vector_alone_and_in_a_batch() -> None:
    texts = ["Short.", "A much longer sentence about a pump that failed on a Sunday night in the rain.", "Short."]
    batch = Encoder().encode(texts)
    for position, text in enumerate(texts):
        assert np.array_equal(Encoder().encode([text])[0], batch[position])


def test_nothing_gives_nothing() -> None:
    assert encoder().encode([]).shape == (0, DIMENSIONS)


def test_text_of_any_length_and_script_is_encoded() -> None:
    assert np.isfinite(encoder().encode(["", "word " * 5_000, "Größe 你好 \U0001f600", "\x00"])).all()


def test_another_file_under_the_encoders_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "minilm-w8.onnx").write_bytes(b"not the encoder")
    with pytest.raises(ConfigurationError, match="not the expected file"):
        Encoder(tmp_path)


def test_a_missing_encoder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="missing"):
        Encoder(tmp_path)

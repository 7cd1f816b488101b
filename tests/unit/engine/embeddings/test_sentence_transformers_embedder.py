"""The reference embedder keeps the same promises as the fast one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.errors import ModelUnusable

TEXTS = ["A short one.", "", "The keeper counted ships. " * 100, "Größe 😀"]


def test_it_is_what_the_protocol_asks_for(reference: SentenceTransformersEmbedder) -> None:
    assert (reference.name, reference.dimensions, reference.max_tokens) == ("minilm", 384, 256)
    assert reference.passage_prefix == ""


def test_vectors_are_float32_of_length_one_in_the_order_of_the_texts(reference: SentenceTransformersEmbedder) -> None:
    vectors = reference.embed_passages(TEXTS)
    assert (vectors.dtype, vectors.shape) == (np.float32, (4, 384))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert reference.embed_query(text) @ vector == pytest.approx(1.0, abs=1e-4)


def test_no_texts_give_no_vectors(reference: SentenceTransformersEmbedder) -> None:
    assert reference.embed_passages([]).shape == (0, 384)


def test_prefixes_are_put_in_front(reference: SentenceTransformersEmbedder, model_folder: Path) -> None:
    prefixed = SentenceTransformersEmbedder("p", model_folder, query_prefix="query: ", passage_prefix="passage: ")
    by_hand = reference.embed_passages(["passage: ships"])[0]
    assert prefixed.embed_passages(["ships"])[0] @ by_hand == pytest.approx(1.0, abs=1e-4)
    assert prefixed.embed_query("ships") @ reference.embed_query("query: ships") == pytest.approx(1.0, abs=1e-4)
    assert prefixed.embed_query("ships") @ reference.embed_query("ships") < 0.99


def test_a_damaged_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnusable) as caught:
        SentenceTransformersEmbedder("my model", tmp_path)
    assert caught.value.message == "The embedding model my model is damaged: install it again."

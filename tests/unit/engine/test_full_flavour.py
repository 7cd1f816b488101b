"""What a Carrel without sentence-transformers says to whoever wants a model that needs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine.embeddings.onnx_export import export_onnx
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.errors import ModelUnusable
from engine.inference.pair_model import load_pair_model


@pytest.fixture(autouse=True)
def without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)


def test_an_embedder_that_is_no_bert(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"gte-new, which is no BERT, needs PyTorch .* another model"):
        export_onnx(tmp_path / "gte-new", tmp_path / "graph.onnx")


def test_the_reference_embedder(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"The embedding model mine, as it is to be run, needs PyTorch"):
        SentenceTransformersEmbedder("mine", tmp_path)


def test_a_cross_encoder(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnusable, match=r"The cross-encoder in .* which this Carrel comes without"):
        load_pair_model(tmp_path)

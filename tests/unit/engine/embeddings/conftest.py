"""The packaged model, its reference, and one export of it, shared by the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.embeddings.onnx_export import export_onnx
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.paths import packaged_models


@pytest.fixture(scope="session")
def model_folder() -> Path:
    return packaged_models() / "all-minilm-l6-v2"


@pytest.fixture(scope="session")
def graph(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as it is exported now, whatever graph lies beside the model."""
    target = tmp_path_factory.mktemp("export") / "deep" / "model.onnx"
    export_onnx(model_folder, target)
    return target


@pytest.fixture(scope="session")
def reference(model_folder: Path) -> SentenceTransformersEmbedder:
    return SentenceTransformersEmbedder("minilm", model_folder)

"""The packaged models, each loaded once, and passages made of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.embeddings.embedder import Embedder
from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.embeddings.onnx_export import QUANTISED_GRAPH
from engine.inference.llama_model import LlamaModel
from engine.models.installed import InstalledModel, find_model
from engine.paths import Home
from engine.settings import EmbeddingSettings, GenerationSettings


@pytest.fixture(scope="session")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaModel]:
    """Its tokenizer and template; the window is small, because nothing is generated."""
    installed = find(GenerationSettings().model, ModelRole.LANGUAGE_MODEL, tmp_path_factory)
    model = LlamaModel("SmolLM2", installed.path, context_window=256, threads=1)
    yield model
    model.close()


@pytest.fixture(scope="session")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    installed = find(EmbeddingSettings().model, ModelRole.EMBEDDER, tmp_path_factory)
    return OnnxEmbedder(installed.id, installed.path, installed.path / QUANTISED_GRAPH, threads=1)


def find(model_id: str, role: ModelRole, folders: pytest.TempPathFactory) -> InstalledModel:
    return find_model(model_id, role, Home(Path(folders.mktemp("home"))))

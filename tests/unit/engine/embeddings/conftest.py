"""The packaged model, its reference, and one export of it, shared by the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.embeddings.onnx_export import QUANTISED_GRAPH, WHOLE_GRAPH, export_onnx, write_graphs
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.paths import packaged_models
from engine.settings import GenerationSettings


@pytest.fixture(scope="session")
def model_folder() -> Path:
    return packaged_models() / "all-minilm-l6-v2"


@pytest.fixture(scope="session")
def graphs(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graphs as they are written now, whatever graphs lie beside the model."""
    folder = tmp_path_factory.mktemp("graphs") / "deep"
    write_graphs(model_folder, folder)
    return folder


@pytest.fixture(scope="session")
def graph(graphs: Path) -> Path:
    return graphs / WHOLE_GRAPH


@pytest.fixture(scope="session")
def quantised_graph(graphs: Path) -> Path:
    return graphs / QUANTISED_GRAPH


@pytest.fixture(scope="session")
def traced_graph(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What torch makes of the model, as of one that is no BERT."""
    target = tmp_path_factory.mktemp("traced") / "deep" / "model.onnx"
    export_onnx(model_folder, target)
    return target


@pytest.fixture(scope="session")
def language_model() -> Path:
    """The GGUF of something else."""
    return next((packaged_models() / GenerationSettings().model).glob("*.gguf"))


@pytest.fixture(scope="session")
def reference(model_folder: Path) -> SentenceTransformersEmbedder:
    return SentenceTransformersEmbedder("minilm", model_folder)

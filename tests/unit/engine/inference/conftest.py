"""The packaged language model, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.inference.llama_model import LlamaModel
from engine.models.installed import find_model
from engine.paths import Home
from engine.settings import GenerationSettings


@pytest.fixture(scope="session")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("home"))
    return find_model(GenerationSettings().model, ModelRole.LANGUAGE_MODEL, home).path


@pytest.fixture(scope="session")
def llama(gguf: Path) -> Iterator[LlamaModel]:
    """One thread, because two would spin against whatever else this machine is doing."""
    model = LlamaModel("SmolLM2", gguf, context_window=4096, threads=1)
    yield model
    model.close()

"""The parts fit together: the embedder that was chosen, an index of its own, a language model when it is needed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.embeddings import selection
from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.errors import ModelMissing, ModelUnusable
from engine.inference.language_model import ChatMessage
from engine.inference.llama_model import LlamaModel
from engine.ingestion.reader import ReaderPool
from engine.models import installed
from engine.parts import LazyLanguageModel, Parts
from engine.paths import open_home, packaged_models
from engine.settings import EmbeddingSettings, GenerationSettings, Settings
from engine.store.library import Library

MINILM = packaged_models() / "all-minilm-l6-v2"


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Callable[..., Parts]]:
    """Loads the parts of one home with the embedding settings given."""
    home = open_home(tmp_path / "home")
    library = Library(home.library, home.write_lock)
    readers = ReaderPool(Settings().reading)

    def load_with(**chosen: str) -> Parts:
        settings = replace(Settings(), embedding=EmbeddingSettings(**chosen))
        return Parts(home, settings, library, readers)

    yield load_with
    readers.close()
    library.close()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that graphs were written to; 150 MB are played by links to the packaged ones."""
    folders: list[Path] = []

    def write(_model_folder: Path, target: Path) -> None:
        target.mkdir(parents=True)
        (target / "onnx").symlink_to(MINILM / "onnx")
        folders.append(target)

    monkeypatch.setattr(selection, "write_graphs", write)
    return folders


def make_own_model(folder: Path) -> Path:
    """A model folder of the person's own, without a graph."""
    folder.mkdir(parents=True)
    for file in MINILM.iterdir():
        if file.name not in {"onnx", "README.md"}:
            (folder / file.name).symlink_to(file)
    return folder


def test_the_default_parts_fit_together(load: Callable[..., Parts], written: list[Path]) -> None:
    parts = load()
    assert isinstance(parts.embedder, OnnxEmbedder)
    assert (parts.embedder.name, parts.embedder.dimensions) == ("all-minilm-l6-v2-int8", 384)
    assert parts.retriever.embedder is parts.embedder
    assert parts.retriever.search_index is parts.search_index
    assert parts.retriever.retrieve("anything", 5) == ()
    assert written == []  # the packaged graph is used


def test_an_index_belongs_to_its_library(load: Callable[..., Parts]) -> None:
    parts = load()
    assert parts.search_index.count() == 0
    assert (parts.home.index / parts.library.identity()).is_dir()


def test_sentence_transformers_can_be_chosen_and_shares_the_vector_space(load: Callable[..., Parts]) -> None:
    embedder = load(backend="sentence-transformers").embedder
    assert isinstance(embedder, SentenceTransformersEmbedder)
    assert embedder.name == "all-minilm-l6-v2"


def test_the_whole_graph_can_be_chosen_and_has_the_references_vector_space(load: Callable[..., Parts]) -> None:
    whole, quantised = load(backend="onnx-fp32").embedder, load().embedder
    assert isinstance(whole, OnnxEmbedder)
    assert (whole.name, quantised.name) == ("all-minilm-l6-v2", "all-minilm-l6-v2-int8")
    likeness = float(whole.embed_query("a lighthouse") @ quantised.embed_query("a lighthouse"))
    assert 0.97 < likeness < 0.9999


def test_the_graph_of_a_model_of_ones_own_is_written_once(
    load: Callable[..., Parts], written: list[Path], tmp_path: Path
) -> None:
    folder = make_own_model(tmp_path / "mine")
    first, second = load(model=str(folder)), load(model=str(folder))
    assert first.embedder.name == second.embedder.name
    assert [path.is_relative_to(first.home.models) for path in written] == [True]


def test_two_folders_of_one_name_are_two_models(
    load: Callable[..., Parts], written: list[Path], tmp_path: Path
) -> None:
    names = {load(model=str(make_own_model(tmp_path / place / "model"))).embedder.name for place in ("one", "two")}
    assert len(names) == 2
    assert len(set(written)) == 2


def test_a_missing_embedder_is_one_sentence(load: Callable[..., Parts], tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="choose one of all-minilm-l6-v2"):
        _ = load(model="no-such-model").embedder
    with pytest.raises(ModelMissing, match="mend the path"):
        _ = load(model=str(tmp_path / "nowhere")).wanted_source


class TestLazyLanguageModel:
    def make(self, tmp_path: Path, **chosen: object) -> LazyLanguageModel:
        settings = replace(GenerationSettings(context_window=256, threads=1), **chosen)
        return LazyLanguageModel(settings, open_home(tmp_path / "home"))

    def test_it_is_loaded_once_whoever_asks(self, tmp_path: Path) -> None:
        lazy = self.make(tmp_path)
        loaded: list[object] = []
        threads = [threading.Thread(target=lambda: loaded.append(lazy.load())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(loaded) == 4
        assert {id(model) for model in loaded} == {id(lazy.load())}
        assert "SmolLM2" in lazy.load().name

    def test_without_a_model_there_is_a_warning_and_none(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(installed, "packaged_models", lambda: tmp_path / "nothing installed")
        with caplog.at_level(logging.WARNING):
            assert self.make(tmp_path).load() is None
        assert "quotes only" in caplog.text

    def test_an_embedder_is_no_language_model(self, tmp_path: Path) -> None:
        with pytest.raises(ModelMissing, match="no language model called 'all-minilm-l6-v2'"):
            self.make(tmp_path, model="all-minilm-l6-v2").load()

    def test_no_memory_is_taken_for_a_window_beyond_what_the_model_was_trained_for(self, tmp_path: Path) -> None:
        lazy = self.make(tmp_path, context_window=40_000)
        model = lazy.load().loaded
        assert isinstance(model, LlamaModel)
        assert model.context_window == model._context.cells == 8192

    def test_it_is_one_model_in_memory_which_comes_back_after_it_was_released(self, tmp_path: Path) -> None:
        lazy = self.make(tmp_path)
        resident = lazy.load()
        first = resident.loaded
        lazy.settings = replace(lazy.settings, context_window=512)
        other = lazy.load()
        assert (first._file.pointer, resident.loaded) == (None, None), "the first one's memory was given back"
        assert other.context_window == 512
        lazy.close()
        assert other.loaded is None
        assert lazy.load() is other
        assert other.count_tokens([ChatMessage("user", "hello")]) > 0
        lazy.close()

    def test_a_model_that_is_installed_later_is_found(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(installed, "packaged_models", lambda: tmp_path / "installed")
        lazy = self.make(tmp_path)
        assert lazy.load() is None
        (tmp_path / "installed").symlink_to(packaged_models())
        assert "SmolLM2" in lazy.load().name

    def test_a_model_that_does_not_exist_is_one_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(ModelMissing, match="choose one of smollm2-135m-instruct"):
            self.make(tmp_path, model="no-such-model").load()
        with pytest.raises(ModelMissing, match="mend the path"):
            self.make(tmp_path, model=str(tmp_path / "mine.gguf")).load()

    def test_a_damaged_model_is_one_sentence(self, tmp_path: Path) -> None:
        gguf = tmp_path / "mine.gguf"
        gguf.write_bytes(b"no model")
        with pytest.raises(ModelUnusable, match="is not a GGUF model"):
            self.make(tmp_path, model=str(gguf)).load()

"""Models of the person's own: their pooling, their missing normalisation and their prompts are respected."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.embeddings.embedder import Embedder
from engine.embeddings.llama_embedder import LlamaEmbedder
from engine.embeddings.selection import find_source, load_embedder
from engine.errors import ModelUnusable
from engine.paths import Home, open_home
from engine.settings import EmbeddingSettings
from tests.embedding_models import write_bert
from tests.gguf_files import write_gguf

TEXTS = ["A lighthouse.", "The keeper counted ships until the fog came in."]


@pytest.mark.parametrize("pooling", ["cls_token", "mean_tokens"])
def test_a_small_model_has_the_references_vectors(pooling: str, tmp_path: Path) -> None:
    folder, home = write_bert(tmp_path / "mine", pooling=pooling), open_home(tmp_path / "home")
    fast, reference = (
        load_embedder(find_source(EmbeddingSettings(str(folder), backend), home), home)
        for backend in ("onnx-fp32", "sentence-transformers")
    )
    assert fast.name == reference.name
    assert np.abs(fast.embed_passages(TEXTS) - reference.embed_passages(TEXTS)).max() < 1e-3


@pytest.mark.parametrize("passage", ["document", "passage"])
def test_the_prompts_of_a_folder_are_its_prefixes(passage: str, tmp_path: Path) -> None:
    folder, home = write_bert(tmp_path / "mine"), open_home(tmp_path / "home")
    before = find_source(EmbeddingSettings(str(folder), "onnx-fp32"), home)
    plain = load_embedder(before, home)
    prompts = {"prompts": {"query": "query: ", passage: "passage: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    source = find_source(EmbeddingSettings(str(folder), "onnx-fp32"), home)
    assert source.name != before.name  # other vectors, so another name
    prompted = load_embedder(source, home)
    assert prompted.passage_prefix == "passage: "
    assert np.allclose(prompted.embed_query("a ship"), plain.embed_query("query: a ship"))
    assert np.allclose(prompted.embed_passages(TEXTS), plain.embed_passages([f"passage: {text}" for text in TEXTS]))


class TestPrefixesOfTheSettings:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A model that asks for prefixes of its own."""
        folder = write_bert(tmp_path / "mine")
        prompts = {"prompts": {"query": "query: ", "passage": "passage: "}}
        (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
        return folder

    @pytest.fixture
    def home(self, tmp_path: Path) -> Home:
        return open_home(tmp_path / "home")

    def test_they_go_before_those_of_the_model(self, folder: Path, home: Home) -> None:
        def load(query_prefix: str, passage_prefix: str) -> Embedder:
            settings = EmbeddingSettings(str(folder), "onnx-fp32", query_prefix, passage_prefix)
            return load_embedder(find_source(settings, home), home)

        plain = load("none", "none")
        assert plain.passage_prefix == ""
        for settings, query_prefix, passage_prefix in (
            (("", ""), "query: ", "passage: "),
            (("Ask: ", "Say: "), "Ask: ", "Say: "),
            (("none", ""), "", "passage: "),
        ):
            embedder = load(*settings)
            assert embedder.passage_prefix == passage_prefix
            assert np.allclose(embedder.embed_query("ships"), plain.embed_query(f"{query_prefix}ships"))
            assert np.allclose(embedder.embed_passages(["ships"]), plain.embed_passages([f"{passage_prefix}ships"]))

    @pytest.mark.parametrize("own", [True, False])
    def test_vectors_are_called_by_what_was_before_their_passages(self, folder: Path, home: Home, own: bool) -> None:
        model = str(folder) if own else EmbeddingSettings().model

        def name(query_prefix: str, passage_prefix: str) -> str:
            return find_source(EmbeddingSettings(model, "onnx", query_prefix, passage_prefix), home).name

        assert name("", "") == name("Ask: ", "") == name("none", "passage: " if own else "none")
        assert len({name("", passage_prefix) for passage_prefix in ("", "Say: ", "Say:", "none")}) == (4 if own else 3)
        assert len(list((home.models / "graphs").glob("*"))) == own  # one set of graphs, whatever is put before a text

    @pytest.mark.parametrize("prefixes", [("so " * 80, ""), ("", "so " * 80)])
    def test_one_that_leaves_no_room_is_refused(self, folder: Path, home: Home, prefixes: tuple[str, str]) -> None:
        source = find_source(EmbeddingSettings(str(folder), "onnx", *prefixes), home)
        with pytest.raises(ModelUnusable, match=r"_prefix under \[embedding\] leaves no room .* shorten it"):
            load_embedder(source, home)

    def test_a_model_that_makes_other_vectors_now_is_not_taken_for_the_old_one(self, folder: Path, home: Home) -> None:
        source = find_source(EmbeddingSettings(str(folder)), home)
        (folder / "config_sentence_transformers.json").unlink()
        with pytest.raises(ModelUnusable, match=r"mine is no longer the model .* run carrel index"):
            load_embedder(source, home)


class TestGguf:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return write_gguf(write_bert(tmp_path / "mine"), tmp_path / "mine.gguf")

    @pytest.mark.parametrize("backend", ["onnx", "sentence-transformers"])
    def test_a_gguf_is_run_by_llama_whatever_the_backend(self, file: Path, backend: str, tmp_path: Path) -> None:
        home = open_home(tmp_path / "home")
        source, folder = (
            find_source(EmbeddingSettings(str(path), backend), home) for path in (file, file.with_suffix(""))
        )
        assert source.name.startswith("mine-")
        assert source.name != folder.name
        embedder = load_embedder(source, home)
        assert isinstance(embedder, LlamaEmbedder)
        assert embedder.name == source.name
        expected = load_embedder(
            find_source(EmbeddingSettings(str(file.with_suffix("")), "onnx-fp32"), home), home
        ).embed_passages(TEXTS)
        assert (embedder.embed_passages(TEXTS) * expected).sum(axis=1).min() > 0.9999

    def test_another_file_in_the_same_place_has_another_name(self, file: Path, tmp_path: Path) -> None:
        home = open_home(tmp_path / "home")
        before = find_source(EmbeddingSettings(str(file), "onnx"), home)
        write_gguf(write_bert(tmp_path / "larger", 64), file)
        assert find_source(EmbeddingSettings(str(file), "onnx"), home).name != before.name

"""Models of the person's own: their pooling, their missing normalisation and their prompts are respected."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.embeddings.selection import find_source, load_embedder
from engine.paths import open_home
from tests.embedding_models import write_bert

TEXTS = ["A lighthouse.", "The keeper counted ships until the fog came in."]


@pytest.mark.parametrize("pooling", ["cls_token", "mean_tokens"])
def test_a_small_model_has_the_references_vectors(pooling: str, tmp_path: Path) -> None:
    folder, home = write_bert(tmp_path / "mine", pooling=pooling), open_home(tmp_path / "home")
    fast, reference = (
        load_embedder(find_source(str(folder), backend, home), home)
        for backend in ("onnx-fp32", "sentence-transformers")
    )
    assert fast.name == reference.name
    assert np.abs(fast.embed_passages(TEXTS) - reference.embed_passages(TEXTS)).max() < 1e-3


@pytest.mark.parametrize("passage", ["document", "passage"])
def test_the_prompts_of_a_folder_are_its_prefixes(passage: str, tmp_path: Path) -> None:
    folder, home = write_bert(tmp_path / "mine"), open_home(tmp_path / "home")
    before = find_source(str(folder), "onnx-fp32", home)
    plain = load_embedder(before, home)
    prompts = {"prompts": {"query": "query: ", passage: "passage: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    source = find_source(str(folder), "onnx-fp32", home)
    assert source.name != before.name  # other vectors, so another name
    prompted = load_embedder(source, home)
    assert prompted.passage_prefix == "passage: "
    assert np.allclose(prompted.embed_query("a ship"), plain.embed_query("query: a ship"))
    assert np.allclose(prompted.embed_passages(TEXTS), plain.embed_passages([f"passage: {text}" for text in TEXTS]))

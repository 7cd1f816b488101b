"""What a model says of itself is read without loading it, from a GGUF of one file or several, or from a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.errors import ModelMissing, ModelUnusable
from engine.models.description import describe_model
from engine.models.installed import InstalledModel, find_model
from engine.models.naming import detect_role, find_named, resolve_name
from engine.models.shelf import OwnModel, Shelf
from engine.paths import Home
from tests.embedding_models import write_bert
from tests.gguf_files import write_adapter, write_gguf
from tests.small_llama import TEMPLATE, WORDS, write_llama


def installed(path: Path, role: ModelRole = ModelRole.LANGUAGE_MODEL) -> InstalledModel:
    return InstalledModel(str(path), role, path, None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_the_packaged_language_model(home: Home) -> None:
    found = describe_model(find_named("smollm2-135m-instruct", home))
    assert (found.architecture, found.parameters, found.quantization) == ("llama", 134_515_008, "Q4_1")
    assert (found.layers, found.embedding_length, found.heads, found.kv_heads, found.head_size) == (30, 576, 9, 3, 64)
    assert (found.context_length, found.vocabulary, found.bytes) == (8192, 49152, 98_362_432)
    assert "<|im_start|>" in found.chat_template
    assert found.tokenizer.startswith("gpt2")
    assert found.weight_bytes < found.bytes


def test_the_packaged_embedder(home: Home) -> None:
    found = describe_model(find_model("all-minilm-l6-v2", ModelRole.EMBEDDER, home))
    assert (found.architecture, found.quantization, found.licence) == ("bert", "F32", "Apache-2.0")
    assert (found.layers, found.embedding_length, found.heads, found.context_length) == (6, 384, 12, 256)
    assert 22_000_000 < found.parameters < 24_000_000
    assert found.tokenizer == "WordPiece"


def test_a_model_in_several_files_is_one_model(tmp_path: Path) -> None:
    whole = describe_model(installed(write_llama(tmp_path / "whole.gguf")))
    first = write_llama(tmp_path / "split.gguf", tensors_a_part=9)
    found = describe_model(installed(first))
    assert len(found.files) == 3
    assert (found.parameters, found.weight_bytes) == (whole.parameters, whole.weight_bytes)
    assert (found.licence, found.chat_template, found.vocabulary) == ("apache-2.0", TEMPLATE, len(WORDS))
    assert detect_role(first) is ModelRole.LANGUAGE_MODEL


def test_a_part_that_is_not_the_first_or_not_there_gets_a_sentence(tmp_path: Path) -> None:
    first = write_llama(tmp_path / "split.gguf", tensors_a_part=9)
    _, second, third = sorted(tmp_path.glob("*.gguf"))
    with pytest.raises(ModelUnusable, match="not the first"):
        describe_model(installed(second))
    third.unlink()
    with pytest.raises(ModelMissing, match=f"missing: {third.name}"):
        describe_model(installed(first))
    second.write_bytes(second.read_bytes()[:-1000])
    third.write_bytes(b"GGUF")
    with pytest.raises(ModelUnusable, match="is incomplete"):
        describe_model(installed(first))
    renamed = first.rename(tmp_path / "renamed.gguf")
    with pytest.raises(ModelUnusable, match="its name does not say so"):
        describe_model(installed(renamed))


def test_a_folder_of_ones_own(tmp_path: Path, home: Home) -> None:
    folder = write_bert(tmp_path / "mine")
    (folder / "README.md").write_text("---\nlicense: mit\n---\n", encoding="utf-8")
    found = describe_model(find_named(str(folder), home))
    assert (found.name, found.licence, found.layers, found.context_length) == ("mine", "mit", 2, 128)
    assert found.parameters > 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.safetensors", b""),
        ("model.safetensors", b"\xff" * 8),
        ("model.safetensors", (2).to_bytes(8, "little") + b"[]"),
        ("model.safetensors", (9).to_bytes(8, "little") + b'{"a": 17}'),
        ("config.json", b"{"),
        ("config.json", b"\xff\xfe"),
        ("config.json", b"[" * 100_000),
        ("tokenizer.json", b"nothing"),
    ],
)
def test_a_damaged_folder_gets_a_sentence(name: str, content: bytes, tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "mine")
    (folder / name).write_bytes(content)
    with pytest.raises(ModelUnusable, match=f"{name} is damaged: install it again"):
        describe_model(installed(folder, ModelRole.EMBEDDER))


def test_weights_cut_short_get_a_sentence(tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "mine")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    with pytest.raises(ModelUnusable, match="is damaged"):
        describe_model(installed(folder, ModelRole.EMBEDDER))


def test_what_a_model_is_for_is_seen(tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "mine")
    assert detect_role(folder) is ModelRole.EMBEDDER
    assert detect_role(write_gguf(folder, tmp_path / "embedder.gguf")) is ModelRole.EMBEDDER
    config = json.loads((folder / "config.json").read_text())
    config |= {"architectures": ["BertForSequenceClassification"], "id2label": {"0": "LABEL_0"}}
    (folder / "config.json").write_text(json.dumps(config))
    assert detect_role(folder) is ModelRole.RERANKER
    config |= {"id2label": {"0": "Contradiction", "1": "Entailment"}}
    (folder / "config.json").write_text(json.dumps(config))
    assert detect_role(folder) is ModelRole.ENTAILMENT
    with pytest.raises(ModelUnusable, match="is a LoRA adapter"):
        detect_role(write_adapter(tmp_path / "lora.gguf", {"blk.0.attn_q.weight": (32, 32)}))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnusable, match="holds no model"):
        detect_role(tmp_path / "empty")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smolm2", "smollm2-135m-instruct"),
        ("smollm2-135m", "smollm2-135m-instruct"),
        ("All-MiniLM", "all-minilm-l6-v2"),
    ],
)
def test_the_model_that_a_slip_means_is_told_first(typed: str, meant: str, home: Home) -> None:
    with pytest.raises(ModelMissing, match=rf"^There is no model '{typed}': did you mean {meant}\? Else name one of "):
        resolve_name(typed, home)


def test_a_model_is_named_by_id_name_or_path(tmp_path: Path, home: Home) -> None:
    path = write_llama(tmp_path / "small.gguf")
    assert resolve_name("all-minilm-l6-v2", home) == ("all-minilm-l6-v2", ModelRole.EMBEDDER)
    assert resolve_name(str(path), home) == (str(path), ModelRole.LANGUAGE_MODEL)
    with pytest.raises(ModelMissing, match="no model 'unlike': name one of smollm2-135m-instruct"):
        resolve_name("unlike", home)
    Shelf(home.models).put(OwnModel("small", ModelRole.LANGUAGE_MODEL, path, ()))
    assert resolve_name("small", home) == (str(path), ModelRole.LANGUAGE_MODEL)

"""Models in the folders of other programs are found as these programs keep them, and none is passed over in silence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.models.discovery import find_models
from tests.embedding_models import write_bert
from tests.small_llama import write_llama


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Path:
    user = tmp_path_factory.mktemp("user")
    for folder in (
        ".lmstudio/models/maker/Small-GGUF",
        "jan/models/small",
        ".cache/llama.cpp",
        "own-hub/models--maker--small/snapshots/0123abc",
        ".ollama/models/blobs",
        ".ollama/models/manifests/registry.ollama.ai/library/llama3",
        ".ollama/models/manifests/registry.ollama.ai/maker/small",
    ):
        (user / folder).mkdir(parents=True)
    write_llama(user / ".lmstudio/models/maker/Small-GGUF/small.gguf", tensors_a_part=9)
    write_llama(user / "jan/models/small/model.gguf")
    (user / ".cache/llama.cpp/broken.gguf").write_bytes(b"GGUF")
    (user / "jan/models/small/notes.txt").write_text("no model")
    write_bert(user / "own-hub/models--maker--bert/snapshots/0123abc")
    weights = write_llama(user / "blob.gguf")
    weights.rename(user / ".ollama/models/blobs/sha256-abc1")
    layers = [
        {"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:abc1"},
        {"mediaType": "application/vnd.ollama.image.template", "digest": "sha256:abc2"},
    ]
    manifests = user / ".ollama/models/manifests/registry.ollama.ai"
    (manifests / "library/llama3/8b").write_text(json.dumps({"layers": layers}))
    (manifests / "maker/small/latest").write_text(json.dumps({"layers": [layers[0] | {"digest": "sha256:gone"}]}))
    for name, content in (("bad", "{"), ("odd", '{"layers": 3}'), ("escape", '{"layers": [{"digest": "../../x"}]}')):
        (manifests / "maker/small" / name).write_text(content)
    return user


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of other systems are others")
def test_every_program_is_looked_at(user: Path) -> None:
    found = {(model.program, model.name): model for model in find_models({"HF_HUB_CACHE": str(user / "own-hub")}, user)}
    assert found.keys() == {
        ("Hugging Face", "bert"),
        ("Jan", "model"),
        ("LM Studio", "small-00001-of-00003"),
        ("Ollama", "llama3:8b"),
        ("Ollama", "maker/small:latest"),
        ("llama.cpp", "broken"),
    }
    llama = found["Ollama", "llama3:8b"]
    assert (llama.path.name, llama.role, llama.problem) == ("sha256-abc1", ModelRole.LANGUAGE_MODEL, "")
    assert found["Hugging Face", "bert"].role is ModelRole.EMBEDDER
    split = found["LM Studio", "small-00001-of-00003"]
    assert split.bytes == sum(part.stat().st_size for part in split.path.parent.iterdir())
    assert "cannot be read" in found["Ollama", "maker/small:latest"].problem
    assert "is damaged" in found["llama.cpp", "broken"].problem


@pytest.mark.parametrize(
    ("system", "folders"),
    [
        (
            "linux",
            {"GPT4All": ".local/share/nomic.ai/GPT4All", "Jan": ".config/Jan/data", "llama.cpp": ".cache/llama.cpp"},
        ),
        (
            "darwin",
            {
                "GPT4All": "Library/Application Support/nomic.ai/GPT4All",
                "Jan": "Library/Application Support/Jan/data",
                "llama.cpp": "Library/Caches/llama.cpp",
            },
        ),
        (
            "win32",
            {
                "GPT4All": "AppData/Local/nomic.ai/GPT4All",
                "Jan": "AppData/Roaming/Jan/data",
                "llama.cpp": "AppData/Local/llama.cpp",
            },
        ),
    ],
)
def test_each_system_has_its_own_folders(
    system: str, folders: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = {"LM Studio": ".lmstudio/models", "Hugging Face": ".cache/huggingface/hub"}
    for program, folder in (folders | everywhere).items():
        (tmp_path / folder).mkdir(parents=True)
        write_llama(tmp_path / folder / f"of {program}.gguf")
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", system)
        found = [model for model in find_models({}, tmp_path) if tmp_path in model.path.parents]
    assert {
        model.program: model.path.parent.relative_to(tmp_path).as_posix() for model in found
    } == folders | everywhere
    assert all(model.role is ModelRole.LANGUAGE_MODEL and not model.problem for model in found)


def test_where_no_program_is_nothing_is_found(tmp_path: Path) -> None:
    found = find_models({"LLAMA_CACHE": str(tmp_path / "none")}, tmp_path)
    assert [model for model in found if tmp_path in model.path.parents] == []

"""The catalogue as shipped, and finding models that are whole, missing, cut short or not models at all."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from engine.domain import ModelRole
from engine.errors import ModelMissing, ModelUnusable
from engine.evaluation.suites import SUITES
from engine.job import Job
from engine.models import installed
from engine.models.catalogue import CatalogueModel, load_catalogue
from engine.models.installed import InstalledModel, find_model, verify
from engine.models.naming import guess_entry
from engine.paths import Home
from engine.settings import EmbeddingSettings, GenerationSettings

PACKAGED = (ModelRole.LANGUAGE_MODEL, ModelRole.EMBEDDER)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(installed, "packaged_models", lambda: tmp_path / "packaged")
    return Home(tmp_path / "home")


def entry(role: ModelRole) -> CatalogueModel:
    return next(model for model in load_catalogue() if model.role is role)


def install(model: CatalogueModel, folder: Path) -> Path:
    """Files of the right names and sizes (sparse, so they cost nothing); the first bytes are a GGUF's."""
    for file in model.files:
        path = folder / model.id / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            out.write(b"GGUF")
            out.truncate(file.size)
    return folder / model.id


def test_every_entry_is_complete_and_permissively_licensed() -> None:
    models = load_catalogue()
    assert {model.role for model in models} >= set(PACKAGED)
    assert len({model.id for model in models}) == len(models)
    for model in models:
        assert model.licence in {"Apache-2.0", "MIT", "BSD-3-Clause"}
        assert model.context_window > 0
        assert (model.dimensions > 0) == (model.role is ModelRole.EMBEDDER)
        assert model.good_for
        assert model.files
        assert bool(model.training_tokens) == bool(model.training_source)
        assert model.url
        assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) and file.size > 0 for file in model.files)
        assert len({file.path for file in model.files}) == len(model.files)


def test_what_is_fetched_never_changes_at_its_address() -> None:
    commit = re.compile(r"https://huggingface\.co/[\w.-]+/[\w.-]+/resolve/[0-9a-f]{40}")
    fetched = [model for model in load_catalogue() if model.files]
    assert all(commit.fullmatch(model.url) for model in fetched)
    roles = Counter(model.role for model in fetched)
    assert roles == {
        ModelRole.LANGUAGE_MODEL: 12, ModelRole.EMBEDDER: 8, ModelRole.RERANKER: 3, ModelRole.ENTAILMENT: 2
    }  # fmt: skip


def test_files_are_those_that_a_model_of_its_role_needs() -> None:
    for model in (model for model in load_catalogue() if model.files):
        paths = {file.path for file in model.files}
        if any(path.endswith(".gguf") for path in paths):
            assert len(paths) == 1
            assert model.role in (ModelRole.LANGUAGE_MODEL, ModelRole.EMBEDDER)
        else:
            assert paths >= {"config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"}
            assert (model.role is ModelRole.EMBEDDER) == (paths >= {"modules.json", "1_Pooling/config.json"})


def test_what_makers_state_has_its_source() -> None:
    stated = [score for model in load_catalogue() for score in model.published]
    assert len(stated) > 10
    for score in stated:
        assert score.suite in SUITES
        assert 0 < score.score < 1
        assert score.shots >= 0
        assert score.source
    for model in load_catalogue():
        assert len({score.suite for score in model.published}) == len(model.published)


def test_a_file_is_known_by_how_its_name_begins(tmp_path: Path) -> None:
    def guess(name: str) -> str:
        found = guess_entry(InstalledModel(name, ModelRole.LANGUAGE_MODEL, tmp_path / name, None))
        return found.id if found else ""

    assert guess("Qwen2.5-0.5B-Instruct-Q4_K_M.gguf") == guess("qwen2.5_0.5b_instruct.gguf") == "qwen2.5-0.5b-instruct"
    assert guess("SmolLM2-135M-Instruct.Q4_1.gguf") == "smollm2-135m-instruct"
    assert guess("qwen3-4b-00001-of-00002.gguf") == "qwen3-4b"
    assert guess("qwen3-4bit.gguf") == guess("my-qwen3-4b.gguf") == guess("all-minilm-l6-v2.gguf") == ""
    known = entry(ModelRole.LANGUAGE_MODEL)
    assert guess_entry(InstalledModel("x", known.role, tmp_path / "x.gguf", known)) is known


def test_defaults_of_the_settings_are_in_the_catalogue() -> None:
    assert EmbeddingSettings().model == entry(ModelRole.EMBEDDER).id
    assert GenerationSettings().model == entry(ModelRole.LANGUAGE_MODEL).id


def test_language_model_is_found_as_its_gguf_file(home: Home, tmp_path: Path) -> None:
    model = entry(ModelRole.LANGUAGE_MODEL)
    folder = install(model, tmp_path / "packaged")
    found = find_model(model.id, model.role, home)
    assert found.path == folder / model.files[0].path
    assert found.folder == folder
    assert found.entry == model


def test_embedder_is_found_as_its_folder(home: Home, tmp_path: Path) -> None:
    model = entry(ModelRole.EMBEDDER)
    folder = install(model, tmp_path / "packaged")
    assert find_model(model.id, model.role, home).path == folder


def test_own_models_folder_goes_before_the_packaged_one(home: Home, tmp_path: Path) -> None:
    model = entry(ModelRole.EMBEDDER)
    install(model, tmp_path / "packaged")
    assert find_model(model.id, model.role, home).path == tmp_path / "packaged" / model.id
    own = install(model, home.models)
    assert find_model(model.id, model.role, home).path == own


def test_missing_model_says_what_to_do(home: Home) -> None:
    model = entry(ModelRole.EMBEDDER)
    with pytest.raises(ModelMissing, match="make models") as caught:
        find_model(model.id, model.role, home)
    assert str(home.models / model.id) in caught.value.message


def test_missing_model_that_is_fetched_says_how(home: Home) -> None:
    with pytest.raises(ModelMissing, match="carrel models get qwen3-4b fetches it") as caught:
        find_model("qwen3-4b", ModelRole.LANGUAGE_MODEL, home)
    assert "make models" not in caught.value.message


def test_unknown_id_names_the_known_ones(home: Home) -> None:
    with pytest.raises(ModelMissing, match="all-minilm-l6-v2"):
        find_model("no-such-model", ModelRole.EMBEDDER, home)


def test_id_of_another_role_is_unknown(home: Home) -> None:
    with pytest.raises(ModelMissing, match="no language model called 'all-minilm-l6-v2'"):
        find_model("all-minilm-l6-v2", ModelRole.LANGUAGE_MODEL, home)


@pytest.mark.parametrize("role", PACKAGED)
def test_file_cut_short_is_unusable(role: ModelRole, home: Home, tmp_path: Path) -> None:
    model = entry(role)
    folder = install(model, tmp_path / "packaged")
    with (folder / model.files[-1].path).open("r+b") as cut:
        cut.truncate(model.files[-1].size - 1)
    with pytest.raises(ModelUnusable, match="damaged or unfinished"):
        find_model(model.id, role, home)


def test_file_that_is_not_there_makes_the_model_unusable(home: Home, tmp_path: Path) -> None:
    model = entry(ModelRole.EMBEDDER)
    folder = install(model, tmp_path / "packaged")
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelUnusable, match=r"tokenizer\.json"):
        find_model(model.id, model.role, home)


def test_right_size_but_no_gguf_is_unusable(home: Home, tmp_path: Path) -> None:
    model = entry(ModelRole.LANGUAGE_MODEL)
    gguf = install(model, tmp_path / "packaged") / model.files[0].path
    with gguf.open("r+b") as content:
        content.write(b"<htm")
    with pytest.raises(ModelUnusable, match="not a GGUF"):
        find_model(model.id, model.role, home)


def test_verify_reads_the_content(home: Home, tmp_path: Path) -> None:
    model = entry(ModelRole.EMBEDDER)
    install(model, tmp_path / "packaged")
    with pytest.raises(ModelUnusable, match="damaged or unfinished") as caught:
        verify(find_model(model.id, model.role, home), Job())
    assert "SHA-256" in caught.value.detail


def test_own_gguf_by_its_path(home: Home, tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF and more")
    found = find_model(str(own), ModelRole.LANGUAGE_MODEL, home)
    assert (found.path, found.entry) == (own, None)
    verify(found, Job())


def test_own_embedder_that_is_a_gguf(home: Home, tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF and more")
    found = find_model(str(own), ModelRole.EMBEDDER, home)
    assert (found.path, found.folder, found.entry) == (own, tmp_path, None)


def test_own_embedder_folder_by_its_path(home: Home, tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    found = find_model(str(tmp_path), ModelRole.EMBEDDER, home)
    assert (found.path, found.folder, found.entry) == (tmp_path, tmp_path, None)


def test_own_path_that_is_no_model(home: Home, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="mend the path"):
        find_model(str(tmp_path / "gone.gguf"), ModelRole.LANGUAGE_MODEL, home)
    with pytest.raises(ModelUnusable, match=r"tokenizer\.json, or a GGUF file"):
        find_model(str(tmp_path), ModelRole.EMBEDDER, home)
    (tmp_path / "notes.txt").write_text("no model")
    with pytest.raises(ModelUnusable, match="not a GGUF"):
        find_model(str(tmp_path / "notes.txt"), ModelRole.EMBEDDER, home)
    with pytest.raises(ModelUnusable, match="cannot be read"):
        find_model(str(tmp_path), ModelRole.LANGUAGE_MODEL, home)

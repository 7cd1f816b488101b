"""What can be done with models in a running engine: choosing changes the settings that hold, fetching asks the file."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from engine.domain import ListedModel, ModelKeeper, ModelRole
from engine.errors import BadInput, DownloadFailed, ModelUnusable
from engine.job import Job, JobReport, Progress
from engine.knowledge_base import KnowledgeBase
from engine.models import catalogue
from engine.models.catalogue import CatalogueModel, ModelFile, find_entry
from engine.models.shelf import OwnModel, Shelf
from engine.paths import Home, open_home
from engine.settings import ModelSettings, RetrievalSettings
from tests.small_llama import write_llama


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_home(tmp_path / "home")


@pytest.fixture
def base(home: Home) -> Iterator[KnowledgeBase]:
    base = KnowledgeBase.open(home)
    yield base
    base.close()


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CatalogueModel]:
    """A model of the catalogue that a server of this computer has."""
    folder = tmp_path / "server"
    folder.mkdir()
    content = write_llama(folder / "small.gguf").read_bytes()
    handler = partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    file = ModelFile("small.gguf", len(content), hashlib.sha256(content).hexdigest())
    url = f"http://127.0.0.1:{server.server_port}"
    model = CatalogueModel("small", ModelRole.LANGUAGE_MODEL, "Small", "MIT", 256, (file,), url=url)
    known = catalogue.load_catalogue()
    for module in ("catalogue", "installed", "naming"):
        monkeypatch.setattr(f"engine.models.{module}.load_catalogue", lambda: (*known, model))
    for module in ("listing", "profile"):
        monkeypatch.setattr(f"engine.adoption.{module}.load_catalogue", lambda: (*known, model))
    yield model
    server.shutdown()
    server.server_close()
    thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def listed(base: KnowledgeBase, model_id: str) -> ListedModel:
    (model,) = (model for model in base.models.list() if model.id == model_id)
    return model


@pytest.mark.connects_to_itself("what is tested is a connection")
def test_a_model_is_fetched_once_downloads_are_on(base: KnowledgeBase, offered: CatalogueModel, home: Home) -> None:
    profile = base.models.describe("small", ModelRole.LANGUAGE_MODEL)
    assert profile.offer and (profile.offer.host, profile.offer.missing) == ("127.0.0.1", offered.files[0].size)
    with pytest.raises(DownloadFailed, match="Carrel is offline"):
        base.models.fetch("small", Job())
    assert base.change_settings(ModelSettings(downloads=True)).models.downloads
    reports: list[JobReport] = []
    assert base.models.fetch("small", Job(reports.append)) == home.models / "small"
    assert all(isinstance(report, Progress) and report.in_bytes for report in reports)
    assert listed(base, "small").path
    profile = base.models.describe("small", ModelRole.LANGUAGE_MODEL)
    assert (profile.keeper, profile.offer, profile.fits[0].window) == (ModelKeeper.CARREL, None, 512)
    assert base.models.use("small", Job()).generation.model == "small"
    with pytest.raises(BadInput, match="is in use"):
        base.models.remove("small")
    base.models.use("smollm2-135m-instruct", Job())
    assert base.models.remove("small") == offered.files[0].size
    assert not listed(base, "small").path


def test_a_choice_holds_at_once_and_a_refused_one_changes_nothing(
    base: KnowledgeBase, home: Home, tmp_path: Path
) -> None:
    own = write_llama(tmp_path / "own.gguf")
    assert base.models.use(str(own), Job()).generation.model == str(own)
    assert base.settings().generation.model == str(own)
    assert KnowledgeBase.open(home).settings().generation.model == str(own)
    cut = write_llama(tmp_path / "cut.gguf")
    cut.write_bytes(cut.read_bytes()[:-1])
    with pytest.raises(ModelUnusable, match="is incomplete"):
        base.models.use(str(cut), Job())
    assert base.settings().generation.model == str(own)
    with pytest.raises(BadInput, match="does not work without a language model"):
        base.models.stop_using(ModelRole.LANGUAGE_MODEL)


def test_another_embedder_waits_for_a_run_while_the_list_says_it_is_chosen(base: KnowledgeBase, tmp_path: Path) -> None:
    from tests.embedding_models import write_bert  # noqa: PLC0415 - loads torch

    own = write_bert(tmp_path / "my model")
    parts = base._parts()  # as if a run were under way
    assert base.models.use(str(own), Job()).embedding.model == str(own)
    assert listed(base, str(own)).wanted
    assert not listed(base, "all-minilm-l6-v2").wanted
    assert parts.settings.embedding.model == "all-minilm-l6-v2"
    assert base.change_embedder(Job()).notice == ""  # nothing is indexed yet
    assert parts.settings.embedding.model == str(own)


def test_a_reranker_of_the_catalogue_is_in_use_by_the_path_of_its_files(
    base: KnowledgeBase, home: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "reranker"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    known = "ms-marco-minilm-l6-v2"
    file = ModelFile("config.json", 2, hashlib.sha256(b"{}").hexdigest())
    Shelf(home.models).put(OwnModel("mine", ModelRole.RERANKER, folder, (file,), catalogue_id=known))
    base.change_settings(RetrievalSettings(reranker=str(folder)))
    rerankers = [model for model in base.models.list() if model.role is ModelRole.RERANKER]
    assert [model.id for model in rerankers if model.wanted] == [known]
    assert str(folder) not in {model.id for model in rerankers}
    with pytest.raises(BadInput, match="is in use: choose another reranker first"):
        base.models.remove("mine")
    assert base.models.stop_using(ModelRole.RERANKER).retrieval.reranker == ""
    assert base.models.remove("mine") == 0


def test_a_reranker_that_was_fetched_is_in_use_by_its_id(base: KnowledgeBase, home: Home) -> None:
    entry = find_entry("ms-marco-minilm-l6-v2")
    folder = home.models / entry.id
    folder.mkdir(parents=True)
    for file in entry.files:
        with (folder / file.path).open("wb") as out:
            out.truncate(file.size)  # sparse: only sizes are looked at
    assert base.models.use(entry.id, Job()).retrieval.reranker == str(folder)
    rerankers = [model for model in base.models.list() if model.role is ModelRole.RERANKER]
    assert [model.id for model in rerankers if model.wanted] == [entry.id]
    assert str(folder) not in {model.id for model in rerankers}
    with pytest.raises(BadInput, match="is in use: choose another reranker first"):
        base.models.remove(entry.id)
    base.models.stop_using(ModelRole.RERANKER)
    assert base.models.remove(entry.id) == sum(file.size for file in entry.files)

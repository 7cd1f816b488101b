"""The place of the models: what is listed, what is told of one, and what a person can do with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.workspace import Workspace
from engine.api import (
    AddModel,
    ChangeEmbedder,
    Device,
    Failure,
    FetchModel,
    FindModels,
    Finished,
    FoundModel,
    IndexFolders,
    ListModels,
    ModelKeeper,
    ModelRole,
    Offer,
    Progress,
    RemoveModel,
    Settings,
    Stopped,
    StopUsingModel,
    UseModel,
    Verification,
    VerifyModel,
)
from tests.scripted_models import MACHINE, make_listed, make_profile
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.models_place import (
    EMBEDDER,
    FIT,
    LANGUAGE_MODEL,
    MODELS,
    OWN,
    choose,
    end,
    last_task,
)
from tests.unit.desktop.test_workspace import drop


def test_models_are_listed_by_what_they_are_for_those_here_first(place: Workspace) -> None:
    models = place.models_view.list
    assert [model.id for model in models.models] == ["used", "own", "far", "searched", "next", "orders"]
    rows = [models.item(row) for row in range(models.count())]
    words = {item.text(): item.data(Qt.ItemDataRole.AccessibleDescriptionRole) for item in rows}
    assert words == {
        "Language models": None, "used": "In use", "own": "On this computer", "far": "8 GB to spare",
        "Embedding models": None, "searched": "Searched with until another one is ready",
        "next": "Chosen, its vectors are being made", "Rerankers": None, "orders": "In use",
    }  # fmt: skip
    assert models.current == MODELS[2]  # the one that is used
    assert place.sidebar.models_button.isChecked()


def test_nothing_is_asked_of_models_before_somebody_looks(window: Workspace, engine: FakeEngineClient) -> None:
    assert not engine.jobs(ListModels)


def test_a_model_is_told_in_full(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, OWN)
    page = place.models_view.page
    assert page.title.text() == "own"
    assert page.facts.facts["Parameters"] == "135 M"
    assert page.facts.facts["Context length"] == "8,192 tokens"
    assert page.facts.facts["State"].endswith("the SHA-256 of 1 of 1 file is known")
    assert page.fits.rows == [("2,048 tokens", "97 MB", "47 MB", "39 MB", "183 MB", "yes", "about 61 tokens/s")]
    assert "8.0 GB of 16.0 GB of memory are free." in page.machine.text()
    for words in (
        "N = 135 M",
        "2N = 0.27 GFLOPs",
        "D/N = 14,868",
        "2.54 nats",
        "arXiv 2203.15556",
        "good for its size",
    ):
        assert words in page.scaling.text()
    assert page.use_button.isVisible() and page.verify_button.isVisible() and page.remove_button.isVisible()
    assert not page.get_button.isVisible() and not page.problem.isVisible()


def test_a_model_of_the_catalogue_says_where_it_is_to_be_had(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    wants = {"context_window": 512, "query_prefix": "query: ", "passage_prefix": "passage: "}
    far = make_profile("far", path="", no_offer="Get it from example.org, and add its file.", **wants)
    choose(qtbot, place, engine, far)
    page = place.models_view.page
    assert page.facts.facts == {
        "Context window": "512 tokens", "Before a query": "“query: ”", "Before a passage": "“passage: ”",
    }  # fmt: skip
    assert page.meaning.text() == "Get it from example.org, and add its file."
    assert not any(button.isVisible() for button in (page.use_button, page.verify_button, page.remove_button))


def test_what_fits_is_told_in_every_quantisation_and_of_a_card_only_where_there_is_one(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    others = tuple(replace(FIT, id="far", quantization=kind, gpu_layers=12) for kind in ("Q4_0", "Q8_0"))
    choose(qtbot, place, engine, make_profile("far", path="", others=others))
    page = place.models_view.page
    assert not page.fits.isVisible()
    assert page.about_others.text() == "Once a file of it is here, in a window of 2,048 tokens:"
    assert page.others.rows[0] == ("Q4_0", "97 MB", "183 MB", "yes", "about 61 tokens/s")
    card = Device("GPU0", "A card", "gpu", 8_000_000_000, 8_000_000_000)
    choose(qtbot, place, engine, replace(OWN, others=others, machine=replace(MACHINE, devices=(card,))))
    assert page.about_others.text().startswith("In other quantisations")
    assert [row[-1] for row in page.others.rows] == ["12 of 30 layers"] * 2
    assert page.fits.rows[0][-1] == "0 of 30 layers"


def test_a_damaged_model_gets_its_sentence_and_is_not_offered(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    choose(qtbot, place, engine, make_profile("own", problem="own.gguf is incomplete: get it again."))
    page = place.models_view.page
    assert page.problem.text() == "own.gguf is incomplete: get it again."
    assert page.problem.isVisible() and not page.use_button.isVisible()


def test_a_model_is_used_from_now_on(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, OWN)
    place.models_view.page.use_button.click()
    assert engine.requests[engine.last(UseModel)] == UseModel("own")
    assert not place.models_view.page.use_button.isEnabled()
    engine.answers[ListModels] = (replace(MODELS[1], wanted=True), replace(MODELS[2], wanted=False))
    settings = Settings(generation=replace(Settings().generation, model="own"))
    said = end(qtbot, place, engine, UseModel, Finished(settings))
    assert said == "own is the language model from now on. It writes the answers from the next question on."
    assert place.settings_feed.settings == settings
    qtbot.waitUntil(lambda: bool(place.models_view.list.current and place.models_view.list.current.wanted))
    assert not engine.jobs(ChangeEmbedder)


def test_an_embedder_makes_its_vectors_in_the_background(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    choose(qtbot, place, engine, make_profile("searched", EMBEDDER))
    assert "in the background" in place.models_view.page.meaning.text()
    place.models_view.page.use_button.click()
    end(qtbot, place, engine, UseModel, Finished(Settings()))
    qtbot.waitUntil(lambda: bool(engine.jobs(ChangeEmbedder)))


def test_what_cannot_be_used_says_why_and_stays(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, OWN)
    place.models_view.page.use_button.click()
    said = end(qtbot, place, engine, UseModel, Failure("model_missing", "There is no language model at own.gguf."))
    assert said == "There is no language model at own.gguf."
    assert last_task(place).icon.isVisible()
    qtbot.waitUntil(place.models_view.page.use_button.isEnabled)
    last_task(place).dismiss_button.click()
    assert not place.models_view.tasks.isVisible()


def test_a_reranker_can_be_put_aside(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, make_profile("orders", ModelRole.RERANKER))
    assert not place.models_view.page.remove_button.isVisible()  # it is in use
    place.models_view.page.leave_button.click()
    assert engine.requests[engine.last(StopUsingModel)] == StopUsingModel(ModelRole.RERANKER)
    assert "is not used any more" in end(qtbot, place, engine, StopUsingModel, Finished(Settings()))


@pytest.mark.parametrize(
    ("keeper", "sentence"),
    [(ModelKeeper.PERSON, "its files stay where they are"), (ModelKeeper.CARREL, "(98 MB) are deleted with it")],
)
def test_a_model_is_removed_after_it_was_said_what_becomes_of_its_files(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient, keeper: ModelKeeper, sentence: str
) -> None:
    choose(qtbot, place, engine, replace(OWN, keeper=keeper))
    page = place.models_view.page
    page.remove_button.click()
    assert sentence in page.ask_card.sentence.text()
    assert not engine.jobs(RemoveModel)
    page.ask_card.yes_button.click()
    assert engine.requests[engine.last(RemoveModel)] == RemoveModel("own")
    assert end(qtbot, place, engine, RemoveModel, Finished(0)) == "Removed; its files stay where they are."


def test_the_packaged_model_is_never_removed(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, replace(OWN, keeper=ModelKeeper.PROGRAM))
    assert not place.models_view.page.remove_button.isVisible()


def test_verifying_tells_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    choose(qtbot, place, engine, OWN)
    place.models_view.page.verify_button.click()
    task, job = last_task(place), engine.last(VerifyModel)
    progress = Progress(24_000_000, 98_000_000, "own.gguf", 12_500_000, 6.0, stage="Checking", in_bytes=True)
    engine.send(job, progress)
    qtbot.waitUntil(lambda: task.line.text() == "Verifying own: checking …")
    assert task.pace.text() == "24 MB of 98 MB  ·  12.5 MB/s  ·  about 6 s left"
    assert (task.progress_bar.value(), task.progress_bar.maximum()) == (244, 1000)
    task.cancel_button.click()
    assert job in engine.cancelled
    assert end(qtbot, place, engine, VerifyModel, Stopped()) == "Cancelled. What was finished stays."
    place.models_view.page.verify_button.click()
    whole = Verification("own", LANGUAGE_MODEL, "/models/own.gguf", 1, 1, 98_000_000)
    said = end(qtbot, place, engine, VerifyModel, Finished(whole))
    assert said == "own is whole (1 file, 98 MB; SHA-256 as it should be)."


def test_a_dropped_file_is_added_here_and_read_elsewhere(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    drop(place, QUrl.fromLocalFile("/models/new.gguf"))
    assert engine.requests[engine.last(AddModel)] == AddModel("/models/new.gguf")
    assert not engine.jobs(IndexFolders)
    new = make_listed("new", path="/models/new.gguf")
    engine.answers[ListModels] = (*MODELS, new)
    assert end(qtbot, place, engine, AddModel, Finished(new)) == "new is added as a language model."
    qtbot.waitUntil(lambda: place.models_view.list.current == new)
    place.show_library()
    drop(place, QUrl.fromLocalFile("/notes"))
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((Path("/notes"),))


def test_a_chosen_file_or_folder_is_added(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/models/cut.gguf", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/models/folder")
    place.models_view.file_button.click()
    assert engine.requests[engine.last(AddModel)] == AddModel("/models/cut.gguf")
    said = end(qtbot, place, engine, AddModel, Failure("model_unusable", "cut.gguf is incomplete: get it again."))
    assert said == "cut.gguf is incomplete: get it again."
    place.models_view.folder_button.click()
    assert engine.requests[engine.last(AddModel)] == AddModel("/models/folder")


def test_models_of_other_programs_are_offered(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    view = place.models_view
    view.find_button.click()
    assert view.found.words.text().startswith("Looking into the folders of LM Studio")
    found = (
        FoundModel("llama3:8b", "Ollama", Path("/ollama/1"), LANGUAGE_MODEL, 4_700_000_000),
        FoundModel("cut", "Jan", Path("/jan/cut.gguf"), None, 0, "cut.gguf is incomplete: get it again."),
        FoundModel("old", "Jan", Path("/jan/old.gguf"), LANGUAGE_MODEL, 100, added=True),
    )
    engine.send(engine.last(FindModels), Finished(found))
    qtbot.waitUntil(lambda: bool(view.found.buttons))
    assert {name: button.isEnabled() for name, button in view.found.buttons.items()} == {
        "llama3:8b": True, "old": False,
    }  # fmt: skip
    view.found.buttons["llama3:8b"].click()
    assert engine.requests[engine.last(AddModel)] == AddModel("llama3:8b")
    view.find_button.click()
    engine.send(engine.last(FindModels), Finished(()))
    qtbot.waitUntil(lambda: view.found.words.text().startswith("None of LM Studio"))


def test_a_download_names_host_and_size_and_asks_once(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    offer = Offer("far", "example.org", 98_000_000, 50_000_000)
    choose(qtbot, place, engine, make_profile("far", path="", offer=offer))
    page = place.models_view.page
    assert page.get_button.text().strip() == "Get from example.org (98 MB)"
    page.get_button.click()
    assert not engine.jobs(FetchModel)
    assert "connect to example.org and fetch far: 98 MB, of which 48 MB are here" in page.ask_card.sentence.text()
    page.ask_card.yes_button.click()
    assert engine.requests[engine.last(FetchModel)] == FetchModel("far")
    said = end(qtbot, place, engine, FetchModel, Failure("download", "Carrel is offline: set downloads = true."))
    assert said == "Carrel is offline: set downloads = true."


def test_a_task_that_the_engine_took_with_it_says_so_and_the_list_comes_again(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    choose(qtbot, place, engine, OWN)
    place.models_view.page.verify_button.click()
    task, asked = last_task(place), len(engine.jobs(ListModels))
    engine.die()
    qtbot.waitUntil(lambda: not task.running)
    assert task.sentence.text() == "The engine stopped before this was done."
    engine.be_ready()
    qtbot.waitUntil(lambda: len(engine.jobs(ListModels)) > asked + 1)


@pytest.mark.parametrize("width", [800, 1280])
def test_the_place_fits_the_window(place: Workspace, width: int) -> None:
    place.resize(width, 480)
    view = place.models_view
    assert view.width() <= place.views.width()
    assert view.list.geometry().right() <= view.width()

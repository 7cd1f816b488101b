"""What is done with a model of the list: copied in another type, timed, tried, asked, and carried on a stick."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.workspace import Workspace
from engine.api import (
    ChangeSettings,
    EvaluateModel,
    ExportedModel,
    ExportModels,
    FileFigures,
    Finished,
    GenerationSettings,
    ImportModels,
    ImportReport,
    MeasureMachine,
    ModelFigures,
    ProbeModel,
    Progress,
    PublishedScore,
    Quantized,
    QuantizeModel,
    Settings,
    Stopped,
    TimeModel,
)
from tests.scripted_models import PROBE, SCORED, SPEED, make_profile
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.models_place import (
    DESCRIBED,
    FIT,
    LANGUAGE_MODEL,
    OWN,
    choose,
    end,
    last_task,
)


def test_a_faster_copy_is_compared_with_its_original(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, OWN)
    page = place.models_view.page
    page.kinds.actions()[0].trigger()
    assert engine.requests[engine.last(QuantizeModel)] == QuantizeModel("own", "Q4_0")
    made = make_copy()
    said = end(qtbot, place, engine, QuantizeModel, Finished(made))
    assert "own-Q4_0 is made, and both are kept: 60 MB instead of 98 MB" in said
    choose(qtbot, place, engine, replace(OWN, description=replace(DESCRIBED, quantization="Q4_1")))
    page.kinds.actions()[0].trigger()
    assert "quantised before (Q4_1), and lose more" in page.ask_card.sentence.text()
    page.ask_card.yes_button.click()
    assert engine.requests[engine.last(QuantizeModel)] == QuantizeModel("own", "Q4_0", again=True)


def test_the_type_that_usually_runs_fastest_is_called_so_and_no_more(place: Workspace) -> None:
    assert next(action.text() for action in place.models_view.page.kinds.actions()) == "Q4_0, usually the fastest"


def test_a_model_and_the_machine_are_timed(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, replace(OWN, fits=(replace(FIT, speed=None),)))
    page = place.models_view.page
    assert page.fits.rows[0][-1] == "not foretold yet"
    page.measure_button.click()
    assert not page.measure_button.isEnabled()
    assert end(qtbot, place, engine, MeasureMachine, Finished(True)) == "Speeds are foretold from now on."
    page.time_button.click()
    task = last_task(place)
    engine.send(engine.last(TimeModel), Progress(3, 8, "own", 0.5, 10.0, stage="Timing"))
    qtbot.waitUntil(lambda: task.pace.text() == "3 of 8  ·  about 10 s left")
    said = end(qtbot, place, engine, TimeModel, Finished(SPEED))
    assert said.startswith("own: Reads 300, writes 60.0 tokens/s with 2 threads")


def test_the_threads_that_were_fastest_are_kept_by_a_button(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    figures = ModelFigures("own", "own", "F16", 1, 2, 3, None, SPEED, None, ())
    choose(qtbot, place, engine, replace(OWN, figures=figures))
    page = place.models_view.page
    assert page.keep_button.isVisible() and page.keep_button.text() == "Keep 2 threads"
    page.keep_button.click()
    kept = engine.requests[engine.last(ChangeSettings)]
    assert kept == ChangeSettings(replace(place.settings_feed.settings.generation, threads=2))
    engine.send(engine.last(ChangeSettings), Finished(Settings(generation=GenerationSettings(threads=2))))
    qtbot.waitUntil(lambda: not page.keep_button.isVisible())
    choose(qtbot, place, engine, replace(OWN, title="never timed"))
    assert not page.keep_button.isVisible()


def test_a_model_answers_a_benchmark_of_a_folder(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, place, engine, OWN)
    page = place.models_view.page
    card = page.benchmark_card
    assert not card.isVisible()
    page.benchmark_button.click()
    assert card.isVisible()
    card.suites.setCurrentIndex(card.suites.findData("wic"))
    card.limit.setValue(0)
    assert card.limit.text() == "all questions"
    card.limit.setValue(40)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    card.folder_button.click()
    assert card.isVisible() and not engine.jobs(EvaluateModel)  # nothing was chosen
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/suites/wic")
    card.folder_button.click()
    assert not card.isVisible()
    assert engine.requests[engine.last(EvaluateModel)] == EvaluateModel("own", "wic", Path("/suites/wic"), 40)
    task = last_task(place)
    engine.send(engine.last(EvaluateModel), Progress(3, 40, "wic", 1.0, 37.0, stage="Scoring"))
    qtbot.waitUntil(lambda: task.pace.text() == "3 of 40  ·  about 37 s left")
    assert not page.benchmark_button.isEnabled()
    said = end(qtbot, place, engine, EvaluateModel, Finished(SCORED))
    assert said.startswith("own, MMLU, five-shot: 50.0% of 4 questions here (95 %: 15.0% to 85.0%")
    page.benchmark_button.click()
    choose(qtbot, place, engine, make_profile("far", path=""))
    assert not card.isVisible() and not page.benchmark_button.isVisible()


def test_models_go_onto_a_stick_and_come_from_one(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/media/stick")
    view, stick = place.models_view, Path("/media/stick")
    choose(qtbot, place, engine, OWN)
    view.page.export_button.click()
    assert engine.requests[engine.last(ExportModels)] == ExportModels(stick, ("own",))
    task = last_task(place)
    engine.send(engine.last(ExportModels), Progress(10, 40, "own.gguf", 1.0, 30.0, stage="Copying", in_bytes=True))
    qtbot.waitUntil(lambda: task.progress_bar.value() == 250)
    task.cancel_button.click()
    assert engine.last(ExportModels) in engine.cancelled
    said = end(qtbot, place, engine, ExportModels, Stopped())
    assert said == "Cancelled. What was finished stays."
    everything, take_in = view.stick_button.menu().actions()
    everything.trigger()
    assert engine.requests[engine.last(ExportModels)] == ExportModels(stick)
    copied = tuple(ExportedModel(name, LANGUAGE_MODEL, 1, 50_000_000) for name in ("own", "far"))
    said = end(qtbot, place, engine, ExportModels, Finished(copied))
    assert said.startswith("Copied own, far (100 MB).")
    take_in.trigger()
    assert engine.requests[engine.last(ImportModels)] == ImportModels(stick)
    report = ImportReport(("far",), ("own",), (("bad", "bad is damaged: get it again."),))
    said = end(qtbot, place, engine, ImportModels, Finished(report))
    assert said == "Took in far. Here already: own. Did not take in bad: bad is damaged: get it again."


def test_what_a_model_is_able_to_do_is_tried_and_told(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    choose(qtbot, place, engine, OWN)
    page = place.models_view.page
    page.probe_button.click()
    task = last_task(place)
    engine.send(engine.last(ProbeModel), Progress(2, 40, "Cites", 0.5, 76.0, stage="Probing"))
    qtbot.waitUntil(lambda: task.line.text() == "Trying what own is able to do: probing …")
    said = end(qtbot, place, engine, ProbeModel, Finished(PROBE))
    assert said == "own has 1 of 1 abilities, in a window of 2,048 tokens."
    figures = ModelFigures("own", "own", "F16", 1, 2, 3, None, SPEED, None, (), probe=PROBE)
    stated = PublishedScore("mmlu", 0.293, 5, "model card")
    choose(qtbot, place, engine, replace(OWN, figures=figures, published=(stated,)))
    assert page.abilities.facts == {"Cites": "✓ 3 of 4, 3 needed"}
    assert page.measured.facts["MMLU, five-shot"] == "The maker states 29.3% (5 examples; model card)"
    assert page.measured.facts["Speed"].startswith("Reads 300, writes 60.0 tokens/s with 2 threads")


def make_copy() -> Quantized:
    before = FileFigures(Path("/models/own.gguf"), "F16", 98_000_000, 12.1, 185.0, 70.0)
    return Quantized("/m/own-Q4_0.gguf", "own-Q4_0", before, replace(before, quantization="Q4_0", bytes=60_000_000))

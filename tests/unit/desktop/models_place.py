"""The models that the tests of the place of models are about, and what they do there again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.model_tasks import ModelTask
from desktop.workspace import Workspace
from engine.api import DescribeModel, Fit, MemoryEstimate, ModelDescription, ModelProfile, ModelRole, Scaling
from tests.scripted_models import make_listed, make_profile
from tests.unit.desktop.fake_engine import FakeEngineClient

LANGUAGE_MODEL, EMBEDDER = ModelRole.LANGUAGE_MODEL, ModelRole.EMBEDDER
DESCRIBED = ModelDescription(
    "llama", "A small Llama", "apache-2.0", 134_515_008, "F16", 8192, "gpt2/smollm", 49_152, "{{ messages }}", 30, 576,
    9, 3, 64, (Path("/models/own.gguf"),), 98_000_000, 97_000_000,
)  # fmt: skip
MEMORY = MemoryEstimate(97_000_000, 0, 47_000_000, 39_000_000)
FIT = Fit("own", 2048, MEMORY, fits=True, speed=61.2, layers=30, gpu_layers=0)
SCALING = Scaling(134_515_008, 269_030_016, 2_000_000_000_000, 14_868.0, 2.54, "It is good for its size.")
OWN = make_profile("own", description=DESCRIBED, fits=(FIT,), scaling=SCALING)
MODELS = (
    make_listed("far", path="", problem="The language model far is not installed.", good_for="8 GB to spare"),
    make_listed("own"),
    make_listed("used", wanted=True),
    make_listed("searched", EMBEDDER, active=True),
    make_listed("next", EMBEDDER, wanted=True, building=True),
    make_listed("orders", ModelRole.RERANKER, wanted=True),
)


def choose(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, profile: ModelProfile) -> None:
    """Choose a model of the list, and let the engine tell of it."""
    view = window.models_view
    engine.answers[DescribeModel] = profile
    view.list.setCurrentRow(-1)
    assert view.list.choose(profile.id, profile.role)
    assert engine.requests[engine.last(DescribeModel)] == DescribeModel(profile.id, profile.role)
    qtbot.waitUntil(lambda: view.page.profile == profile)


def last_task(window: Workspace) -> ModelTask:
    return window.models_view.tasks.tasks[-1]


def end(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, kind: type, event: Any) -> str:
    """Let a task end; what is said of it."""
    task = last_task(window)
    engine.send(engine.last(kind), event)
    qtbot.waitUntil(lambda: not task.running)
    assert task.sentence.isVisible()
    return task.sentence.text()

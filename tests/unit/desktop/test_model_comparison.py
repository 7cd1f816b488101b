"""The models side by side: a chart that can be read with one model and with twelve, and the same figures in a table."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from desktop.model_chart import Axis, ModelChart, choose_suite
from desktop.model_comparison import ModelComparison
from desktop.theme import DARK, LIGHT, Theme, wear_theme
from desktop.workspace import Workspace
from engine.api import CompareModels, FileFigures, Finished, ModelFigures, PublishedScore, SuiteFigures
from tests.scripted_models import PROBE, SPEED
from tests.unit.desktop.fake_engine import FakeEngineClient

MMLU = SuiteFigures("own", "mmlu", "MMLU", 500, 150, 0.3, 0.26, 0.34, 0.25, {}, 0, 0, 60.0)
STATED = PublishedScore("mmlu", 0.293, 0, "model card", "cloze")
OWN = ModelFigures("own", "Own", "Q4_0", 135_000_000, 98_000_000, 182_000_000, 61.0, None, None, ())
TIMED = replace(
    OWN, id="timed", title="Timed", memory=900_000_000, timed=SPEED, suites=(MMLU,), published=(STATED,), probe=PROBE
)


def dozen() -> tuple[ModelFigures, ...]:
    """From 135 M to 8 B, the half of them near each other."""
    return tuple(
        replace(OWN, title=f"Model {number}", memory=round(180e6 * 1.3**number), foretold_speed=120 / 1.35**number)
        for number in range(12)
    )


@pytest.fixture
def comparison(qtbot: QtBot) -> ModelComparison:
    comparison = ModelComparison()
    qtbot.addWidget(comparison)
    comparison.resize(800, 700)
    comparison.show()
    return comparison


def test_what_is_known_stands_side_by_side(comparison: ModelComparison) -> None:
    measured = FileFigures(Path("/copy"), "Q4_0", 1, 12.34, 467.0, 80.0)
    comparison.show_figures((OWN, TIMED, replace(OWN, title="Copy", figures=measured, foretold_speed=None)))
    assert comparison.table.rows == [
        ("1  Own", "135 M Q4_0", "182 MB", "about 61/s", "–", "–", "–", "–"),
        ("2  Timed", "135 M Q4_0", "900 MB", "60/s", "300/s", "–", "1 of 1", "30.0% (29.3%)"),
        ("3  Copy", "135 M Q4_0", "182 MB", "80/s", "467/s", "12.34", "–", "–"),
    ]
    assert [point.foretold for point in comparison.chart.points] == [True, False, False]
    assert [point.score for point in comparison.chart.points] == [None, 0.3, None]
    assert "The ring is the share of right answers at MMLU." in comparison.legend.text()
    assert "In brackets stands what the maker states" in comparison.legend.text()
    assert comparison.chart.points[1].words == "Timed: 900 MB, 60 tokens/s, 30% right"


def test_columns_make_room_in_a_narrow_window(comparison: ModelComparison) -> None:
    comparison.show_figures((TIMED,))
    every = ["Model", "Weights", "Memory", "Writes", "Reads", "Perplexity", "Abilities", "MMLU"]
    assert comparison.table.shown == every
    comparison.resize(400, 400)
    assert {"Model", "Memory", "Writes", "MMLU"} <= set(comparison.table.shown) < set(every)
    assert comparison.widget().width() <= comparison.viewport().width()
    comparison.resize(800, 400)
    assert comparison.table.shown == every


def test_without_any_speed_there_is_no_chart_but_a_sentence(comparison: ModelComparison) -> None:
    comparison.show_figures((replace(OWN, foretold_speed=None),))
    assert not comparison.chart.isVisible()
    assert comparison.legend.text().startswith("No speed is known yet: measure this computer")
    assert len(comparison.table.rows) == 1
    comparison.show_figures(())
    assert not comparison.table.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("figures", [(OWN,), (TIMED,), dozen()], ids=["one", "one measured", "twelve"])
def test_every_point_is_drawn_within_the_axes(
    qtbot: QtBot, qapp: object, figures: tuple[ModelFigures, ...], theme: Theme
) -> None:
    wear_theme(qapp, theme)  # type: ignore[arg-type]  # pytest-qt's application
    chart = ModelChart()
    qtbot.addWidget(chart)
    chart.resize(700, 360)
    chart.show_figures(figures, "mmlu")
    memory, speed = chart.axes
    picture = chart.grab().toImage()
    for point in chart.points:
        place = QPointF(memory.place(point.memory), speed.place(point.speed))
        assert memory.begin < place.x() < memory.end and speed.end < place.y() < speed.begin
        around = product(range(-5, 6), repeat=2)
        ink = {picture.pixelColor(round(place.x()) + x, round(place.y()) + y).name() for x, y in around}
        assert theme.accent in ink
    for axis in (memory, speed):
        assert 2 <= len(axis.steps()) <= abs(axis.end - axis.begin) / axis.room


def test_the_steps_of_an_axis_are_round() -> None:
    assert Axis(90, 1100, 0, 400, 80).steps() == [100, 200, 500, 1000]
    assert Axis(90, 1100, 0, 200, 80).steps() == [100, 1000]
    assert Axis(0.5, 200_000, 0, 480, 80).steps() == [1, 10, 100, 1000, 10_000, 100_000]
    assert Axis(100, 400, 0, 100, 80).place(200) == pytest.approx(50)


def test_the_commonest_benchmark_is_the_ring() -> None:
    other = replace(MMLU, suite="wic", title="WiC")
    models = (replace(OWN, suites=(MMLU,)), replace(OWN, suites=(other, MMLU)), replace(OWN, suites=(other, MMLU)))
    assert choose_suite(models) == MMLU
    assert choose_suite((OWN,)) is None


def test_comparing_is_a_click_away(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.show_models()
    view = window.models_view
    view.compare_button.click()
    engine.send(engine.last(CompareModels), Finished((OWN,)))
    qtbot.waitUntil(lambda: bool(view.comparison.table.rows))
    assert view.comparison.isVisible()

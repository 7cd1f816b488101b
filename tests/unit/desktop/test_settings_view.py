"""The place of the settings: every setting can be seen, found, changed and put back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.setting_row import SettingRow
from desktop.workspace import Workspace
from engine.api import (
    ChangeSettings,
    Failure,
    Finished,
    GenerationSettings,
    IndexingSettings,
    ModelSettings,
    RetrievalSettings,
    Settings,
    WindowSettings,
    choose_preset,
    describe_table,
)
from tests.unit.desktop.fake_engine import FakeEngineClient


def child(row: SettingRow, kind: type[QWidget]) -> Any:
    widget = row.field.widget
    return widget if isinstance(widget, kind) else widget.findChild(kind)


def choose(box: QComboBox, index: int) -> None:
    box.setCurrentIndex(index)
    box.activated.emit(index)


def write(edit: QLineEdit, text: str) -> None:
    edit.setText(text)
    edit.editingFinished.emit()


def test_every_setting_stands_there_with_its_sentence_and_its_value(window: Workspace) -> None:
    rows = window.settings_view.rows
    tables = {
        "generation": GenerationSettings,
        "retrieval": RetrievalSettings,
        "indexing": IndexingSettings,
        "models": ModelSettings,
        "window": WindowSettings,
    }
    assert set(rows) == {(table, each.name) for table, kind in tables.items() for each in describe_table(kind)}
    assert all(row.field.widget.accessibleDescription() == row.setting.prose for row in rows.values())
    assert not any(row.reset_button.isVisibleTo(row) for row in rows.values())
    caution = rows["retrieval", "caution"].field.widget
    assert [label.text() for label in caution.findChildren(QLabel)] == ["eager", "careful"]
    assert child(rows["generation", "context_window"], QSpinBox).value() == GenerationSettings().context_window


@pytest.mark.parametrize(
    ("key", "act", "table"),
    [
        (("indexing", "watch"), lambda row: child(row, QCheckBox).click(), IndexingSettings(watch=False)),
        (("generation", "seed"), lambda row: child(row, QSpinBox).setValue(11), GenerationSettings(seed=11)),
        (
            ("generation", "temperature"),
            lambda row: child(row, QSlider).setValue(50),
            GenerationSettings(temperature=1.0),
        ),
        (("indexing", "pace"), lambda row: choose(child(row, QComboBox), 0), IndexingSettings(pace="light")),
        (
            ("generation", "model"),
            lambda row: write(child(row, QLineEdit), " own.gguf "),
            GenerationSettings(model="own.gguf"),
        ),
    ],
)
def test_a_change_is_sent_at_once_and_shown_with_a_way_back(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, key: Any, act: Any, table: Any
) -> None:
    row = window.settings_view.rows[key]
    act(row)
    change = engine.last(ChangeSettings)
    assert engine.requests[change] == ChangeSettings(table)
    engine.send(change, Finished(Settings(**{key[0]: table})))
    qtbot.waitUntil(lambda: row.reset_button.isVisibleTo(row))
    row.reset_button.click()
    assert engine.requests[engine.last(ChangeSettings)] == ChangeSettings(type(table)())


def test_a_preset_changes_its_settings_and_is_what_they_go_back_to(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    rows = window.settings_view.rows
    choose(child(rows["generation", "preset"], QComboBox), 2)
    creative = choose_preset(GenerationSettings(), "creative")
    change = engine.last(ChangeSettings)
    assert engine.requests[change] == ChangeSettings(creative)
    own = replace(creative, temperature=0.3)
    engine.send(change, Finished(Settings(generation=own)))
    qtbot.waitUntil(lambda: rows["generation", "preset"].reset_button.isVisibleTo(rows["generation", "preset"]))
    offered = {name for (_, name), row in rows.items() if row.reset_button.isVisibleTo(row)}
    assert offered == {"preset", "temperature"}
    rows["generation", "temperature"].reset_button.click()
    assert engine.requests[engine.last(ChangeSettings)] == ChangeSettings(creative)
    rows["generation", "preset"].reset_button.click()
    assert engine.requests[engine.last(ChangeSettings)] == ChangeSettings(GenerationSettings())


def test_a_change_that_is_refused_goes_back_and_is_said(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    box = child(window.settings_view.rows["generation", "seed"], QSpinBox)
    box.setValue(11)
    engine.send(engine.last(ChangeSettings), Failure("settings", "The settings file cannot be written."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["The settings file cannot be written."])
    assert box.value() == GenerationSettings().seed


def test_settings_are_found_by_their_words(qtbot: QtBot, window: Workspace) -> None:
    view = window.settings_view
    window.show()
    window.show_settings()
    view.search_box.setText("likeliest")
    shown = {name for (_, name), row in view.rows.items() if row.isVisibleTo(view)}
    assert {"top_k", "top_p", "temperature"} <= shown
    assert "pace" not in shown
    view.search_box.setText("no such words")
    assert not any(row.isVisibleTo(view) for row in view.rows.values())


def test_the_wheel_changes_no_setting(window: Workspace, engine: FakeEngineClient) -> None:
    box = child(window.settings_view.rows["generation", "seed"], QSpinBox)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.value() == GenerationSettings().seed
    assert not engine.jobs(ChangeSettings)

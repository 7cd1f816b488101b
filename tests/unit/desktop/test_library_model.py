from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.library_model import RECORD, Column, LibraryFilter, LibraryModel
from engine.api import FileState
from tests.unit.desktop.samples import RECORDS, make_record


@pytest.fixture
def model() -> LibraryModel:
    model = LibraryModel()
    model.show_records(RECORDS)
    return model


@pytest.fixture
def filtered(model: LibraryModel) -> LibraryFilter:
    return LibraryFilter(model)


def names(table: LibraryModel | LibraryFilter) -> list[str]:
    return [table.index(row, Column.NAME).data() for row in range(table.rowCount())]


def test_a_row_says_what_became_of_a_document(model: LibraryModel) -> None:
    rows = [[model.index(row, column).data() for column in (0, 1, 2)] for row in range(3)]
    assert rows == [
        ["bread.md", "Ready", "4 passages"],
        ["insurance.pdf", "Failed", "It needs a password."],
        ["photo.heic", "Skipped", "Carrel cannot read this kind of file."],
    ]
    assert model.index(1, 0).data(RECORD) == RECORDS[1]
    assert model.index(1, Column.REMARK).data(Qt.ItemDataRole.ToolTipRole) == "It needs a password."


def test_qt_finds_nothing_wrong_with_the_model(model: LibraryModel, filtered: LibraryFilter) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(each, fatal) for each in (model, filtered)]
    filtered.want_words("bread")
    model.show_records(RECORDS[:2])
    model.show_records(())
    assert [tester.model().rowCount() for tester in testers] == [0, 0]


def test_a_changed_row_keeps_the_selection(qtbot: QtBot, model: LibraryModel) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.selectionModel().select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_records((*RECORDS[:2], replace(RECORDS[2], state=FileState.INDEXED, reason="")))
    assert changed.args[0].row() == changed.args[1].row() == 2
    assert [index.row() for index in table.selectedIndexes()] == [1]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("", ["bread.md", "insurance.pdf", "photo.heic"]),
        ("BREAD", ["bread.md"]),
        ("password", ["insurance.pdf"]),
        ("skipped carrel", ["photo.heic"]),
        ("notes", ["bread.md", "insurance.pdf", "photo.heic"]),  # the folder
        ("bread password", []),
    ],
)
def test_the_box_filters_by_every_word(filtered: LibraryFilter, words: str, left: list[str]) -> None:
    filtered.want_words(words)
    assert names(filtered) == left


def test_states_and_words_filter_together(filtered: LibraryFilter) -> None:
    filtered.want_states((FileState.FAILED, FileState.SKIPPED))
    assert names(filtered) == ["insurance.pdf", "photo.heic"]
    filtered.want_words("photo")
    assert names(filtered) == ["photo.heic"]
    filtered.want_states(())
    filtered.want_words("")
    assert len(names(filtered)) == 3


def test_sizes_are_sorted_as_numbers() -> None:
    model = LibraryModel()
    model.show_records(tuple(make_record(number, f"{number}.md", FileState.INDEXED) for number in (2, 1000, 30)))
    filtered = LibraryFilter(model)
    filtered.sort(Column.SIZE, Qt.SortOrder.AscendingOrder)
    assert names(filtered) == ["2.md", "30.md", "1000.md"]

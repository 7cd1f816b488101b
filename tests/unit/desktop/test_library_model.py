from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.library_model import RECORD, Column, Group, LibraryModel, explain, say_remark
from engine.api import FileState
from tests.unit.desktop.samples import RECORDS, make_record


@pytest.fixture
def model() -> LibraryModel:
    model = LibraryModel()
    model.show_records(RECORDS)
    return model


def names(table: LibraryModel) -> list[str]:
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


def test_qt_finds_nothing_wrong_with_the_model(model: LibraryModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.want_words("bread")
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    model.show_records(RECORDS[:2])
    model.want_group(Group.FAILED)
    model.show_records((*RECORDS[1:], replace(RECORDS[0], state=FileState.FAILED)))
    model.show_records(())
    assert tester.model().rowCount() == 0


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
def test_the_box_filters_by_every_word(model: LibraryModel, words: str, left: list[str]) -> None:
    model.want_words(words)
    assert names(model) == left


STATES = (
    *RECORDS,
    make_record(4, "next.md", FileState.WAITING),
    make_record(5, "now.md", FileState.READING),
    replace(make_record(6, "away.md", FileState.OFFLINE, "Its drive is away."), advice="Connect the drive."),
    replace(make_record(7, "bread again.md", FileState.INDEXED), copy_of=RECORDS[0].path),
)


@pytest.mark.parametrize(
    ("group", "left"),
    [
        (Group.ALL, [1, 2, 3, 4, 5, 6, 7]),
        (Group.READY, [1, 7]),
        (Group.WAITING, [4, 5]),
        (Group.FAILED, [2]),
        (Group.SKIPPED, [3]),
        (Group.OFFLINE, [6]),
        (Group.COPIES, [7]),
    ],
)
def test_every_state_can_be_looked_at_alone(group: Group, left: list[int]) -> None:
    model = LibraryModel()
    model.show_records(STATES)
    model.want_group(group)
    shown = sorted(model.index(row, 0).data(RECORD).id for row in range(model.rowCount()))
    assert shown == left
    assert model.count(group) == len(left)


def test_groups_and_words_filter_together(model: LibraryModel) -> None:
    model.want_group(Group.FAILED)
    assert names(model) == ["insurance.pdf"]
    model.want_words("photo")
    assert names(model) == []
    model.want_group(Group.ALL)
    model.want_words("")
    assert len(names(model)) == 3


def test_a_copy_and_a_file_that_is_away_say_so() -> None:
    assert say_remark(STATES[6]) == "Copy of bread.md"
    assert explain(STATES[6]).startswith("It has the same content as")
    assert explain(STATES[5]) == "Its drive is away. Connect the drive."
    assert say_remark(make_record(8, "one.md", FileState.INDEXED, passages=1)) == "1 passage"
    assert explain(RECORDS[0]) == say_remark(STATES[3]) == ""


def test_sizes_are_sorted_as_numbers_and_either_way() -> None:
    model = LibraryModel()
    model.show_records(tuple(make_record(number, f"{number}.md", FileState.INDEXED) for number in (2, 1000, 30)))
    model.sort(Column.SIZE, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["2.md", "30.md", "1000.md"]
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["1000.md", "30.md", "2.md"]


def test_a_file_is_found_where_it_is_shown(model: LibraryModel) -> None:
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert model.find(RECORDS[0].id).row() == 2
    model.want_group(Group.FAILED)
    assert not model.find(RECORDS[0].id).isValid()

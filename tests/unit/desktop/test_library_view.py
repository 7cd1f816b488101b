"""The table of every file in the real window: what can be done with one, and that twenty thousand are no trouble."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.library_model import RECORD, Column, Group
from desktop.library_view import LibraryView
from desktop.place import Place
from desktop.workspace import Workspace
from engine.api import DocumentRecord, FileState, GetStatus, ListDocuments, RetryDocument, RetryFailed
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import RECORDS, make_record

FAILED = replace(RECORDS[1], advice="Save a copy without a password, then retry it.")
AWAY = make_record(4, "away.md", FileState.OFFLINE, "Its folder is not there just now.")
MANY = 20_000
MOST_SECONDS = 2.0
"""Of computing, for anything that is done with so many files; on a machine with nothing else to do a tenth of that."""


@pytest.fixture
def view(qtbot: QtBot) -> LibraryView:
    view = LibraryView(QToolButton())
    qtbot.addWidget(view)
    view.resize(1000, 760)
    view.show_status(make_status((Path("/home/reader/Notes"),), indexed=1, failed=1, skipped=1, offline=1))
    view.show_documents((RECORDS[0], FAILED, RECORDS[2], AWAY))
    view.show()
    return view


def choose(view: LibraryView, record: DocumentRecord) -> dict[str, QPushButton]:
    """Choose a file in the table; returns the buttons that are offered for it, by their words."""
    view.table.setCurrentIndex(view.model.find(record.id))
    return {button.text(): button for button in view.detail.buttons if button.isVisible()}


def test_a_failed_file_says_why_and_what_can_be_done(view: LibraryView) -> None:
    assert not view.detail.isVisible()
    buttons = choose(view, FAILED)
    assert view.detail.isVisible()
    assert view.detail.words.text() == ("Failed. It needs a password. Save a copy without a password, then retry it.")
    assert list(buttons) == ["Open", "Read again", "Open in its own program", "Show in folder", "Copy reason"]


def test_a_file_is_offered_only_what_makes_sense(view: LibraryView) -> None:
    assert list(choose(view, RECORDS[0])) == [
        "Open",
        "Summarise",
        "Summarise its folder",
        "Open in its own program",
        "Show in folder",
    ]
    assert list(choose(view, AWAY)) == ["Copy reason"]


def test_the_buttons_do_what_they_say(qtbot: QtBot, view: LibraryView, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    buttons = choose(view, FAILED)
    with qtbot.waitSignal(view.place_chosen) as place:
        qtbot.mouseClick(buttons["Open"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.retry_wanted) as again:
        qtbot.mouseClick(buttons["Read again"], Qt.MouseButton.LeftButton)
    assert (place.args, again.args) == ([Place(FAILED.path)], [FAILED.path])
    for words in ("Open in its own program", "Show in folder", "Copy reason"):
        qtbot.mouseClick(buttons[words], Qt.MouseButton.LeftButton)
    assert opened == [QUrl.fromLocalFile(str(FAILED.path)), QUrl.fromLocalFile(str(FAILED.path.parent))]
    assert QGuiApplication.clipboard().text() == f"{FAILED.path}: It needs a password. {FAILED.advice}"


def test_the_choice_and_the_place_survive_a_refresh(view: LibraryView) -> None:
    many = tuple(make_record(number, f"{number:04}.md", FileState.WAITING) for number in range(1, 500))
    view.show_documents(many)
    choose(view, many[300])
    view.table.verticalScrollBar().setValue(view.table.verticalScrollBar().maximum() // 2)
    scrolled = view.table.verticalScrollBar().value()
    view.show_documents(many[:400])  # the table is built anew
    assert view.table.currentIndex().data(RECORD) == many[300]
    assert view.table.verticalScrollBar().value() == scrolled
    indexed = replace(many[300], state=FileState.INDEXED, passages=3)
    view.show_documents((*many[:300], indexed, *many[301:400]))  # one row changes
    assert view.detail.words.text() == "Ready. 3 passages"
    view.show_documents(many[:100])  # it is gone
    assert not view.detail.isVisible()


def test_the_counts_add_up_and_lead_to_the_files(view: LibraryView) -> None:
    assert view.summary.text() == (
        "3 files seen = 1 indexed + 1 failed + 1 skipped  ·  1 offline, still searchable  ·  12 passages"
    )
    shown = {group: button.text() for group, button in view._group_buttons.items() if button.isVisible()}
    assert shown == {
        Group.ALL: "All  4",
        Group.READY: "Ready  1",
        Group.FAILED: "Failed  1",
        Group.SKIPPED: "Skipped  1",
        Group.OFFLINE: "Offline  1",
    }
    view._group_buttons[Group.OFFLINE].click()
    assert [view.model.index(row, 0).data() for row in range(view.model.rowCount())] == ["away.md"]


def test_all_failed_files_can_be_read_again(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    engine.answers[ListDocuments] = RECORDS
    engine.answers[GetStatus] = make_status((notes,), indexed=1, failed=1, skipped=1)
    window.show_library()
    qtbot.waitUntil(window.library_view.retry_button.isVisible)
    qtbot.mouseClick(window.library_view.retry_button, Qt.MouseButton.LeftButton)
    assert engine.jobs(RetryFailed) != []
    assert engine.jobs(RetryDocument) == []


def test_in_a_small_window_nothing_is_cut(qtbot: QtBot, view: LibraryView) -> None:
    choose(view, FAILED)
    view.setMinimumSize(100, 100)  # as the window has it
    view.resize(480, 500)
    qtbot.waitUntil(lambda: view.retry_button.text() == "")
    assert view.retry_button.toolTip() == "Retry failed"
    buttons = [button for button in view._group_buttons.values() if button.isVisible()]
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert len({button.y() for button in buttons}) > 1
    view.resize(1000, 760)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)
    assert view.retry_button.text().strip() == "Retry failed"


def test_twenty_thousand_files_are_no_trouble(
    view: LibraryView, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tuple(
        make_record(number, f"{number % 200}/document {number}.pdf", FileState.INDEXED, passages=4)
        for number in range(MANY)
    )
    one_changed = (*records[:-1], replace(records[-1], state=FileState.READING))

    def measure(act: Callable[[], object]) -> float:
        began = time.process_time()
        act()
        qapp.processEvents()
        return time.process_time() - began

    bar = view.table.verticalScrollBar()
    took = {
        "show": measure(lambda: view.show_documents(records)),
        "show again": measure(lambda: view.show_documents(records)),
        "show with one changed": measure(lambda: view.show_documents(one_changed)),
        "filter": measure(lambda: view.filter_box.setText("document 77")),
        "show all again": measure(lambda: view.filter_box.setText("")),
        "one state": measure(view._group_buttons[Group.WAITING].click),
        "all states": measure(view._group_buttons[Group.ALL].click),
        "sort by size": measure(lambda: view.table.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)),
        "jump and paint": measure(lambda: bar.setValue(bar.maximum() // 2)),
    }
    with capsys.disabled():
        print("\n" + ", ".join(f"{what} {seconds:.3f} s" for what, seconds in took.items()))
    assert view.model.rowCount() == MANY
    assert max(took.values()) < MOST_SECONDS


def test_nothing_is_said_of_a_library_that_is_not_known_yet(qtbot: QtBot) -> None:
    view = LibraryView(QToolButton())
    qtbot.addWidget(view)
    view.show()
    assert not any(label.isVisible() for label in view.findChildren(QLabel) if "empty" in label.text())
    view.show_documents(())
    assert any(label.isVisible() for label in view.findChildren(QLabel) if "empty" in label.text())

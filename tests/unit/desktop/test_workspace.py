"""Adding, indexing, the library, and life and death of the engine, in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.commands import list_commands
from desktop.theme import DARK, LIGHT, Theme, wear_theme
from desktop.workspace import Workspace
from engine.api import (
    Failure,
    FileFailure,
    Finished,
    GetStatus,
    IndexFolders,
    IndexReport,
    ListDocuments,
    OpenDocument,
    Progress,
    RemoveFolder,
    RetryDocument,
    Stopped,
)
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import NOTE, RECORDS

FAILURE = FileFailure(RECORDS[1].path, "encrypted", "It needs a password.")
REPORT = IndexReport(12, 3, 0, 1, 0, 140, 5.0, {})


def fill_library(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, folder: Path) -> None:
    engine.answers[ListDocuments] = RECORDS
    engine.answers[GetStatus] = make_status((folder,), indexed=1, failed=1, skipped=1)
    window.show_library()
    qtbot.waitUntil(lambda: window.library_view.model.rowCount() == 3 and bool(window.library_view.folder_list.folders))


def click(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(window: Workspace, *urls: QUrl) -> tuple[bool, bool]:
    """Drag these over the window and let go; returns whether each was accepted."""
    data = QMimeData()
    data.setUrls(list(urls))
    where = window.rect().center()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    fall = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, buttons, keys)
    fall.ignore()
    QApplication.sendEvent(window, fall)
    return enter.isAccepted(), fall.isAccepted()


def test_an_empty_library_says_what_to_do(window: Workspace) -> None:
    assert window.ask_view.findChildren(QWidget, "dropZone")[0].isVisible()


def test_a_dropped_folder_is_indexed(window: Workspace, engine: FakeEngineClient, tmp_path: Path) -> None:
    assert drop(window, QUrl.fromLocalFile(str(tmp_path))) == (True, True)
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((tmp_path,))


def test_what_is_not_on_this_computer_is_not_taken(window: Workspace, engine: FakeEngineClient) -> None:
    assert drop(window, QUrl("https://example.org/x")) == (False, False)
    assert engine.jobs(IndexFolders) == []


def test_nothing_inside_the_window_catches_a_drop(window: Workspace) -> None:
    inside = [*window.findChildren(QLineEdit), *window.findChildren(QTextEdit), *window.findChildren(QPlainTextEdit)]
    assert inside
    assert not [widget for widget in inside if widget.acceptDrops()]


def test_a_chosen_folder_is_indexed(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(notes))
    click(qtbot, window.sidebar.add_button)
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((notes,))


def test_progress_names_the_file_the_rate_and_the_time_left(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    bar = window.activity_bar
    assert not bar.isVisible()
    window.indexer.add((notes,))
    assert bar.isVisible()
    engine.send(engine.last(IndexFolders), Progress(45, 120, str(notes / "lease.pdf"), 3.21, 200.0))
    qtbot.waitUntil(lambda: bar.line.text() == "Reading lease.pdf")
    assert bar.pace.text() == "45 of 120  ·  3.2 files/s  ·  about 3 min left"
    assert (bar.progress_bar.value(), bar.progress_bar.maximum()) == (45, 120)


def test_indexing_can_be_cancelled(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path) -> None:
    window.indexer.add((notes,))
    window.indexer.add((notes / "more",))
    click(qtbot, window.activity_bar.cancel_button)
    assert engine.cancelled == engine.jobs(IndexFolders)
    engine.send(engine.last(IndexFolders), Stopped())
    qtbot.waitUntil(lambda: window.activity_bar.line.text().startswith("Indexing stopped."))
    assert len(engine.jobs(IndexFolders)) == 1  # what stood in line is cancelled too


def test_one_run_follows_the_other(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path) -> None:
    window.indexer.add((notes,))
    window.indexer.add((notes / "more",))
    assert len(engine.jobs(IndexFolders)) == 1
    engine.send(engine.last(IndexFolders), Finished(REPORT))
    qtbot.waitUntil(lambda: len(engine.jobs(IndexFolders)) == 2)
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((notes / "more",))


def test_the_report_is_shown_and_leads_to_the_failures(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    fill_library(qtbot, window, engine, notes)
    window.indexer.refresh()
    engine.send(engine.last(IndexFolders), Finished(replace(REPORT, failed=1, failures=(FAILURE,))))
    qtbot.waitUntil(lambda: window.activity_bar.line.text() == "Documents: 12 read, 3 unchanged, 1 skipped, 1 failed.")
    window.show_ask()
    click(qtbot, window.activity_bar.failures_button)
    table = window.library_view.table
    assert table.isVisible()
    assert [table.model().index(0, column).data() for column in (0, 2)] == ["insurance.pdf", "It needs a password."]
    assert table.model().rowCount() == 1


def test_the_library_is_read_anew_after_indexing(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    window.show_library()
    window.indexer.add((notes,))
    engine.answers[ListDocuments] = RECORDS
    engine.answers[GetStatus] = make_status((notes,), indexed=1, failed=1, skipped=1)
    engine.send(engine.last(IndexFolders), Finished(REPORT))
    qtbot.waitUntil(lambda: window.library_view.model.records == RECORDS)
    assert window.library_view.summary.text() == "3 files seen = 1 indexed + 1 failed + 1 skipped  ·  12 passages"
    assert not window.ask_view.findChildren(QWidget, "dropZone")[0].isVisible()


def test_a_failed_document_can_be_read_again_from_its_menu(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    fill_library(qtbot, window, engine, notes)
    menus = [window.library_view.table.make_menu(record) for record in RECORDS]
    retries = [next(action for action in menu.actions() if action.text() == "Read again") for menu in menus]
    assert [retry.isEnabled() for retry in retries] == [False, True, True]
    retries[1].trigger()
    assert engine.requests[engine.last(RetryDocument)] == RetryDocument(RECORDS[1].path)


def test_a_document_is_opened_with_a_double_click(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    fill_library(qtbot, window, engine, notes)
    table = window.library_view.table
    at = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert engine.requests[engine.last(OpenDocument)] == OpenDocument(RECORDS[0].path)
    assert window.document_view.isVisible()


def test_the_menu_opens_where_it_is_asked_for(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    fill_library(qtbot, window, engine, notes)
    table = window.library_view.table
    table.customContextMenuRequested.emit(table.visualRect(table.model().index(1, 0)).center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    table.customContextMenuRequested.emit(QPoint(5, table.height() - 5))
    assert QApplication.activePopupWidget() is None


def test_a_folder_can_be_forgotten_and_taken_back(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    fill_library(qtbot, window, engine, notes)
    buttons = window.library_view.folder_list.findChildren(QAbstractButton)
    click(qtbot, next(button for button in buttons if button.accessibleName().startswith("Forget")))
    assert engine.requests[engine.last(RemoveFolder)] == RemoveFolder(notes)
    engine.send(engine.last(RemoveFolder), Finished(3))
    qtbot.waitUntil(lambda: window.notices.notice("removed") is not None)
    click(qtbot, window.notices.notice("removed").buttons[0])
    assert engine.requests[engine.last(IndexFolders)] == IndexFolders((notes,))
    assert window.notices.sentences == []


def test_a_failed_run_is_said_in_its_own_words(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    window.indexer.add((notes,))
    engine.send(engine.last(IndexFolders), Failure("busy", "Another Carrel is writing to this library: close it."))
    qtbot.waitUntil(lambda: window.notices.sentences == ["Another Carrel is writing to this library: close it."])
    assert not window.activity_bar.isVisible()


def test_the_window_survives_the_engine_and_goes_on(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    window.indexer.add((notes,))
    engine.die()
    qtbot.waitUntil(lambda: window.notices.sentences == ["The engine stopped and is being restarted."])
    assert window.activity_bar.line.text() == "Indexing goes on as soon as the engine is back."
    asked = len(engine.jobs(GetStatus))
    engine.be_ready()
    qtbot.waitUntil(lambda: window.notices.sentences == [])
    assert [engine.requests[job] for job in engine.jobs(IndexFolders)] == [IndexFolders((notes,))] * 2
    assert len(engine.jobs(GetStatus)) > asked


def test_a_single_file_that_may_have_killed_the_engine_is_not_read_again(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    window.indexer.retry(NOTE)
    engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: window.notices.sentences == ["The engine stopped before this was done."])
    assert len(engine.jobs(RetryDocument)) == 1


def test_an_engine_that_is_gone_can_be_started_again(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    engine.give_up(tmp_path / "carrel.log")
    qtbot.waitUntil(lambda: window.notices.notice("engine") is not None)
    open_log, try_again = window.notices.notice("engine").buttons
    click(qtbot, open_log)
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "carrel.log"))]
    click(qtbot, try_again)
    assert engine.starts == 2
    assert window.notices.sentences == []


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_L])
def test_the_question_box_is_one_shortcut_away(qtbot: QtBot, window: Workspace, key: Qt.Key) -> None:
    window.show_library()
    window.library_view.filter_box.setFocus()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.ask_view.question.box.edit.hasFocus()


def test_f1_shows_and_hides_the_keys(qtbot: QtBot, window: Workspace) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    lines = window.notices.sentences[0].splitlines()
    assert lines[0].startswith("Ctrl+K: ")
    assert lines[-1].startswith("F1: ")
    (keys,) = (command for command in list_commands(window) if command.detail == "F1")
    keys.act()
    assert window.notices.sentences == []


def test_ctrl_q_closes_the_window(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert engine.closed


def test_closing_the_window_ends_the_engine(window: Workspace, engine: FakeEngineClient, notes: Path) -> None:
    window.indexer.add((notes,))
    window.close()
    assert engine.closed


def test_every_control_has_a_name(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path) -> None:
    fill_library(qtbot, window, engine, notes)
    window.notices.show_notice("x", "Something happened.", ("Mend it", lambda: None))
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QPlainTextEdit)
    controls = [widget for kind in kinds for widget in window.findChildren(kind)]
    of_our_own = [control for control in controls if not control.objectName().startswith("qt_")]
    nameless = [
        control
        for control in of_our_own
        if not control.accessibleName() and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert len(of_our_own) > 20
    assert nameless == []


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_window_wears_its_theme(window: Workspace, qapp: QApplication, theme: Theme) -> None:
    wear_theme(qapp, theme)
    qapp.processEvents()
    picture = window.grab().toImage()
    ratio = window.devicePixelRatioF()
    assert picture.pixelColor(int(4 * ratio), int(300 * ratio)).name() == theme.sidebar
    assert picture.pixelColor(int((window.width() - 4) * ratio), int(300 * ratio)).name() == theme.window

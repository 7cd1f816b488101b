"""The real window with the real engine and the real models, from an empty home to a proved answer and past a crash."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.search_model import ROW
from desktop.search_results import DocumentRow, PassageRow
from desktop.theme import LIGHT, wear_theme
from engine.api import FileState, Method, resource
from tests.end_to_end.window_driver import WindowDriver, drive_window

QUESTION = "How much notice must the tenant give to end the tenancy?"
QUOTE = "The Tenant may end the tenancy at any time with at least 28 days of written notice."


@pytest.fixture
def driver(qapp: QApplication, tmp_path: Path) -> Iterator[WindowDriver]:
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)
    with drive_window(tmp_path / "home") as driver:
        yield driver


def kill_engine() -> None:
    """End the engine as the kernel would when memory runs out."""
    engines = [child for child in psutil.Process().children() if "resource_tracker" not in " ".join(child.cmdline())]
    assert len(engines) == 1
    engines[0].send_signal(signal.SIGKILL)


def test_from_a_folder_to_a_proved_answer_and_past_a_crash(driver: WindowDriver) -> None:
    window = driver.window
    driver.add_folder(resource("sample_notes"))
    states = {record.path.name: record.state for record in window.library_view.model.records}
    assert states["Tenancy agreement.pdf"] == states["Zwetschgenkuchen.md"] == FileState.INDEXED

    driver.send_question(QUESTION)
    driver.wait_until(lambda: QUOTE in driver.page())
    assert window.ask_view.busy  # the quotes are here before the answer
    driver.wait_until(lambda: not window.ask_view.busy)
    assert "passages read" in driver.page()

    driver.follow("Tenancy agreement.pdf, page 2")
    pages = window.document_view.page_pane
    driver.wait_until(lambda: bool(pages.sheet.marks()))
    assert pages.page_label.text().startswith("Page 2 of ")

    kill_engine()
    driver.wait_until(lambda: window.notices.notice("engine") is not None)
    driver.wait_until(lambda: window.notices.notice("engine") is None)
    driver.ask("When did the Bell Rock light first shine?")
    driver.follow("Bell Rock lighthouse.md")
    text = window.document_view.text_pane
    driver.wait_until(lambda: "Bell Rock" in text.toPlainText())
    assert text.highlighted_text() in text.toPlainText()
    assert text.highlighted_text().strip()
    assert not window.document_view.remark.isVisible()
    assert window.sidebar.history.item(1).text() == QUESTION


def test_from_a_word_to_its_place(driver: WindowDriver) -> None:
    window, view = driver.window, driver.window.search_view
    driver.add_folder(resource("sample_notes"))
    driver.search("tenant notice")
    assert view.state.text().startswith(tuple("123456789"))
    assert next(row.path.name for row in view.list.rows.rows if isinstance(row, DocumentRow)) == "Tenancy agreement.pdf"
    best = next(row for row in view.list.rows.rows if isinstance(row, PassageRow))
    assert {finding.method for finding in best.passage.findings} == {Method.WORDS, Method.MEANING}
    QTest.keyClick(view.box.edit, Qt.Key.Key_Return)
    pages = window.document_view.page_pane
    driver.wait_until(lambda: bool(pages.sheet.marks()))
    assert pages.page_label.text().startswith("Page 2 of ")

    driver.search("visited the rock only a few times")
    QTest.keyClick(view.box.edit, Qt.Key.Key_Down)
    while "visited the rock" not in view.list.currentIndex().data(ROW).passage.text:
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    text = window.document_view.text_pane
    driver.wait_until(lambda: "Rennie was chief engineer on paper" in text.highlighted_text())
    assert not window.document_view.remark.isVisible()
    assert window.notices.sentences == []

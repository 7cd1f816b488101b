"""Does in the real window, on the real engine, what a person does: adds a folder, asks, follows a link, looks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from desktop.engine_bridge import EngineBridge
from desktop.frame import Frame
from desktop.workspace import Workspace
from engine.api import DocumentRecord, EngineClient, FileState, ListDocuments

PATIENCE = 120.0
"""Seconds that anything may take: models are loaded on what may be a slow and busy machine."""

UNSETTLED = (FileState.WAITING, FileState.READING)


class WindowDriver:
    """Waits with the event loop running, as the window would without it."""

    def __init__(self, window: Workspace) -> None:
        self.window = window

    def wait_until(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"waited {seconds} s in vain; notices: {self.window.notices.sentences}"
            self.rest(20)

    def rest(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def add_folder(self, folder: Path) -> None:
        """Add a folder and wait until all of it is in the library."""
        self.window.show_library()
        self.window.indexer.add((folder,))
        self.wait_until(lambda: not self.window.indexer.running)
        self.wait_until(self._is_settled)

    def _is_settled(self) -> bool:
        """Whether the list shows the end of the run: it is asked for once more after the run is over."""
        records = self.window.library_view.model.records
        return bool(records) and all(record.state not in UNSETTLED for record in records)

    def list_documents(self) -> tuple[DocumentRecord, ...]:
        """Every file as the engine knows it now."""
        listed: list[tuple[DocumentRecord, ...]] = []
        job = self.window.bridge.submit(ListDocuments())
        job.finished.connect(listed.append)
        self.wait_until(lambda: bool(listed))
        return listed[0]

    def send_question(self, question: str) -> None:
        box = self.window.ask_view.question.box.edit
        self.window.show_ask()
        QTest.keyClicks(box, question)
        QTest.keyClick(box, Qt.Key.Key_Return)

    def ask(self, question: str) -> None:
        """Ask and wait for the whole answer."""
        self.send_question(question)
        self.wait_until(lambda: not self.window.ask_view.busy)

    def search(self, query: str) -> None:
        """Type a query into the search box and wait until all that was found is listed, by meaning too."""
        view = self.window.search_view
        self.window.show_search()
        QTest.keyClicks(view.box.edit, query)  # over what was there: it is selected
        self.wait_until(lambda: view.is_complete)

    def summarise(self, path: Path | None) -> None:
        """Go to the summary of a document, a folder or the library, and wait for it."""
        view = self.window.summary_view
        self.window.show_summary(path)
        self.wait_until(lambda: not view.waiting)
        assert view.coverage.text(), view.pane.toPlainText()

    def show_models(self) -> None:
        """Go to the models and wait for the page of the one that is used."""
        view = self.window.models_view
        self.window.show_models()
        self.wait_until(lambda: view.page.profile is not None)

    def page(self) -> str:
        """The text of the answer's page."""
        return self.window.ask_view.answer_view.toPlainText().replace("\xa0", " ")

    def follow(self, words: str, view: QTextBrowser | None = None) -> None:
        """Click the first link with these words in it, on the answer's page or another."""
        view = view or self.window.ask_view.answer_view
        cursor = view.document().find(words)
        while not cursor.isNull() and not cursor.charFormat().isAnchor():
            cursor = view.document().find(words, cursor)
        assert not cursor.isNull(), f"no link {words!r} on the page:\n{view.toPlainText()}"
        cursor.setPosition(cursor.selectionStart() + 1)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center())


@contextmanager
def drive_window(home: Path) -> Iterator[WindowDriver]:
    """A window on the library in ``home``; needs a ``QApplication``, ends the engine at the end."""
    assert QApplication.instance() is not None
    frame = Frame(home / "window.ini")
    window = Workspace(frame.sidebar, frame.box, EngineBridge(lambda deliver: EngineClient(home, deliver)))
    frame.furnish(window)
    frame.show()
    window.bridge.start()
    try:
        yield WindowDriver(window)
    finally:
        frame.close()

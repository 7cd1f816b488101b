"""The one window: puts the views together and carries wishes and news between them and the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.activity_bar import ActivityBar
from desktop.ask_view import AskView
from desktop.document_view import DocumentView
from desktop.drop_zone import DropZone
from desktop.engine_bridge import EngineBridge
from desktop.folder_removal import FolderRemoval
from desktop.folder_watch import FolderWatch
from desktop.icons import program_icon
from desktop.indexer import Indexer
from desktop.library_feed import LibraryFeed
from desktop.library_view import LibraryView
from desktop.notices import Notices
from desktop.pace_menu import PaceMenu
from desktop.place import Place
from desktop.search_likeness import related_to
from desktop.search_view import SearchView
from desktop.sidebar import Sidebar
from desktop.theme import GRID
from engine.api import Answer, FileState, LibraryStatus

_KEYS = (
    "Ctrl+K: ask · Ctrl+F: search · Enter: send or open · Esc: stop, then close the document, then clear the search · "
    "Ctrl+Enter: more like the chosen passage · Ctrl+R: documents related to the open one · Ctrl+O: add a folder · "
    "Ctrl+1, Ctrl+2, Ctrl+3: asking, searching, the library · F1: hide this"
)


class MainWindow(QMainWindow):
    """Owns the views and the bridge; closing it ends the engine."""

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self.setWindowTitle("Carrel")
        self.setWindowIcon(program_icon())
        self.resize(160 * GRID, 100 * GRID)
        self.setMinimumSize(100 * GRID, 60 * GRID)
        self.bridge = bridge
        self.indexer = Indexer(bridge, self)
        self.feed = LibraryFeed(bridge, self.indexer, self)
        self.watch = FolderWatch(bridge, self.indexer, self)
        self.pace_menu = PaceMenu(bridge)
        self.notices = Notices()
        self.removal = FolderRemoval(bridge, self.indexer, self.feed, self.notices)
        self.sidebar = Sidebar()
        self.ask_view = AskView(bridge)
        self.search_view = SearchView(bridge)
        self.library_view = LibraryView(self.pace_menu.make_button())
        self.document_view = DocumentView(bridge)
        self.activity_bar = ActivityBar(self.indexer, self.pace_menu.make_button())
        self.views = QStackedWidget()
        self._build()
        self._connect_engine()
        self._connect_views()
        self._make_shortcuts()
        self.show_ask()

    @Slot()
    def show_ask(self) -> None:
        """Go to the question box."""
        self.views.setCurrentWidget(self.ask_view)
        self.sidebar.ask_button.setChecked(True)
        self.ask_view.focus_question()

    @Slot()
    def show_search(self) -> None:
        """Go to the search box."""
        self.views.setCurrentWidget(self.search_view)
        self.sidebar.search_button.setChecked(True)
        self.search_view.focus_box()

    @Slot()
    def show_library(self) -> None:
        """Go to the library."""
        self.views.setCurrentWidget(self.library_view)
        self.sidebar.library_button.setChecked(True)
        self.feed.want_documents(wanted=True)
        self.feed.refresh()

    @Slot(Place)
    def open_place(self, place: Place) -> None:
        """Show a document beside what is on the screen."""
        if self.document_view.isHidden():
            self.document_view.show()
            room = self._splitter.width()
            self._splitter.setSizes([room * 52 // 100, room * 48 // 100])
        self.document_view.open_place(place)

    @Slot(Path)
    def show_related(self, path: Path) -> None:
        """List the documents about the same as this one at the search place."""
        self.views.setCurrentWidget(self.search_view)
        self.sidebar.search_button.setChecked(True)
        self.search_view.show_like(related_to(path))

    @Slot()
    def choose_folder(self) -> None:
        """Let the person pick a folder to add."""
        folder = QFileDialog.getExistingDirectory(self, "Add a folder to Carrel", str(Path.home()))
        if folder:
            self.indexer.add((Path(folder),))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End the engine with the window."""
        self.feed.close()
        self.bridge.close()
        super().closeEvent(event)

    def _build(self) -> None:
        for view in (self.ask_view, self.search_view, self.library_view):
            self.views.addWidget(view)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=GRID // 2, childrenCollapsible=False)
        self._splitter.addWidget(self.views)
        self._splitter.addWidget(self.document_view)
        self.views.setMinimumWidth(45 * GRID)
        self.document_view.setMinimumWidth(40 * GRID)
        self.document_view.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self._splitter, 1)
        right.addWidget(self.activity_bar)
        central = QWidget()
        central.setObjectName("central")
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addLayout(right, 1)
        self.setCentralWidget(central)
        DropZone(self).dropped.connect(self.indexer.add)

    def _connect_engine(self) -> None:
        self.bridge.ready.connect(self._on_ready)
        self.bridge.lost.connect(self._on_lost)
        self.bridge.gone.connect(self._on_gone)
        self.feed.status_came.connect(self._on_status)
        self.pace_menu.changed.connect(self.watch.show_settings)
        self.pace_menu.chosen.connect(self.indexer.begin_again)
        self.watch.troubled.connect(lambda sentence: self.notices.show_notice("watching", sentence))
        self.pace_menu.failed.connect(lambda sentence: self.notices.show_notice("settings", sentence))
        self.feed.documents_came.connect(self.library_view.show_documents)
        self.feed.history_came.connect(self.sidebar.history.show_answers)
        self.feed.failed.connect(lambda sentence: self.notices.show_notice("library", sentence))
        self.indexer.started.connect(self._on_indexing)
        self.indexer.failed.connect(lambda sentence: self.notices.show_notice("indexing", sentence))

    def _connect_views(self) -> None:
        self.sidebar.ask_wanted.connect(self.show_ask)
        self.sidebar.search_wanted.connect(self.show_search)
        self.sidebar.library_wanted.connect(self.show_library)
        self.sidebar.add_folder_wanted.connect(self.choose_folder)
        for view in (self.ask_view, self.search_view, self.library_view):
            view.add_folder_wanted.connect(self.choose_folder)
            view.place_chosen.connect(self.open_place)
        self.sidebar.history.answer_chosen.connect(self._show_past)
        self.sidebar.history.live_chosen.connect(self._show_live)
        self.ask_view.asked.connect(self.sidebar.history.show_live)
        self.ask_view.answered.connect(self._on_answered)
        self.library_view.refresh_wanted.connect(self.indexer.refresh)
        self.library_view.remove_wanted.connect(self.removal.remove)
        self.library_view.retry_wanted.connect(self.indexer.retry)
        self.library_view.retry_failed_wanted.connect(self.indexer.retry_failed)
        self.views.currentChanged.connect(self._on_view_changed)
        self.document_view.closed.connect(self.document_view.hide)
        self.document_view.related_wanted.connect(self.show_related)
        self.activity_bar.failures_wanted.connect(self._show_failures)

    def _make_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+K", self.show_ask),
            ("Ctrl+L", self.show_ask),
            ("Ctrl+1", self.show_ask),
            ("Ctrl+F", self.show_search),
            ("Ctrl+2", self.show_search),
            ("Ctrl+3", self.show_library),
            ("Ctrl+R", self.document_view.show_related),
            ("Ctrl+O", self.choose_folder),
            ("Esc", self._escape),
            ("F1", self._toggle_help),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @Slot()
    def _on_ready(self) -> None:
        self.notices.dismiss("engine")
        self.feed.refresh()
        self.feed.refresh_history()

    @Slot()
    def _on_lost(self) -> None:
        self.notices.show_notice("engine", "The engine stopped and is being restarted.")
        self.sidebar.state.setText("Restarting …")

    @Slot(str, object)
    def _on_gone(self, sentence: str, log: Path) -> None:
        self.notices.show_notice(
            "engine",
            sentence,
            ("Open log", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log)))),
            ("Try again", self._start_again),
        )
        self.sidebar.state.setText("Engine not running")

    @Slot()
    def _start_again(self) -> None:
        self.notices.dismiss("engine")
        self.sidebar.state.setText("Starting …")
        self.bridge.start()

    @Slot(object)
    def _on_status(self, status: LibraryStatus) -> None:
        self.notices.dismiss("library")
        self.library_view.show_status(status)
        for view in (self.ask_view, self.search_view):
            view.set_library_empty(empty=not any(status.files.values()))
        ready = status.files.get(FileState.INDEXED, 0) + status.files.get(FileState.OFFLINE, 0)
        self.sidebar.state.setText(f"{ready:,} documents ready" if status.folders else "No documents yet")

    @Slot()
    def _on_view_changed(self) -> None:
        self.feed.want_documents(wanted=self.views.currentWidget() is self.library_view)

    @Slot()
    def _on_indexing(self) -> None:
        if not self.indexer.quiet:
            self.notices.dismiss("indexing")

    @Slot()
    def _on_answered(self) -> None:
        self.sidebar.history.end_live()
        self.feed.refresh_history()

    @Slot(object)
    def _show_past(self, answer: Answer) -> None:
        self._go_to_answer()
        self.ask_view.show_past(answer)

    @Slot()
    def _show_live(self) -> None:
        self._go_to_answer()
        self.ask_view.show_live()

    def _go_to_answer(self) -> None:
        # Unlike ``show_ask`` this leaves the keyboard in the history, so that the arrow keys go on working there.
        self.views.setCurrentWidget(self.ask_view)
        self.sidebar.ask_button.setChecked(True)

    @Slot()
    def _show_failures(self) -> None:
        self.show_library()
        self.library_view.show_failures()

    @Slot()
    def _escape(self) -> None:
        if self.ask_view.busy:
            self.ask_view.stop()
        elif self.views.currentWidget() is self.search_view and self.search_view.has_typing:
            self.search_view.step_back()
        elif self.document_view.isVisible():
            self.document_view.close_document()
        elif self.views.currentWidget() is self.search_view:
            self.search_view.step_back()

    @Slot()
    def _toggle_help(self) -> None:
        if self.notices.notice("keys"):
            self.notices.dismiss("keys")
        else:
            self.notices.show_notice("keys", _KEYS, trouble=False)

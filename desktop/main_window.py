"""The one window: puts the views together and carries wishes and news between them and the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.about_box import AboutBox
from desktop.activity_bar import ActivityBar
from desktop.ask_view import AskView
from desktop.document_view import DocumentView
from desktop.drop_zone import DropZone
from desktop.engine_bridge import EngineBridge
from desktop.engine_notices import EngineNotices
from desktop.folder_removal import FolderRemoval
from desktop.folder_watch import FolderWatch
from desktop.history_pane import HistoryPane
from desktop.icons import program_icon
from desktop.indexer import Indexer
from desktop.library_feed import LibraryFeed
from desktop.library_view import LibraryView
from desktop.map_place import MapPlace
from desktop.models_view import ModelsView
from desktop.note_saver import NoteSaver
from desktop.notices import Notices
from desktop.pace_menu import PaceMenu
from desktop.place import Place
from desktop.search_likeness import related_to
from desktop.search_view import SearchView
from desktop.settings_feed import SettingsFeed
from desktop.settings_view import SettingsView
from desktop.shortcuts import make_shortcuts
from desktop.sidebar import Sidebar
from desktop.summary_view import SummaryView
from desktop.summary_writer import SummaryWriter, WritingLine
from desktop.theme import GRID
from engine.api import Answer, FileState, LibraryStatus


class MainWindow(QMainWindow):
    """Owns the views and the bridge; closing it ends the engine."""

    closing = Signal()

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
        self.settings_feed = SettingsFeed(bridge, self)
        self.pace_menu = PaceMenu(self.settings_feed)
        self.notices = Notices()
        self.removal = FolderRemoval(bridge, self.indexer, self.feed, self.notices)
        self.past = HistoryPane(bridge, self.notices)
        self.note_saver = NoteSaver(self.notices, self)
        self.writer = SummaryWriter(bridge, self.indexer, self.feed, self.settings_feed, self)
        self.sidebar = Sidebar(self.past, WritingLine(self.writer))
        self.ask_view = AskView(bridge, self.settings_feed)
        self.search_view = SearchView(bridge)
        self.library_view = LibraryView(self.pace_menu.make_button())
        self.summary_view = SummaryView(bridge)
        self.settings_view = SettingsView(self.settings_feed, AboutBox(bridge))
        self.models_view = ModelsView(bridge, self.settings_feed)
        self.document_view = DocumentView(bridge)
        self.activity_bar = ActivityBar(self.indexer, self.pace_menu.make_button())
        self.views = QStackedWidget()
        self._build()
        self.map = MapPlace(self)
        self._connect_engine()
        self._connect_views()
        make_shortcuts(self)
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

    @Slot()
    def show_settings(self) -> None:
        """Go to the settings."""
        self.views.setCurrentWidget(self.settings_view)
        self.sidebar.settings_button.setChecked(True)
        self.settings_view.focus_search()

    @Slot()
    def show_models(self) -> None:
        """Go to the models."""
        self.views.setCurrentWidget(self.models_view)
        self.sidebar.models_button.setChecked(True)
        self.models_view.refresh()
        self.models_view.focus_list()

    @Slot()
    def begin_anew(self) -> None:
        """Go to the question box for a question that follows no answer."""
        self.show_ask()
        self.ask_view.begin_anew()

    @Slot()
    def show_first_steps(self) -> None:
        """Go where the first steps are taken."""
        self.show_ask()
        self.ask_view.show_first_steps()

    @Slot(object)
    def show_summary(self, path: Path | None) -> None:
        """Go to the summary of a document, a folder or, without a path, the library."""
        self.views.setCurrentWidget(self.summary_view)
        self.sidebar.library_button.setChecked(True)
        self.summary_view.show_summary(path)

    @Slot(Place)
    def open_place(self, place: Place, line: int = 0) -> None:
        """Show a document beside what is on the screen, with the place or this line of its text in sight."""
        if self.document_view.isHidden():
            self.document_view.show()
            room = self._splitter.width()
            self._splitter.setSizes([room * 52 // 100, room * 48 // 100])
        self.document_view.open_place(place, line)

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
        self.closing.emit()
        self.feed.close()
        self.bridge.close()
        super().closeEvent(event)

    def _build(self) -> None:
        answers = (self.ask_view, self.search_view, self.library_view, self.summary_view)
        for view in (*answers, self.settings_view, self.models_view):
            self.views.addWidget(view)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=GRID // 2, childrenCollapsible=False)
        self._splitter.addWidget(self.views)
        self._splitter.addWidget(self.document_view)
        self.views.setMinimumWidth(34 * GRID)  # both fit beside the side bar in the smallest window
        self.document_view.setMinimumWidth(33 * GRID)
        self.document_view.hide()
        self.setCentralWidget(_arrange(self.sidebar, self.notices, self._splitter, self.activity_bar))
        self.drop_zone = DropZone(self)
        self.drop_zone.dropped.connect(self._take)

    def _connect_engine(self) -> None:
        self.bridge.ready.connect(self._on_ready)
        EngineNotices(self.bridge, self.notices, self.sidebar.state, self)
        self.feed.status_came.connect(self._on_status)
        self.pace_menu.changed.connect(self.watch.show_settings)
        self.pace_menu.chosen.connect(self.indexer.begin_again)
        self.watch.troubled.connect(lambda sentence: self.notices.show_notice("watching", sentence))
        self.settings_feed.failed.connect(lambda sentence: self.notices.show_notice("settings", sentence))
        self.feed.documents_came.connect(self.library_view.show_documents)
        self.past.feed.came.connect(self.ask_view.show_history)
        self.ask_view.greeting.steps.folder_wanted.connect(lambda folder: self.indexer.add((folder,)))
        self.ask_view.greeting.steps.models_wanted.connect(self.show_models)
        for view in (self.library_view, self.settings_view):
            view.first_steps_wanted.connect(self.show_first_steps)
        self.feed.failed.connect(lambda sentence: self.notices.show_notice("library", sentence))
        self.indexer.started.connect(self._on_indexing)
        self.indexer.failed.connect(lambda sentence: self.notices.show_notice("indexing", sentence))

    def _connect_views(self) -> None:
        self.sidebar.ask_wanted.connect(self.show_ask)
        self.sidebar.search_wanted.connect(self.show_search)
        self.sidebar.library_wanted.connect(self.show_library)
        self.sidebar.settings_wanted.connect(self.show_settings)
        self.sidebar.models_wanted.connect(self.show_models)
        self.sidebar.add_folder_wanted.connect(self.choose_folder)
        for view in (self.ask_view, self.search_view, self.library_view):
            view.add_folder_wanted.connect(self.choose_folder)
            view.place_chosen.connect(self.open_place)
        self.summary_view.place_chosen.connect(self.open_place)
        self.library_view.summary_wanted.connect(self.show_summary)
        self.document_view.summary_wanted.connect(self.show_summary)
        self.summary_view.left.connect(self.show_library)
        self.summary_view.writing_changed.connect(self.writer.make_way)
        self.writer.failed.connect(lambda sentence: self.notices.show_notice("writing", sentence))
        self.past.list.answer_chosen.connect(self._show_past)
        self.past.list.live_chosen.connect(self._show_live)
        self.past.export_wanted.connect(self.ask_view.export.export)
        self.past.forgotten.connect(self.ask_view.leave)
        self.ask_view.answer_chosen.connect(self.ask_view.show_past)
        self.ask_view.export.done.connect(lambda sentence: self.notices.show_notice("export", sentence, trouble=False))
        self.ask_view.export.failed.connect(lambda sentence: self.notices.show_notice("export", sentence))
        self.ask_view.footer.verdict.judged.connect(self.past.feed.judge)
        self.ask_view.footer.note_wanted.connect(self.note_saver.save)
        self.ask_view.asked.connect(self.past.list.show_live)
        self.ask_view.answered.connect(self.past.end_live)
        self.library_view.refresh_wanted.connect(self.indexer.refresh)
        self.library_view.remove_wanted.connect(self.removal.remove)
        self.library_view.retry_wanted.connect(self.indexer.retry)
        self.library_view.retry_failed_wanted.connect(self.indexer.retry_failed)
        self.views.currentChanged.connect(self._on_place)
        self.models_view.wishes.embedder_chosen.connect(self.indexer.change_embedder)
        self.models_view.wishes.chosen.connect(self.feed.refresh)
        self.models_view.failed.connect(lambda sentence: self.notices.show_notice("models", sentence))
        self.indexer.idle.connect(self.models_view.refresh_if_shown)
        self.document_view.closed.connect(self.document_view.hide)
        self.document_view.related_wanted.connect(self.show_related)
        self.activity_bar.failures_wanted.connect(self._show_failures)

    @Slot()
    def _on_place(self) -> None:
        shown = self.views.currentWidget()
        self.feed.want_documents(wanted=shown is self.library_view)
        self.drop_zone.say("Drop to add a model" if shown is self.models_view else "Drop to add to your library")

    @Slot(object)
    def _take(self, paths: tuple[Path, ...]) -> None:
        """What was dropped is meant for the place that it was dropped on."""
        if self.views.currentWidget() is self.models_view:
            self.models_view.add(paths)
        else:
            self.indexer.add(paths)

    @Slot()
    def _on_ready(self) -> None:
        self.feed.refresh()
        self.past.feed.refresh()

    @Slot(object)
    def _on_status(self, status: LibraryStatus) -> None:
        self.notices.dismiss("library")
        self.library_view.show_status(status)
        for view in (self.ask_view.greeting, self.search_view):
            view.set_library_empty(empty=not any(status.files.values()))
        self.ask_view.greeting.steps.show_folders(status.folders)
        ready = status.files.get(FileState.INDEXED, 0) + status.files.get(FileState.OFFLINE, 0)
        self.sidebar.state.setText(f"{ready:,} documents ready" if status.folders else "No documents yet")

    @Slot()
    def _on_indexing(self) -> None:
        if not self.indexer.quiet:
            self.notices.dismiss("indexing")

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


def _arrange(side: QWidget, above: QWidget, middle: QWidget, *below: QWidget) -> QWidget:
    """The side bar, and beside it the others from top to bottom; the one in the middle takes the room there is."""
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(above)
    right.addWidget(middle, 1)
    for each in below:
        right.addWidget(each)
    central = QWidget()
    central.setObjectName("central")
    layout = QHBoxLayout(central)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(side)
    layout.addLayout(right, 1)
    return central

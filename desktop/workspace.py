"""All that the window holds: puts the places together and carries wishes and news between them and the engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.activity_bar import ActivityBar
from desktop.collection_feed import CollectionFeed
from desktop.drop_zone import DropZone
from desktop.engine_bridge import EngineBridge
from desktop.engine_notices import EngineNotices
from desktop.folder_removal import FolderRemoval
from desktop.folder_watch import FolderWatch
from desktop.history_pane import HistoryPane
from desktop.indexer import Indexer
from desktop.library_feed import LibraryFeed
from desktop.library_view import LibraryView
from desktop.models_view import ModelsView
from desktop.note_saver import NoteSaver
from desktop.notices import Notices
from desktop.pace_menu import PaceMenu
from desktop.place import Place
from desktop.places import (
    make_ask_view,
    make_document_view,
    make_library_view,
    make_map_view,
    make_models_view,
    make_search_view,
    make_settings_view,
    make_summary_view,
)
from desktop.question_box import QuestionBox
from desktop.search_likeness import related_to
from desktop.settings_feed import SettingsFeed
from desktop.shortcuts import Shortcuts
from desktop.sidebar import Sidebar
from desktop.summary_writer import SummaryWriter, WritingLine
from desktop.theme import GRID
from desktop.translation import translate, translate_count
from engine.api import Answer, FileState, LibraryStatus


class Workspace(QWidget):
    """Owns the places and the bridge; closing it ends the engine. A place is made when it is first looked at."""

    closing = Signal()

    ask_view = cached_property(make_ask_view)
    search_view = cached_property(make_search_view)
    library_view = cached_property(make_library_view)
    map_view = cached_property(make_map_view)
    summary_view = cached_property(make_summary_view)
    settings_view = cached_property(make_settings_view)
    models_view = cached_property(make_models_view)
    document_view = cached_property(make_document_view)

    def __init__(self, sidebar: Sidebar, box: QuestionBox, bridge: EngineBridge) -> None:
        super().__init__()
        self.sidebar, self.box, self.bridge = sidebar, box, bridge
        self.indexer = Indexer(bridge, self)
        self.feed = LibraryFeed(bridge, self.indexer, self)
        self.watch = FolderWatch(bridge, self.indexer, self)
        self.settings_feed = SettingsFeed(bridge, self)
        self.pace_menu = PaceMenu(self.settings_feed)
        self.notices = Notices()
        self.removal = FolderRemoval(bridge, self.indexer, self.feed, self.notices)
        self.collections = CollectionFeed(bridge, self.notices)
        self.past = HistoryPane(bridge, self.notices)
        self.note_saver = NoteSaver(self.notices, self)
        self.writer = SummaryWriter(bridge, self.indexer, self.feed, self.settings_feed, self)
        self.activity_bar = ActivityBar(self.indexer, self.pace_menu.make_button())
        self.views = QStackedWidget()
        self._lay_out()
        self._connect_engine()
        self._connect_views()
        self.shortcuts = Shortcuts(self)
        sidebar.places[sidebar.chosen].click()

    def make_places(self) -> Iterator[QWidget]:
        """Make the places that are soon wanted, one at each step; the settings, which take longest, when they are."""
        yield self.search_view
        yield self.document_view
        yield self.library_view
        yield self.summary_view
        yield self.models_view

    @Slot()
    def show_ask(self) -> None:
        """Go to the question box."""
        self.views.setCurrentWidget(self.ask_view)
        self.sidebar.choose("ask")
        self.ask_view.focus_question()

    @Slot()
    def show_search(self) -> None:
        """Go to the search box."""
        self.views.setCurrentWidget(self.search_view)
        self.sidebar.choose("search")
        self.search_view.focus_box()

    @Slot()
    def show_library(self) -> None:
        """Go to the library."""
        self.views.setCurrentWidget(self.library_view)
        self.sidebar.choose("library")
        self.feed.want_documents(wanted=True)
        self.feed.refresh()

    @Slot()
    def show_map(self) -> None:
        """Go to the map."""
        self.views.setCurrentWidget(self.map_view)
        self.sidebar.choose("map")
        self.map_view.sheet.setFocus()

    @Slot()
    def show_settings(self) -> None:
        """Go to the settings."""
        self.views.setCurrentWidget(self.settings_view)
        self.sidebar.choose("settings")
        self.settings_view.focus_search()

    @Slot()
    def show_models(self) -> None:
        """Go to the models."""
        self.views.setCurrentWidget(self.models_view)
        self.sidebar.choose("models")
        self.models_view.refresh()
        self.models_view.focus_list()

    @Slot()
    def begin_anew(self) -> None:
        """Go to the question box for a question that follows no answer."""
        self.show_ask()
        self.ask_view.begin_anew()

    @Slot(object, str)
    def ask_about(self, documents: tuple[int, ...], words: str) -> None:
        """Go to the question box for a question about these documents, which ``words`` name; () for all."""
        self.ask_view.question.scope_field.choose_documents(documents, words)
        self.begin_anew()

    @Slot()
    def show_first_steps(self) -> None:
        """Go where the first steps are taken."""
        self.show_ask()
        self.ask_view.show_first_steps()

    @Slot(object)
    def show_summary(self, path: Path | None) -> None:
        """Go to the summary of a document, a folder or, without a path, the library."""
        self.views.setCurrentWidget(self.summary_view)
        self.sidebar.choose("library")
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
        self.sidebar.choose("search")
        self.search_view.show_like(related_to(path))

    @Slot()
    def choose_folder(self) -> None:
        """Let the person pick a folder to add."""
        folder = QFileDialog.getExistingDirectory(self, translate("Add a folder to Carrel"), str(Path.home()))
        if folder:
            self.indexer.add((Path(folder),))

    def put_beside(self, reader: QWidget) -> None:
        """Give the reader its room beside the places; it is hidden until it has something to show."""
        reader.hide()
        reader.setMinimumWidth(33 * GRID)  # both fit beside the side bar in the smallest window
        self._splitter.addWidget(reader)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End the engine with the window."""
        self.closing.emit()
        self.feed.close()
        self.bridge.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setObjectName("central")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sidebar.furnish(self.past, WritingLine(self.writer))
        self._splitter = QSplitter(Qt.Orientation.Horizontal, handleWidth=GRID // 2, childrenCollapsible=False)
        self._splitter.addWidget(self.views)
        self.views.setMinimumWidth(34 * GRID)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self._splitter, 1)
        right.addWidget(self.activity_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addLayout(right, 1)
        self.drop_zone = DropZone(self)
        self.drop_zone.dropped.connect(self._take)

    def _connect_engine(self) -> None:
        self.bridge.ready.connect(self._on_ready)
        EngineNotices(self.bridge, self.notices, self.sidebar.state, self)
        self.feed.status_came.connect(self._on_status)
        self.pace_menu.changed.connect(self.watch.show_settings)
        self.pace_menu.chosen.connect(self.indexer.begin_again)
        self.indexer.started.connect(self._on_indexing)
        for topic, failed in (
            ("watching", self.watch.troubled),
            ("settings", self.settings_feed.failed),
            ("library", self.feed.failed),
            ("indexing", self.indexer.failed),
            ("writing", self.writer.failed),
        ):
            failed.connect(lambda sentence, topic=topic: self.notices.show_notice(topic, sentence))

    def _connect_views(self) -> None:
        self.sidebar.ask_wanted.connect(self.show_ask)
        self.sidebar.search_wanted.connect(self.show_search)
        self.sidebar.library_wanted.connect(self.show_library)
        self.sidebar.map_wanted.connect(self.show_map)
        self.sidebar.settings_wanted.connect(self.show_settings)
        self.sidebar.models_wanted.connect(self.show_models)
        self.sidebar.add_folder_wanted.connect(self.choose_folder)
        self.past.list.answer_chosen.connect(self._show_past)
        self.past.list.live_chosen.connect(self._show_live)
        self.views.currentChanged.connect(self._on_place)
        self.activity_bar.failures_wanted.connect(self._show_failures)

    @Slot()
    def _on_place(self) -> None:
        shown = self.views.currentWidget()
        self.feed.want_documents(wanted=isinstance(shown, LibraryView))
        models = isinstance(shown, ModelsView)
        self.drop_zone.say(translate("Drop to add a model") if models else translate("Drop to add to your library"))

    @Slot(object)
    def _take(self, paths: tuple[Path, ...]) -> None:
        """What was dropped is meant for the place that it was dropped on."""
        shown = self.views.currentWidget()
        if isinstance(shown, ModelsView):
            shown.add(paths)
        else:
            self.indexer.add(paths)

    @Slot()
    def _on_ready(self) -> None:
        self.feed.refresh()
        self.past.feed.refresh()

    @Slot(object)
    def _on_status(self, status: LibraryStatus) -> None:
        self.notices.dismiss("library")
        ready = status.files.get(FileState.INDEXED, 0) + status.files.get(FileState.OFFLINE, 0)
        said = translate_count("{n} document ready", "{n} documents ready", ready)
        self.sidebar.state.setText(said if status.folders else translate("No documents yet"))

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
        self.sidebar.choose("ask")

    @Slot()
    def _show_failures(self) -> None:
        self.show_library()
        self.library_view.show_failures()

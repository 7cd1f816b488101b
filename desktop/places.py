"""The places of the window: one function makes each and connects it with the rest, when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.about_box import AboutBox
from desktop.ask_view import AskView
from desktop.collection_list import CollectionList
from desktop.commands import search_for
from desktop.document_view import DocumentView
from desktop.library_view import LibraryView
from desktop.map_view import MapView
from desktop.models_view import ModelsView
from desktop.search_view import SearchView
from desktop.settings_view import SettingsView
from desktop.summary_view import SummaryView

if TYPE_CHECKING:
    from desktop.workspace import Workspace


def make_ask_view(window: Workspace) -> AskView:
    """The place to ask; past questions and their answers come from the side bar."""
    view = AskView(window.box, window.bridge, window.settings_feed)
    view.add_folder_wanted.connect(window.choose_folder)
    view.place_chosen.connect(window.open_place)
    view.answer_chosen.connect(view.show_past)
    view.export.done.connect(lambda sentence: window.notices.confirm("export", sentence))
    view.export.failed.connect(lambda sentence: window.notices.show_notice("export", sentence))
    view.footer.verdict.judged.connect(window.past.feed.judge)
    view.footer.note_wanted.connect(window.note_saver.save)
    view.greeting.steps.folder_wanted.connect(lambda folder: window.indexer.add((folder,)))
    view.greeting.steps.models_wanted.connect(window.show_models)
    window.feed.tell_status(view.greeting.show_status)
    view.asked.connect(window.past.list.show_live)
    view.answered.connect(window.past.end_live)
    window.past.feed.came.connect(view.show_history)
    window.past.export_wanted.connect(view.export.export)
    window.past.forgotten.connect(view.leave)
    window.views.addWidget(view)
    return view


def make_search_view(window: Workspace) -> SearchView:
    """The place to search."""
    view = SearchView(window.bridge, window.collections)
    view.box.keep_wanted.connect(window.collections.add)
    view.add_folder_wanted.connect(window.choose_folder)
    view.place_chosen.connect(window.open_place)
    window.feed.tell_status(view.show_status)
    window.views.addWidget(view)
    return view


def make_library_view(window: Workspace) -> LibraryView:
    """The library's folders and files."""
    view = LibraryView(window.pace_menu.make_button())
    view.add_folder_wanted.connect(window.choose_folder)
    view.place_chosen.connect(window.open_place)
    view.summary_wanted.connect(window.show_summary)
    _connect_collections(view.collection_list, window)
    view.first_steps_wanted.connect(window.show_first_steps)
    view.refresh_wanted.connect(window.indexer.refresh)
    view.remove_wanted.connect(window.removal.remove)
    view.retry_wanted.connect(window.indexer.retry)
    view.retry_failed_wanted.connect(window.indexer.retry_failed)
    window.feed.documents_came.connect(view.show_documents)
    window.feed.tell_status(view.show_status)
    window.views.addWidget(view)
    return view


def _connect_collections(shown: CollectionList, window: Workspace) -> None:
    def ask(filters: str) -> None:
        window.ask_about((), "")
        window.ask_view.question.scope_field.edit.setText(filters)

    shown.chosen.connect(lambda query: search_for(query, window))
    shown.ask_wanted.connect(ask)
    shown.renamed.connect(window.collections.rename)
    shown.remove_wanted.connect(window.collections.remove)
    window.collections.came.connect(shown.show_collections)
    shown.show_collections(window.collections.collections)


def make_map_view(window: Workspace) -> MapView:
    """The library as a picture."""
    view = MapView(window.bridge)
    view.place_chosen.connect(window.open_place)
    view.add_folder_wanted.connect(window.choose_folder)
    view.ask_wanted.connect(window.ask_about)
    window.indexer.idle.connect(view.refresh_if_shown)
    window.bridge.ready.connect(view.refresh_if_shown)
    window.views.addWidget(view)
    return view


def make_summary_view(window: Workspace) -> SummaryView:
    """The summary of a document, a folder or the library."""
    view = SummaryView(window.bridge)
    view.place_chosen.connect(window.open_place)
    view.left.connect(window.show_library)
    view.writing_changed.connect(window.writer.make_way)
    window.views.addWidget(view)
    return view


def make_settings_view(window: Workspace) -> SettingsView:
    """Every setting, and what the program is."""
    view = SettingsView(window.settings_feed, AboutBox(window.bridge))
    view.first_steps_wanted.connect(window.show_first_steps)
    question_key, row = window.shortcuts.question_key, view.rows["window", "quick_question"]
    question_key.changed.connect(row.show_state)
    row.show_state(question_key.sentence)
    window.views.addWidget(view)
    return view


def make_models_view(window: Workspace) -> ModelsView:
    """The models, and what is done with them."""
    view = ModelsView(window.bridge, window.settings_feed)
    view.wishes.embedder_chosen.connect(window.indexer.change_embedder)
    view.wishes.chosen.connect(window.feed.refresh)
    view.failed.connect(lambda sentence: window.notices.show_notice("models", sentence))
    window.indexer.idle.connect(view.refresh_if_shown)
    window.views.addWidget(view)
    return view


def make_document_view(window: Workspace) -> DocumentView:
    """The reader, which is no place of its own: it opens beside the one on the screen."""
    view = DocumentView(window.bridge)
    view.closed.connect(view.hide)
    view.related_wanted.connect(window.show_related)
    view.summary_wanted.connect(window.show_summary)
    window.put_beside(view)
    return view

"""The keys of the window, what each does, and the sentence that tells of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop.command_box import CommandBox
from desktop.document_view import DocumentView
from desktop.question_key import QuestionKey
from desktop.translation import mark, translate

if TYPE_CHECKING:
    from desktop.workspace import Workspace

KEYS = mark(
    "Ctrl+K: one box for commands, recent things, searches and questions · Ctrl+L: ask · "
    "Ctrl+F: search, or find in the open document while the keyboard is in it · "
    "Enter: send or open · Shift+Enter: a new line of a question · "
    "@ and #: narrow it to a folder, file or tag · Esc: stop, then close the document, then clear the search · "
    "Ctrl+Enter: more like the chosen passage · Ctrl+O: add a folder · Ctrl+N: a question that follows no answer · "
    "in the past questions F2: rename a conversation, Ctrl+P: pin it, Delete: forget a question and what follows it · "
    "in the open document Ctrl+Shift+F: find, F3, Shift+F3: the next place, the one before, Alt+Left, Alt+Right: back, "
    "forward, Ctrl++, Ctrl+-, Ctrl+0: larger, smaller, as at first, Ctrl+R: related documents · "
    "Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4, Ctrl+5, Ctrl+6: asking, searching, the library, the settings, "
    "the models, the map · Ctrl+Q: quit · F1: hide this"
)


class Shortcuts(QObject):
    """The keys of the window work wherever the keyboard is in it; ``question_key`` is the one from outside."""

    def __init__(self, window: Workspace) -> None:
        super().__init__(window)
        self.question_key = QuestionKey(window.settings_feed, self)
        window.closing.connect(self.question_key.close)
        self._window = window
        _make_all(window, self)

    def toggle_keys(self) -> None:
        """Show all keys, a line for each matter, or no more; last, how the one from other programs stands."""
        lines = [*translate(KEYS).split(" · "), self.question_key.sentence]
        self._window.notices.toggle("keys", "\n".join(filter(None, lines)))


def _make_all(window: Workspace, shortcuts: Shortcuts) -> None:

    def in_reader(act: Callable[[DocumentView], object]) -> Callable[[], object]:
        return lambda: act(window.document_view)  # which may not have been made yet

    @cache
    def command_box() -> CommandBox:
        return CommandBox(window)  # which takes its time, and is not wanted at the start

    for keys, act in (
        ("Ctrl+K", lambda: command_box().open()),
        ("Ctrl+L Ctrl+1", window.show_ask),
        ("Ctrl+N", window.begin_anew),
        ("Ctrl+F", lambda: _find(window)),
        ("Ctrl+2", window.show_search),
        ("Ctrl+3", window.show_library),
        ("Ctrl+4 Ctrl+,", window.show_settings),
        ("Ctrl+5", window.show_models),
        ("Ctrl+6", window.show_map),
        ("Ctrl+R", in_reader(lambda reader: reader.header.show_related())),
        ("Ctrl+Shift+F", in_reader(DocumentView.find_words)),
        ("F3", in_reader(lambda reader: reader.find_bar.step(1))),
        ("Shift+F3", in_reader(lambda reader: reader.find_bar.step(-1))),
        ("Ctrl++ Ctrl+=", in_reader(lambda reader: reader.zoom(1))),
        ("Ctrl+-", in_reader(lambda reader: reader.zoom(-1))),
        ("Ctrl+0", in_reader(lambda reader: reader.zoom(0))),
        ("Alt+Left", in_reader(DocumentView.go_back)),
        ("Alt+Right", in_reader(DocumentView.go_forward)),
        ("Ctrl+O", window.choose_folder),
        ("Esc", lambda: _step_back(window)),
        ("Ctrl+Q", lambda: window.window().close()),
        ("F1", shortcuts.toggle_keys),
    ):
        for each in keys.split():
            QShortcut(QKeySequence(each), window).activated.connect(act)


def _find(window: Workspace) -> None:
    focus, reader = QApplication.focusWidget(), window.document_view
    if focus and reader.isVisible() and reader.isAncestorOf(focus):
        reader.find_words()
    else:
        window.show_search()


def _step_back(window: Workspace) -> None:
    shown = window.views.currentWidget()
    if window.past.leave_search():
        return
    if window.ask_view.busy:
        window.ask_view.stop()
    elif window.document_view.find_bar.isVisible():
        window.document_view.find_bar.hide()
    elif shown is window.search_view and window.search_view.has_typing:
        window.search_view.step_back()
    elif window.document_view.isVisible():
        window.document_view.close_document()
    elif shown is window.search_view:
        window.search_view.step_back()
    elif shown is window.summary_view:
        window.show_library()

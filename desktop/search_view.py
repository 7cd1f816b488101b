"""The place to search: a box, filters as switches, and passages that come while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.collection_feed import CollectionFeed
from desktop.empty_state import EmptyState
from desktop.engine_bridge import EngineBridge
from desktop.engine_words import translate_engine
from desktop.icons import IconButton, IconLabel, LabelledButton
from desktop.labels import Label
from desktop.library_feed import is_empty
from desktop.place import Place
from desktop.search_chips import SearchChips
from desktop.search_feed import Found, SearchFeed, Wish, find_terms
from desktop.search_guide import SearchGuide
from desktop.search_likeness import Likeness, LikenessBar
from desktop.search_list import SearchList
from desktop.search_query import has_filters
from desktop.search_results import say_alike, say_found
from desktop.theme import GRID, READING_WIDTH
from desktop.translation import mark, translate
from engine.api import Failure, LibraryStatus, Terms

_NARROWED = mark("With fewer filters, phrases and exclusions there may be more.")
_STARTING = mark("Carrel is starting, and looks for this as soon as it is ready.")
_AGAIN = mark("Carrel searches again as soon as the engine is back.")


class SearchView(QWidget):
    """What is shown always belongs to what stands in the box, or is pale until that is found."""

    place_chosen = Signal(Place)
    add_folder_wanted = Signal()

    def __init__(self, bridge: EngineBridge, collections: CollectionFeed) -> None:
        super().__init__()
        self._collections = collections
        self._wish: Wish = ""
        self._shown: Found | None = None
        self._left: Found | None = None  # what was shown of the query, before the list of what is like something
        self._open_when_found, self._library_empty = False, False
        self._engine_ready = not bridge.is_starting
        bridge.ready.connect(lambda: self._note_engine(ready=True))
        bridge.lost.connect(lambda: self._note_engine(ready=False))
        bridge.gone.connect(lambda *_: self._note_engine(ready=True))  # it does not start, and that is told above
        self.feed = SearchFeed(bridge, self)
        self.feed.found.connect(self._on_found)
        self.feed.explained.connect(self._on_reason)
        self.feed.failed.connect(self._on_failure)
        self.box = SearchBox()
        self.box.edit.textChanged.connect(self._on_text)
        self.box.entered.connect(self._open_best)
        self.box.down_pressed.connect(self._enter_list)
        self.chips = SearchChips()
        self.chips.edited.connect(self._write)
        self.state = Label(style="small", wrap=True)
        self.state.setMinimumHeight(3 * GRID)
        self.trouble = Label(style="remark", wrap=True)
        self.trouble.hide()
        self.likeness_bar = LikenessBar()
        self.likeness_bar.left.connect(self.step_back)
        self.list = SearchList()
        self.list.place_chosen.connect(self.place_chosen)
        self.list.like_wanted.connect(self.show_like)
        self.list.left.connect(self.box.edit.setFocus)
        self.list.typed.connect(self._type_on)
        self.guide = SearchGuide()
        self.guide.example_chosen.connect(self._write)
        self._welcome = self._make_welcome()
        self.nothing = _make_nothing()
        self.pages = QStackedWidget()
        for page in (self._welcome, self.guide, self.list, self.nothing):
            self.pages.addWidget(page)
        self._show_invitation()
        self._build()

    def show_status(self, status: LibraryStatus) -> None:
        """Know whether there is anything to look for."""
        self._library_empty = is_empty(status)
        if not self._wish:
            self._show_invitation()
        elif self.is_complete and self.pages.currentWidget() in (self._welcome, self.nothing):
            self._show_nothing()

    @Slot(Likeness)
    def show_like(self, likeness: Likeness) -> None:
        """List what is like a passage or a document instead of what was found for the query."""
        if isinstance(self._wish, str):
            self._left = self._shown
        self.list.setFocus()
        self._look_for(likeness)

    @Slot()
    def step_back(self) -> None:
        """Leave what is like something for the query; leave the query for an empty box."""
        if isinstance(self._wish, str):
            self.box.edit.clear()
            self.box.edit.setFocus()
            return
        left, self._left = self._left, None
        self._look_for(self.box.edit.text().strip())
        if left and left.wish == self._wish:
            self._on_found(left)
        self.feed.hurry()

    @property
    def is_complete(self) -> bool:
        """Whether all that was found for what stands in the box is shown, and no better list will come."""
        return self._shown is not None and self._shown.whole and not self._is_stale()

    @property
    def has_typing(self) -> bool:
        """Whether the keyboard is in the search box and something stands there."""
        return self.box.edit.hasFocus() and bool(self.box.edit.text())

    def focus_box(self) -> None:
        """Put the cursor into the search box, with its text selected."""
        self.box.edit.setFocus()
        self.box.edit.selectAll()

    def _build(self) -> None:
        self._collections.came.connect(self._mark_anew)
        head = QVBoxLayout()
        head.setSpacing(GRID)
        for widget in (self.box, self.chips, self.trouble, self.likeness_bar, self.state):
            head.addWidget(widget)
        column = QWidget()
        column.setMaximumWidth(READING_WIDTH)
        head.setContentsMargins(0, 0, 0, 0)
        column.setLayout(head)
        middle = QHBoxLayout()
        middle.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        middle.addStretch(1)
        middle.addWidget(column, 1000)  # takes all the room up to its maximum width
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3 * GRID, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle)
        layout.addWidget(self.pages, 1)

    def _make_welcome(self) -> EmptyState:
        add_folder = LabelledButton("folder-plus", translate("Add folder"), "primary")
        add_folder.clicked.connect(self.add_folder_wanted)
        return EmptyState(
            "folder",
            translate("There is nothing to search yet"),
            translate(
                "Drop a folder here or press Add folder. Carrel reads it on this computer, and finds its passages by "
                "their words and by what they mean."
            ),
            add_folder,
        )

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.chips.show_query(text)
        query = text.strip()
        if query != self._wish:
            self._look_for(query)

    def _look_for(self, wish: Wish) -> None:
        self._wish = wish
        self._open_when_found = False
        self._say_trouble("")
        self.likeness_bar.show_likeness(wish if isinstance(wish, Likeness) else None)
        self.feed.look_for(wish)
        if wish:
            self.list.grow_old()
            self._say_starting()
        else:
            self._forget()

    def _note_engine(self, *, ready: bool) -> None:
        self._engine_ready = ready
        if self._wish and self._is_stale():
            self._say_starting()

    def _say_starting(self) -> None:
        """A first search may wait for the engine for seconds, which would look as if nothing were found."""
        if not self._engine_ready:
            self.state.setText(translate(_STARTING))

    @Slot(Found)
    def _on_found(self, found: Found) -> None:
        before = self._shown
        self._shown = found
        self._say_trouble("")
        wish = found.wish
        if isinstance(wish, str) and not found.passages and found.whole:
            self._show_nothing()
            return
        terms = find_terms(found, self._collections.collections)
        self.list.show_passages(terms, found.passages, same_query=before is not None and before.wish == wish)
        self.pages.setCurrentWidget(self.list)
        self.state.setText(say_found(found.passages) if isinstance(wish, str) else say_alike(found.passages))
        if self._open_when_found and found.passages:
            self._open_best()

    @Slot()
    def _mark_anew(self) -> None:
        """Mark the words of collections that have come, or were changed, since."""
        if self._shown and self._shown.passages and isinstance(self._shown.wish, str) and not self._is_stale():
            terms = find_terms(self._shown, self._collections.collections)
            self.list.show_passages(terms, self._shown.passages, same_query=True)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        if reason:
            self.state.setText(translate_engine(reason))

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        lost = failure.kind == "engine_lost"
        self._say_trouble(f"{failure.message} {translate(_AGAIN)}" if lost else failure.message)
        if self._is_stale():
            self._show_blank()
            if self.pages.currentWidget() is self.nothing:  # which nobody can say
                self.pages.setCurrentWidget(self.list)

    @Slot()
    def _open_best(self) -> None:
        if not self._wish:
            return
        if self._is_stale():
            self._open_when_found = True
            self.feed.hurry()
        else:
            self._open_when_found = False
            self.list.open_best()

    @Slot()
    def _enter_list(self) -> None:
        if self.pages.currentWidget() is self.list:
            self.list.enter()

    @Slot(str)
    def _write(self, query: str) -> None:
        self.box.edit.setText(query)
        self.box.edit.setFocus()

    @Slot(QKeyEvent)
    def _type_on(self, event: QKeyEvent) -> None:
        self.box.edit.setFocus()
        QApplication.sendEvent(self.box.edit, event)

    def _is_stale(self) -> bool:
        return self._shown is None or self._shown.wish != self._wish

    def _forget(self) -> None:
        self._show_blank()
        self._show_invitation()

    def _show_blank(self) -> None:
        self._shown = None
        self.list.show_passages(Terms(), (), same_query=False)
        self.state.clear()

    def _show_invitation(self) -> None:
        self.pages.setCurrentWidget(self._welcome if self._library_empty else self.guide)

    def _show_nothing(self) -> None:
        """Say that nothing was found; where there is nothing to search, what to do about that."""
        narrowed = not self._library_empty and isinstance(self._wish, str) and has_filters(self._wish)
        self.state.setText(translate(_NARROWED) if narrowed else "")
        self.pages.setCurrentWidget(self._welcome if self._library_empty else self.nothing)

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


class SearchBox(QFrame):
    """One line to write in, with a button that keeps what stands there and one that empties it."""

    entered = Signal()
    down_pressed = Signal()
    keep_wanted = Signal(str)  # the query, to be kept as a collection

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("questionFrame")
        self.edit = QLineEdit(placeholderText=translate("Search your documents"))
        self.edit.setAccessibleName(translate("Search"))
        self.edit.setAcceptDrops(False)
        self.edit.returnPressed.connect(self.entered)
        self.edit.installEventFilter(self)
        self.clear_button = IconButton("x", translate("Clear (Esc)"))
        self.clear_button.clicked.connect(self.edit.clear)
        self.clear_button.clicked.connect(self.edit.setFocus)
        self.keep_button = IconButton("pin", translate("Keep this search among the collections of the library"))
        self.keep_button.clicked.connect(lambda: self.keep_wanted.emit(self.edit.text()))
        for button in (self.keep_button, self.clear_button):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.hide()
        self.edit.textChanged.connect(self._show_buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel("search"))
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.keep_button)
        layout.addWidget(self.clear_button)

    @Slot(str)
    def _show_buttons(self, text: str) -> None:
        self.keep_button.setVisible(bool(text.strip()))
        self.clear_button.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the frame show that the keyboard is here, and Down lead into the list."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().polish(self)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return True
        return super().eventFilter(watched, event)


def _make_nothing() -> EmptyState:
    return EmptyState(
        "search",
        translate("Nothing found"),
        translate(
            "Try fewer words, or others that say the same. What you added only a moment ago is found as soon as it "
            "has been read."
        ),
    )

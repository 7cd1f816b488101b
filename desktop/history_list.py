"""Past questions by conversation: pinned ones first, then the one gone on with last, the one on its way on top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.conversation import Conversations
from desktop.icons import draw_icon
from desktop.theme import GRID, current_theme
from desktop.translation import translate
from engine.api import Answer

_STEP, _FOLLOWS, _FOLLOWS_LEFTWARDS = "    ", "↳ ", "↲ "
_DEEPEST = 4  # steps to the right: the list is narrow
_LONGEST_NAME = 200  # characters, as the engine has it
_PIN = 14  # logical pixels
_ANSWER = Qt.ItemDataRole.UserRole
_PINNED = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class HistoryList(QListWidget):
    """A click shows the stored answer again."""

    answer_chosen = Signal(object)  # Answer
    live_chosen = Signal()
    marked = Signal(object, str, bool)  # Answer that begins a conversation, its name, whether it is pinned
    export_wanted = Signal(object)  # Answer
    forget_wanted = Signal(object)  # Answer

    def __init__(self) -> None:
        super().__init__()
        self._newest_is_shown = False  # the answer on the screen has just come and is about to be listed
        self._postponed: tuple[Answer, ...] | None = None  # what came while a name was being written
        self.setAccessibleName(translate("Past questions"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.conversations = Conversations()
        names = _NameDelegate(self)
        names.written.connect(self._rename)
        names.closeEditor.connect(lambda: QTimer.singleShot(0, self._catch_up))
        self.setItemDelegate(names)
        self.rename = self._make_action(translate("Rename"), "F2", self._begin_renaming)
        self.pin = self._make_action(translate("Pin"), "Ctrl+P", self._turn_pin)
        self.export = self._make_action(translate("Export …"), "", lambda: self._emit_current(self.export_wanted))
        self.forget = self._make_action(translate("Forget"), "Del", lambda: self._emit_current(self.forget_wanted))
        self.currentItemChanged.connect(self._update_actions)
        self._update_actions()

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Replace the stored questions; a question on its way stays on top."""
        if self.state() == QListWidget.State.EditingState:
            self._postponed = answers
            return
        live = self._live_item()
        row = self.currentRow()
        chosen = self.currentItem().data(_ANSWER) if self.currentItem() else None
        if self._newest_is_shown and not live:
            chosen = next(iter(answers), None)
        self._newest_is_shown = False
        question = live.text() if live else ""
        self.clear()
        if live:
            self.show_live(question)
            self.setCurrentRow(min(row, 0))
        self.conversations = Conversations(answers)
        for depth, answer in self.conversations.arrange():
            item = self._make_item(answer, depth)
            self.addItem(item)
            if chosen and (answer.id == chosen.id if chosen.id else answer == chosen):
                self.setCurrentItem(item)
        if self.hasFocus() and self.currentRow() < 0 <= row:  # what stood there was forgotten
            self.setCurrentRow(min(row, self.count() - 1))

    def show_live(self, question: str) -> None:
        """Put a question on top that has no answer yet."""
        item = QListWidgetItem(" ".join(question.split()))
        item.setToolTip(question)
        self.insertItem(0, item)
        self.setCurrentRow(0)

    def end_live(self) -> None:
        """The question on top has come to its end; stored ones follow with ``show_answers``."""
        live = self._live_item()
        if live:
            self._newest_is_shown = self.currentItem() is live
            self.takeItem(0)
            if self._newest_is_shown:
                self.setCurrentRow(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the question under the mouse or, by the menu key, with the current one."""
        item = self.currentItem()
        if item is None or item.data(_ANSWER) is None:
            return
        menu = QMenu(translate("What can be done with the conversation"), self)
        menu.addActions([self.rename, self.pin, self.export])
        menu.addSeparator()
        menu.addAction(self.forget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft()) if by_key else event.globalPos())

    def _make_action(self, title: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _live_item(self) -> QListWidgetItem | None:
        top = self.item(0)
        return top if top is not None and top.data(_ANSWER) is None else None

    def _make_item(self, answer: Answer, depth: int) -> QListWidgetItem:
        question = " ".join((answer.name or answer.question).split())
        follows = (_FOLLOWS_LEFTWARDS if self.isRightToLeft() else _FOLLOWS) if depth else ""
        item = QListWidgetItem(f"{_STEP * (min(depth, _DEEPEST) - 1)}{follows}{question}")
        item.setToolTip(answer.question)
        item.setData(_ANSWER, answer)
        item.setData(_PINNED, answer.pinned)
        said = translate("{question}, pinned", question=item.text()) if answer.pinned else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _current(self) -> Answer | None:
        item = self.currentItem()
        answer = item.data(_ANSWER) if item else None
        return answer if answer is not None and answer.id else None

    def _beginning(self) -> QListWidgetItem | None:
        """The first row of the conversation of the current one, if it is listed from its beginning."""
        answer = self._current()
        first = answer and self.conversations.find_beginning(answer)
        if not first or first.after:
            return None
        rows = (self.item(row) for row in range(self.count()))
        same = (row for row in rows if row.data(_ANSWER) and self._begins_with(row.data(_ANSWER), first))
        return next(same, None)

    def _begins_with(self, answer: Answer, first: Answer) -> bool:
        return self.conversations.find_beginning(answer).id == first.id

    @Slot()
    def _update_actions(self) -> None:
        beginning = self._beginning()
        for action in (self.rename, self.pin):
            action.setEnabled(beginning is not None)
        self.pin.setText(translate("Unpin") if beginning and beginning.data(_PINNED) else translate("Pin"))
        for action in (self.export, self.forget):
            action.setEnabled(self._current() is not None)

    def _emit_current(self, signal: SignalInstance) -> None:
        answer = self._current()
        if answer is not None:
            signal.emit(answer)

    @Slot()
    def _begin_renaming(self) -> None:
        beginning = self._beginning()
        if beginning:
            self.setCurrentItem(beginning)
            self.editItem(beginning)

    @Slot(QModelIndex, str)
    def _rename(self, index: QModelIndex, name: str) -> None:
        answer = index.data(_ANSWER)
        name = " ".join(name.split())
        question = " ".join(answer.question.split())
        name = "" if name in (question, " ".join(question[:_LONGEST_NAME].split())) else name  # the editor cuts it
        if name != answer.name:
            self.marked.emit(answer, name, answer.pinned)

    @Slot()
    def _turn_pin(self) -> None:
        beginning = self._beginning()
        if beginning:
            answer = beginning.data(_ANSWER)
            self.marked.emit(answer, answer.name, not answer.pinned)

    @Slot()
    def _catch_up(self) -> None:
        if self._postponed is not None:
            answers, self._postponed = self._postponed, None
            self.show_answers(answers)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        answer = item.data(_ANSWER)
        if answer is None:
            self.live_chosen.emit()
        else:
            self.answer_chosen.emit(answer)


class _NameDelegate(QStyledItemDelegate):
    """Draws the pin at the right, and has the name of a conversation written in its row."""

    written = Signal(QModelIndex, str)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        if index.data(_PINNED):
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationPosition = QStyleOptionViewItem.Position.Right
            option.decorationSize = QSize(_PIN, _PIN)
            ratio = option.widget.devicePixelRatioF()
            option.icon = QIcon(draw_icon("pin", QColor(current_theme().muted), ratio, _PIN))

    # The names are Qt's.
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:  # noqa: N802
        edit = QLineEdit(parent)
        edit.setObjectName("inRow")
        edit.setAccessibleName(translate("Name of the conversation"))
        edit.setMaxLength(_LONGEST_NAME)
        edit.setAcceptDrops(False)
        return edit

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - as above
        assert isinstance(editor, QLineEdit)
        self.written.emit(index, editor.text())

    # As above.
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802
        editor.setGeometry(option.rect.adjusted(GRID // 2, 2, -GRID // 2, -2))

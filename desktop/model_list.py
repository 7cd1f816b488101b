"""The models by what they are for, those on this computer first, each with what it is used for or good for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.engine_words import capitalize, translate_engine
from desktop.theme import GRID, current_theme
from desktop.translation import mark, translate
from engine.api import ListedModel, ModelRole

_MODEL = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.AccessibleDescriptionRole
_HEADINGS = {
    ModelRole.LANGUAGE_MODEL: mark("Language models"),
    ModelRole.EMBEDDER: mark("Embedding models"),
    ModelRole.RERANKER: mark("Rerankers"),
    ModelRole.ENTAILMENT: mark("NLI models"),
}


class ModelList(QListWidget):
    """A click or the arrow keys choose a model; that a new list has another chosen one is not said."""

    chosen = Signal(object)  # ListedModel

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("models")
        self.setAccessibleName(translate("Models"))
        self.setItemDelegate(_ModelDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._say_chosen)
        self.itemClicked.connect(self._say_chosen)  # also the one that is chosen already

    @property
    def current(self) -> ListedModel | None:
        """The model that is chosen."""
        item = self.currentItem()
        return item.data(_MODEL) if item else None

    @property
    def models(self) -> tuple[ListedModel, ...]:
        """All that are listed, as they stand."""
        items = (self.item(row).data(_MODEL) for row in range(self.count()))
        return tuple(model for model in items if model)

    def show_models(self, models: tuple[ListedModel, ...]) -> None:
        """Replace the list; the chosen one stays chosen while it is there, else the first one that is used is."""
        before, height = self.current, self.verticalScrollBar().value()
        searched = any(model.active for model in models)
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        for role, heading in _HEADINGS.items():
            of_role = sorted((model for model in models if model.role is role), key=_order)
            if of_role:
                self._add_heading(translate(heading))
            for model in of_role:
                self._add_model(model, searched=searched)
        first = next(iter([*(model for model in self.models if model.wanted), *self.models]), None)
        if not (before and self.choose(before.id, before.role)) and first:
            self.choose(first.id, first.role)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.verticalScrollBar().setValue(height)

    def choose(self, model_id: str, role: ModelRole) -> bool:
        """Choose a model; whether it is listed."""
        for row in range(self.count()):
            model = self.item(row).data(_MODEL)
            if model and (model.id, model.role) == (model_id, role):
                self.setCurrentRow(row)
                return True
        return False

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _add_model(self, model: ListedModel, *, searched: bool) -> None:
        item = QListWidgetItem(model.title)
        item.setData(_MODEL, model)
        item.setData(_WORDS, describe_briefly(model, searched=searched))
        item.setToolTip(model.path or translate_engine(model.good_for))
        self.addItem(item)

    @Slot(QListWidgetItem)
    def _say_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_MODEL):
            self.chosen.emit(item.data(_MODEL))


def describe_briefly(model: ListedModel, *, searched: bool) -> str:
    """What stands below a model's name: how it is used, else what it is good for.

    ``searched`` says that some embedder's vectors are searched, be they this one's or not.
    """
    if model.active:
        return translate("In use") if model.wanted else translate("Searched with until another one is ready")
    if model.building:
        return translate("Chosen, its vectors are being made")
    if model.wanted:
        chosen = model.role is ModelRole.EMBEDDER and searched
        return translate("Chosen") if chosen else translate("In use")
    if model.path:
        return translate("Cannot be used") if model.problem else translate("On this computer")
    return capitalize(translate_engine(model.good_for)) or translate("Not installed")


def _order(model: ListedModel) -> tuple[bool, bool]:
    """What is on this computer first, and of that what is used."""
    return (not model.path, not (model.wanted or model.active))


class _ModelDelegate(QStyledItemDelegate):
    """Two lines a model, with a dot at what is used; a heading is one small line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """As high as the lines are."""
        line = option.fontMetrics.height()
        if index.data(_MODEL) is None:
            return QSize(1, line + (3 if index.row() else 1) * GRID)
        return QSize(1, 2 * line + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let the style paint the ground, then the words over it."""
        model, rect = index.data(_MODEL), option.rect
        if model is not None:
            ground = QStyleOptionViewItem(option)
            self.initStyleOption(ground, index)
            ground.text = ""
            style = option.widget.style()
            style.drawControl(style.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if model is None:
            _write_heading(painter, rect, index.data())
        else:
            _write_model(painter, rect.adjusted(3 * GRID // 2, GRID, -3 * GRID // 2, -GRID), model, index.data(_WORDS))
        painter.restore()


def _write_heading(painter: QPainter, rect: QRect, words: str) -> None:
    font = _shrink(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    room = rect.adjusted(3 * GRID // 2, 0, -GRID, -GRID // 2)
    _write(painter, current_theme().muted, room, words, Qt.AlignmentFlag.AlignBottom)


def _write_model(painter: QPainter, room: QRect, model: ListedModel, words: str) -> None:
    theme = current_theme()
    if model.wanted or model.active:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        dot = QRect(room.right() - GRID + 1, room.center().y() - GRID // 2, GRID, GRID)
        painter.drawEllipse(QStyle.visualRect(painter.layoutDirection(), room, dot))
        words_room = room.adjusted(0, 0, -2 * GRID, 0)
        room = QStyle.visualRect(painter.layoutDirection(), room, words_room)
    _write(painter, theme.text if model.path else theme.muted, room, model.title, Qt.AlignmentFlag.AlignTop)
    painter.setFont(_shrink(painter.font()))
    ink = theme.warning if model.path and model.problem else theme.muted
    _write(painter, ink, room, words, Qt.AlignmentFlag.AlignBottom)


def _write(painter: QPainter, ink: str, room: QRect, words: str, where: Qt.AlignmentFlag) -> None:
    painter.setPen(QColor(ink))
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(where | Qt.AlignmentFlag.AlignLeft), fitting)


def _shrink(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small

"""The rows of the search list for Qt, each passage with the stretch of it that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.place import Place, place_of
from desktop.search_results import CopiesRow, DocumentRow, PassageRow, Row, arrange_rows
from engine.api import Excerpt, Passage, Terms, choose_excerpt, find_sentence

ROW = Qt.ItemDataRole.UserRole
EXCERPT = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class SearchModel(QAbstractListModel):
    """Titles cannot be chosen with the keyboard: the passages below them can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._passages: Sequence[Passage] = ()
        self._terms = Terms()
        self._opened: set[int] = set()

    def show_passages(self, terms: Terms, passages: Sequence[Passage]) -> None:
        """Replace everything; documents that were opened stay so."""
        self._terms = terms
        self._passages = passages
        self._arrange()

    def open_document(self, document_id: int) -> None:
        """Show every passage of a document."""
        self._opened.add(document_id)
        self._arrange()

    def forget_opened(self) -> None:
        """Show the best few of each document again from the next list on."""
        self._opened.clear()

    def find_passage(self, key: tuple[int, int, int] | None) -> QModelIndex:
        """The row of a passage, or else an invalid index."""
        for number, row in enumerate(self.rows):
            if isinstance(row, PassageRow) and row.key == key:
                return self.index(number)
        return QModelIndex()

    def find_place(self, row: DocumentRow | PassageRow) -> Place:
        """Where a row leads: to the best sentence of a passage, or else to all of it."""
        passage = row.best if isinstance(row, DocumentRow) else row.passage
        return self._find_best(passage)

    def find_copy(self, passage: Passage, path: Path) -> Place:
        """Where the best sentence of a passage is looked for in another document."""
        return Place(path, text=self._find_best(passage).text, in_copy=True)

    def excerpt_of(self, passage: Passage) -> str:
        """What the list shows of a passage."""
        return self._choose(passage).text

    def _find_best(self, passage: Passage) -> Place:
        return find_best_place(passage, self._choose(passage))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, its excerpt, its tool tip, and its words for a screen reader."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == EXCERPT:
            return self._excerpt(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _explain(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a row."""
        if isinstance(self.rows[index.row()], DocumentRow):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _arrange(self) -> None:
        self.beginResetModel()
        self.rows = arrange_rows(self._passages, self._opened)
        self.endResetModel()

    def _excerpt(self, row: Row) -> Excerpt | None:
        return self._choose(row.passage) if isinstance(row, PassageRow) else None

    def _choose(self, passage: Passage) -> Excerpt:
        return choose_excerpt(passage.text, self._terms, passage.language)

    def _say(self, row: Row) -> str:
        match row:
            case DocumentRow():
                return f"{row.title}, {row.source}"
            case PassageRow():
                return f"{row.name}: {self.excerpt_of(row.passage)}"
            case _:
                return row.label


def find_best_place(passage: Passage, excerpt: Excerpt) -> Place:
    """The best sentence of a passage, or all of it where there is none."""
    sentence = find_sentence(passage.text, excerpt)
    if sentence is None:
        return place_of(passage)
    start, end = sentence
    return Place(passage.path, passage.page, passage.start + start, passage.start + end, passage.text[start:end])


def _explain(row: Row) -> str:
    if isinstance(row, PassageRow):
        return row.explanation
    paths = row.passage.copies if isinstance(row, CopiesRow) else [row.path] if isinstance(row, DocumentRow) else []
    # A tool tip takes what looks like markup for markup, and so may a file's name.
    return "<br>".join(f"<span>{escape(str(path))}</span>" for path in paths)

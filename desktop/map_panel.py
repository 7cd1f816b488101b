"""Beside the map what it shows in words: its regions, the documents of the chosen one, and what to do with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.icons import LabelledButton
from desktop.labels import Label
from desktop.map_sheet import name_cluster
from desktop.place import name_folder
from desktop.theme import GRID
from desktop.translation import translate, translate_count
from engine.api import LibraryMap, MapPoint

ALL = -1
"""Stands for no region."""

_NUMBER = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class MapDocuments(QAbstractListModel):
    """Documents by their titles."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.points: Sequence[MapPoint] = ()

    def show_points(self, points: Sequence[MapPoint]) -> None:
        """Have these instead of those there were."""
        self.beginResetModel()
        self.points = sorted(points, key=lambda point: point.title.casefold())
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """A row a document."""
        return 0 if parent.isValid() else len(self.points)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, and as a hint where the file lies and its date."""
        point = self.points[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return point.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return f"{name_folder(point.path)}  {point.date}".strip()
        return None


class MapPanel(QWidget):
    """Says which region is chosen and which document is wanted; what it lists it is told."""

    region_chosen = Signal(int)  # a place in LibraryMap.clusters, or ALL
    document_chosen = Signal(object)  # MapPoint
    ask_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.regions = QListWidget()
        self.regions.setAccessibleName(translate("Regions of the map"))
        self.regions.currentRowChanged.connect(self._tell_region)
        self.state = Label(style="muted", wrap=True)
        self.model = MapDocuments(self)
        self.documents = QListView()
        self.documents.setModel(self.model)
        self.documents.setAccessibleName(translate("Documents chosen on the map"))
        self.documents.setObjectName("documentList")
        self.documents.setUniformItemSizes(True)
        self.documents.setLayoutMode(QListView.LayoutMode.Batched)  # twenty thousand at once would be felt
        self.documents.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.documents.activated.connect(self._tell_document)
        self.documents.clicked.connect(self._tell_document)
        self.ask_button = LabelledButton("message-circle", translate("Ask about them"), "primary")
        self.ask_button.clicked.connect(self.ask_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(Label(translate("Regions"), "sectionLabel"))
        layout.addWidget(self.regions, 2)
        layout.addWidget(self.state)
        layout.addWidget(self.documents, 3)
        layout.addWidget(self.ask_button)

    def show_map(self, drawn: LibraryMap) -> None:
        """List the regions of another map, all of it chosen."""
        self.regions.blockSignals(True)  # noqa: FBT003 - Qt's name; whoever shows a map knows
        self.regions.clear()
        self._add(translate("All documents"), len(drawn.points), ALL)
        for number, cluster in enumerate(drawn.clusters):
            name = name_cluster(cluster)
            if name or cluster.documents < len(drawn.points):
                self._add(name or translate("Without words of its own"), cluster.documents, number)
        self.regions.setCurrentRow(0)
        self.regions.blockSignals(False)  # noqa: FBT003 - as above

    def show_documents(self, points: Sequence[MapPoint], state: str) -> None:
        """List what is chosen, in words and one by one."""
        self.model.show_points(points)
        self.state.setText(state)
        words = translate_count("Ask about this document", "Ask about these {n} documents", len(points))
        self.ask_button.setAccessibleName(words)
        self.ask_button.show_words(shown=True)
        self.ask_button.setEnabled(bool(points))

    def leave_region(self) -> None:
        """Mark no region: what is chosen was drawn by hand."""
        self.regions.blockSignals(True)  # noqa: FBT003 - Qt's name
        self.regions.setCurrentRow(-1)
        self.regions.blockSignals(False)  # noqa: FBT003 - as above

    def _add(self, name: str, documents: int, number: int) -> None:
        item = QListWidgetItem(translate("{name}  ({count})", name=name, count=documents), self.regions)
        item.setData(_NUMBER, number)

    @Slot(int)
    def _tell_region(self, row: int) -> None:
        if row >= 0:
            self.region_chosen.emit(self.regions.item(row).data(_NUMBER))

    @Slot(QModelIndex)
    def _tell_document(self, index: QModelIndex) -> None:
        self.document_chosen.emit(self.model.points[index.row()])

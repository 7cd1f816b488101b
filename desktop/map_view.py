"""The place of the map: a picture of the library, its regions and documents in words, and a timeline."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.check_box import CheckBox
from desktop.empty_state import EmptyState
from desktop.engine_bridge import EngineBridge
from desktop.flow_layout import FlowLayout
from desktop.icons import IconButton, LabelledButton
from desktop.labels import Label
from desktop.map_feed import MapFeed
from desktop.map_groups import Colouring, group_points
from desktop.map_legend import MapLegend
from desktop.map_making import MadeMap, MapMaking
from desktop.map_panel import ALL, MapPanel
from desktop.map_sheet import MapSheet, name_cluster
from desktop.place import Place
from desktop.quantities import say_left
from desktop.theme import GRID
from desktop.timeline import Bar, Timeline
from desktop.translation import mark, translate, translate_count
from engine.api import LibraryMap, MapPoint, Progress

_COLOURINGS = {
    Colouring.FOLDER: mark("Colours: folder"),
    Colouring.TYPE: mark("Colours: type"),
    Colouring.DATE: mark("Colours: date"),
}
_ROOM_FOR_PANEL = 90 * GRID
_PANEL = 34 * GRID


class MapView(QWidget):
    """Asks for the map whenever it is shown; where nothing has changed the engine has it at once."""

    place_chosen = Signal(Place)
    ask_wanted = Signal(object, str)  # tuple of documents' numbers, in words what they are
    add_folder_wanted = Signal()

    def __init__(self, bridge: EngineBridge) -> None:
        super().__init__()
        self.drawn = LibraryMap()
        self.chosen: list[int] = []  # places in ``drawn.points``
        self._region: list[int] | None = None
        self._region_name = ""
        self._period: Bar | None = None
        self.feed = MapFeed(bridge, self)
        self.feed.drawn.connect(self.show_map)
        self.feed.progressed.connect(self._say_progress)
        self.feed.failed.connect(self._say_trouble)
        self.feed.stopped.connect(self._say_stopped)
        self.making = MapMaking(self)
        self.making.made.connect(self._show_made)
        self.sheet = MapSheet()
        self.sheet.opened.connect(lambda number: self._open(self.drawn.points[number]))
        self.sheet.circled.connect(self._choose_circled)
        self.legend = MapLegend()
        self.timeline = Timeline()
        self.timeline.chosen.connect(self._choose_period)
        self.panel = MapPanel()
        self.panel.region_chosen.connect(self._choose_region)
        self.panel.document_chosen.connect(self._open)
        self.panel.ask_wanted.connect(self._ask)
        self.colouring = _make_colouring()
        self.colouring.currentIndexChanged.connect(self._colour)
        self.links_box = _make_links_box()
        self.links_box.toggled.connect(lambda shown: self.sheet.show_links(shown=shown))
        self.lasso_button = _make_lasso_button()
        self.lasso_button.toggled.connect(self._draw_lasso)
        self.state = Label(style="muted", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(translate("How far the map is drawn"))
        self.stop_button = QPushButton(translate("Stop"))
        self.stop_button.clicked.connect(self.feed.stop)
        self.again_button = QPushButton(translate("Draw the map"))
        self.again_button.clicked.connect(self.refresh)
        self._pages = QStackedWidget()
        self._build()
        self._end_progress()

    @Slot()
    def refresh(self) -> None:
        """Ask for the map as the library is now."""
        self.state.setText("" if self.drawn.points else translate("Reading what the documents are about …"))
        self.state.setVisible(not self.drawn.points)
        self.again_button.hide()
        self.feed.ask()

    @Slot()
    def refresh_if_shown(self) -> None:
        """The same, while somebody looks at it."""
        if self.isVisible():
            self.refresh()

    @Slot(object)
    def show_map(self, drawn: LibraryMap) -> None:
        """Show another map once it is made; where it is the same one, all that is chosen stays."""
        self._end_progress()
        self.making.begin(drawn, self.drawn, self.colouring.currentData())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the map."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the lists below the map where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= _ROOM_FOR_PANEL
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.panel.setMaximumWidth(_PANEL if beside else 16_777_215)  # Qt's own "as wide as you like"

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Paint in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.sheet.update()
            self.timeline.update()

    def _build(self) -> None:
        tools = FlowLayout()
        larger, smaller = (
            IconButton("zoom-in", translate("Larger (+)")),
            IconButton("zoom-out", translate("Smaller (-)")),
        )
        larger.clicked.connect(lambda: self.sheet.zoom(1))
        smaller.clicked.connect(lambda: self.sheet.zoom(-1))
        whole = QPushButton(translate("Whole map"))
        whole.setToolTip(translate("Show all of it (0)"))
        whole.clicked.connect(lambda: self.sheet.zoom(0))
        for widget in (self.colouring, self.lasso_button, larger, smaller, whole, self.links_box):
            tools.addWidget(widget)
        picture = QVBoxLayout()
        picture.setSpacing(GRID)
        picture.addLayout(tools)
        picture.addWidget(self.legend)
        picture.addWidget(self.sheet, 1)
        picture.addWidget(self.timeline)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(2 * GRID)
        self._row.addLayout(picture, 3)
        self._row.addWidget(self.panel, 2)
        page = QWidget()
        page.setLayout(self._row)
        add = LabelledButton("folder-plus", translate("Add folder"), "primary")
        add.clicked.connect(self.add_folder_wanted)
        self._row.setContentsMargins(0, 0, 0, 0)
        empty = EmptyState(
            "map",
            translate("A map of your library"),
            translate("Add a folder: each of its documents becomes a point, near those about the same."),
            add,
        )
        self._pages.addWidget(empty)
        self._pages.addWidget(page)
        work = QHBoxLayout()
        work.setSpacing(GRID)
        work.addWidget(self.state, 1)
        work.addWidget(self.bar, 1)
        work.addWidget(self.stop_button)
        work.addWidget(self.again_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(work)
        layout.addWidget(self._pages, 1)

    @Slot(object)
    def _show_made(self, made: MadeMap | None) -> None:
        """All that shows the map changes in one turn, so that no two parts of the place tell of different ones."""
        if not self.feed.is_drawing and self.again_button.isHidden():  # else it tells of a newer drawing
            self.state.hide()
        if made is not None:
            self._show_anew(made)
        self._pages.setCurrentIndex(1 if self.drawn.points else 0)

    def _show_anew(self, made: MadeMap) -> None:
        drawn = self.drawn = made.drawn
        self._region, self._region_name = None, ""
        self.sheet.show_map(made)
        self.legend.show_grouping(made.grouping)
        self.links_box.setVisible(bool(drawn.links))
        self.timeline.show_dates([point.date for point in drawn.points])
        self.panel.show_map(drawn)
        self._show_chosen()

    @Slot()
    def _colour(self) -> None:
        self.making.colour(self.colouring.currentData())
        grouping = group_points(self.drawn.points, self.colouring.currentData())
        self.sheet.show_grouping(grouping)
        self.legend.show_grouping(grouping)

    @Slot(bool)
    def _draw_lasso(self, drawn: bool) -> None:  # noqa: FBT001 - as Qt's signal has it
        self.sheet.draws_lasso = drawn
        self.sheet.setCursor(Qt.CursorShape.CrossCursor if drawn else Qt.CursorShape.ArrowCursor)

    @Slot(int)
    def _choose_region(self, number: int) -> None:
        points = self.drawn.points
        self._region = None if number == ALL else [n for n, point in enumerate(points) if point.cluster == number]
        self._region_name = ""
        if number != ALL:
            self._region_name = name_cluster(self.drawn.clusters[number])
            self.sheet.look_at(self._region or [])
        else:
            self.sheet.zoom(0)
        self._show_chosen()

    @Slot(object)
    def _choose_circled(self, numbers: list[int]) -> None:
        self.lasso_button.setChecked(False)
        self._region = numbers or None
        self._region_name = translate("circled") if numbers else ""
        self.panel.leave_region()
        self._show_chosen()

    @Slot(object)
    def _choose_period(self, period: Bar | None) -> None:
        self._period = period
        self._show_chosen()

    def _show_chosen(self) -> None:
        points = self.drawn.points
        inside = range(len(points)) if self._region is None else self._region
        period = self._period
        self.chosen = [n for n in inside if period is None or period.holds(points[n].date)]
        alike = self._region is None and period is None
        self.sheet.show_chosen(None if alike else self.chosen)
        self.panel.show_documents([points[number] for number in self.chosen], self._describe_chosen())

    def _describe_chosen(self) -> str:
        count = translate_count("{n} document", "{n} documents", len(self.chosen))
        return ", ".join(filter(None, (count, self._region_name, self._period.name if self._period else "")))

    @Slot(object)
    def _open(self, point: MapPoint) -> None:
        self.place_chosen.emit(Place(point.path))

    @Slot()
    def _ask(self) -> None:
        documents = tuple(self.drawn.points[number].document for number in self.chosen)
        # All of the library is no narrower scope: what is added to it later is asked about too.
        is_all = self._region is None and self._period is None
        self.ask_wanted.emit(() if is_all else documents, "" if is_all else self._describe_chosen())

    @Slot(object)
    def _say_progress(self, progress: Progress) -> None:
        left = f", {say_left(progress.seconds_left)}" if progress.seconds_left is not None else ""
        self.state.setText(progress.waiting or translate("Drawing the map{left}", left=left))
        for widget in (self.state, self.bar, self.stop_button):
            widget.show()
        self.bar.setMaximum(progress.total)
        self.bar.setValue(progress.done)

    @Slot(str)
    def _say_trouble(self, sentence: str) -> None:
        self._end_progress()
        self.state.setText(sentence)
        self.state.show()
        self.again_button.show()

    @Slot()
    def _say_stopped(self) -> None:
        self._say_trouble(translate("The map is not drawn to its end."))

    def _end_progress(self) -> None:
        for widget in (self.bar, self.stop_button, self.again_button):
            widget.hide()


def _make_colouring() -> QComboBox:
    box = QComboBox()
    for colouring, words in _COLOURINGS.items():
        box.addItem(translate(words), colouring)
    box.setAccessibleName(translate("What the colours say"))
    box.view().setAccessibleName(translate("What the colours say"))
    return box


def _make_links_box() -> CheckBox:
    box = CheckBox(translate("Links"))
    box.setToolTip(translate("Lines between documents where one links to the other"))
    box.setChecked(True)
    return box


def _make_lasso_button() -> LabelledButton:
    button = LabelledButton("lasso", translate("Circle"))
    button.setCheckable(True)
    button.setToolTip(translate("Draw a line around documents (or drag with Shift)"))
    return button

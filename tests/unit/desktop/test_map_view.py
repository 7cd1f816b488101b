"""The place of the map in the real window: what is chosen in the picture, the lists and the timeline is one choice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.map_groups import Colouring
from desktop.theme import DARK, LIGHT, wear_theme
from desktop.workspace import Workspace
from engine.api import (
    AskQuestion,
    DrawMap,
    Failure,
    Finished,
    LibraryMap,
    MapCluster,
    OpenDocument,
    Progress,
    Stopped,
)
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.map_points import make_many, make_point

POINTS = (
    make_point(0, -0.8, -0.8, cluster=0),
    make_point(1, -0.7, -0.8, cluster=0, date="2021-05-01"),
    make_point(2, -0.7, -0.7, cluster=0),
    make_point(3, 0.7, 0.7, cluster=1, folder="garden", date="2022-01-31"),
    make_point(4, 0.8, 0.7, cluster=1, folder="garden", date=""),
    make_point(5, 0.8, -0.8, cluster=2, folder="tax"),
)
DRAWN = LibraryMap(
    POINTS,
    (
        MapCluster(-0.73, -0.77, 3, ("tide", "ferry")),
        MapCluster(0.75, 0.7, 2, ("hedge",)),
        MapCluster(0.8, -0.8, 1, ()),
    ),
    ((0, 1), (0, 3)),
)


@pytest.fixture
def place(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> Workspace:
    """The window at the map, which is drawn."""
    engine.answers[DrawMap] = DRAWN
    window.resize(1280, 800)
    window.show_map()
    qtbot.waitUntil(lambda: bool(window.map_view.chosen))
    return window


def pixel(window: Workspace, number: int) -> QPoint:
    sheet = window.map_view.sheet
    return sheet.camera.transform.map(QPointF(POINTS[number].x, POINTS[number].y)).toPoint()


def titles(window: Workspace) -> list[str]:
    return [point.title for point in window.map_view.panel.model.points]


def test_the_map_is_asked_for_when_it_is_shown(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    assert engine.jobs(DrawMap) == []
    window.sidebar.map_button.click()
    view = window.map_view
    assert window.views.currentWidget() is view
    job = engine.last(DrawMap)
    engine.send(job, Progress(300, 750, "", 10.0, 45.0, stage="drawing the map"))
    qtbot.waitUntil(view.stop_button.isVisible)
    assert view.state.text() == "Drawing the map, about 45 s left"
    assert (view.bar.value(), view.bar.maximum()) == (300, 750)
    view.stop_button.click()
    assert engine.cancelled == [job]
    engine.send(job, Stopped())
    qtbot.waitUntil(view.again_button.isVisible)
    assert not view.bar.isVisible()
    view.again_button.click()
    engine.send(engine.last(DrawMap), Finished(DRAWN))
    qtbot.waitUntil(lambda: view.drawn == DRAWN)
    assert not view.again_button.isVisible()
    assert not view.state.isVisible()


def test_an_empty_library_is_told_what_to_do(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.answers[DrawMap] = LibraryMap()
    window.show_map()
    view = window.map_view
    qtbot.waitUntil(lambda: not view.feed.is_drawing)
    qtbot.waitUntil(lambda: not view.making.is_at_work)
    assert not view.sheet.isVisible()
    assert not view.state.isVisible()
    wanted: list[bool] = []
    view.add_folder_wanted.disconnect()
    view.add_folder_wanted.connect(lambda: wanted.append(True))
    next(button for button in view.findChildren(type(view.lasso_button)) if button.isVisible()).click()
    assert wanted == [True]


def test_trouble_is_said_and_what_was_drawn_stays(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    view = place.map_view
    del engine.answers[DrawMap]
    view.refresh()
    engine.send(engine.last(DrawMap), Failure("library_damaged", "The search index cannot be used."))
    qtbot.waitUntil(view.state.isVisible)
    assert view.state.text() == "The search index cannot be used."
    assert view.drawn == DRAWN
    assert view.sheet.isVisible()


def test_a_region_is_chosen_by_its_words(qtbot: QtBot, place: Workspace) -> None:
    view = place.map_view
    rows = [view.panel.regions.item(row).text() for row in range(view.panel.regions.count())]
    assert rows == ["All documents  (6)", "tide · ferry  (3)", "hedge  (2)", "Without words of its own  (1)"]
    assert view.panel.state.text() == "6 documents"
    view.panel.regions.setFocus()
    QTest.keyClick(view.panel.regions, Qt.Key.Key_Down)
    assert titles(place) == ["Note 0", "Note 1", "Note 2"]
    assert view.panel.state.text() == "3 documents, tide · ferry"
    assert view.panel.ask_button.accessibleName() == "Ask about these 3 documents"
    assert view.sheet.camera.zoom > 1
    QTest.keyClick(view.panel.regions, Qt.Key.Key_End)
    assert titles(place) == ["Note 5"]
    assert view.panel.ask_button.accessibleName() == "Ask about this document"
    QTest.keyClick(view.panel.regions, Qt.Key.Key_Home)
    assert len(titles(place)) == 6
    assert view.sheet.camera.zoom == 1


def test_a_line_around_documents_chooses_them(place: Workspace) -> None:
    view = place.map_view
    sheet = view.sheet
    corners = [pixel(place, 3) + QPoint(dx, dy) for dx, dy in ((-30, -30), (60, -30), (60, 30), (-30, 30))]
    view.lasso_button.click()
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=corners[0])
    for corner in corners[1:]:
        QTest.mouseMove(sheet, corner)
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=corners[-1])
    assert titles(place) == ["Note 3", "Note 4"]
    assert view.panel.state.text() == "2 documents, circled"
    assert not view.lasso_button.isChecked()
    assert view.panel.regions.currentRow() == -1
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, shift, QPoint(3, 3))
    for corner in (QPoint(9, 3), QPoint(9, 9)):
        QTest.mouseMove(sheet, corner)
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, shift, QPoint(3, 9))
    assert len(titles(place)) == 6  # around nothing


def test_a_question_is_asked_about_what_is_chosen(qtbot: QtBot, place: Workspace, engine: FakeEngineClient) -> None:
    view, field = place.map_view, place.ask_view.question.scope_field
    view.panel.regions.setCurrentRow(2)
    view.panel.ask_button.click()
    assert place.views.currentWidget() is place.ask_view
    assert field.button.text().startswith("Only 2 documents, hedge")
    box = place.ask_view.question.box.edit
    QTest.keyClicks(box, "When is it cut?")
    QTest.keyClick(box, Qt.Key.Key_Return)
    asked = engine.requests[engine.last(AskQuestion)]
    assert isinstance(asked, AskQuestion)
    assert asked.options.documents == (103, 104)
    field.button.setChecked(True)
    qtbot.waitUntil(field.documents_chip.isVisible)
    assert field.documents_chip.accessibleName() == "Remove the choice of 2 documents, hedge"
    field.documents_chip.click()
    assert field.documents == ()
    assert field.button.text().startswith("All documents")


def test_asking_about_all_of_the_map_is_no_narrower_scope(place: Workspace) -> None:
    place.map_view.panel.ask_button.click()
    assert place.ask_view.question.scope_field.documents == ()
    assert place.ask_view.question.scope_field.button.text().startswith("All documents")


def test_the_timeline_narrows_what_is_chosen(place: Workspace) -> None:
    view = place.map_view
    bars = view.timeline.bars
    assert [(bar.name, bar.documents) for bar in bars if bar.documents] == [
        ("Mar 2021", 3),
        ("May 2021", 1),
        ("Jan 2022", 1),
    ]
    view.timeline.setFocus()
    QTest.keyClick(view.timeline, Qt.Key.Key_Space)
    assert titles(place) == ["Note 0", "Note 2", "Note 5"]
    assert view.panel.state.text() == "3 documents, Mar 2021"
    assert view.timeline.accessibleDescription() == "Mar 2021: 3 documents; only Mar 2021"
    view.panel.regions.setCurrentRow(1)
    assert titles(place) == ["Note 0", "Note 2"]
    for _ in range(2):
        QTest.keyClick(view.timeline, Qt.Key.Key_Right)
    assert view.timeline.accessibleDescription() == "May 2021: 1 document; only Mar 2021"
    QTest.mouseClick(view.timeline, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    assert titles(place) == ["Note 0", "Note 1", "Note 2"]


def test_a_document_opens_from_the_picture_and_from_the_list(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    view = place.map_view
    QTest.mouseClick(view.sheet, Qt.MouseButton.LeftButton, pos=pixel(place, 3))
    opened = engine.requests[engine.last(OpenDocument)]
    assert isinstance(opened, OpenDocument)
    assert opened.path == POINTS[3].path
    view.panel.documents.setCurrentIndex(view.panel.model.index(1))
    view.panel.documents.setFocus()
    QTest.keyClick(view.panel.documents, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(engine.jobs(OpenDocument)) == 2)
    opened = engine.requests[engine.last(OpenDocument)]
    assert isinstance(opened, OpenDocument)
    assert opened.path == POINTS[1].path


def test_the_pointer_names_a_document_and_marks_it(place: Workspace) -> None:
    sheet = place.map_view.sheet
    at = pixel(place, 3)
    QTest.mouseMove(sheet, at)
    assert sheet.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(sheet, QHelpEvent(QEvent.Type.ToolTip, at, sheet.mapToGlobal(at)))
    assert QToolTip.text().splitlines()[0] == "Note 3"
    assert QToolTip.text().splitlines()[-1] == "2022-01-31"
    QTest.mouseMove(sheet, QPoint(5, 5))
    assert sheet.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_map_is_moved_and_made_larger_by_hand_and_by_keys(place: Workspace) -> None:
    sheet = place.map_view.sheet
    at = QPointF(pixel(place, 3))
    turned = QWheelEvent(
        at, sheet.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(sheet, turned)
    assert sheet.camera.zoom == pytest.approx(1.25**2)
    assert (pixel(place, 3) - at.toPoint()).manhattanLength() <= 2
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseMove(sheet, QPoint(60, 80))
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    assert (pixel(place, 3) - at.toPoint() - QPoint(-40, -20)).manhattanLength() <= 2
    sheet.setFocus()
    QTest.keyClick(sheet, Qt.Key.Key_0)
    assert sheet.camera.zoom == 1
    before = pixel(place, 3)
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    assert pixel(place, 3).x() < before.x()
    QTest.keyClicks(sheet, "++-")
    assert sheet.camera.zoom == pytest.approx(1.25)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_points_have_the_colours_that_the_legend_names(place: Workspace, qapp: QApplication, theme) -> None:
    wear_theme(qapp, theme)
    view = place.map_view
    qapp.processEvents()
    picture, ratio = view.sheet.grab().toImage(), view.sheet.devicePixelRatioF()
    assert picture.pixelColor(pixel(place, 5) * ratio).name() == theme.series[2]  # the third folder by size
    assert picture.pixelColor(QPoint(8, 40)).name() == theme.base
    view.panel.regions.setCurrentRow(2)
    view.sheet.zoom(0)
    picture = view.sheet.grab().toImage()
    assert picture.pixelColor(pixel(place, 5) * ratio).name() == theme.line
    assert view.legend.accessibleDescription() == "sea, garden, tax"
    view.colouring.setCurrentIndex(view.colouring.findData(Colouring.DATE))
    assert view.legend.accessibleDescription() == "2021, 2022, other"


def test_what_is_chosen_outlives_the_same_map_and_not_another(
    qtbot: QtBot, place: Workspace, engine: FakeEngineClient
) -> None:
    view = place.map_view
    view.panel.regions.setCurrentRow(2)
    view.refresh()
    qtbot.waitUntil(lambda: not view.feed.is_drawing)
    qtbot.waitUntil(lambda: not view.making.is_at_work)
    assert len(view.chosen) == 2
    engine.answers[DrawMap] = LibraryMap(POINTS[:3], DRAWN.clusters[:1])
    place.indexer.idle.emit()
    qtbot.waitUntil(lambda: len(view.drawn.points) == 3)
    assert len(view.chosen) == 3
    assert not view.links_box.isVisible()
    place.show_ask()
    asked = len(engine.jobs(DrawMap))
    place.indexer.idle.emit()
    assert len(engine.jobs(DrawMap)) == asked  # nobody looks at it


def test_what_was_shown_stays_whole_while_a_large_map_is_made(qtbot: QtBot, place: Workspace) -> None:
    view = place.map_view
    before = view.sheet.grab().toImage()
    many = LibraryMap(make_many(6000), DRAWN.clusters, ((0, 5999), (7, 3)))
    view.show_map(many)
    assert view.making.is_at_work
    assert view.drawn == DRAWN
    assert view.sheet.grab().toImage() == before
    assert len(titles(place)) == 6
    view.colouring.setCurrentIndex(view.colouring.findData(Colouring.DATE))  # of both: the shown and the one to come
    assert view.legend.accessibleDescription() == "2021, 2022, other"
    qtbot.waitUntil(lambda: not view.making.is_at_work)
    assert view.drawn is many
    assert len(titles(place)) == 6000
    assert view.legend.accessibleDescription() == "2000, 2001"
    assert view.sheet.accessibleDescription().startswith("6,000 documents; ")
    assert view.sheet._scene.x.tolist() == [point.x for point in many.points]
    assert [line.toTuple() for line in view.sheet._links] == [
        pytest.approx((0, 0, 5999 / 6000, -5999 / 6000)),
        pytest.approx((7 / 6000, -7 / 6000, 3 / 6000, -3 / 6000)),
    ]


def test_the_lists_are_below_the_map_in_a_narrow_window(place: Workspace) -> None:
    view = place.map_view
    assert view.panel.x() > view.sheet.geometry().right()
    place.resize(800, 700)
    QApplication.processEvents()
    assert view.panel.y() > view.sheet.y()
    assert view.panel.x() < view.sheet.geometry().right()

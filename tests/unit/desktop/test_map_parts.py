"""What the place of the map is made of: finding points, the camera, colours, bars, and the making in slices."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer
from PySide6.QtGui import QColor, QPolygonF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.map_camera import MapCamera
from desktop.map_groups import Colouring, group_points
from desktop.map_making import MapMaking
from desktop.map_scene import MapScene
from desktop.theme import DARK, LIGHT
from desktop.timeline import make_bars
from engine.api import LibraryMap
from tests.unit.desktop.map_points import make_many, make_point


def test_a_large_map_is_made_in_several_turns_and_the_newest_wins(qtbot: QtBot) -> None:
    making, made = MapMaking(), []
    making.made.connect(made.append)
    old, new = LibraryMap(make_many(20_000)), LibraryMap(make_many(3))
    making.begin(old, LibraryMap(), Colouring.FOLDER)
    turns: list[bool] = []
    others = QTimer()
    others.timeout.connect(lambda: turns.append(bool(made)))
    others.start()
    qtbot.waitUntil(lambda: bool(made))
    others.stop()
    assert turns.count(False) > 1  # others had their turns meanwhile
    assert made.pop().grouping == group_points(old.points, Colouring.FOLDER)
    making.begin(old, LibraryMap(), Colouring.FOLDER)
    making.begin(new, LibraryMap(), Colouring.TYPE)
    qtbot.waitUntil(lambda: not making.is_at_work)
    assert [each.drawn for each in made] == [new]
    same = LibraryMap(make_many(3))
    making.begin(same, new, Colouring.TYPE)
    qtbot.waitUntil(lambda: not making.is_at_work)
    assert made[-1] is None
    changed = LibraryMap((*new.points[:2], make_point(9, 0, 0, cluster=0)))
    making.begin(changed, new, Colouring.TYPE)
    qtbot.waitUntil(lambda: not making.is_at_work)
    assert made[-1].drawn is changed


def test_twenty_thousand_points_are_found_and_painted_together(qapp: QApplication) -> None:
    points = [make_point(n, (n % 200) / 100 - 1, (n // 200) / 50 - 1, cluster=0) for n in range(20_000)]
    scene = MapScene(points)
    assert scene.find_near(QPointF(points[777].x + 0.001, points[777].y), 0.01) == 777
    assert scene.find_near(QPointF(5, 5), 0.01) is None
    square = QPolygonF(QRectF(-0.105, -0.105, 0.21, 0.21))
    assert scene.find_inside(square) == [n for n, p in enumerate(points) if abs(p.x) < 0.105 and abs(p.y) < 0.105]
    polygon = scene.to_polygon([3, 19_999])
    assert [(polygon.at(n).x(), polygon.at(n).y()) for n in (0, 1)] == [(points[n].x, points[n].y) for n in (3, 19_999)]


def test_a_camera_keeps_what_it_looks_at() -> None:
    camera = MapCamera()
    camera.set_room(QSizeF(1000, 500))
    assert camera.in_sight().contains(QRectF(-1, -1, 2, 2))
    camera.turn(4, QPointF(250, 100))
    place = camera.to_map(QPointF(250, 100))
    assert camera.transform.map(place) == QPointF(250, 100)
    for _ in range(200):
        camera.move(QPointF(-90, 0))
    assert camera.to_map(QPointF(500, 250)).x() == 1.0  # never away from all of it
    camera.turn(1e9)
    assert camera.zoom <= 60
    camera.show(QRectF(0.2, 0.2, 0.1, 0.1))
    assert camera.in_sight().contains(QRectF(0.2, 0.2, 0.1, 0.1))
    camera.fit()
    assert camera.zoom == 1


def test_dates_are_grouped_into_stretches_of_like_length() -> None:
    points = [make_point(n, 0, 0, cluster=0, date=f"{2000 + n % 20}-01-01") for n in range(200)]
    grouping = group_points(points, Colouring.DATE)
    assert 2 <= len(grouping.names) <= 6
    assert grouping.names[0].startswith("2000")
    assert grouping.names[-1].endswith("2019")
    assert max(map(grouping.groups.count, range(len(grouping.names)))) <= 60
    months = group_points(
        [make_point(n, 0, 0, cluster=0, date=f"2021-0{1 + n % 3}-01") for n in range(9)], Colouring.DATE
    )
    assert months.names == ("2021-01", "2021-02", "2021-03")


def test_folders_are_told_apart_where_they_part() -> None:
    deep = [make_point(n, 0, 0, cluster=0, folder=f"a/b/{'cd'[n % 2]}/e") for n in range(4)]
    assert set(group_points(deep, Colouring.FOLDER).names) == {"c", "d"}
    many = [make_point(n, 0, 0, cluster=0, folder=f"f{min(n, 11)}") for n in range(20)]
    grouping = group_points(many, Colouring.FOLDER)
    assert len(grouping.names) == 8
    assert grouping.groups.count(-1) == 4
    assert len({colour.name() for colour in grouping.colours(LIGHT)}) == 9
    assert grouping.colours(DARK)[-1] == QColor(DARK.muted)
    assert group_points([], Colouring.FOLDER).names == ()


def test_old_years_are_one_bar() -> None:
    bars = make_bars(["1601-05-01", *[f"{year}-02-02" for year in range(1950, 2026)], ""])
    assert len(bars) == 80
    assert (bars[0].name, bars[0].documents) == ("until 1946", 1)
    assert bars[0].holds("1601-05-01")
    assert not bars[0].holds("1947-01-01")
    assert not bars[0].holds("")
    assert make_bars(["", ""]) == ()

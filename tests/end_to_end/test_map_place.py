"""The map in the real window on the real engine: drawn, narrowed, asked about, and kept at the next start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.api import Answer, ListHistory, resource
from tests.end_to_end.window_driver import WindowDriver, drive_window


def look(driver: WindowDriver) -> None:
    driver.window.show_map()
    driver.wait_until(lambda: bool(driver.window.map_view.drawn.points))


def test_a_question_is_about_what_was_chosen_on_the_map(driver: WindowDriver, tmp_path: Path) -> None:
    driver.add_folder(resource("sample_notes"))
    look(driver)
    view = driver.window.map_view
    assert {point.path.name for point in view.drawn.points} >= {"Tenancy agreement.pdf", "Start here.md"}
    start = next(n for n, point in enumerate(view.drawn.points) if point.path.name == "Start here.md")
    assert sum(source == start for source, _ in view.drawn.links) > 5
    agreement = next(n for n, point in enumerate(view.drawn.points) if point.path.name == "Tenancy agreement.pdf")
    middle = view.sheet.camera.transform.map(view.sheet._scene.place(agreement)).toPoint()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(view.sheet, Qt.MouseButton.LeftButton, shift, middle + QPoint(-6, -6))
    for across, down in ((6, -6), (6, 6), (-6, 6)):
        QTest.mouseMove(view.sheet, middle + QPoint(across, down))
    QTest.mouseRelease(view.sheet, Qt.MouseButton.LeftButton, shift, middle)
    assert view.chosen == [agreement]
    view.panel.ask_button.click()
    driver.ask("How much is the deposit?")
    past: list[tuple[Answer, ...]] = []
    driver.window.bridge.submit(ListHistory()).finished.connect(past.append)
    driver.wait_until(lambda: bool(past))
    (answer,) = past[0]
    assert {quote.path.name for quote in answer.quotes} == {"Tenancy agreement.pdf"}
    assert answer.options.documents == (view.drawn.points[agreement].document,)


def test_a_map_is_there_at_once_at_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    with drive_window(tmp_path / "home") as driver:
        driver.add_folder(resource("sample_notes"))
        look(driver)
        places = {point.path: (point.x, point.y) for point in driver.window.map_view.drawn.points}
    with drive_window(tmp_path / "home") as driver:
        told: list[object] = []
        driver.window.map_view.feed.progressed.connect(told.append)
        look(driver)
        assert {point.path: (point.x, point.y) for point in driver.window.map_view.drawn.points} == places
        assert told == []

"""The first paint and what follows it: the real frame, the rest of the window on a fake engine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.frame import Frame
from desktop.start import Start
from engine.api import AskQuestion
from engine.paths import Home
from tests.unit.desktop.fake_engine import FakeEngineClient


@pytest.fixture
def frame(qtbot: QtBot, tmp_path: Path) -> Iterator[Frame]:
    frame = Frame(tmp_path / "window.ini")
    qtbot.addWidget(frame)
    yield frame
    frame.close()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngineClient:
    """In the place of the engine that a start makes."""
    engine = FakeEngineClient()
    monkeypatch.setattr("engine.api.EngineClient", lambda _home, deliver: engine.connect(deliver))
    return engine


def begin(qtbot: QtBot, frame: Frame, home: Path) -> Start:
    """Show the frame and wait for its first paint; nothing else is there yet."""
    start = Start(frame, Home(home))
    with qtbot.waitSignal(frame.painted):
        frame.show()
    assert start.furnishing is None
    return start


def test_the_frame_imports_nothing_of_what_comes_later() -> None:
    """Every word of the engine's is a class that takes half a millisecond to make, and there are 140."""
    program = """
import sys, desktop.app
late = ("engine.", "desktop.workspace", "desktop.furnishing", "multiprocessing", "tomlkit", "psutil")
print(*(name for name in sys.modules if name.startswith(late) and name not in ("engine.paths", "engine.errors")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_what_is_typed_before_the_rest_is_made_stays_and_enter_is_kept(
    qtbot: QtBot, frame: Frame, engine: FakeEngineClient, tmp_path: Path
) -> None:
    start = begin(qtbot, frame, tmp_path)
    QTest.keyClicks(frame.box.edit, "Who built the lighthouse?")
    QTest.keyClick(frame.box.edit, Qt.Key.Key_Return)
    QTest.keyClicks(frame.box.edit, " And when")
    frame.box.edit.moveCursor(frame.box.edit.textCursor().MoveOperation.Left)
    qtbot.waitUntil(lambda: engine.jobs(AskQuestion) != [])
    assert start.furnishing
    window = start.furnishing.window
    assert engine.requests[engine.last(AskQuestion)].question == "Who built the lighthouse?"
    assert window.ask_view.question.box is frame.box
    assert frame.box.edit.toPlainText() == "Who built the lighthouse? And when"
    assert frame.box.edit.textCursor().position() == len("Who built the lighthouse? And whe")
    assert frame.box.edit.hasFocus()
    assert engine.starts == 1


def test_where_one_clicks_before_the_rest_is_made_one_goes(
    qtbot: QtBot, frame: Frame, engine: FakeEngineClient, tmp_path: Path
) -> None:
    start = begin(qtbot, frame, tmp_path)
    qtbot.mouseClick(frame.sidebar.search_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.furnishing is not None)
    assert start.furnishing
    window = start.furnishing.window
    assert window.views.currentWidget() is window.search_view
    assert engine.starts == 1


def test_all_places_are_made_while_nobody_waits(
    qtbot: QtBot, frame: Frame, engine: FakeEngineClient, tmp_path: Path
) -> None:
    start = begin(qtbot, frame, tmp_path)
    qtbot.waitUntil(lambda: bool(frame.findChildren(QSystemTrayIcon)))  # which comes last
    assert start.furnishing
    window = start.furnishing.window
    assert window.views.count() == 5  # all but the settings
    assert window.views.currentWidget() is window.ask_view
    assert window.document_view.isHidden()
    assert engine.starts == 1


def test_a_window_that_is_closed_at_once_is_not_made(
    qtbot: QtBot, frame: Frame, engine: FakeEngineClient, tmp_path: Path
) -> None:
    start = begin(qtbot, frame, tmp_path)
    frame.close()
    start.wait()
    qtbot.wait(50)
    assert start.furnishing is None
    assert engine.starts == 0


def test_a_link_waits_for_somebody_to_open_it(
    qtbot: QtBot, frame: Frame, engine: FakeEngineClient, tmp_path: Path
) -> None:
    start = begin(qtbot, frame, tmp_path)
    start.come_forward("nothing")
    qtbot.waitUntil(lambda: start.furnishing is not None)
    assert start.furnishing
    assert start.furnishing.window.notices.notice("link") is not None
    assert engine.starts == 1

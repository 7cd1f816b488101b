"""How the window feels, in figures: its start beside a bare one's, its event loop while all works, large tables, leaks.

The screen is Qt's offscreen one, so what a graphics driver does is not counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.engine_bridge import EngineBridge
from desktop.place import Place
from desktop.question_box import QuestionBox
from desktop.sidebar import Sidebar
from desktop.theme import LIGHT, wear_theme
from desktop.workspace import Workspace
from engine.api import AnswerSentence, Document, FileState, Finished, OpenDocument
from engine.evaluation.gold import read_gold
from tests.end_to_end.window_driver import PATIENCE, WindowDriver, drive_window
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import make_answer, make_record

pytestmark = pytest.mark.timeout(3600)

STARTS = 15
MADE_MS = 8000  # after the first paint all places are made
TIMES_A_BARE_WINDOW = 1.6
WINDOW_MB = 200
FILES = 2000
BLOCKED_MS = 50.0
TICK_MS = 5
ROWS = 100_000
FRAME_MS = 1000 / 60
WORDS = 20_000
HISTORY_MS = 300.0
CYCLES = 200
GROWTH_MB = 8.0  # over the last three quarters of the cycles

# Each prints the seconds from the wish for its process to its first painted window, then its memory when all is made.
# A filter of the whole application would see every event of every widget, which alone takes a tenth of Carrel's start.
_REPORT = """
import sys, time
import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtNetwork import QLocalServer
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    told = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.told:
            self.told = True
            QTimer.singleShot(0, self.tell)
            QTimer.singleShot(int(sys.argv[2]), lambda: self.end(watched))
        return False
    def tell(self):
        print(time.time() - float(sys.argv[1]), time.process_time(), flush=True)
    def end(self, window):
        print(psutil.Process().memory_info().rss / 1e6, flush=True)
        window.close()
watch = Watch()
show = QMainWindow.show
def show_watched(window):
    window.installEventFilter(watch)
    show(window)
QMainWindow.show = show_watched
"""
_BARE = f"""{_REPORT}
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.exec()
"""
_CARREL = f"""{_REPORT}
from pathlib import Path
import desktop.app
if __name__ == "__main__":
    desktop.app.run_window(Path(sys.argv[3]))
"""
_LOOP = """
import sys, time
from PySide6.QtCore import QCoreApplication, Qt, QTimer
app = QCoreApplication([])
last, late = time.perf_counter(), []
def tick():
    global last
    now = time.perf_counter()
    late.append(1000 * (now - last) - int(sys.argv[1]))
    last = now
timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=int(sys.argv[1]))
timer.timeout.connect(tick)
timer.start()
import threading
threading.Thread(target=lambda: (sys.stdin.read(), app.quit()), daemon=True).start()
app.exec()
print(*late)
"""


@contextmanager
def watch_loop() -> Iterator[tuple[list[float], list[float]]]:
    """By how many milliseconds the timers of this event loop are late, and those of a process that does nothing else.

    The second are filled at the end: what they are late too is the machine's doing.
    """
    late: list[float] = []
    other: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(1000 * (now - last) - TICK_MS)
        last = now

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(tick)
    command = [sys.executable, "-c", _LOOP, str(TICK_MS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as idle:
        timer.start()
        try:
            yield late, other
        finally:
            timer.stop()
            other += map(float, idle.communicate()[0].split())


def test_the_start_beside_a_bare_window(tmp_path: Path) -> None:
    """In turns, so that what else the machine does is the same for both; the first of each warms the disk."""
    scripts = {"bare": _BARE, "carrel": _CARREL}
    for name, script in scripts.items():
        (tmp_path / f"{name}.py").write_text(script, encoding="utf-8")
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in scripts}
    for number in range(STARTS + 1):
        for name in scripts:
            seconds, busy, _ = _start(tmp_path / f"{name}.py", tmp_path / f"home{number}", 0)
            taken[name].append((seconds, busy))
    medians = {name: np.median(starts[1:], axis=0) for name, starts in taken.items()}
    (carrel, carrel_busy), (bare, bare_busy) = medians["carrel"], medians["bare"]
    *_, memory = _start(tmp_path / "carrel.py", tmp_path / "home0", MADE_MS)
    print(
        f"\nto a painted window: {carrel:.3f} s, bare {bare:.3f} s: {carrel / bare:.2f} times; of the processor "
        f"{carrel_busy:.3f} and {bare_busy:.3f} s: {carrel_busy / bare_busy:.2f} times; "
        f"{memory:.0f} MB when all is made"
    )
    assert carrel / bare <= TIMES_A_BARE_WINDOW
    assert memory < WINDOW_MB


def _start(script: Path, home: Path, milliseconds: int) -> list[float]:
    """Seconds to the first paint and those of the processor; megabytes so many milliseconds later."""
    command = [sys.executable, str(script), str(time.time()), str(milliseconds), str(home)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [float(figure) for figure in run.stdout.split()]


def test_the_window_stays_free_while_all_works(qapp: QApplication, data: Path, tmp_path: Path) -> None:
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)
    notes = tmp_path / "notes"
    notes.mkdir()
    articles = read_gold(data / "A_qa" / "squad" / "dev-v1.1.json").articles
    paragraphs = [text for article in articles for text in article.paragraphs][:FILES]
    for number, text in enumerate(paragraphs):
        (notes / f"{number:04}.md").write_text(text, encoding="utf-8")
    with drive_window(tmp_path / "home") as driver:
        driver.add_folder(_some(notes, tmp_path / "first"))
        driver.ask("When did the first one begin?")
        with watch_loop() as (late, other):
            driver.window.indexer.add((notes,))
            driver.wait_until(lambda: driver.window.indexer.running)
            _ask_while_indexing(driver)
        memory = psutil.Process().memory_info().rss / 1e6
    for name, milliseconds in (("the window", late), ("an idle process", other)):
        p50, p999 = np.percentile(milliseconds, [50, 99.9])
        print(
            f"\nlate by, {len(milliseconds)} ticks of {name}: p50 {p50:.1f} ms, p99.9 {p999:.1f} ms, "
            f"most {max(milliseconds):.1f} ms",
            end="",
        )
    print(f"; {memory:.0f} MB with all of pytest")
    # A machine that lets an idle process wait as long says nothing of the window.
    assert np.percentile(late, 99.9) <= BLOCKED_MS + float(np.percentile(other, 99.9))


def _some(notes: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in sorted(notes.iterdir())[:20]:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def _ask_while_indexing(driver: WindowDriver) -> None:
    """Answers stream, and the table of files is looked at, until all is indexed."""
    window = driver.window
    began, asked = time.monotonic(), 0
    while window.indexer.running:
        assert time.monotonic() - began < 10 * PATIENCE
        driver.ask(f"What is said about the year {1900 + asked}?")
        window.show_library()
        driver.rest(500)
        asked += 1
    print(f"\n{asked} questions while {FILES} files were indexed in {time.monotonic() - began:.0f} s", end="")


@pytest.fixture
def window(qapp: QApplication) -> Iterator[tuple[Workspace, FakeEngineClient]]:
    """On an engine that answers at once: what is measured is the window."""
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)
    engine = FakeEngineClient()
    window = Workspace(Sidebar(), QuestionBox(), EngineBridge(engine.connect))
    window.resize(1280, 800)
    window.show()
    window.bridge.start()
    engine.be_ready()
    qapp.processEvents()
    yield window, engine
    window.close()


def test_a_table_of_100000_rows_scrolls(qapp: QApplication, window: tuple[Workspace, FakeEngineClient]) -> None:
    shown = window[0]
    records = tuple(
        make_record(number, f"note {number:06}.md", FileState.INDEXED, passages=3) for number in range(ROWS)
    )
    shown.show_library()
    qapp.processEvents()
    filling = _time(lambda: shown.library_view.show_documents(records), qapp)
    table = shown.library_view.table
    bar, frames = table.verticalScrollBar(), []
    for number in range(400):
        bar.setValue(round(bar.maximum() * (number * 0.618 % 1)))
        frames.append(_time(table.viewport().repaint, qapp))
    p50, p95 = np.percentile(frames, [50, 95])
    print(f"\n{table.model().rowCount():,} rows: shown in {filling:.0f} ms, a frame p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    assert table.model().rowCount() == ROWS
    assert p95 < FRAME_MS


def test_a_text_of_30_mb_is_looked_through(qapp: QApplication, window: tuple[Workspace, FakeEngineClient]) -> None:
    shown, engine = window
    driver = WindowDriver(shown)
    calm = "".join(f"Line {number}: the water is calm, and nobody sees a ship on it.\n" for number in range(170_000))
    text = f"{calm}A grey heron stands there.\n{calm}Another grey\n heron.\n{calm}The last grey heron."
    view, bar = shown.document_view, shown.document_view.find_bar
    with watch_loop() as (opening, _):
        shown.open_place(Place(Path("/long.txt")))
        engine.send(engine.last(OpenDocument), Finished(Document(Path("/long.txt"), "", text, ())))
        driver.wait_until(lambda: bool(view.text_pane.toPlainText()))
        driver.rest(500)
    view.find_words()
    with watch_loop() as (late, other):
        began = time.monotonic()
        bar.edit.setText("grey heron")
        driver.wait_until(lambda: bar.count.text() == "1 of 3")
        seconds = time.monotonic() - began
    with watch_loop() as (stepping, _):
        bar.step(1)
        driver.rest(500)
    print(
        f"\n{len(text) / 1e6:.0f} MB: {seconds:.2f} s to all places; late by at most {max(opening):.0f} ms when it is "
        f"opened, {max(late):.0f} ms while it is looked through, {max(stepping):.0f} ms at a step far on; an idle "
        f"process by {max(other):.0f} ms"
    )
    assert max(late) <= BLOCKED_MS + max(other)


def test_a_long_answer_is_shown_at_once(qapp: QApplication, window: tuple[Workspace, FakeEngineClient]) -> None:
    shown = window[0]
    told = AnswerSentence(f"{'Twenty words are in each of these sentences. ' * 2}They are cited.", 0.8, (1, 2))
    words = len(told.text.split())
    answer = replace(
        make_answer(), sentences=(told,) * (WORDS // words), text=f"{told.text} [1] [2] " * (WORDS // words)
    )
    shown.ask_view.show_past(make_answer())
    qapp.processEvents()
    taken = _time(lambda: shown.ask_view.show_past(answer), qapp)
    print(f"\nan answer of {WORDS:,} words is shown in {taken:.0f} ms")
    assert taken < HISTORY_MS


def test_no_place_leaks(qapp: QApplication, window: tuple[Workspace, FakeEngineClient]) -> None:
    shown = window[0]
    places = {
        "ask": shown.show_ask,
        "search": shown.show_search,
        "library": shown.show_library,
        "summary": lambda: shown.show_summary(None),
        "models": shown.show_models,
        "map": shown.show_map,
        "settings": shown.show_settings,
        "answer": lambda: shown.ask_view.show_past(make_answer()),
    }
    process = psutil.Process()
    for name, show in places.items():
        grown = []
        for _ in range(CYCLES):
            show()
            qapp.processEvents()
            shown.show_ask()
            shown.ask_view.begin_anew()
            qapp.processEvents()
            grown.append(process.memory_info().rss / 1e6)
        growth = grown[-1] - grown[CYCLES // 4]
        print(f"\n{name}: {growth:+.1f} MB over the last {CYCLES * 3 // 4} of {CYCLES} times", end="")
        assert growth < GROWTH_MB


def _time(act: Callable[[], object], app: QApplication) -> float:
    """Milliseconds until all is painted."""
    began = time.perf_counter()
    act()
    app.processEvents()
    return 1000 * (time.perf_counter() - began)

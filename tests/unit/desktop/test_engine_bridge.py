from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.engine_bridge import EngineBridge, JobHandle
from engine.api import AskQuestion, Failure, Finished, Progress, QuotesFound, Stopped, TokenGenerated
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import NOTE_QUOTE


def record(handle: JobHandle) -> list[object]:
    heard: list[object] = []
    handle.progressed.connect(heard.append)
    handle.quotes_found.connect(heard.append)
    handle.token_generated.connect(heard.append)
    handle.finished.connect(lambda result: heard.append(("finished", result)))
    handle.failed.connect(heard.append)
    handle.stopped.connect(lambda: heard.append("stopped"))
    return heard


def test_events_reach_their_handle_in_order(qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge) -> None:
    first, second = bridge.submit(AskQuestion("a")), bridge.submit(AskQuestion("b"))
    heard, heard_second = record(first), record(second)
    progress = Progress(1, 2, "x", 0.5, None)
    engine.send(1, progress, QuotesFound((NOTE_QUOTE,)), *[TokenGenerated(str(n)) for n in range(100)], Finished("end"))
    engine.send(2, Stopped())
    qtbot.waitUntil(lambda: heard_second == ["stopped"])
    assert heard == [progress, QuotesFound((NOTE_QUOTE,)), *map(str, range(100)), ("finished", "end")]


def test_nothing_follows_the_end_of_a_job(qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge) -> None:
    heard = record(bridge.submit(AskQuestion("a")))
    failure = Failure("missing", "It is not there.")
    engine.send(1, failure, TokenGenerated("late"), Finished("late"))
    with qtbot.waitSignal(bridge.ready):
        engine.be_ready()
    assert heard == [failure]


def test_an_abandoned_job_is_cancelled_and_not_heard_of(
    qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge
) -> None:
    handle = bridge.submit(AskQuestion("a"))
    heard = record(handle)
    handle.abandon()
    engine.send(1, Finished("late"))
    with qtbot.waitSignal(bridge.ready):
        engine.be_ready()
    assert (heard, engine.cancelled) == ([], [1])


def test_a_job_that_is_over_is_not_cancelled(qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge) -> None:
    handle = bridge.submit(AskQuestion("a"))
    with qtbot.waitSignal(handle.finished):
        engine.send(1, Finished("end"))
    handle.cancel()
    assert engine.cancelled == []


def test_the_life_of_the_engine_is_told(qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge) -> None:
    with qtbot.waitSignal(bridge.lost):
        engine.die()
    with qtbot.waitSignal(bridge.gone) as gone:
        engine.give_up(Path("/log"))
    assert gone.args == ["The engine stopped three times within a minute; see the log.", Path("/log")]


def test_after_closing_nothing_is_heard(qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge) -> None:
    heard = record(bridge.submit(AskQuestion("a")))
    bridge.close()
    engine.send(1, Finished("late"))
    qtbot.wait(20)
    assert (heard, engine.closed) == ([], True)


def test_thousands_of_signals_leave_the_interpreter_whole() -> None:
    """PySide6 6.12 on Python 3.11 loses references to None and True at ordinary calls and ends the process."""
    program = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
class Sender(QObject):
    sent = Signal(object)
app = QCoreApplication([])
sender, heard = Sender(), []
sender.sent.connect(heard.append, Qt.ConnectionType.QueuedConnection)
values = [None, True, False, ("a", 1), "text"]
before = [sys.getrefcount(value) for value in values[:3]]
def send():
    for number in range(20_000):
        sender.sent.emit(values[number % 5])
        sender.isWidgetType(); sender.objectName(); sender.parent()
thread = threading.Thread(target=send)
thread.start(); thread.join()
app.processEvents()
heard_all = heard == values * 4000
heard.clear()
lost = [old - sys.getrefcount(value) for old, value in zip(before, values)]
assert heard_all and max(lost) < 1000, lost
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")

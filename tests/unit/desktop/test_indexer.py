"""The line of indexing runs: pausing, what the program does by itself, and what a crash breaks off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import indexer as indexer_module
from desktop.engine_bridge import EngineBridge
from desktop.indexer import Indexer
from engine.api import (
    ChangeEmbedder,
    Failure,
    Finished,
    IndexChanges,
    IndexFolders,
    IndexReport,
    RetryFailed,
    Stopped,
)
from tests.unit.desktop.fake_engine import FakeEngineClient

REPORT = IndexReport(1, 0, 0, 0, 0, 2, 0.1, {})
A, B, C = Path("/notes/a.md"), Path("/notes/b.md"), Path("/notes/c.md")
BUSY = Failure("busy", "Another program writes to this library.")


@pytest.fixture
def indexer(bridge: EngineBridge, monkeypatch: pytest.MonkeyPatch) -> Indexer:
    monkeypatch.setattr(indexer_module, "_BUSY_MS", 20)
    return Indexer(bridge)


def asked(engine: FakeEngineClient) -> list[object]:
    return list(engine.requests.values())


def test_pausing_holds_the_run_under_way_and_those_in_line(
    qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer
) -> None:
    indexer.add((A,))
    with qtbot.waitSignal(indexer.paused_changed) as told:
        indexer.pause()
    assert told.args == [True]
    assert engine.paused == {1}
    indexer.add((B,))
    with qtbot.waitSignal(indexer.reported):
        engine.send(1, Finished(REPORT))  # its last step was under way
    assert asked(engine) == [IndexFolders((A,))]
    indexer.resume()
    assert asked(engine) == [IndexFolders((A,)), IndexFolders((B,))]
    assert not indexer.paused


def test_resuming_lets_the_run_go_on(engine: FakeEngineClient, indexer: Indexer) -> None:
    indexer.add((A,))
    indexer.pause()
    indexer.resume()
    assert engine.paused == set()
    assert indexer.running


def test_what_is_paused_stays_paused_when_the_engine_dies(
    qtbot: QtBot, engine: FakeEngineClient, bridge: EngineBridge, indexer: Indexer
) -> None:
    indexer.add((A,))
    indexer.pause()
    with qtbot.waitSignal(indexer.interrupted):
        engine.die()
    with qtbot.waitSignal(bridge.ready):
        engine.be_ready()
    assert indexer.paused
    assert asked(engine) == [IndexFolders((A,))]
    indexer.resume()
    assert asked(engine) == [IndexFolders((A,))] * 2


def test_what_is_paused_can_be_cancelled_even_without_an_engine(
    qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer
) -> None:
    indexer.add((A,))
    indexer.pause()
    with qtbot.waitSignal(indexer.interrupted):
        engine.die()
    with qtbot.waitSignals([indexer.stopped, indexer.idle]):
        indexer.cancel()
    assert not indexer.paused
    indexer.add((B,))
    assert asked(engine)[-1] == IndexFolders((B,))


def test_a_pause_ends_with_the_last_run(qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer) -> None:
    indexer.add((A,))
    indexer.pause()
    with qtbot.waitSignal(indexer.idle):
        engine.send(1, Finished(REPORT))
    assert not indexer.paused


def test_changes_in_line_go_together(qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer) -> None:
    indexer.add((A,))
    indexer.update((A, B))
    indexer.update((B, C))
    with qtbot.waitSignal(indexer.reported):
        engine.send(1, Finished(REPORT))
    assert asked(engine) == [IndexFolders((A,)), IndexChanges((A, B, C))]
    assert indexer.quiet


def test_changes_are_taken_up_again_after_a_crash_and_hopeless_files_are_not(
    qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer
) -> None:
    indexer.update((A,))
    indexer.retry_failed()
    with qtbot.waitSignal(indexer.interrupted):
        engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: len(asked(engine)) == 2)
    with qtbot.waitSignal(indexer.reported):
        engine.send(2, Finished(REPORT))
    assert asked(engine)[1:] == [IndexChanges((A,)), RetryFailed()]
    with qtbot.waitSignal(indexer.interrupted):
        engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: len(asked(engine)) == 4)
    assert asked(engine)[-1] == IndexFolders()


def test_changes_wait_while_another_program_writes_to_the_library(
    qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer
) -> None:
    said: list[str] = []
    indexer.failed.connect(said.append)
    indexer.update((A,))
    engine.send(1, BUSY)
    qtbot.waitUntil(lambda: asked(engine) == [IndexChanges((A,))] * 2)
    assert said == []
    indexer.add((B,))
    engine.send(2, Finished(REPORT))
    qtbot.waitUntil(lambda: len(asked(engine)) == 3)
    engine.send(3, BUSY)  # the person asked for this one, and is told
    qtbot.waitUntil(lambda: said == [BUSY.message])


def test_a_change_of_the_embedder_is_begun_when_it_is_due_and_makes_way(
    qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer
) -> None:
    indexer.add((A,))
    with qtbot.waitSignal(indexer.reported):
        engine.send(1, Finished(replace(REPORT, change_due=True)))
    assert asked(engine) == [IndexFolders((A,)), ChangeEmbedder()]
    assert indexer.quiet
    indexer.update((B,))
    assert engine.cancelled == [2]
    with qtbot.waitSignal(indexer.started):
        engine.send(2, Stopped())
    assert asked(engine)[2:] == [IndexChanges((B,))]
    with qtbot.waitSignal(indexer.started):
        engine.send(3, Finished(replace(REPORT, change_due=True)))
    assert asked(engine)[3:] == [ChangeEmbedder()]
    with qtbot.waitSignal(indexer.idle):
        engine.send(4, Finished(REPORT))
    assert len(asked(engine)) == 4


def test_a_run_begins_again_with_new_settings(qtbot: QtBot, engine: FakeEngineClient, indexer: Indexer) -> None:
    stops: list[int] = []
    indexer.stopped.connect(lambda: stops.append(1))
    indexer.begin_again()  # nothing is under way: nothing happens
    indexer.add((A,))
    indexer.begin_again()
    assert engine.cancelled == [1]
    engine.send(1, Stopped())
    qtbot.waitUntil(lambda: asked(engine) == [IndexFolders((A,))] * 2)
    assert stops == []
    indexer.cancel()
    engine.send(2, Stopped())
    qtbot.waitUntil(lambda: stops == [1])

"""The model writes what is missing while nothing else is to be done, makes way, and can be paused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.summary_writer import WritingLine
from desktop.workspace import Workspace
from engine.api import (
    Failure,
    Finished,
    GenerationSettings,
    GetSettings,
    GetStatus,
    IndexFolders,
    IndexReport,
    LibraryStatus,
    Progress,
    Settings,
    Stopped,
    WriteSummaries,
    WritingReport,
    WritingStatus,
)
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import NOTE

REPORT = IndexReport(3, 0, 0, 0, 0, 30, 5.0, {})
DONE = Finished(WritingReport(3, 2, 0, 40))


def make_standing(written: int, model: str = "SmolLM2", *, folders: bool = True) -> LibraryStatus:
    status = make_status((NOTE.parent,), indexed=3)
    return replace(status, writing=WritingStatus(model, 3, written, 60 if written < 3 else 0, 600.0, folders))


@pytest.fixture
def line(window: Workspace) -> WritingLine:
    line = window.sidebar.findChild(WritingLine)
    assert line is not None
    return line


def index(window: Workspace, engine: FakeEngineClient) -> None:
    """A whole run; what is written after it is asked for when the status is there."""
    window.indexer.refresh()
    engine.send(engine.last(IndexFolders), Finished(REPORT))


def jobs(engine: FakeEngineClient) -> list[int]:
    return engine.jobs(WriteSummaries)


def test_folders_are_written_when_only_they_are_missing(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    engine.answers[GetStatus] = make_standing(3, folders=False)
    index(window, engine)
    qtbot.waitUntil(lambda: len(jobs(engine)) == 1)


def test_what_is_missing_is_written_after_files_were_read(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, line: WritingLine
) -> None:
    assert jobs(engine) == []
    assert not line.isVisible()
    engine.answers[GetStatus] = make_standing(1)
    index(window, engine)
    qtbot.waitUntil(line.isVisible)
    assert engine.requests[jobs(engine)[0]] == WriteSummaries()
    assert line.words.text() == "Summaries: about 10 min left"
    engine.send(jobs(engine)[0], Progress(20, 80, str(NOTE), 0.5, 45.0))
    qtbot.waitUntil(lambda: line.words.text() == "Summaries: about 45 s left")
    assert line.words.toolTip() == (
        "SmolLM2 has written 1 of 3 summaries. About 60 parts are left; questions and indexing go first."
    )
    engine.answers[GetStatus] = make_standing(3)
    engine.send(jobs(engine)[0], DONE)
    qtbot.waitUntil(lambda: not line.isVisible())
    window.feed.refresh()
    qtbot.waitUntil(lambda: window.writer.standing.written == 3)
    assert len(jobs(engine)) == 1


@pytest.mark.parametrize("status", [make_standing(3), make_standing(0, model="")])
def test_nothing_is_begun_where_nothing_is_missing_or_no_model_is_there(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, status: LibraryStatus
) -> None:
    engine.answers[GetStatus] = status
    index(window, engine)
    qtbot.waitUntil(lambda: window.writer.standing.documents == 3)
    assert jobs(engine) == []


def test_it_is_paused_by_the_person_and_while_files_are_read(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, line: WritingLine
) -> None:
    engine.answers[GetStatus] = make_standing(1)
    index(window, engine)
    qtbot.waitUntil(line.isVisible)
    (job,) = jobs(engine)
    window.indexer.refresh()
    assert job in engine.paused
    engine.send(engine.last(IndexFolders), Finished(REPORT))
    qtbot.waitUntil(lambda: job not in engine.paused)
    qtbot.mouseClick(line.pause_button, Qt.MouseButton.LeftButton)
    assert job in engine.paused
    assert line.words.text() == "Summaries paused"
    index(window, engine)
    qtbot.waitUntil(lambda: not window.indexer.running)
    assert job in engine.paused
    qtbot.mouseClick(line.resume_button, Qt.MouseButton.LeftButton)
    assert job not in engine.paused
    assert len(jobs(engine)) == 1


def test_it_makes_way_for_a_summary_that_is_wished_for(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, line: WritingLine
) -> None:
    engine.answers[GetStatus] = make_standing(1)
    index(window, engine)
    qtbot.waitUntil(line.isVisible)
    (background,) = jobs(engine)
    window.show_summary(NOTE)
    window.summary_view.write()
    wished = engine.last(WriteSummaries)
    assert engine.requests[wished] == WriteSummaries(NOTE)
    assert engine.cancelled[-1] == background
    engine.send(background, Stopped())
    qtbot.waitUntil(lambda: not line.isVisible())
    window.feed.refresh()
    qtbot.waitUntil(lambda: GetStatus not in window.feed._asked)
    assert len(jobs(engine)) == 2
    engine.send(wished, DONE)
    qtbot.waitUntil(lambda: len(jobs(engine)) == 3)
    assert engine.requests[jobs(engine)[2]] == WriteSummaries()


def test_a_setting_turns_it_off_and_on(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, line: WritingLine
) -> None:
    engine.answers[GetStatus] = make_standing(1)
    index(window, engine)
    qtbot.waitUntil(line.isVisible)
    window.settings_feed.show(Settings(generation=GenerationSettings(write_summaries=False)))
    assert engine.cancelled[-1] == jobs(engine)[0]
    engine.send(jobs(engine)[0], Stopped())
    qtbot.waitUntil(lambda: not line.isVisible())
    index(window, engine)
    qtbot.waitUntil(lambda: not window.indexer.running)
    assert len(jobs(engine)) == 1
    window.settings_feed.show(Settings())
    window.feed.refresh()
    qtbot.waitUntil(lambda: len(jobs(engine)) == 2)


def test_it_goes_on_after_the_engine_died_and_not_after_another_failure(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, line: WritingLine
) -> None:
    engine.answers |= {GetStatus: make_standing(1), GetSettings: Settings()}
    index(window, engine)
    qtbot.waitUntil(line.isVisible)
    engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: len(jobs(engine)) == 2)
    engine.send(jobs(engine)[1], Failure("model_unusable", "The model is damaged."))
    qtbot.waitUntil(lambda: not line.isVisible())
    assert window.notices.sentences == ["The model is damaged."]
    window.feed.refresh()
    qtbot.waitUntil(lambda: GetStatus not in window.feed._asked)
    assert len(jobs(engine)) == 2

"""The end of a client: quick, complete, and nothing afterwards."""

from __future__ import annotations

import multiprocessing
import threading
import time
from pathlib import Path

import psutil
import pytest

from engine.job import Progress, TokenGenerated
from engine.service.messages import AskQuestion, EngineGone, EngineReady, IndexFolders, ListDocuments

CLOSING_SECONDS = 0.5


def _engines():
    """The engine processes; a fixture of other tests may have readers of its own running."""
    return [child for child in multiprocessing.active_children() if child.name == "carrel engine"]


def _assert_nothing_is_left(engine):
    assert not any(thread.name == "engine client" for thread in threading.enumerate())
    assert _engines() == []
    delivered = len(engine.mail.messages)
    engine.client.submit(ListDocuments())
    engine.client.cancel(1)
    engine.client.start()
    time.sleep(0.1)
    assert len(engine.mail.messages) == delivered


def test_an_idle_engine_is_closed_in_time(engine):
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady)
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


@pytest.mark.parametrize("script", ["wait", "busy", "reader"])
def test_an_engine_at_work_is_closed_in_time(engine, script):
    engine.client.start()
    job = engine.client.submit(IndexFolders((Path(script),)))
    engine.mail.wait_for_event(job, Progress)
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


def test_an_engine_that_streams_is_closed_in_time(engine):
    engine.client.start()
    job = engine.client.submit(AskQuestion("stream forever"))
    engine.mail.wait_for_event(job, TokenGenerated)
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


def test_an_engine_that_hangs_while_closing_is_closed_in_time(engine):
    (engine.home / "hang-on-closing").touch()
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady)
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


def test_an_engine_that_does_not_answer_is_closed_in_time(engine):
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady)
    [process] = _engines()
    psutil.Process(process.pid).suspend()
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


def test_an_engine_that_is_still_starting_is_closed_in_time(engine):
    engine.client.start()
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


def test_a_client_whose_engine_is_gone_is_closed_in_time(engine):
    (engine.home / "refuse-to-open").touch()
    engine.client.start()
    engine.mail.wait_for_kind(EngineGone)
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)


def test_closing_twice_or_before_the_start_does_nothing(engine):
    assert engine.close() < CLOSING_SECONDS
    assert engine.close() < CLOSING_SECONDS
    _assert_nothing_is_left(engine)

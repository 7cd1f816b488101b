"""Engines that die or cannot start, and windows that are killed: what the other side does then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from engine.job import Progress
from engine.service.client import EngineClient
from engine.service.messages import (
    AskQuestion,
    EngineGone,
    EngineLost,
    EngineReady,
    Failure,
    Finished,
    IndexFolders,
    ListDocuments,
)
from engine.service.process import run_engine

ROOT = Path(__file__).parents[3]


def test_a_crash_fails_the_open_jobs_and_the_next_engine_goes_on(engine):
    engine.client.start()
    indexing = engine.client.submit(IndexFolders((Path("wait"),)))
    engine.mail.wait_for_event(indexing, Progress)
    question = engine.client.submit(AskQuestion("crash"))
    failure = engine.mail.wait_for_end(question)
    assert failure.kind == "engine_lost"
    assert failure.message.endswith(".")
    assert engine.mail.wait_for_end(indexing) == failure
    lost = engine.mail.wait_for_kind(EngineLost)
    assert lost == EngineLost(-signal.SIGSEGV)
    engine.mail.wait_for_kind(EngineReady, count=2)
    assert isinstance(engine.perform(AskQuestion("stream 2")), Finished)
    kinds = [type(each) for each in engine.mail.messages if isinstance(each, EngineReady | EngineLost | EngineGone)]
    assert kinds == [EngineReady, EngineLost, EngineReady]
    ends = [event for event in engine.mail.events(indexing) if isinstance(event, Failure)]
    assert ends == [failure]
    assert "Segmentation fault" in engine.log


def test_a_request_made_while_the_engine_restarts_is_answered_by_the_next(engine):
    engine.client.start()
    engine.perform(AskQuestion("crash"))
    engine.mail.wait_for_kind(EngineLost)
    assert isinstance(engine.perform(ListDocuments()), Finished)


def test_after_three_deaths_the_engine_is_gone_until_it_is_started_again(engine):
    engine.client.start()
    for _ in range(3):
        assert isinstance(engine.perform(AskQuestion("crash")), Failure)
    gone = engine.mail.wait_for_kind(EngineGone)
    assert gone == EngineGone(gone.message, engine.home / "carrel.log")
    refused = engine.perform(ListDocuments())
    assert refused == Failure("engine_lost", gone.message)
    assert sum(isinstance(each, EngineReady) for each in engine.mail.messages) == 3
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady, count=4)
    assert isinstance(engine.perform(ListDocuments()), Finished)


def test_an_engine_that_dies_before_it_is_ready_is_not_started_for_ever(engine):
    (engine.home / "die-at-opening").touch()
    engine.client.start()
    engine.mail.wait_for_kind(EngineGone)
    assert engine.mail.messages[:-1] == [EngineLost(7), EngineLost(7)]


def test_a_library_that_is_too_new_is_said_in_one_sentence_at_once(engine):
    (engine.home / "refuse-to-open").touch()
    job = engine.client.submit(ListDocuments())
    engine.client.start()
    gone = engine.mail.wait_for_kind(EngineGone)
    assert gone.message == "This library was made by a newer Carrel: update this one."
    assert isinstance(engine.mail.wait_for_end(job), Failure)
    assert not any(isinstance(each, EngineLost | EngineReady) for each in engine.mail.messages)
    assert "too_new version 99" in engine.log
    (engine.home / "refuse-to-open").unlink()
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady)


def test_a_home_that_cannot_be_written_is_said_in_one_sentence(tmp_path, engine, capfd):
    (tmp_path / "file").touch()
    client = EngineClient(tmp_path / "file", engine.mail.deliver, run_engine)
    client.start()
    gone = engine.mail.wait_for_kind(EngineGone)
    client.close()
    assert str(tmp_path / "file") in gone.message
    assert "--home" in gone.message
    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_written_is_said_in_one_sentence(engine):
    (engine.home / "carrel.log").mkdir()
    engine.client.start()
    assert "cannot write its log" in engine.mail.wait_for_kind(EngineGone).message


def test_a_bug_at_the_start_is_said_and_logged_without_its_message(engine):
    (engine.home / "break-at-opening").touch()
    engine.client.start()
    gone = engine.mail.wait_for_kind(EngineGone)
    assert str(engine.home) in gone.message
    engine.close()
    assert "The engine ended by a bug" in engine.log
    assert "secret" not in engine.log + gone.message


def test_an_engine_killed_from_outside_leaves_requests_harmless(engine):
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady)
    [process] = _engines_of(psutil.Process())
    process.suspend()  # so that the requests are in the pipe when it dies
    jobs = [engine.client.submit(ListDocuments()) for _ in range(50)]
    process.kill()
    assert {type(engine.mail.wait_for_end(job)) for job in jobs} == {Failure}
    assert engine.mail.wait_for_kind(EngineLost) == EngineLost(-signal.SIGKILL)
    assert isinstance(engine.perform(ListDocuments()), Finished)


def test_ctrl_c_in_the_terminal_is_not_for_the_engine(engine):
    engine.client.start()
    engine.mail.wait_for_kind(EngineReady)
    [process] = _engines_of(psutil.Process())
    process.send_signal(signal.SIGINT)
    assert isinstance(engine.perform(ListDocuments()), Finished)
    assert not any(isinstance(each, EngineLost) for each in engine.mail.messages)


WINDOW = """
import functools, sys, time
from pathlib import Path
from engine.job import Progress
from engine.service.client import EngineClient
from engine.service.messages import IndexFolders, JobMessage
from engine.service.process import run_engine
from tests.scripted_knowledge_base import ScriptedKnowledgeBase

def deliver(message):
    if isinstance(message, JobMessage) and isinstance(message.event, Progress):
        print(message.event.current, flush=True)

run_scripted_engine = functools.partial(run_engine, open_knowledge_base=ScriptedKnowledgeBase.open)
client = EngineClient(Path(sys.argv[1]), deliver, run_scripted_engine)
client.start()
client.submit(IndexFolders((Path(sys.argv[2]),)))
time.sleep(float(sys.argv[3]))
"""


@pytest.mark.parametrize("hang", [False, True])
def test_nothing_is_left_two_seconds_after_the_window_was_killed(engine, hang):
    if hang:
        (engine.home / "hang-on-closing").touch()
    with _open_window(engine.home, "reader", seconds=60) as window:
        reader = int(window.stdout.readline())
        family = psutil.Process(window.pid).children(recursive=True)
        assert reader in {process.pid for process in family}
        assert len(family) == 3  # the engine, its reader, and multiprocessing's resource tracker
        os.kill(window.pid, signal.SIGKILL)
        left = _left_after(2, family)
    assert left == []


def test_a_window_that_ends_without_closing_takes_the_engine_with_it(engine):
    with _open_window(engine.home, "busy", seconds=0) as window:
        family = psutil.Process(window.pid).children(recursive=True)
        assert window.wait(timeout=5) == 0
        assert _left_after(2, family) == []


def _open_window(home, script, seconds):
    """A process that plays the window and tells the progress of one indexing job."""
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(home), script, str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def _left_after(seconds, family):
    """The processes that still run when the time is over; they are killed."""
    deadline = time.monotonic() + seconds
    while (left := [process for process in family if _runs(process)]) and time.monotonic() < deadline:
        time.sleep(0.01)
    for process in left:
        process.kill()
    return left


def _runs(process):
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _engines_of(window):
    return [child for child in window.children() if "spawn_main" in " ".join(child.cmdline())]

"""A job that is paused, through a real engine process: it waits, holds up nobody, and can be ended in every way."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import psutil
import pytest

from engine.job import FilesChanged, Progress
from engine.service.messages import (
    EngineLost,
    Failure,
    Finished,
    IndexFolders,
    ListDocuments,
    Stopped,
    WatchFolders,
)

CLOSING_SECONDS = 0.5
STEP_SECONDS = 0.3
"""After which a step that was under way when a job was paused is over."""


@pytest.fixture
def paused_job(engine):
    """A job that takes one step after the other until it is paused, which it is."""
    engine.client.start()
    job = engine.client.submit(IndexFolders((Path("steps"),)))
    engine.mail.wait_for_event(job, Progress)
    engine.client.pause(job)
    time.sleep(STEP_SECONDS)
    return job


def test_a_paused_job_waits_and_goes_on_when_it_is_resumed(engine, paused_job):
    heard = len(engine.mail.events(paused_job))
    assert isinstance(engine.perform(ListDocuments()), Finished)
    time.sleep(STEP_SECONDS)
    assert len(engine.mail.events(paused_job)) == heard
    engine.client.resume(paused_job)
    engine.mail.wait_for(lambda _: len(engine.mail.events(paused_job)) > heard + 2)


def test_a_paused_job_can_be_cancelled(engine, paused_job):
    engine.client.cancel(paused_job)
    assert engine.mail.wait_for_end(paused_job) == Stopped()
    engine.client.pause(paused_job)  # is over: ignored
    engine.client.resume(paused_job)
    assert isinstance(engine.perform(ListDocuments()), Finished)


def test_an_engine_whose_job_is_paused_is_closed_in_time(engine, paused_job):
    assert paused_job
    assert engine.close() < CLOSING_SECONDS
    assert [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())] == []


def test_a_job_whose_engine_is_killed_while_it_is_paused_fails_and_the_next_engine_works(engine, paused_job):
    [process] = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
    process.send_signal(signal.SIGKILL)
    failure = engine.mail.wait_for_end(paused_job)
    assert isinstance(failure, Failure)
    assert failure.kind == "engine_lost"
    assert engine.mail.wait_for_kind(EngineLost) == EngineLost(-signal.SIGKILL)
    engine.client.resume(paused_job)  # of an engine that is no more: ignored
    assert isinstance(engine.perform(IndexFolders((Path("count"), Path("3")))), Finished)


def test_watching_goes_on_beside_a_paused_job_and_ends_with_the_client(engine, paused_job):
    assert paused_job
    watch = engine.client.submit(WatchFolders())
    assert engine.mail.wait_for_event(watch, FilesChanged) == FilesChanged((Path("a.md"),))
    assert engine.close() < CLOSING_SECONDS

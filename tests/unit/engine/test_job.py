"""A job carries the wish to stop from any thread, and reports to whoever listens."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engine.errors import Cancelled
from engine.job import FilesChanged, Job, Progress, TokenGenerated


def test_a_job_goes_on_until_it_is_cancelled() -> None:
    job = Job()
    job.check()
    assert not job.cancelled
    job.cancel()
    assert job.cancelled
    with pytest.raises(Cancelled):
        job.check()


def test_another_thread_may_cancel() -> None:
    job = Job()
    started = threading.Event()
    stopped: list[bool] = []

    def work() -> None:
        started.set()
        try:
            while True:
                job.check()
        except Cancelled:
            stopped.append(True)

    worker = threading.Thread(target=work)
    worker.start()
    assert started.wait(10)
    job.cancel()
    worker.join(10)
    assert stopped == [True]


def test_a_paused_job_waits_in_its_check_until_it_is_resumed() -> None:
    job = Job()
    job.pause()
    passed = threading.Event()

    def work() -> None:
        job.check()
        passed.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert not passed.wait(0.1)
    assert job.paused
    job.check_cancelled()  # never waits
    job.resume()
    assert passed.wait(10)
    assert not job.paused
    worker.join()


def test_cancelling_ends_a_paused_job_at_once() -> None:
    job = Job()
    job.pause()
    ended = threading.Event()

    def work() -> None:
        with pytest.raises(Cancelled):
            job.check()
        ended.set()

    worker = threading.Thread(target=work)
    worker.start()
    job.cancel()
    assert ended.wait(10)
    with pytest.raises(Cancelled):
        job.check_cancelled()
    worker.join()


def test_reports_reach_the_listener_in_order() -> None:
    heard: list[object] = []
    job = Job(heard.append)
    reports = [
        Progress(0, 2, "a.md", 0.0, None),
        Progress(1, 2, "b.md", 1.0, 1.0),
        TokenGenerated("word"),
        FilesChanged((Path("a.md"),)),
    ]
    for report in reports:
        job.report(report)
    assert heard == reports


def test_nobody_has_to_listen() -> None:
    Job().report(TokenGenerated("word"))

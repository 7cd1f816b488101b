"""Indexing steps back, rests, and waits for power as the settings say, and can be called off meanwhile."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import SimpleNamespace

import psutil
import pytest

from engine.errors import Cancelled
from engine.ingestion.reader import POLITE
from engine.job import Job
from engine.pace import ON_BATTERY, Pace
from engine.settings import IndexingSettings


def make(said: list[str] | None = None, job: Job | None = None, **settings: object) -> Pace:
    return Pace(IndexingSettings(**settings), job or Job(), (said if said is not None else []).append)


@pytest.fixture
def battery(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    battery = SimpleNamespace(power_plugged=False)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    return battery


@pytest.mark.parametrize(("pace", "readers", "niceness"), [("light", 1, POLITE), ("normal", 4, POLITE), ("full", 4, 0)])
@pytest.mark.skipif(sys.platform != "linux", reason="a thread has a priority of its own on Linux only")
def test_a_thread_steps_back_and_no_other(pace: str, readers: int, niceness: int) -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    found: list[int] = []

    def work() -> None:
        make(pace=pace).step_back()
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [max(niceness, before)]
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
    assert make(pace=pace).limit_readers(4) == readers


@pytest.mark.parametrize(("pace", "least", "most"), [("light", 0.2, 2.0), ("normal", 0, 0.1), ("full", 0, 0.1)])
def test_only_the_light_pace_rests_as_long_as_it_worked(pace: str, least: float, most: float) -> None:
    began = time.monotonic()
    make(pace=pace).rest(0.2)
    assert least <= time.monotonic() - began <= most


def test_it_says_that_it_waits_for_power_and_that_it_goes_on(battery: SimpleNamespace) -> None:
    said: list[str] = []
    threading.Timer(0.5, lambda: setattr(battery, "power_plugged", True)).start()
    began = time.monotonic()
    make(said, pause_on_battery=True).wait_for_power()
    assert 0.4 < time.monotonic() - began < 5
    assert said == [ON_BATTERY, ""]


def test_waiting_for_power_can_be_called_off(battery: SimpleNamespace) -> None:
    job = Job()
    threading.Timer(0.3, job.cancel).start()
    with pytest.raises(Cancelled):
        make(job=job, pause_on_battery=True).wait_for_power()


@pytest.mark.parametrize("plugged", [True, None])
def test_nothing_waits_on_the_mains_or_when_it_is_not_asked_for(battery: SimpleNamespace, plugged: bool | None) -> None:
    said: list[str] = []
    make(said).wait_for_power()
    battery.power_plugged = plugged
    make(said, pause_on_battery=True).wait_for_power()
    assert said == []

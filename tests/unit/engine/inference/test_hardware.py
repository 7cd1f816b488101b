"""How many cores a process may use."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from engine.inference import hardware
from engine.inference.hardware import count_cores, count_free_cores


def test_there_is_at_least_one_core_and_no_more_than_the_machine_has() -> None:
    assert 1 <= count_cores() <= (os.cpu_count() or 1)


class CoreTimes(NamedTuple):
    user: float
    idle: float


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux confines a process to cores")
def test_a_confined_process_counts_what_it_may_use() -> None:
    """As in a container, or under taskset."""
    confine = "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])"
    count = "from engine.inference.hardware import count_cores; print(count_cores())"
    ran = subprocess.run([sys.executable, "-c", f"{confine}; {count}"], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1"


def test_free_cores_are_at_least_one_and_at_most_all() -> None:
    assert 1 <= count_free_cores() <= count_cores()


@pytest.mark.parametrize(("busy", "free"), [(0.0, 4), (0.2, 4), (0.5, 3), (1.0, 3), (3.9, 1), (4.0, 1)])
def test_each_busy_core_is_left_alone(busy: float, free: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The load is read from the system's account of how its cores spent their time, so this is what is set here."""
    spent = iter([CoreTimes(0.0, 0.0), CoreTimes(busy, 4 - busy)])
    monkeypatch.setattr(hardware.psutil, "cpu_times", lambda: next(spent))
    monkeypatch.setattr(hardware.psutil, "cpu_count", lambda *, logical=True: 4)
    monkeypatch.setattr(hardware.os, "sched_getaffinity", lambda _process: set(range(4)), raising=False)
    assert count_free_cores() == free

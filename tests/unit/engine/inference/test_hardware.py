"""How many cores a process may use."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from engine.inference.hardware import count_cores


def test_there_is_at_least_one_core_and_no_more_than_the_machine_has() -> None:
    assert 1 <= count_cores() <= (os.cpu_count() or 1)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux confines a process to cores")
def test_a_confined_process_counts_what_it_may_use() -> None:
    """As in a container, or under taskset."""
    confine = "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])"
    count = "from engine.inference.hardware import count_cores; print(count_cores())"
    ran = subprocess.run([sys.executable, "-c", f"{confine}; {count}"], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1"

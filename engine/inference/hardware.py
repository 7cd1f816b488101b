"""What this machine can do, and how much of it is free."""

from __future__ import annotations

import math
import os
import time

import psutil

_SAMPLE = 0.1  # seconds
_IGNORED_LOAD = 0.3  # cores; what a desktop does all the time


def count_cores() -> int:
    """The physical cores this process may use; hyper-threads do not help matrix products."""
    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, usable))


def count_free_cores() -> int:
    """The cores that nobody else uses just now, at least one; looks for a tenth of a second.

    A thread of ggml that has to share its core holds up all the others, which spin while they wait: on two cores, of
    which one was busy, one thread wrote 3 to 10 times as fast as two.
    """
    before = psutil.cpu_times()._asdict()
    time.sleep(_SAMPLE)
    passed = {state: seconds - before[state] for state, seconds in psutil.cpu_times()._asdict().items()}
    idle = passed["idle"] + passed.get("iowait", 0.0)
    busy: float = (psutil.cpu_count() or 1) * (1 - idle / max(sum(passed.values()), 1e-9))
    return max(1, count_cores() - max(0, math.ceil(busy - _IGNORED_LOAD)))

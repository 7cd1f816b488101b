"""What this machine can do."""

from __future__ import annotations

import os

import psutil


def count_cores() -> int:
    """The physical cores this process may use; hyper-threads do not help matrix products."""
    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, usable))

"""How hard work in the background is done: it steps back for other programs, rests, and spares the battery."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import psutil

from engine.ingestion.reader import POLITE
from engine.job import Job
from engine.settings import IndexingSettings

ON_BATTERY = "The computer runs on its battery: this goes on when it is plugged in."
_SECONDS_BETWEEN_LOOKS = 0.2
_SECONDS_A_REPORT = 2.0
_REST = 1.0  # seconds of rest a second of work at the light pace: of two cores that takes one


class Pace:
    """The pace of one run; ``say`` is told why nothing is done, and "" when work goes on."""

    def __init__(self, settings: IndexingSettings, job: Job, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._job = job
        self._say = say

    @property
    def polite(self) -> bool:
        """Whether other programs go first."""
        return self._settings.pace != "full"

    def limit_readers(self, most: int) -> int:
        """How many files are read at the same time, of ``most``."""
        return 1 if self._settings.pace == "light" else most

    def step_back(self) -> None:
        """Let other programs go before the thread that calls this, from now on."""
        if self.polite and sys.platform == "linux":  # elsewhere a priority belongs to the whole process
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), POLITE)

    def wait_for_power(self) -> None:
        """Wait while the computer runs on its battery, if the settings ask for it. Raises ``Cancelled``."""
        next_report = 0.0
        while self._settings.pause_on_battery and _runs_on_battery():
            if time.monotonic() >= next_report:
                self._say(ON_BATTERY)
                next_report = time.monotonic() + _SECONDS_A_REPORT
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            self._job.check()
        if next_report:
            self._say("")

    def rest(self, worked: float) -> None:
        """Rest after ``worked`` seconds of computing, at the light pace only. Raises ``Cancelled``."""
        end = time.monotonic() + worked * _REST
        while self._settings.pace == "light" and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _SECONDS_BETWEEN_LOOKS))
            self._job.check()


def _runs_on_battery() -> bool:
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return battery is not None and battery.power_plugged is False

"""Native code in a process of its own, that may crash, hang or be stopped: it costs nothing but that process."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from engine import log
from engine.errors import EngineError, ModelUnusable
from engine.job import Job

_SECONDS_BETWEEN_LOOKS = 0.1
_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Ending:
    """How work apart has ended: well, by the end of its process with a code, or not in time."""

    exit_code: int | None = 0
    in_time: bool = True

    @property
    def well(self) -> bool:
        """Whether the work is done."""
        return self.in_time and self.exit_code == 0


def work_apart(
    work: Callable[..., None],
    arguments: tuple[Any, ...],
    seconds: float,
    job: Job,
    look: Callable[[], None] = lambda: None,
) -> Ending:
    """Call a function of a module in a new process; ``look`` is called ten times a second meanwhile.

    Raises ``ModelUnusable`` with the sentence of an ``EngineError`` that the function raised, ``Cancelled`` soon after
    the job is; the process is gone then.
    """
    here, there = multiprocessing.Pipe()
    spawning = multiprocessing.get_context("spawn")
    process = spawning.Process(target=_run, args=(there, work, arguments, seconds), name="model-probe", daemon=True)
    process.start()
    there.close()
    try:
        refusal = _wait(here, process.sentinel, seconds, job, look)
        if refusal is None:
            return Ending(in_time=False)
        process.join(_GRACE_SECONDS)
    except EOFError:
        process.join()
        return Ending(process.exitcode)
    finally:
        here.close()
        process.kill()
        process.join()
        process.close()
    if refusal:
        raise ModelUnusable(*refusal)
    return Ending()


def _wait(
    connection: Connection, sentinel: int, seconds: float, job: Job, look: Callable[[], None]
) -> tuple[str, ...] | None:
    """What the process says: a message and a detail where it refused, () where it is content, None in time."""
    left = seconds
    while left > 0:
        job.check_cancelled()
        look()
        if wait([connection, sentinel], _SECONDS_BETWEEN_LOOKS):
            said: tuple[str, ...] = connection.recv()  # EOFError where the process has ended without a word
            return said
        left -= _SECONDS_BETWEEN_LOOKS
    return None


def _run(connection: Connection, work: Callable[..., None], arguments: tuple[Any, ...], seconds: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    log.go_offline()
    os.environ["GGML_NO_BACKTRACE"] = "1"  # which would start a debugger
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):  # native code prints there before it ends the process
        os.dup2(nowhere, descriptor)
    faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True)  # where nobody waits any more
    try:
        work(*arguments)
        connection.send(())
    except EngineError as error:
        connection.send((error.message, error.detail))

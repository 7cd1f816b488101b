"""The window's side of the engine: starts the process, sends requests, delivers what comes back, restarts what died."""

from __future__ import annotations

import atexit
import itertools
import logging
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from engine.paths import Home, locate_home
from engine.service.messages import (
    CancelJob,
    ClientCommand,
    ClientMessage,
    EngineFailed,
    EngineGone,
    EngineLost,
    EngineMessage,
    Failure,
    Finished,
    JobMessage,
    PauseJob,
    Request,
    ResumeJob,
    Shutdown,
    Stopped,
    Submit,
)
from engine.service.process import run_engine

Serve = Callable[[Connection, Path], None]
"""What the engine process does: it is given its end of the pipe and the home, and must be importable by name."""

MOST_DEATHS = 3
DEATHS_WITHIN = 60.0
"""As many deaths within as many seconds, and the engine is not started again."""
CLOSING_PATIENCE = 0.4
"""Seconds that the engine gets to end by itself when the window closes."""
KILLING_PATIENCE = 0.08
"""Seconds that it takes at most to end when it is killed."""
REAPING_PATIENCE = 1.0
"""Seconds that an engine may take to end after its pipe did."""

_LOST = "The engine stopped unexpectedly before this was done; it is being started again, so please try once more."
_TOO_OFTEN = "The engine stopped unexpectedly three times within a minute and was not started again; see the log."

logger = logging.getLogger(__name__)


class EngineClient:
    """The engine as a window sees it. Thread-safe.

    ``deliver`` is called from a thread of the client's own, in the order things happened; it must return quickly, must
    not raise and must not call ``close``. A request made before or while the engine starts waits for it; one made after
    ``EngineGone`` fails with the same sentence. No request is sent twice: those open when the engine dies fail.
    """

    def __init__(self, home: Path | None, deliver: Callable[[ClientMessage], None], serve: Serve = run_engine) -> None:
        self._home = locate_home(home)
        self._deliver = deliver
        self._serve = serve
        self._numbers = itertools.count(1)
        self._listener = threading.Thread(target=self._listen, name="engine client", daemon=True)
        self._changed = threading.Condition()  # guards all below
        self._engine: _EngineProcess | None = None
        self._open: dict[int, Request[object]] = {}
        self._absence = ""  # why there is no engine, once there was one
        self._started = False  # anew; the listener has yet to notice
        self._closed = False

    def start(self) -> None:
        """Start the engine process; ``EngineReady`` is delivered when it takes requests.

        May be called again after ``EngineGone``; does nothing while the engine runs or when the client is closed.
        """
        with self._changed:
            if self._closed or self._engine is not None:
                return
            self._launch()
            self._started = True
            self._changed.notify_all()
            if self._listener.ident is None:
                self._listener.start()
                atexit.register(self.close)  # else a window that forgets to close would wait for its engine for ever

    def submit(self, request: Request[object]) -> int:
        """Send a request; returns the job number its messages will carry."""
        with self._changed:
            job = next(self._numbers)
            self._open[job] = request
            engine = self._engine
            self._changed.notify_all()
        if engine is not None:  # not under the lock: the listener needs it to go on reading
            engine.send(Submit(job, request))
        return job

    def cancel(self, job: int) -> None:
        """Ask for a job to stop; a job that is already over is ignored."""
        self._send(job, CancelJob(job))

    def pause(self, job: int) -> None:
        """Let a job wait between two steps until it is resumed or cancelled; a job that is already over is ignored."""
        self._send(job, PauseJob(job))

    def resume(self, job: int) -> None:
        """Let a paused job go on; a job that is already over is ignored."""
        self._send(job, ResumeJob(job))

    def close(self) -> None:
        """End the engine within half a second; nothing is delivered afterwards."""
        atexit.unregister(self.close)
        with self._changed:
            self._closed = True
            engine = self._engine
            self._changed.notify_all()
        if self._listener.ident is None:
            return
        if engine is not None:
            engine.send(Shutdown())
            self._listener.join(CLOSING_PATIENCE)
            if self._listener.is_alive():
                engine.kill()
        self._listener.join(KILLING_PATIENCE)

    def _send(self, job: int, command: ClientCommand) -> None:
        with self._changed:
            engine = self._engine if job in self._open else None
        if engine is not None:
            engine.send(command)

    def _listen(self) -> None:
        """Body of the listener thread, which alone reads from engines, replaces them and delivers."""
        while self._wait_for_start():
            with self._changed:
                self._started, engine = False, self._engine
            deaths: deque[float] = deque(maxlen=MOST_DEATHS)
            while engine is not None:
                failure = self._relay(engine)
                exit_code = engine.reap()
                logger.info("The engine ended with exit code %s", exit_code)
                deaths.append(time.monotonic())
                absence = failure.message if failure is not None else _judge(deaths)
                engine, lost = self._replace_engine(absence)
                self._fail(lost, self._absence if engine is None else _LOST)
                if engine is not None:
                    self._emit(EngineLost(exit_code))
            self._emit(EngineGone(self._absence, self._home.log))

    def _wait_for_start(self) -> bool:
        """Wait for ``start``, failing what is asked for meanwhile; False when the client was closed instead."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._started or self._open)
                if self._closed or self._started:
                    return self._started
                refused, self._open = self._open, {}
            self._fail(refused, self._absence)

    def _replace_engine(self, absence: str | None) -> tuple[_EngineProcess | None, Iterable[int]]:
        """Put the next engine in the place of the last, or none and why; returns it and the jobs that were open.

        Done under the lock, so that every request goes to one engine or the other, and none is forgotten between them.
        """
        with self._changed:
            lost, self._open = self._open, {}
            self._engine = None
            if absence is not None:
                self._absence = absence
            elif not self._closed:
                self._launch()
            return self._engine, lost

    def _launch(self) -> None:
        """Put a new engine in place and send what waits for it, or say why there is none; the lock is held."""
        try:
            self._engine = _EngineProcess(self._serve, self._home)
        except OSError as error:
            self._absence = f"The engine could not be started: {error.strerror}. Close other programs and try again."
            return
        for job, request in self._open.items():
            self._engine.send(Submit(job, request))

    def _relay(self, engine: _EngineProcess) -> EngineFailed | None:
        """Deliver what the engine sends until it ends; returns what it said if it could not start."""
        while message := engine.receive():
            if isinstance(message, EngineFailed):
                return message
            if isinstance(message, JobMessage) and isinstance(message.event, Finished | Failure | Stopped):
                with self._changed:
                    self._open.pop(message.job, None)
            self._emit(message)
        return None

    def _fail(self, jobs: Iterable[int], sentence: str) -> None:
        for job in jobs:
            self._emit(JobMessage(job, Failure("engine_lost", sentence)))

    def _emit(self, message: ClientMessage) -> None:
        if not self._closed:
            self._deliver(message)


class _EngineProcess:
    """One life of the engine process, and the window's end of the pipe to it."""

    def __init__(self, serve: Serve, home: Home) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._connection, theirs = spawn.Pipe()
        self._turn = threading.Lock()
        self._process = spawn.Process(target=serve, args=(theirs, home.root), name="carrel engine")
        try:
            self._process.start()
        finally:
            theirs.close()

    def send(self, command: ClientCommand) -> None:
        """Send, or drop the command when the engine is dead: the listener learns of that by itself."""
        with self._turn, suppress(OSError):
            self._connection.send(command)

    def receive(self) -> EngineMessage | None:
        """Wait for the next message; None when the engine has ended and all it sent was read."""
        if self._connection not in wait([self._connection, self._process.sentinel]):
            return None
        try:
            message: EngineMessage = self._connection.recv()
        except Exception as error:  # noqa: BLE001 - whatever prevents reading from it, this engine is of no more use
            logger.info("The engine's pipe ended: %s", type(error).__name__)
            return None
        return message

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def reap(self) -> int | None:
        """Wait for the process to end, end it if it does not; returns its exit code (negative: a signal's number)."""
        self._process.join(REAPING_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        with self._turn:
            self._connection.close()
        return self._process.exitcode


def _judge(deaths: deque[float]) -> str | None:
    """Why the engine is not started again after these deaths, if so."""
    too_often = len(deaths) == MOST_DEATHS and deaths[-1] - deaths[0] < DEATHS_WITHIN
    return _TOO_OFTEN if too_often else None

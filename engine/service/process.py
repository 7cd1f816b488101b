"""The engine process: opens the home, says it is ready, and hands every command on until the window goes."""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from engine.errors import EngineError, HomeUnusable
from engine.log import go_offline, log_to
from engine.memory import return_freed_memory
from engine.paths import Home, open_home
from engine.service.messages import (
    CancelJob,
    ClientCommand,
    EngineFailed,
    EngineMessage,
    EngineReady,
    PauseJob,
    ResumeJob,
    Shutdown,
    Submit,
)
from engine.service.worker import KnowledgeBase, Worker

OpenKnowledgeBase = Callable[[Home], KnowledgeBase]

LANES_PATIENCE = 0.2
"""Seconds that running jobs get to notice that they are cancelled."""
CLOSING_PATIENCE = 0.1
"""Seconds that the knowledge base gets to close; what it has committed is safe without."""

logger = logging.getLogger(__name__)


def run_engine(connection: Connection, home: Path, open_knowledge_base: OpenKnowledgeBase | None = None) -> None:
    """Serve ``connection`` until a ``Shutdown`` or its end; never returns.

    What prevents the start is sent as ``EngineFailed``. The process ends by ``os._exit``, so that neither a native call
    in flight nor a library's thread can keep it.
    """
    go_offline()
    return_freed_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the window's to answer
    exit_code = 1
    try:
        exit_code = _serve(connection, home, open_knowledge_base or _open_knowledge_base)
    except BaseException:  # what multiprocessing would print holds the message, which may quote a document
        logger.exception("The engine ended by a bug")
    finally:
        os._exit(exit_code)


def _serve(connection: Connection, home: Path, open_knowledge_base: OpenKnowledgeBase) -> int:
    outbox = _Outbox(connection)
    try:
        opened = open_home(home)
        _divert_output(opened.log)
        knowledge_base = open_knowledge_base(opened)
    except EngineError as error:
        logger.info("The engine cannot start: %s %s", error.kind, error.detail)
        outbox.send(EngineFailed(error.kind, error.message, error.detail))
        return 1
    except BaseException:
        outbox.send(EngineFailed("bug", f"Carrel could not start by a mistake of its own; see the log in {home}."))
        raise
    worker = Worker(knowledge_base, outbox.send, opened.log)
    outbox.send(EngineReady())
    worker.warm_up()
    _dispatch(connection, worker)
    worker.stop(LANES_PATIENCE)
    _close(knowledge_base)
    return 0


def _divert_output(log: Path) -> None:
    """Send everything this process and its libraries write to ``log``: the terminal is not theirs."""
    try:
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise HomeUnusable(
            f"Carrel cannot write its log {log}: {error.strerror}. Mend or delete it.", repr(error)
        ) from error
    for stream in (1, 2):
        os.dup2(file, stream)
    os.close(file)
    log_to(log)
    faulthandler.enable(file=2)
    threading.excepthook = lambda stray: logger.error("A thread ended by a bug", exc_info=stray.exc_value)
    sys.unraisablehook = lambda stray: logger.error("A bug while tidying up", exc_info=stray.exc_value)


def _open_knowledge_base(home: Home) -> KnowledgeBase:
    from engine.knowledge_base import KnowledgeBase as RealKnowledgeBase  # noqa: PLC0415 - never in the window's process

    return RealKnowledgeBase.open(home)


def _dispatch(connection: Connection, worker: Worker) -> None:
    while True:
        match _receive(connection):
            case Submit(job, request):
                worker.submit(job, request)
            case CancelJob(job):
                worker.cancel(job)
            case PauseJob(job):
                worker.pause(job)
            case ResumeJob(job):
                worker.resume(job)
            case Shutdown():
                return


def _receive(connection: Connection) -> ClientCommand:
    try:
        command: ClientCommand = connection.recv()
    except (EOFError, OSError):  # the window is gone
        return Shutdown()
    return command


def _close(knowledge_base: KnowledgeBase) -> None:
    """Close what can be closed in time, then end every child process, whatever state the closing is in."""
    closing = threading.Thread(target=knowledge_base.close, daemon=True)
    closing.start()
    closing.join(CLOSING_PATIENCE)
    for child in multiprocessing.active_children():
        child.kill()


class _Outbox:
    """The engine's end of the pipe: many threads send, one at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._turn = threading.Lock()

    def send(self, message: EngineMessage) -> None:
        """Send, or drop the message when the window is gone: the dispatcher learns of that too, and ends the process.

        Raises what pickling raises; nothing has been sent then.
        """
        with self._turn, suppress(OSError):
            self._connection.send(message)

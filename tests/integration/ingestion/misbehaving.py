"""A reader process that does what the worst parsers do, by the name of the file it is asked to read."""

from __future__ import annotations

import ctypes
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

from engine.domain import Document, PageImage
from engine.ingestion.reader_process import FileReader, ReaderRequest, Working, serve_with
from engine.ingestion.recognition import Recogniser
from engine.settings import ReadingSettings


def serve(connection: Connection, settings: ReadingSettings) -> None:
    """Run instead of ``reader_process.serve``."""
    serve_with(_answer, connection, settings)


def serve_a_long_scan(connection: Connection, settings: ReadingSettings) -> None:
    """A file of six pages, each of which takes half of a file's time and says when it is done."""

    def answer(request: ReaderRequest) -> Document:
        for _ in range(6):
            time.sleep(settings.seconds_per_file / 2)
            connection.send(Working())
        return Document(path=request.path, title="", text="six pages", sections=())

    serve_with(answer, connection, settings)


def serve_at_the_third_start(connection: Connection, settings: ReadingSettings) -> None:
    """Ends while starting, as when the system takes its memory back, until TRIES_FILE holds two marks."""
    tries = Path(os.environ["TRIES_FILE"])
    if tries.stat().st_size < 2:
        with tries.open("a", encoding="utf-8") as file:
            file.write("x")
        os._exit(9)
    serve_with(_answer, connection, settings)


def serve_never(connection: Connection, settings: ReadingSettings) -> None:
    """Ends while starting, every time."""
    os._exit(9)


def _answer(request: ReaderRequest) -> Document | PageImage:
    name = request.path.stem
    misbehave = _MISBEHAVIOURS.get(name)
    if misbehave:
        misbehave()
    if name == "pid":
        return Document(path=request.path, title="", text=str(os.getpid()), sections=())
    return FileReader(60, Recogniser(ReadingSettings(ocr=False))).answer(request)


def _hang() -> None:
    time.sleep(600)


def _hang_in_native_code() -> None:
    """Sleeps without giving up the interpreter's lock, as a looping C library would."""
    ctypes.PyDLL(None).sleep(600)


def _crash() -> None:
    ctypes.string_at(0)


def _exit() -> None:
    os._exit(3)


def _grow() -> None:
    _kept.append(_eat_memory(120))


def _eat_too_much() -> None:
    _eat_memory(2_000)


def _run_out_of_memory() -> None:
    raise MemoryError


def _raise() -> None:
    raise ZeroDivisionError("the text of the document")


def _make_noise() -> None:
    os.write(1, b"noise on stdout")
    os.write(2, b"noise on stderr")


def _eat_memory(megabytes: int) -> bytearray:
    """Touches every page, so that it is real memory; slowly enough to be noticed before this machine suffers."""
    eaten = bytearray()
    for _ in range(megabytes // 20):
        eaten += b"x" * 20_000_000
        time.sleep(0.01)
    return eaten


_kept: list[bytearray] = []

_MISBEHAVIOURS = {
    "hang": _hang,
    "native_hang": _hang_in_native_code,
    "crash": _crash,
    "exit": _exit,
    "grown": _grow,
    "memory": _eat_too_much,
    "memory_error": _run_out_of_memory,
    "exception": _raise,
    "noise": _make_noise,
}

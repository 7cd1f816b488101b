"""The child process that opens people's files: one request in, one reply out, until it is told to end or is killed.

Everything that may hang, crash or eat memory happens here. The engine's side is ``reader``.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING

from engine import log
from engine.domain import Document, PageImage
from engine.errors import DocumentCorrupt, DocumentUnreadable, DocumentUnsupported, ReaderOutOfMemory
from engine.ingestion.document_bounds import bound_document
from engine.ingestion.formats import find_format
from engine.ingestion.formats.members import Allowance, read_document
from engine.ingestion.formats.signatures import HEAD_BYTES, explain_unsupported, recognize
from engine.ingestion.language import LanguageTeller
from engine.ingestion.recognition import Recogniser, recognising
from engine.memory import return_freed_memory
from engine.settings import ReadingSettings

if sys.platform == "linux":
    import fcntl

if TYPE_CHECKING:
    from engine.ingestion.page_image import DrawnPdf
    from engine.ingestion.picture import DrawnPicture

_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read a file; answered with a ``Document``."""

    path: Path


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Draw a page of a PDF or a picture; answered with a ``PageImage``. See ``DrawnPdf``, ``DrawnPicture``."""

    path: Path
    page: int
    width: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has started and takes requests."""


@dataclass(frozen=True, slots=True)
class Working:
    """A long file goes on: one more of its pages was recognised, and the time limit begins anew."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The file could not be read: the kind, message and detail of a ``DocumentUnreadable``."""

    kind: str
    message: str
    detail: str


ReaderRequest = ReadFile | DrawPage
ReaderReply = Document | PageImage | Refusal | Ready | Working
Answer = Callable[[ReaderRequest], Document | PageImage]


def serve(connection: Connection, settings: ReadingSettings) -> None:
    """Run the process: read and draw what is asked for."""

    def report_progress() -> None:
        faulthandler.dump_traceback_later(settings.seconds_per_file + _GRACE_SECONDS, exit=True)
        connection.send(Working())

    reader = FileReader(settings.seconds_per_file, Recogniser(settings, report_progress))
    serve_with(reader.answer, connection, settings)


def serve_with(answer: Answer, connection: Connection, settings: ReadingSettings) -> None:
    """Answer requests until the connection closes; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the engine's to handle
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads: there is a process for each core already
    log.go_offline()
    return_freed_memory()
    _leave_terminal()
    _end_with_engine()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while True:
            try:
                connection.send(Ready())
                request = connection.recv()
                # The engine has the real clock; this ends a parser that hangs in native code when the engine is gone.
                faulthandler.dump_traceback_later(settings.seconds_per_file + _GRACE_SECONDS, exit=True, file=nowhere)
                connection.send(_answer_safely(answer, request))
                faulthandler.cancel_dump_traceback_later()
            except (EOFError, OSError):
                os._exit(0)


class FileReader:
    """Reads files, ``seconds_per_file`` each, and draws pages; keeps what was drawn last open, as people turn pages."""

    def __init__(self, seconds_per_file: float, recogniser: Recogniser) -> None:
        self._seconds_per_file = seconds_per_file
        self._recogniser = recogniser
        self._languages = LanguageTeller()
        self._drawn: DrawnPdf | DrawnPicture | None = None
        self._drawn_version: tuple[Path, int, int] | None = None

    def answer(self, request: ReaderRequest) -> Document | PageImage:
        """Do what is asked; raises ``DocumentUnreadable``, or whatever a parser raises."""
        if isinstance(request, ReadFile):
            return self._read(request.path)
        return self._open_drawn(request.path).draw(request.page, request.width, request.start, request.end)

    def _read(self, path: Path) -> Document:
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
            file_format = find_format(path) or recognize(data, path)
            if file_format:
                data += file.read()
                file_format = recognize(data, path)
        if not file_format:
            raise DocumentUnsupported(explain_unsupported(data, path))
        # What the files inside it take must leave time to answer before the engine's clock has run out.
        allowance = Allowance(len(data), self._seconds_per_file * 0.7)
        with recognising(self._recogniser):
            document = read_document(data, path, file_format, allowance)
        document = bound_document(document)
        return replace(document, language=document.language or self._languages.tell(document.text))

    def _open_drawn(self, path: Path) -> DrawnPdf | DrawnPicture:
        status = path.stat()
        version = (path, status.st_mtime_ns, status.st_size)
        if self._drawn is None or version != self._drawn_version:
            if self._drawn:
                self._drawn.close()
            self._drawn = None
            self._drawn = _draw(path.read_bytes(), path)
            self._drawn_version = version
        return self._drawn


def _draw(data: bytes, path: Path) -> DrawnPdf | DrawnPicture:
    """What draws this file; PDFium and Pillow are loaded when they are first needed."""
    file_format = recognize(data, path)
    if file_format and file_format.module == "image":
        from engine.ingestion.picture import DrawnPicture  # noqa: PLC0415 - see above

        return DrawnPicture(data, path)
    from engine.ingestion.page_image import DrawnPdf  # noqa: PLC0415 - see above

    return DrawnPdf(data, path)


def _answer_safely(answer: Answer, request: ReaderRequest) -> ReaderReply:
    name = request.path.name
    try:
        return answer(request)
    except DocumentUnreadable as error:
        return Refusal(error.kind, error.message, error.detail)
    except MemoryError:
        return Refusal(ReaderOutOfMemory.kind, explain_memory(name), "MemoryError")
    except OSError as error:
        message = f"{name} cannot be read from the disk ({error.strerror}): check that it is there and you may read it."
        return Refusal(DocumentUnreadable.kind, message, repr(error))
    except Exception as error:  # noqa: BLE001 - a parser may raise anything; the next file must not care
        message = f"{name} could not be understood: open it in the program it was made with and save it again."
        return Refusal(DocumentCorrupt.kind, message, _locate(error))


def explain_memory(name: str) -> str:
    """The sentence for a file that needs too much memory."""
    return (
        f"{name} needs more memory than a file may take: "
        "raise reading.memory_mb in the settings or split the file, then index this file by its name."
    )


def _locate(error: Exception) -> str:
    """What was raised and where; not its message, which may quote the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


def _leave_terminal() -> None:
    """Native parsers print warnings; none of that may reach the person's terminal or a command's JSON."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process lives


def _end_with_engine() -> None:
    """Make sure that this process ends when the engine does, however that ends."""
    engine = parent_process()
    if not engine:
        return
    if sys.platform == "linux":
        # A parser in native code may hold the interpreter's lock, so that no thread here can run: let the kernel end
        # this process, with a signal when the engine's end of the sentinel closes.
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(engine.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(engine.sentinel, fcntl.F_SETFL, fcntl.fcntl(engine.sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    threading.Thread(target=_wait_for_end, args=(engine.sentinel,), name="watchdog", daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)

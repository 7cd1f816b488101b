"""An engine to be killed: indexes a folder with everything real but the embedder, and writes down what it reads.

``python -m tests.integration.crashing`` imports the engine once, which takes seconds, and then starts one engine for
each line "HOME FOLDER READS STEP" that it is sent, by a fork of itself before any library has started a thread that
works. It answers with the number of the process, then, when that has ended, with how. An engine that is given a step
of its work, such as ``LanceTable.add``, kills itself before it takes it.
"""

# ruff: noqa: PLC0415 - what is imported in ``main`` is not imported by the readers, whose main module this is too
from __future__ import annotations

import os
import signal
import sys
import warnings
from pathlib import Path

DISK_FULL, IN_PART = 3, 4
"""Exit codes: no room is left; files failed, or there are remarks."""


def main() -> None:
    """Serve until the input ends."""
    from engine.log import go_offline

    go_offline()
    # LanceDB's own thread is at rest here, and it starts another one in each fork.
    warnings.filterwarnings("ignore", "lancedb fork support", RuntimeWarning)
    import engine.indexing.pipeline
    import engine.parts  # noqa: F401 - so that no engine has to

    print("ready", flush=True)
    for line in sys.stdin:
        *paths, step = line.rstrip("\n").split("\t")
        if pid := os.fork():
            print(pid, flush=True)
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
        else:
            if step:
                die_before(step)
            os._exit(index(*map(Path, paths)))


def die_before(step: str) -> None:
    """Let this process kill itself where it would take the step."""
    from engine.store.lance_table import LanceTable
    from engine.store.library import Library

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    owner, method = step.split(".")
    setattr({"LanceTable": LanceTable, "Library": Library}[owner], method, die)


def index(home: Path, folder: Path, reads: Path) -> int:
    """One run of the real pipeline; returns the exit code."""
    from engine.errors import StorageFull
    from engine.indexing import index_folder
    from engine.ingestion.reader import ReaderPool
    from engine.job import Job
    from engine.parts import Parts
    from engine.paths import open_home
    from engine.settings import ReadingSettings, Settings
    from engine.store.library import Library
    from tests.fakes import FakeEmbedder

    class Readers(ReaderPool):
        def read(self, path: Path, job: Job | None = None):
            with reads.open("a") as log:
                log.write(f"{path.name}\n")
            return super().read(path, job)

    settings = Settings(reading=ReadingSettings(processes=1))
    opened = open_home(home)
    library = Library(opened.library, opened.write_lock)
    readers = Readers(settings.reading)
    try:
        with library.writing():
            library.add_folder(folder)
            report = index_folder(folder, Parts(opened, settings, library, readers, FakeEmbedder()), Job())
    except StorageFull:
        return DISK_FULL
    finally:
        readers.close()
        library.close()
    return IN_PART if report.failed or report.remarks else 0


if __name__ == "__main__":
    main()

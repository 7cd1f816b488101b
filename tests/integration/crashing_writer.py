"""A writer of summaries to be killed: everything real but the models, and it writes down what it writes.

``python -m tests.integration.crashing_writer`` imports the engine once and then starts one writer for each line
"HOME LOG MODEL" that it is sent, by a fork of itself before any library has started a thread that works. It answers
with the number of the process, then, when that has ended, with how. The log gets the key of every text that the model
has written, before it is kept. MODEL is "fake", or "real" for the packaged one.
"""

# ruff: noqa: PLC0415 - what is imported in ``main`` is not imported by the readers, whose main module this is too
from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.inference.language_model import ChatMessage

SECONDS_A_TEXT = 0.004
"""Of the fake model, so that there are moments to be killed at."""


def main() -> None:
    """Serve until the input ends."""
    from engine.log import go_offline

    go_offline()
    # LanceDB's own thread is at rest here, and it starts another one in each fork.
    warnings.filterwarnings("ignore", "lancedb fork support", RuntimeWarning)
    import engine.parts
    import engine.summaries.writing  # noqa: F401 - so that no writer has to

    print("ready", flush=True)
    for line in sys.stdin:
        home, log, model = line.rstrip("\n").split("\t")
        if pid := os.fork():
            print(pid, flush=True)
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
        else:
            os._exit(write(Path(home), Path(log), real=model == "real"))


def write(home: Path, log: Path, *, real: bool) -> int:
    """Write all summaries of the library; returns the exit code."""
    from engine.ingestion.reader import ReaderPool
    from engine.job import Job
    from engine.parts import LazyLanguageModel, Parts
    from engine.paths import open_home
    from engine.settings import IndexingSettings, Settings
    from engine.store.folder_summaries import FolderSummaries
    from engine.store.library import Library
    from engine.store.summaries import Summaries
    from engine.summaries.writing import write_summaries
    from tests.fakes import FakeEmbedder, FakeLanguageModel

    class Scribe(FakeLanguageModel):
        """Repeats the first words that it reads."""

        def write_text(self, messages: Sequence[ChatMessage], *_: object) -> str:
            time.sleep(SECONDS_A_TEXT)
            read = messages[-1].content.partition("\n\n")[2]
            return f"{' '.join(read.split('.')[0].split()[:12])}."

    keep, keep_of_folder = Summaries.note_unit, FolderSummaries.note_unit

    def note(self: Summaries, key: str, text: str, maker: str, document_id: int) -> None:
        with log.open("a") as written:
            written.write(f"{key}\n")
        keep(self, key, text, maker, document_id)

    def note_of_folder(self: FolderSummaries, key: str, text: str, maker: str, document_ids: Collection[int]) -> None:
        with log.open("a") as written:
            written.write(f"{key}\n")
        keep_of_folder(self, key, text, maker, document_ids)

    Summaries.note_unit = note  # type: ignore[method-assign]
    FolderSummaries.note_unit = note_of_folder  # type: ignore[method-assign]
    if not real:
        LazyLanguageModel.load = lambda _: Scribe()  # type: ignore[method-assign, assignment, return-value]
    settings = Settings(indexing=IndexingSettings(pace="full"))
    opened = open_home(home)
    library = Library(opened.library, opened.write_lock)
    readers = ReaderPool(settings.reading)
    try:
        embedder = None if real else FakeEmbedder()
        write_summaries(None, Parts(opened, settings, library, readers, embedder), Job())
    finally:
        readers.close()
        library.close()
    return 0


if __name__ == "__main__":
    main()

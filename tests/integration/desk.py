"""Everything indexing needs, real, on a home of its own beside a folder of notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine.domain import DocumentRecord, FileState, IndexReport
from engine.embeddings.embedder import Embedder
from engine.indexing import index_folder
from engine.ingestion import reader_process
from engine.ingestion.reader import ReaderPool, Serve
from engine.job import Job
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import IndexingSettings, ReadingSettings, Settings
from engine.store.library import Library
from engine.store.schema import RowKind
from engine.store.search_index import EmbeddedDocument, SearchIndex

# At the full pace, so that a busy machine does not hold up the tests.
SETTINGS = Settings(
    reading=ReadingSettings(processes=1, largest_file_mb=1, seconds_per_file=5), indexing=IndexingSettings(pace="full")
)
Row = tuple[int, int, str]


class NotingReaders(ReaderPool):
    """The real readers; they note which files they were given."""

    def __init__(self, settings: ReadingSettings, serve: Serve = reader_process.serve) -> None:
        super().__init__(settings, serve)
        self.names: list[str] = []
        self.before: Callable[[Path], object] = bool

    def read(self, path: Path, job: Job | None = None):
        self.names.append(path.name)
        self.before(path)
        return super().read(path, job)

    def take_names(self) -> list[str]:
        names, self.names = sorted(self.names), []
        return names


class Desk:
    """A home with everything indexing needs, beside a folder of notes."""

    def __init__(
        self,
        root: Path,
        settings: Settings = SETTINGS,
        serve: Serve = reader_process.serve,
        embedder: Embedder | None = None,
    ) -> None:
        self.folder = root / "notes"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.home = open_home(root / "home")
        self.library = Library(self.home.library, self.home.write_lock)
        self.readers = NotingReaders(settings.reading, serve)
        self.parts = Parts(self.home, settings, self.library, self.readers, embedder)

    def close(self) -> None:
        self.readers.close()
        self.library.close()

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def index(self, path: Path | None = None, job: Job | None = None, *, retry_failed: bool = False) -> IndexReport:
        return index_folder(path or self.folder, self.parts, job or Job(), retry_failed=retry_failed)

    def records(self) -> dict[str, DocumentRecord]:
        return {record.path.relative_to(self.folder).as_posix(): record for record in self.library.documents()}

    def states(self) -> dict[str, FileState]:
        return {name: record.state for name, record in self.records().items()}

    def rows(self) -> list[Row]:
        """What the search index holds, as (document, ordinal, text)."""
        table = self.parts.search_index._table.look(lambda table: table.to_arrow())
        return sorted((row["document"], row["ordinal"], row["text"]) for row in table.to_pylist())

    def texts(self, name: str) -> list[str]:
        wanted = self.records()[name].id
        return [text for document, _, text in self.rows() if document == wanted]

    def find(self, words: str) -> list[str]:
        return [passage.path.name for passage in self.parts.retriever.retrieve(words, 3)]


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    return report.indexed, report.unchanged, report.removed, report.skipped, report.failed


class Batches:
    """Looks on as real batches are committed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sizes: list[int] = []
        real = SearchIndex.replace

        def noting_replace(index: SearchIndex, documents: Sequence[EmbeddedDocument]) -> None:
            real(index, documents)
            if index.kind is RowKind.CHUNK:
                self.sizes.append(len(documents))

        monkeypatch.setattr(SearchIndex, "replace", noting_replace)

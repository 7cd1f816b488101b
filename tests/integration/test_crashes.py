"""An engine, a reader or a disk that fails at any moment: nothing that was done is lost, done again or there twice.

The engines are real processes that index a folder of 300 files into a real library and index; only the vectors are a
fake's, which adds nothing and takes no time. What each file has to become is computed here, without library and index.

Thirty times, at seeded moments, an engine gets SIGKILL; the library is looked into, and the next engine has to finish
the work. In the first rounds the home is empty, and the result is compared with that of an undisturbed run, ids
included. In the others files were changed, deleted and added meanwhile, so that rows are replaced and tables merged.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psutil
import pytest

from engine.chunking import Chunker
from engine.domain import FileState
from engine.indexing.pipeline import DOCUMENTS_PER_COMMIT
from engine.ingestion.formats.markdown import parse
from engine.paths import open_home
from engine.store.library import Library
from engine.store.schema import RowKind
from engine.store.search_index import SearchIndex
from engine.store.summaries import EXTRACTOR, StoredSummary, Summaries
from tests.fakes import FakeEmbedder
from tests.integration.crashing import DISK_FULL, IN_PART

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX"),
    pytest.mark.timeout(1800),
]

FILES = 300
KILLS = 30
FRESH_ROUNDS = 6
CHANGED_A_ROUND = 24
# Read and not committed: one batch is being written, one gathered or embedded, one read ahead.
IN_FLIGHT = 3 * DOCUMENTS_PER_COMMIT
# Bytes on a disk that may or may not be enough for the rows of a round: the merged table is written last.
ALMOST_ENOUGH = (1_100_000, 1_400_000, 1_700_000)

EMBEDDER = FakeEmbedder()
CHUNKER = Chunker(EMBEDDER.tokenizer, EMBEDDER.max_tokens, EMBEDDER.passage_prefix)
Row = tuple[int, str, bytes]
"""The ordinal, the text and the vector of a chunk."""


def make_text(number: int) -> str:
    sections = [
        f"## Part {part}\n\n" + " ".join(f"Sentence {each} tells of matter {number * each % 89}." for each in range(9))
        for part in range(1 + number % 5)
    ]
    return f"# Note {number}\n\nKeyword{number}.\n\n" + "\n\n".join(sections) + "\n"


@cache
def make_rows(text: str) -> list[Row]:
    """What a note has to become in the search index."""
    document = parse(text.encode(), Path("note.md"))
    chunks = CHUNKER.split(document)
    vectors = EMBEDDER.embed_passages([CHUNKER.embedded_text(document.title, chunk) for chunk in chunks])
    return [(chunk.ordinal, chunk.text, vector.tobytes()) for chunk, vector in zip(chunks, vectors, strict=True)]


@dataclass
class Look:
    """What a library and its index hold, seen from another process."""

    ids: dict[str, int]
    states: dict[str, FileState]
    rows: dict[int, list[Row]]
    passages: int
    orphans: set[int]
    summaries: dict[int, StoredSummary]
    summarised: set[int]

    def rows_of(self, name: str) -> list[Row]:
        return self.rows.get(self.ids[name], [])


@dataclass
class Archive:
    """A folder of notes and a home."""

    folder: Path
    home: Path
    texts: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(10**6)))

    def write(self, name: str) -> None:
        self.texts[name] = make_text(next(self.numbers))
        (self.folder / name).write_text(self.texts[name], encoding="utf-8")

    def fill(self, files: int = FILES) -> None:
        self.folder.mkdir()
        for number in range(files):
            self.write(f"note {number:03}.md")

    def change(self, chance: random.Random) -> None:
        """Change files, and replace some by others; there are as many as before."""
        for position, name in enumerate(chance.sample(sorted(self.texts), CHANGED_A_ROUND)):
            if position % 6:
                self.write(name)
            else:
                (self.folder / name).unlink()
                del self.texts[name]
                self.write(name.replace(".md", " again.md"))

    def copy_home(self, home: Path) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(home, self.home)

    def look(self) -> Look:
        home = open_home(self.home)
        library = Library(home.library, home.write_lock)
        try:
            records = library.documents()
            index = SearchIndex(home.index / library.identity(), EMBEDDER.name, EMBEDDER.dimensions)
            passages = library.count_passages()
            folder = home.index / library.identity()
            summary_index = SearchIndex(folder, EMBEDDER.name, EMBEDDER.dimensions, RowKind.SUMMARY)
            summaries = Summaries(library).read([record.id for record in records], EXTRACTOR)
        finally:
            library.close()
        found = index._table.look(lambda table: table.to_arrow())
        newest: dict[int, int] = {}
        for document, generation in zip(found["document"].to_pylist(), found["generation"].to_pylist(), strict=True):
            newest[document] = max(generation, newest.get(document, 0))
        rows: dict[int, list[Row]] = {}
        for row, vector in zip(found.to_pylist(), found["vector"], strict=True):
            if row["generation"] == newest[row["document"]]:
                chunk = row["ordinal"], row["text"], vector.values.to_numpy().tobytes()
                rows.setdefault(row["document"], []).append(chunk)
        ids = {record.path.name: record.id for record in records}
        return Look(
            ids,
            {record.path.name: record.state for record in records},
            {document: sorted(chunks) for document, chunks in rows.items()},
            passages,
            rows.keys() - set(ids.values()),
            summaries,
            set(summary_index.count_by_document()),
        )


class Engines:
    """Starts engines; see ``tests.integration.crashing``."""

    def __init__(self, reads: Path, wrapper: Sequence[object] = ()) -> None:
        """``wrapper`` is a program that runs the one that starts engines."""
        self._reads = reads
        command = [*map(str, wrapper), sys.executable, "-m", "tests.integration.crashing"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._answer() == "ready"

    @property
    def pid(self) -> int:
        """The process that starts the engines."""
        return self._process.pid

    def start(self, archive: Archive, step: str = "") -> int:
        """Returns the number of the process, which dies before it takes the ``step``."""
        self._reads.write_text("")
        print(archive.home, archive.folder, self._reads, step, sep="\t", file=self._process.stdin, flush=True)
        return int(self._answer())

    def wait(self) -> int:
        """The exit code of the engine that was started: 0 if every file was indexed."""
        return int(self._answer())

    def end_of(self, archive: Archive, step: str = "") -> int:
        """How a run ends."""
        self.start(archive, step)
        return self.wait()

    def run(self, archive: Archive) -> float:
        """Let one run come to its end; returns its seconds."""
        began = time.monotonic()
        assert self.end_of(archive) == 0
        return time.monotonic() - began

    def kill(self, archive: Archive, moment: float) -> bool:
        """Start an engine and end it after so many seconds; False if it had come to its end before."""
        pid = self.start(archive)
        time.sleep(moment)  # any moment will do: the engine is not asked where it is
        children: list[psutil.Process] = []
        try:
            engine = psutil.Process(pid)
            children = engine.children(recursive=True)
            engine.kill()
        except psutil.NoSuchProcess:
            pass
        killed = self.wait() == -signal.SIGKILL
        _, left = psutil.wait_procs(children, timeout=10)
        assert left == []  # no reader outlives its engine
        return killed

    def names_read(self) -> list[str]:
        return self._reads.read_text().splitlines()

    def close(self) -> None:
        self._process.communicate()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Engines]:
    engines = Engines(tmp_path / "reads")
    yield engines
    engines.close()


def assert_finished(archive: Archive) -> Look:
    """Every file is indexed, by exactly the rows it has to have, and there are no others."""
    look = archive.look()
    assert look.states == dict.fromkeys(archive.texts, FileState.INDEXED)
    assert {name: look.rows_of(name) for name in archive.texts} == {
        name: make_rows(text) for name, text in archive.texts.items()
    }
    assert look.orphans == set()
    assert look.passages == sum(map(len, look.rows.values()))
    assert look.summarised == set(look.ids.values())
    for name, text in archive.texts.items():
        summary = look.summaries[look.ids[name]]
        assert summary.passages == len(look.rows_of(name))
        assert summary.sentences and all(text[each.start : each.end] == each.text for each in summary.sentences)
    return look


def test_a_killed_engine_loses_nothing_and_repeats_only_the_batch_in_flight(engines: Engines, tmp_path: Path) -> None:
    chance = random.Random(3)
    undisturbed = Archive(tmp_path / "notes", tmp_path / "undisturbed")
    undisturbed.fill()
    seconds = engines.run(undisturbed)
    first = assert_finished(undisturbed)
    archive = Archive(undisturbed.folder, tmp_path / "home", undisturbed.texts, undisturbed.numbers)
    kills = rounds = 0
    while kills < KILLS:
        rounds += 1
        assert rounds < 2 * KILLS, "the engine is never alive when it is to be killed"
        fresh = kills < FRESH_ROUNDS
        if fresh:
            shutil.rmtree(archive.home, ignore_errors=True)
        else:
            archive.change(chance)
        before = None if fresh else archive.look()
        if not engines.kill(archive, chance.uniform(0.0, seconds)):
            seconds *= 0.8  # this machine has become faster
            continue
        kills += 1
        looked_at = assert_nothing_is_lost(archive, before)
        first_reads = engines.names_read()
        took = engines.run(archive)
        second_reads = engines.names_read()
        assert len(set(first_reads)) == len(first_reads)
        assert len(set(second_reads)) == len(second_reads)
        assert looked_at.isdisjoint(second_reads)
        assert len(set(first_reads) & set(second_reads)) <= IN_FLIGHT
        look = assert_finished(archive)
        if fresh:
            assert (look.ids, look.rows) == (first.ids, first.rows)
        else:
            seconds = max(took, 0.2)


def assert_nothing_is_lost(archive: Archive, before: Look | None) -> set[str]:
    """What is called indexed is in the index as it has to be, and what was there is still there or replaced.

    Returns the names of what was finished in this round.
    """
    look = archive.look()
    done = {name for name, state in look.states.items() if state is FileState.INDEXED and name in archive.texts}
    stale = set()
    for name in done:
        if look.rows_of(name) != make_rows(archive.texts[name]):
            stale.add(name)  # the engine had not come to see that it has changed
            assert before is not None
            assert look.rows_of(name) == before.rows_of(name)
    for name, state in look.states.items():
        if before is not None and state is not FileState.INDEXED and name in before.ids and name in archive.texts:
            assert look.rows_of(name) in (before.rows_of(name), make_rows(archive.texts[name]))
    return done - stale


STEPS = ["LanceTable.add", "LanceTable.delete", "Library.finish", "LanceTable.tidy", "Library.note_fact"]


def test_an_engine_that_dies_between_any_two_writes_is_no_loss(engines: Engines, tmp_path: Path) -> None:
    """The moments that chance would not meet: before rows are added, before old ones go, before the library is told."""
    chance = random.Random(5)
    archive = Archive(tmp_path / "notes", tmp_path / "home")
    archive.fill(CHANGED_A_ROUND + 8)
    engines.run(archive)
    for step in STEPS:
        before = archive.look()
        archive.change(chance)
        assert engines.end_of(archive, step) == -signal.SIGKILL
        assert_nothing_is_lost(archive, before)
        engines.run(archive)
        assert_finished(archive)


def test_readers_that_are_killed_cost_one_file_each(engines: Engines, tmp_path: Path) -> None:
    chance = random.Random(7)
    archive = Archive(tmp_path / "notes", tmp_path / "home")
    archive.fill()
    engine = psutil.Process(engines.start(archive))
    kills = 5
    for kill in range(kills):
        until = kill * FILES // kills + chance.randrange(2, FILES // kills)
        while len(engines.names_read()) < until:
            time.sleep(0.005)
        for child in engine.children():
            with suppress(psutil.NoSuchProcess):  # what ends by itself needs no killing
                if "spawn_main" in " ".join(child.cmdline()):
                    child.kill()
    assert engines.wait() == IN_PART
    look = archive.look()
    failed = {name for name, state in look.states.items() if state is FileState.FAILED}
    assert 1 <= len(failed) <= kills
    for name in archive.texts.keys() - failed:
        assert look.rows_of(name) == make_rows(archive.texts[name])
    assert look.orphans == set()
    for name in failed:
        archive.write(name)
    engines.run(archive)
    assert set(engines.names_read()) == failed
    assert_finished(archive)


def test_a_full_disk_loses_nothing_and_the_next_run_finishes(tmp_path: Path) -> None:
    """The home is on a disk of 32 MB, in a namespace of its own, with a few hundred kilobytes left."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    chance = random.Random(9)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = 'mount -t tmpfs -o size=32m none "$1" && shift && exec "$@"'
    engines = Engines(tmp_path / "reads", ["unshare", "-rm", "sh", "-c", mount, "sh", disk])
    try:
        inside = Path(f"/proc/{engines.pid}/root") / disk.relative_to("/")
        archive = Archive(tmp_path / "notes", disk / "home")
        archive.fill()
        copy = Archive(archive.folder, tmp_path / "copy", archive.texts)  # SQLite does not open what lies below /proc
        for room in (400_000, 80_000, *ALMOST_ENOUGH):
            before = copy.look() if copy.home.exists() else None
            end = run_on_full_disk(engines, archive, inside, room)
            copy.copy_home(inside / "home")
            assert_nothing_is_lost(copy, before)
            if end != DISK_FULL:  # there was room for the rows, and perhaps none to merge the table: a remark
                assert room in ALMOST_ENOUGH
                assert end in (0, IN_PART)
                assert_finished(copy)
            engines.run(archive)
            copy.copy_home(inside / "home")
            assert_finished(copy)
            archive.change(chance)
    finally:
        engines.close()


def run_on_full_disk(engines: Engines, archive: Archive, disk: Path, room: int) -> int:
    """How a run ends that has only so many bytes left to write."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(disk).free - room))
    try:
        return engines.end_of(archive)
    finally:
        ballast.unlink()

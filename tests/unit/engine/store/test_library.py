"""The library knows every file's state, whatever ends the program, and holds one writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import FileFailure, FileState, SourceFile
from engine.errors import LibraryBusy
from engine.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    yield opened
    opened.close()


def open_library(folder: Path) -> Library:
    return Library(folder / "library.sqlite3", folder / "write.lock")


def make_file(path: str, size: int = 10, modified_ns: int = 20) -> SourceFile:
    return SourceFile(Path(path), size, modified_ns)


def expect_one(library: Library, path: str = "/notes/a.md") -> int:
    """Let the library expect a file; returns its document id."""
    library.expect([make_file(path)])
    return library.known_files(Path(path))[os.fsencode(path)].id


class TestStates:
    def test_a_file_goes_from_waiting_over_reading_to_indexed(self, library: Library) -> None:
        document_id = expect_one(library)
        states = [library.documents()[0].state]
        library.begin(document_id)
        states.append(library.documents()[0].state)
        library.finish([(document_id, "ab12", "A title", 3)])
        (record,) = library.documents()
        assert [*states, record.state] == [FileState.WAITING, FileState.READING, FileState.INDEXED]
        assert (record.id, record.path, record.title, record.passages) == (
            document_id,
            Path("/notes/a.md"),
            "A title",
            3,
        )
        assert (record.size, record.modified_ns, record.kind, record.reason) == (10, 20, "", "")
        assert library.known_files(Path("/notes"))[os.fsencode(record.path)].sha256 == "ab12"

    def test_a_failure_keeps_its_kind_and_reason_until_the_file_is_expected_again(self, library: Library) -> None:
        document_id = expect_one(library)
        library.begin(document_id)
        library.fail(FileFailure(Path("/notes/a.md"), "corrupt", "It is broken."))
        (failed,) = library.documents()
        assert (failed.state, failed.kind, failed.reason) == (FileState.FAILED, "corrupt", "It is broken.")
        assert (failed.id, failed.size, failed.modified_ns) == (document_id, 10, 20)
        library.expect([make_file("/notes/a.md", size=11)])
        (again,) = library.documents()
        assert (again.id, again.state, again.kind, again.reason, again.size) == (
            document_id,
            FileState.WAITING,
            "",
            "",
            11,
        )  # fmt: skip - as above

    def test_a_skipped_file_is_known_without_having_been_expected(self, library: Library) -> None:
        library.skip([FileFailure(Path("/notes/big.pdf"), "too_large", "It is over the limit.")])
        (record,) = library.documents()
        assert (record.state, record.kind, record.passages) == (FileState.SKIPPED, "too_large", 0)

    def test_what_failed_or_was_skipped_has_no_passages_and_no_hash_left(self, library: Library) -> None:
        document_id = expect_one(library)
        library.finish([(document_id, "ab12", "A", 3)])
        library.skip([FileFailure(Path("/notes/a.md"), "too_large", "It grew.")])
        assert library.documents()[0].passages == 0
        assert library.known_files(Path("/notes"))[b"/notes/a.md"].sha256 == ""

    def test_an_indexed_file_that_is_expected_again_keeps_what_was_indexed(self, library: Library) -> None:
        document_id = expect_one(library)
        library.finish([(document_id, "ab12", "A title", 3)])
        library.expect([make_file("/notes/a.md", size=99)])
        (record,) = library.documents()
        assert (record.state, record.title, record.passages, record.size) == (FileState.WAITING, "A title", 3, 99)

    def test_a_touched_file_has_a_new_date_and_its_old_state(self, library: Library) -> None:
        library.finish([(expect_one(library), "ab12", "A", 3)])
        library.touch([make_file("/notes/a.md", 10, 777)])
        (record,) = library.documents()
        assert (record.state, record.modified_ns, record.passages) == (FileState.INDEXED, 777, 3)

    def test_a_removed_file_is_forgotten_and_its_id_is_never_used_again(self, library: Library) -> None:
        document_id = expect_one(library)
        library.remove([document_id])
        assert library.documents() == ()
        assert expect_one(library) > document_id

    def test_counts_name_every_state(self, library: Library) -> None:
        assert library.counts() == dict.fromkeys(["waiting", "reading", "indexed", "failed", "skipped", "offline"], 0)
        library.finish([(expect_one(library, "/notes/a.md"), "", "", 2)])
        library.finish([(expect_one(library, "/notes/b.md"), "", "", 3)])
        library.begin(expect_one(library, "/notes/c.md"))
        library.skip([FileFailure(Path("/notes/d"), "unsupported", "")])
        assert library.counts() == {"waiting": 0, "reading": 1, "indexed": 2, "failed": 0, "skipped": 1, "offline": 0}
        assert library.count_passages() == 5

    def test_places_are_the_records_of_the_documents_asked_for(self, library: Library) -> None:
        ids = [expect_one(library, f"/notes/{name}.md") for name in "abc"]
        assert {number: record.path.name for number, record in library.places([ids[0], ids[2], 999]).items()} == {
            ids[0]: "a.md",
            ids[2]: "c.md",
        }
        assert library.places([]) == {}


class TestAttempts:
    def attempts(self, library: Library) -> int:
        return library.known_files(Path("/notes"))[b"/notes/a.md"].attempts

    def test_a_file_whose_reading_ended_the_program_keeps_its_attempts(self, library: Library) -> None:
        document_id = expect_one(library)
        library.begin(document_id)
        library.expect([make_file("/notes/a.md")])  # what the next start of the program does
        library.begin(document_id)
        assert self.attempts(library) == 2

    def test_reading_that_was_called_off_is_no_attempt(self, library: Library) -> None:
        document_id = expect_one(library)
        library.begin(document_id)
        library.release_unfinished()
        assert library.documents()[0].state is FileState.WAITING
        assert self.attempts(library) == 0

    @pytest.mark.parametrize("end", ["finish", "fail", "touch"])
    def test_an_end_of_any_kind_forgets_the_attempts(self, library: Library, end: str) -> None:
        document_id = expect_one(library)
        library.begin(document_id)
        if end == "finish":
            library.finish([(document_id, "ab12", "A", 1)])
        elif end == "fail":
            library.fail(FileFailure(Path("/notes/a.md"), "crash", "It crashed."))
        else:
            library.touch([make_file("/notes/a.md")])
        assert self.attempts(library) == 0

    def test_releasing_leaves_finished_files_alone(self, library: Library) -> None:
        library.finish([(expect_one(library), "ab12", "A", 1)])
        library.release_unfinished()
        assert library.documents()[0].state is FileState.INDEXED

    def test_every_indexed_file_can_be_put_back_to_waiting(self, library: Library) -> None:
        library.finish([(expect_one(library, "/notes/a.md"), "ab12", "A", 1)])
        library.fail(FileFailure(Path("/notes/b.md"), "corrupt", "It is broken."))
        library.expect_all()
        assert [record.state for record in library.documents()] == [FileState.WAITING, FileState.FAILED]
        assert library.known_files(Path("/notes"))[b"/notes/a.md"].sha256 == ""


class TestFoldersAndPaths:
    def test_a_folder_inside_a_known_one_adds_nothing(self, library: Library) -> None:
        for folder in ("/notes", "/notes/2024", "/notes", "/notes/2024/a.md", "/notes-old"):
            library.add_folder(Path(folder))
        assert library.folders() == (Path("/notes"), Path("/notes-old"))

    def test_a_folder_replaces_those_inside_it(self, library: Library) -> None:
        for folder in ("/notes/2024", "/notes/2025/a.md", "/other", "/notes"):
            library.add_folder(Path(folder))
        assert library.folders() == (Path("/notes"), Path("/other"))

    def test_a_forgotten_folder_can_be_added_again(self, library: Library) -> None:
        library.add_folder(Path("/notes"))
        library.forget_folder(Path("/notes"))
        assert library.folders() == ()
        library.add_folder(Path("/notes"))
        assert library.folders() == (Path("/notes"),)

    def test_files_are_known_at_and_under_a_folder_but_not_beside_it(self, library: Library) -> None:
        library.expect([make_file(path) for path in ("/a/b", "/a/bc", "/a/b/c.md", "/a/b/d/e.md", "/a/b.md", "/a/B/f")])
        assert set(library.known_files(Path("/a/b"))) == {b"/a/b", b"/a/b/c.md", b"/a/b/d/e.md"}
        assert set(library.known_files(Path("/a/b/c.md"))) == {b"/a/b/c.md"}
        assert len(library.known_files(Path("/"))) == 6
        assert library.known_files(Path("/x")) == {}

    @pytest.mark.parametrize(
        "name", [b"100%_done", b"it's", b'"q"', b"a*b[c]?", "größe-漢".encode(), b"broken-\xff\xfe", b"new\nline"]
    )
    def test_any_name_a_file_system_allows_is_kept_exactly(self, library: Library, name: bytes) -> None:
        folder = Path("/notes") / os.fsdecode(name)
        library.add_folder(folder)
        library.finish([(expect_one(library, str(folder / "a.md")), "ab12", "A", 1)])
        assert library.folders() == (folder,)
        assert set(library.known_files(folder)) == {os.fsencode(folder / "a.md")}
        assert library.documents()[0].path == folder / "a.md"
        library.fail(FileFailure(folder / "a.md", "corrupt", "It is broken."))
        assert len(library.documents()) == 1

    def test_documents_come_by_path(self, library: Library) -> None:
        library.expect([make_file(path) for path in ("/b", "/a/z", "/a/b")])
        assert [str(record.path) for record in library.documents()] == ["/a/b", "/a/z", "/b"]


class TestFacts:
    def test_a_fact_is_what_was_noted_last(self, library: Library) -> None:
        assert library.fact("embedder") == ""
        library.note_fact("embedder", "one")
        library.note_fact("embedder", "two")
        assert library.fact("embedder") == "two"

    def test_an_identity_stays_and_is_its_own(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "other").mkdir()
        other = open_library(tmp_path / "other")
        assert library.identity() == library.identity()
        assert library.identity() != other.identity()
        other.close()


class TestOneWriter:
    def test_a_second_process_is_told_at_once(self, library: Library, tmp_path: Path) -> None:
        holder = subprocess.Popen(
            [sys.executable, "-c", _HOLD_THE_LOCK, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(LibraryBusy) as caught, library.writing():
                pass
            assert "wait until it has finished" in caught.value.message
            library.add_folder(Path("/notes"))  # what is not indexing goes on beside it
            holder.communicate("end\n", timeout=10)
        with library.writing():
            pass

    def test_a_writer_that_was_killed_holds_no_lock(self, library: Library, tmp_path: Path) -> None:
        with subprocess.Popen(
            [sys.executable, "-c", _HOLD_THE_LOCK, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            holder.kill()
        with library.writing():
            pass

    def test_the_lock_is_given_back_after_an_error(self, library: Library) -> None:
        with pytest.raises(ValueError, match="broken"), library.writing():
            raise ValueError("broken")
        with library.writing():
            pass


_HOLD_THE_LOCK = """
import sys
from pathlib import Path
from engine.store.library import Library
folder = Path(sys.argv[1])
library = Library(folder / "library.sqlite3", folder / "write.lock")
with library.writing():
    print("held", flush=True)
    sys.stdin.readline()
library.close()
"""


class TestThreadsAndTransactions:
    def test_threads_share_a_library(self, library: Library) -> None:
        errors: list[BaseException] = []

        def index(number: int) -> None:
            try:
                for name in range(20):
                    document_id = expect_one(library, f"/notes/{number}/{name}.md")
                    library.begin(document_id)
                    library.finish([(document_id, "ab12", "A", 1)])
                    library.counts()
                    library.documents()
            except BaseException as error:  # noqa: BLE001 - shown by the assertion below
                errors.append(error)

        threads = [threading.Thread(target=index, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert errors == []
        assert library.counts()["indexed"] == 160
        assert len({record.id for record in library.documents()}) == 160

    def test_a_transaction_that_fails_changes_nothing(self, library: Library) -> None:
        expect_one(library)
        with pytest.raises(ValueError, match="broken"), library.transaction() as connection:
            connection.execute("DELETE FROM documents")
            raise ValueError("broken")
        assert len(library.documents()) == 1
        library.add_folder(Path("/notes"))  # the connection is not stuck in it

    def test_what_one_process_writes_another_sees(self, library: Library, tmp_path: Path) -> None:
        beside = open_library(tmp_path)
        library.add_folder(Path("/notes"))
        assert beside.folders() == (Path("/notes"),)
        beside.close()

    def test_what_is_written_is_there_after_a_kill(self, tmp_path: Path) -> None:
        killed = subprocess.run([sys.executable, "-c", _WRITE_AND_DIE, str(tmp_path)], check=False)
        assert killed.returncode == -9
        reopened = open_library(tmp_path)
        assert [record.state for record in reopened.documents()] == [FileState.READING]
        reopened.close()


_WRITE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from engine.domain import SourceFile
from engine.store.library import Library
folder = Path(sys.argv[1])
library = Library(folder / "library.sqlite3", folder / "write.lock")
library.expect([SourceFile(Path("/notes/a.md"), 1, 1)])
library.begin(1)
os.kill(os.getpid(), signal.SIGKILL)
"""

"""Copies inherit what is in the index; drives go offline and come back in the state they were in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.domain import FileFailure, FileState, SourceFile
from engine.store.copies import Copies
from engine.store.library import Library
from engine.store.mounts import Mounts


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite3", tmp_path / "write.lock")
    yield library
    library.close()


def add(library: Library, path: str, sha256: str = "ab", title: str | None = None) -> int:
    file = SourceFile(Path(path), 10, 20)
    library.expect([file])
    document_id = library.known_files(file.path)[path.encode()].id
    library.finish([(document_id, sha256, title or file.path.stem, 3)])
    return document_id


def add_copy(library: Library, path: str, original: int) -> int:
    file = SourceFile(Path(path), 10, 21)
    library.expect([file])
    document_id = library.known_files(file.path)[path.encode()].id
    Copies(library).add(document_id, "ab", original)
    return document_id


class TestCopies:
    def test_the_same_content_is_found_unless_another_parser_would_read_it(self, library: Library) -> None:
        original = add(library, "/n/a.md")
        copies = Copies(library)
        assert copies.find(SourceFile(Path("/n/b.MD"), 10, 1), "ab") == original
        assert copies.find(SourceFile(Path("/n/b.txt"), 10, 1), "ab") is None
        assert copies.find(SourceFile(Path("/n/b.md"), 10, 1), "cd") is None
        assert copies.find(SourceFile(Path("/n/a.md"), 10, 1), "ab") is None  # itself
        library.expect([SourceFile(Path("/n/a.md"), 11, 1)])  # it changes
        assert copies.find(SourceFile(Path("/n/b.md"), 10, 1), "ab") is None

    def test_a_copy_is_indexed_without_passages_of_its_own(self, library: Library) -> None:
        original = add(library, "/n/a.md", title="The heron")
        add_copy(library, "/n/b.md", original)
        record = library.documents()[1]
        assert (record.state, record.passages, record.copy_of) == (FileState.INDEXED, 0, Path("/n/a.md"))
        assert (record.title, library.count_passages()) == ("The heron", 3)

    def test_a_copy_inherits_the_document_with_its_id(self, library: Library) -> None:
        original = add(library, "/n/a.md")
        copy, other = add_copy(library, "/n/b.md", original), add_copy(library, "/n/c.md", original)
        (succession,) = Copies(library).hand_over({original})
        assert (succession.document_id, succession.left_behind) == (original, copy)
        assert (succession.old_title, succession.title) == ("a", "b")
        records = {record.path.name: record for record in library.documents()}
        assert {name: record.id for name, record in records.items()} == {"b.md": original, "a.md": copy, "c.md": other}
        assert (records["b.md"].passages, records["b.md"].modified_ns, records["b.md"].copy_of) == (3, 21, None)
        assert records["c.md"].copy_of == Path("/n/b.md")
        assert records["a.md"].state is FileState.WAITING

    def test_no_copy_that_is_lost_too_inherits(self, library: Library) -> None:
        original = add(library, "/n/a.md")
        copy = add_copy(library, "/n/b.md", original)
        assert Copies(library).hand_over({original, copy}) == []
        assert Copies(library).hand_over({copy}) == []
        assert library.documents()[0].id == original

    def test_a_copy_that_was_overlooked_is_read_again(self, library: Library) -> None:
        original = add(library, "/n/a.md")
        add_copy(library, "/n/b.md", original)
        library.remove([original])
        (record,) = library.documents()
        assert (record.state, record.copy_of) == (FileState.WAITING, None)
        assert library.known_files(record.path)[b"/n/b.md"].sha256 == ""


class TestMounts:
    def test_offline_hides_the_state_and_online_brings_it_back(self, library: Library) -> None:
        indexed = add(library, "/drive/a.md")
        library.fail(FileFailure(Path("/drive/b.md"), "corrupt", "It is broken."))
        add(library, "/drive2/c.md", sha256="cd")
        mounts = Mounts(library)
        assert mounts.set_offline(Path("/drive")) == 1
        assert [record.state for record in library.documents()] == ["offline", "offline", "indexed"]
        assert library.count_passages() == 6  # they can still be searched
        coverage = library.coverage()
        assert (coverage.seen, coverage.indexed, coverage.failed, coverage.offline) == (1, 1, 0, 2)
        mounts.set_online([indexed, library.documents()[1].id])
        assert [record.state for record in library.documents()] == ["indexed", "failed", "indexed"]
        assert library.documents()[1].reason == "It is broken."

    def test_devices_are_remembered_until_their_folder_is_forgotten(self, library: Library) -> None:
        mounts = Mounts(library)
        mounts.note({Path("/a"): 1, Path("/a/b"): 2, Path("/ab"): 3})
        mounts.note({Path("/a/b"): 2**40})
        mounts.forget(Path("/a"))
        assert mounts.known() == {Path("/ab"): 3}
        mounts.note({Path("/ab"): 2**40})
        assert mounts.known() == {Path("/ab"): 2**40}

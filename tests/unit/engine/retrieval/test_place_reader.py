"""Places are read back word for word, and only from documents that are as they were."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain import FileFailure, Passage, PlannedPassage, SourceFile
from engine.errors import Cancelled
from engine.job import Job, JobReport, Progress
from engine.retrieval.place_reader import PlaceReader
from engine.store.copies import Copies
from tests.unit.engine.retrieval.shelf import EMBEDDER, Shelf

BOOK = "\n\n".join(
    f"On day {day} the miller counts his sacks, because a thief with a lantern was seen near the mill."
    for day in range(9)
)
PATH = Path("/notes/book.md")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path_factory.mktemp("places"))
    shelf.add("book.md", BOOK)
    shelf.add("other.md", "Otters play on the bank of the river.")
    yield shelf
    shelf.library.close()


@pytest.fixture
def own_shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.add("book.md", BOOK)
    yield shelf
    shelf.library.close()


def read(shelf: Shelf, *places: tuple[Path, int, int]) -> tuple[Passage, ...]:
    planned = [PlannedPassage(path, None, start, end, 1, "it did not fit") for path, start, end in places]
    found = PlaceReader(shelf.retriever, NOW).read(planned, EMBEDDER.embed_query("the miller on day 4"), Job())
    assert all(row.reason and not row.tokens for row in found.gone)
    assert {row.path for row in found.gone} <= {path for path, _, _ in places}
    return found.passages


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(start=st.integers(0, len(BOOK) - 1), length=st.integers(1, len(BOOK)))
def test_every_word_of_a_place_comes_back_as_it_stands(shelf: Shelf, start: int, length: int) -> None:
    end = min(len(BOOK), start + length)
    passages = read(shelf, (PATH, start, end))
    assert all(shelf.text_at(passage) == passage.text for passage in passages)
    assert all(start <= passage.start < passage.end <= end for passage in passages)
    ends = [start, *(passage.end for passage in passages)]
    begins = [*(passage.start for passage in passages), end]
    assert all(BOOK[one:other].strip() == "" for one, other in zip(ends, begins, strict=True))


def test_places_keep_their_order_and_say_how_alike_they_are(shelf: Shelf) -> None:
    other = Path("/notes/other.md")
    passages = read(shelf, (other, 0, 37), (PATH, 0, 80), (PATH, BOOK.index("day 4") - 3, BOOK.index("day 5")))
    assert [passage.path for passage in passages] == [other, PATH, PATH]
    assert [passage.score for passage in passages] == [1, 1 / 2, 1 / 3]
    assert passages[0].similarity < passages[2].similarity
    assert (passages[0].title, passages[0].document_id != passages[1].document_id) == ("other", True)


def test_a_copy_is_read_from_its_original(own_shelf: Shelf) -> None:
    copy = Path("/notes/copy.md")
    own_shelf.library.expect([SourceFile(copy, len(BOOK), 0)])
    known = own_shelf.library.known_files(Path("/notes"))
    Copies(own_shelf.library).add(known[os.fsencode(copy)].id, "", known[os.fsencode(PATH)].id)
    (passage,) = read(own_shelf, (copy, 0, 20))
    assert (passage.path, passage.text) == (copy, BOOK[:20])


def test_what_is_not_as_it_was_is_passed_over(own_shelf: Shelf) -> None:
    place = (PATH, 0, 20)
    assert (
        read(own_shelf, (Path("/notes/gone.md"), 0, 20), place, (PATH, len(BOOK), len(BOOK) + 9))[0].text == BOOK[:20]
    )
    own_shelf.library.fail(FileFailure(PATH, "corrupt", "It is damaged."))
    assert read(own_shelf, place) == ()
    own_shelf.add("book.md", BOOK)
    assert len(read(own_shelf, place)) == 1
    own_shelf.library.touch([SourceFile(PATH, len(BOOK), int(NOW.timestamp() + 1) * 10**9)])
    assert read(own_shelf, place) == ()


def test_what_is_gone_is_told_and_every_place_is_reported(shelf: Shelf) -> None:
    places = [PlannedPassage(path, None, 0, 20, 7, "no room") for path in (PATH, Path("/notes/gone.md"), PATH)]
    reports: list[JobReport] = []
    query = EMBEDDER.embed_query("the miller")
    found = PlaceReader(shelf.retriever, NOW).read(places, query, Job(reports.append))
    assert [passage.path for passage in found.passages] == [PATH, PATH]
    assert [(row.path.name, row.reason) for row in found.gone] == [
        ("gone.md", "it has been changed or removed since it was left out")
    ]
    assert [report.done for report in reports if isinstance(report, Progress)] == [0, 1, 2]
    job = Job(lambda report: job.cancel())
    with pytest.raises(Cancelled):
        PlaceReader(shelf.retriever, NOW).read(places, query, job)

"""The map of a real library: drawn once, kept, filled up, and forgotten with its documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import AskOptions, LibraryMap
from engine.errors import BadInput, Cancelled
from engine.job import Job, Progress
from engine.library_map import draw_map
from engine.retrieval.query import parse_query, parse_scope
from engine.store.links import documents_without_links
from engine.store.map_places import MapPlaces
from engine.store.selection import select_documents
from tests.integration.desk import Desk

SUBJECTS = {
    "garden": "The tomatoes in the greenhouse need water, compost and patient gardeners.",
    "sea": "The lighthouse keeper watches the harbour, the ferry and the tide.",
    "tax": "The invoice of the accountant lists deductions, receipts and the tax.",
}
EACH = 14


def fill(desk: Desk, first: int = 0, count: int = EACH) -> None:
    for subject, sentence in SUBJECTS.items():
        for number in range(first, first + count):
            link = f"See [[{subject} {number - 1}]]." if number else ""
            front = f"---\ndate: 2021-0{1 + number % 9}-03\n---\n" if subject == "tax" else ""
            desk.write(f"{subject}/{subject} {number}.md", f"{front}# {subject} {number}\n\n{sentence} {link}\n")
    desk.index()


def draw(desk: Desk) -> tuple[LibraryMap, list[Progress]]:
    told: list[Progress] = []
    drawn = draw_map(desk.parts, Job(lambda report: told.append(report) if isinstance(report, Progress) else None))
    return drawn, told


def test_an_empty_library_has_an_empty_map(desk: Desk) -> None:
    assert draw(desk) == (LibraryMap(), [])


def test_every_document_is_a_point_with_its_date_kind_and_links(desk: Desk) -> None:
    fill(desk)
    drawn, told = draw(desk)
    assert {point.path.name for point in drawn.points} == {f"{s} {n}.md" for s in SUBJECTS for n in range(EACH)}
    assert all(-1 <= point.x <= 1 and -1 <= point.y <= 1 and point.kind == "markdown" for point in drawn.points)
    assert all(point.is_told == (point.path.parent.name == "tax") and len(point.date) == 10 for point in drawn.points)
    assert {point.date for point in drawn.points if point.path.name == "tax 2.md"} == {"2021-03-03"}
    assert len(drawn.links) == len(SUBJECTS) * (EACH - 1)
    for source, target in drawn.links:
        number = int(drawn.points[source].title.split()[1])
        assert drawn.points[target].title == f"{drawn.points[source].path.parent.name} {number - 1}"
    assert told[-1].done == told[-1].total > 0
    assert {report.stage for report in told} == {"drawing the map"}


def test_links_of_notes_from_an_older_carrel_are_found_without_reading_them_again(desk: Desk) -> None:
    fill(desk)
    desk.write("sea/none.md", "# None\n\nThe tide links to nothing.\n")
    desk.write("sea/listing.txt", "The ferry is no note, so [[sea 1]] is no link.\n")
    desk.index()
    drawn, _ = draw(desk)
    last = f"sea {EACH - 1}.md"
    with desk.library.transaction() as connection:  # as the migration finds them
        connection.execute("DELETE FROM links")
        connection.execute("INSERT INTO links_missing SELECT id FROM documents")
    desk.write(f"sea/{last}", f"# {last}\n\nThe lighthouse keeper now names [[sea 1]] and no other.\n")
    desk.readers.take_names()
    desk.index()
    assert desk.readers.take_names() == [last]
    assert len(documents_without_links(desk.library)) == len(drawn.points) - 1
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        draw_map(desk.parts, job)
    assert len(documents_without_links(desk.library)) == len(drawn.points) - 1
    filled, _ = draw(desk)
    assert desk.readers.take_names() == []
    assert documents_without_links(desk.library) == set()
    names = {tuple(filled.points[end].path.name for end in link) for link in filled.links}
    before = {tuple(drawn.points[end].path.name for end in link) for link in drawn.links}
    assert names == before - {(last, f"sea {EACH - 2}.md")} | {(last, "sea 1.md")}
    assert len(filled.links) == len(drawn.links)
    assert draw(desk) == (filled, [])


def test_regions_are_named_by_what_their_documents_say(desk: Desk) -> None:
    fill(desk)
    drawn, _ = draw(desk)
    said = {word.lower() for sentence in SUBJECTS.values() for word in sentence.replace(",", "").strip(".").split()}
    assert drawn.clusters
    for number, cluster in enumerate(drawn.clusters):
        assert cluster.documents == sum(point.cluster == number for point in drawn.points)
        assert cluster.words
        assert {word.lower() for word in cluster.words} <= said | set(SUBJECTS) | {"see"}


def test_a_map_is_kept_until_something_changes(desk: Desk) -> None:
    fill(desk)
    drawn, _ = draw(desk)
    assert draw(desk) == (drawn, [])
    moved = desk.folder / "sea" / "sea 3.md"
    moved.rename(moved.with_name("shore.md"))
    desk.index()
    renamed, told = draw(desk)
    assert not told
    assert {(p.document, p.x, p.y) for p in renamed.points} == {(p.document, p.x, p.y) for p in drawn.points}
    assert moved.with_name("shore.md") in {point.path for point in renamed.points}


def test_a_few_new_documents_go_beside_what_they_are_like(desk: Desk) -> None:
    fill(desk)
    before = {point.document: (point.x, point.y) for point in draw(desk)[0].points}
    desk.write("sea/new.md", f"# New\n\n{SUBJECTS['sea']}")
    desk.index()
    after, told = draw(desk)
    assert not told  # nothing was laid out
    assert len(after.points) == len(before) + 1
    assert {p.document: (p.x, p.y) for p in after.points if p.document in before} == before
    fill(desk, EACH, 3)
    assert draw(desk)[1]  # more than a tenth is new


def test_the_words_of_a_map_go_with_the_documents_they_are_from(desk: Desk) -> None:
    fill(desk)
    draw(desk)
    kept = MapPlaces(desk.library, desk.parts.active_source.name)
    assert kept.read_words()
    (desk.folder / "sea" / "sea 1.md").unlink()
    desk.index()
    assert kept.read_words() == {}
    assert len(kept.read()) == len(SUBJECTS) * EACH - 1
    drawn, _ = draw(desk)
    assert len(drawn.points) == len(SUBJECTS) * EACH - 1
    assert len(drawn.links) == len(SUBJECTS) * (EACH - 1) - 2
    desk.write("sea/sea 2.md", "# Other\n\nNothing of the kind.")
    desk.index()
    assert kept.read_words() == {}


def test_a_map_that_is_called_off_is_drawn_anew(desk: Desk) -> None:
    fill(desk)
    job = Job()

    def stop(_: object) -> None:
        job.cancel()

    job.report = stop
    with pytest.raises(Cancelled):
        draw_map(desk.parts, job)
    drawn, told = draw(desk)
    assert told
    assert len(drawn.points) == len(SUBJECTS) * EACH


def test_a_question_may_be_about_documents_of_the_map(desk: Desk) -> None:
    fill(desk)
    chosen = [point.document for point in draw(desk)[0].points if point.path.parent.name == "sea"]
    options = AskOptions(documents=tuple(chosen))
    assert set(select_documents(desk.library, parse_scope(options.scope, options.documents)).places) == set(chosen)
    narrower = select_documents(desk.library, parse_scope('path:"sea 1.md"', options.documents))
    assert [path.name for path in map(narrower.path, narrower.places)] == ["sea 1.md"]
    # It is no filter that is typed: what looks like one is text.
    assert parse_query("document:5").is_plain
    with pytest.raises(BadInput):
        parse_scope("document:5")


def test_a_lonely_document_lies_in_the_middle(desk: Desk, tmp_path: Path) -> None:
    desk.write("one.md", "# One\n\nA single note.")
    desk.index()
    drawn, told = draw(desk)
    assert [(point.path.name, point.cluster) for point in drawn.points] == [("one.md", 0)]
    assert not told

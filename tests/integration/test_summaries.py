"""Every indexed document has a summary whose sentences stand in it, and keeps it as long as it stays what it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.domain import SummaryLength, SummaryLevel
from engine.errors import BadInput, Cancelled
from engine.job import Job, Progress
from engine.paths import resource
from engine.store.schema import RowKind, table_name
from engine.store.summaries import EXTRACTOR, Summaries
from engine.summaries import summarize
from engine.summaries.completion import SUMMARISING
from tests.command_line import run_carrel
from tests.integration.desk import SETTINGS, Desk
from tests.notes import HOUSEHOLD, write_notes

SUMMARY = {"path", "level", "title", "sentences", "coverage", "made_by"}
SENTENCE = {"text", "path", "headings", "page", "start", "end", "is_outline", "also_at"}
COVERAGE = {"documents", "documents_read", "passages", "passages_read", "pages", "left_out", "extent", "unread"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose readers may take their time, on a machine that does much else."""
    desk = Desk(tmp_path, replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=60)))
    yield desk
    desk.close()


@pytest.mark.usefixtures("indexed_home")
def test_a_summary_in_json_tells_every_place() -> None:
    (lease,) = resource("sample_notes").rglob("Tenancy agreement.pdf")
    lengths = {}
    text = run_carrel("extract", lease, "--json").record()["text"]
    for length in SummaryLength:
        summary = run_carrel("summarize", lease, "--length", length.value, "--json").record()
        assert summary.keys() == SUMMARY
        assert (summary["path"], summary["level"], summary["made_by"]) == (str(lease), "document", "")
        assert summary["coverage"].keys() == COVERAGE
        assert summary["coverage"]["passages_read"] == summary["coverage"]["passages"] > 0
        assert summary["coverage"]["pages"] == [1, 2]
        starts = [sentence["start"] for sentence in summary["sentences"]]
        assert starts == sorted(starts)
        for sentence in summary["sentences"]:
            assert sentence.keys() == SENTENCE
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
            assert sentence["page"] in (1, 2)
            assert sentence["also_at"] == []  # it stands there, word for word
        lengths[length] = set(starts)
    assert len(lengths[SummaryLength.SHORT]) == 2
    assert lengths[SummaryLength.SHORT] < lengths[SummaryLength.MEDIUM] < lengths[SummaryLength.LONG]


def test_a_person_reads_sentences_places_and_coverage(indexed_home: Path) -> None:
    (lease,) = resource("sample_notes").rglob("Tenancy agreement.pdf")
    shown = run_carrel("summarize", lease, "--length", "short").out
    assert shown.count("Tenancy agreement.pdf, page") == 2
    assert "passages on pages 1-2." in shown
    assert "is not a file of the library" in run_carrel("summarize", indexed_home / "other.txt").complaint()
    assert run_carrel("summarize", lease, "--length", "endless").code == 2


def summaries_of(desk: Desk) -> dict[str, list[str]]:
    return {
        name: [sentence.text for sentence in summarize(record.path, SummaryLength.LONG, desk.parts).sentences]
        for name, record in desk.records().items()
    }


def test_a_changed_document_is_summarised_anew_and_a_renamed_one_keeps_its_summary(desk: Desk) -> None:
    for name in ("heating.md", "garden.md"):
        desk.write(name, HOUSEHOLD[name])
    desk.index()
    before = summaries_of(desk)
    assert any("boiler" in sentence for sentence in before["heating.md"])
    desk.write("garden.md", "# Shed\n\nThe new shed stands behind the apple trees and holds the ladder.\n")
    (desk.folder / "heating.md").rename(desk.folder / "warmth.md")
    desk.write("copy.md", HOUSEHOLD["heating.md"])
    desk.index()
    after = summaries_of(desk)
    assert after["garden.md"] == ["The new shed stands behind the apple trees and holds the ladder."]
    assert after["warmth.md"] == after["copy.md"] == before["heating.md"]


def test_what_cannot_be_summarised_says_why(desk: Desk) -> None:
    desk.write("blank.txt", " ")
    desk.write("table.csv", "a,b\n1,2\n3,4\n")
    desk.index()
    assert summaries_of_file(desk, "table.csv") == ()
    with pytest.raises(BadInput, match=r"blank\.txt holds no text\."):
        summaries_of_file(desk, "blank.txt")
    with pytest.raises(BadInput, match="not a file of the library"):
        summaries_of_file(desk, "nowhere.txt")


def summaries_of_file(desk: Desk, name: str) -> tuple[object, ...]:
    return summarize(desk.folder / name, SummaryLength.SHORT, desk.parts).sentences


def test_documents_of_an_older_carrel_are_summarised_without_being_read(desk: Desk) -> None:
    write_notes(desk.folder, 70)
    desk.index()
    before = summaries_of(desk)
    with desk.library.transaction() as connection:
        connection.execute("UPDATE summaries SET maker = 'extract-0'")
    desk.readers.take_names()
    with pytest.raises(BadInput, match="index its folder once more"):
        summaries_of_file(desk, "note 000.md")
    stages: list[str] = []

    def stop_after_some(report: object) -> None:
        if isinstance(report, Progress) and report.stage == SUMMARISING:
            stages.append(report.stage)
            if report.done == 16:
                job.cancel()

    job = Job(stop_after_some)
    with pytest.raises(Cancelled):
        desk.index(job=job)
    assert len(Summaries(desk.library).missing(EXTRACTOR)) == 70 - 32
    assert len(stages) == 2
    desk.index()
    assert desk.readers.take_names() == []
    assert summaries_of(desk) == before


def test_a_library_without_rows_of_sections_gets_them_and_no_file_is_read(desk: Desk) -> None:
    body = "\n\n".join(f"The {{0}} was looked at closely in week {week}, and noted down by hand." for week in range(60))
    text = "\n\n".join(f"## {name}\n\n{body.format(name)}" for name in ("orchard", "workshop"))
    desk.write("log.md", text)
    desk.index()
    (number,) = desk.parts.summary_index.count_by_document()
    rows, _ = desk.parts.summary_index.chunks_of(number)
    assert [row.headings[-1] for row in rows[1:]] == ["orchard", "workshop"]
    shutil.rmtree(desk.parts.index_folder / f"{table_name(desk.parts.embedder.name, RowKind.SUMMARY)}.lance")
    desk.readers.take_names()
    again = Desk(desk.folder.parent)
    try:
        again.index()
        assert again.readers.take_names() == []
        assert again.parts.summary_index.count_by_document() == {number: 3}
    finally:
        again.close()


def test_a_table_has_its_columns_for_a_summary(desk: Desk) -> None:
    desk.write("stock.csv", "article,price,shelf\n" + "".join(f"lamp{n},{n},{n % 7}\n" for n in range(40)))
    desk.index()
    summary = summarize(desk.folder / "stock.csv", SummaryLength.SHORT, desk.parts)
    assert summary.is_outline
    assert "price" in summary.sentences[0].text
    assert desk.find("lamp7") == ["stock.csv"]


def test_a_run_that_finds_nothing_new_loads_no_index_to_summarise(tmp_path: Path) -> None:
    desk = Desk(tmp_path, SETTINGS)
    try:
        desk.write("a.md", HOUSEHOLD["garden.md"])
        desk.index()
    finally:
        desk.close()
    again = Desk(tmp_path, SETTINGS)
    try:
        again.index()
        assert again.parts._indexes == {}
    finally:
        again.close()


def test_a_folder_is_summarised_by_sentences_of_its_documents(desk: Desk) -> None:
    for name, text in HOUSEHOLD.items():
        desk.write(f"home/{name}", text)
    desk.write("away/book.txt", "The lighthouse was built on a reef by sixty men in four summers.")
    desk.write("home/z.md", HOUSEHOLD["garden.md"])
    desk.write("home/blank.txt", " ")
    desk.index()
    folder = summarize(desk.folder / "home", SummaryLength.MEDIUM, desk.parts)
    assert (folder.level, folder.title) == (SummaryLevel.FOLDER, "home")
    assert {sentence.path.name for sentence in folder.sentences} >= {"garden.md", "heating.md", "travel.md"}
    assert len(folder.sentences) == 6
    for sentence in folder.sentences:
        assert desk.readers.read(sentence.path).text[sentence.start : sentence.end] == sentence.text
    assert (folder.coverage.documents, folder.coverage.documents_read) == (6, 5)
    assert [failure.path.name for failure in folder.coverage.left_out] == ["blank.txt"]
    library = summarize(None, SummaryLength.LONG, desk.parts)
    assert (library.level, library.path) == (SummaryLevel.LIBRARY, None)
    assert "book.txt" in {sentence.path.name for sentence in library.sentences}
    assert library.coverage.passages_read == library.coverage.passages == desk.library.count_passages()
    empty = desk.folder / "empty"
    empty.mkdir()
    with pytest.raises(BadInput, match="add it with carrel index"):
        summarize(empty, SummaryLength.SHORT, desk.parts)


@pytest.mark.usefixtures("indexed_home")
def test_a_person_reads_what_the_library_is_about() -> None:
    shown = run_carrel("summarize", "--length", "short").out
    assert shown.startswith("Library\n")
    assert "in 16 of 16 documents." in shown
    summary = run_carrel("summarize", resource("sample_notes") / "home", "--json").record()
    assert (summary["level"], summary["path"]) == ("folder", str(resource("sample_notes") / "home"))
    assert {Path(sentence["path"]).parent.name for sentence in summary["sentences"]} == {"home"}

"""What the model writes of folders and the library is made of its summaries of documents, proved, and written once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from engine.domain import Summary, SummaryLength
from engine.errors import Cancelled
from engine.inference.language_model import ChatMessage
from engine.job import Job
from engine.store.folder_summaries import FolderSummaries
from engine.store.summaries import name_writer
from engine.summaries import summarize
from engine.summaries.writing import write_summaries
from tests.fakes import FakeLanguageModel
from tests.integration.desk import SETTINGS, Desk

INVENTED = "The Queen of Norway visited the garden twice."
NOTES = {
    "garden/roses.md": "The roses along the wall were pruned in February. They flower until the first frost comes.",
    "garden/pond.md": "The pond was dug behind the apple trees by two cousins. Its pump runs from May to October.",
    "garden/shed/tools.md": "The spade and the rake hang in the shed. The ladder stands behind the door of the shed.",
    "house/boiler.md": "The boiler is serviced every autumn by a plumber. Its filter is changed twice a year.",
    "house/roof.md": "The roof was covered with new tiles in a dry summer. The gutter is cleaned every November.",
}


@dataclass
class Briefer(FakeLanguageModel):
    """Says the first two sentences of each paragraph that it reads, and one that stands nowhere."""

    read: list[str] = field(default_factory=list)

    def write_text(self, messages: Sequence[ChatMessage], *_: object) -> str:
        text = messages[-1].content.partition("\n\n")[2]
        self.read.append(text)
        paragraphs = [paragraph.rpartition(": ")[2] for paragraph in text.split("\n\n")]
        said = [sentence for paragraph in paragraphs for sentence in paragraph.split(". ")[:2]]
        return " ".join([f"{sentence.removesuffix('.')}." for sentence in said] + [INVENTED])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose readers may take their time, on a machine that does much else."""
    desk = Desk(tmp_path, replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=60)))
    for name, text in NOTES.items():
        desk.write(name, text)
    with desk.library.writing():
        desk.library.add_folder(desk.folder)
    desk.index()
    yield desk
    desk.close()


@pytest.fixture
def model(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Briefer:
    model = Briefer()
    monkeypatch.setattr(type(desk.parts.language_model), "load", lambda _: model)
    return model


def read(desk: Desk, folder: str | None) -> Summary:
    return summarize(None if folder is None else desk.folder / folder, SummaryLength.LONG, desk.parts)


def is_complete(desk: Desk, model: Briefer) -> bool:
    return FolderSummaries(desk.library).is_complete(name_writer(model.name, model.edition))


def test_folders_and_the_library_are_written_from_their_documents(desk: Desk, model: Briefer) -> None:
    assert read(desk, "garden").made_by == read(desk, None).made_by == ""
    assert not is_complete(desk, model)
    report = write_summaries(None, desk.parts, Job())
    # garden, house, the folder that was added, and the library; of the shed with its single document there is no need.
    assert (report.documents, report.written, report.folders) == (5, 5, 4)
    assert report.texts == len(model.read)
    assert is_complete(desk, model)
    assert read(desk, "garden/shed").made_by == ""
    for folder in ("garden", "house", None):
        summary = read(desk, folder)
        assert summary.made_by == "fake"
        assert len(summary.sentences) >= 2
        for sentence in summary.sentences:
            assert "Norway" not in sentence.text
            text = desk.readers.read(sentence.path).text
            assert text[sentence.start : sentence.end].removesuffix(".") in sentence.text or sentence.text in text
            assert folder is None or desk.folder / folder in sentence.path.parents
        assert len({sentence.path for sentence in summary.sentences}) > 1
        assert summary.coverage.documents_read == summary.coverage.documents
    model.read.clear()
    again = write_summaries(None, desk.parts, Job())
    assert (again.written, again.folders, again.texts, model.read) == (0, 0, 0, [])


def test_a_document_that_the_model_wrote_nothing_about_is_left_out_with_the_reason(
    desk: Desk, model: Briefer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.summaries.units._UNIT", 20)  # a document is a unit
    write = Briefer.write_text
    monkeypatch.setattr(
        Briefer,
        "write_text",
        lambda self, messages, *more: "" if "tools:" in messages[-1].content else write(self, messages, *more),
    )
    write_summaries(desk.folder / "garden", desk.parts, Job())
    summary = read(desk, "garden")
    assert summary.made_by == "fake"
    (left_out,) = summary.coverage.left_out
    assert (left_out.path.name, left_out.reason) == ("tools.md", "The model wrote no whole sentence about it.")
    assert (summary.coverage.documents_read, summary.coverage.documents) == (2, 3)
    assert summary.coverage.passages_read == summary.coverage.passages - 1


def test_a_document_that_a_sentence_cites_is_read(desk: Desk, model: Briefer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the model wrote nothing of the part with it: another text says the same."""
    monkeypatch.setattr("engine.summaries.units._UNIT", 20)  # a document is a unit
    write = Briefer.write_text

    def say(self: Briefer, messages: Sequence[ChatMessage], *more: object) -> str:
        if "tools:" in messages[-1].content:
            return ""
        return f"The spade and the rake hang in the shed. {write(self, messages, *more)}"

    monkeypatch.setattr(Briefer, "write_text", say)
    write_summaries(desk.folder / "garden", desk.parts, Job())
    summary = read(desk, "garden")
    assert desk.folder / "garden" / "shed" / "tools.md" in {sentence.path for sentence in summary.sentences}
    assert summary.coverage.left_out == ()
    assert summary.coverage.documents_read == 3


def test_a_folder_that_is_named_is_written_with_what_is_below_it(desk: Desk, model: Briefer) -> None:
    report = write_summaries(desk.folder / "garden", desk.parts, Job())
    assert (report.documents, report.folders) == (3, 1)
    assert read(desk, "garden").made_by == "fake"
    assert read(desk, None).made_by == ""


def test_a_change_writes_the_folders_of_the_changed_document_anew(desk: Desk, model: Briefer) -> None:
    write_summaries(None, desk.parts, Job())
    house = read(desk, "house")
    desk.write("garden/pond.md", "The pond was filled with gravel last week. A bench of oak stands there now.")
    desk.index()
    assert not is_complete(desk, model)
    assert read(desk, "garden").made_by == ""  # its own sentences, as long as the model has not seen the change
    assert read(desk, "house") == house
    with desk.library.transaction() as connection:
        texts = [row["text"] for row in connection.execute("SELECT text FROM folder_units")]
        assert connection.execute("SELECT count(*) FROM folder_summaries").fetchone()[0] == 1
    assert not any("pond" in text for text in texts)  # nothing that was written of its old text is kept
    model.read.clear()
    report = write_summaries(None, desk.parts, Job())
    assert (report.written, report.folders) == (1, 3)
    assert not any(text.startswith("boiler:") for text in model.read[1:3])
    said = " ".join(sentence.text for sentence in read(desk, "garden").sentences)
    assert "gravel" in said
    assert "cousins" not in said


def test_a_sentence_leads_to_all_documents_that_say_it(desk: Desk, model: Briefer) -> None:
    desk.write("garden/diary.md", "It rained all day. The pond was dug behind the apple trees by two cousins.")
    desk.index()
    write_summaries(desk.folder / "garden", desk.parts, Job())
    (sentence,) = [each for each in read(desk, "garden").sentences if "two cousins" in each.text]
    assert {place.path.name for place in (sentence, *sentence.also_at)} == {"pond.md", "diary.md"}
    for place in (sentence, *sentence.also_at):
        assert desk.readers.read(place.path).text[place.start : place.end] == sentence.text


def test_an_edition_takes_the_place_of_older_ones_of_the_same_model(desk: Desk, model: Briefer) -> None:
    write_summaries(None, desk.parts, Job())
    first = name_writer(model.name, model.edition)
    model.name = "another"
    write_summaries(None, desk.parts, Job())
    another = name_writer(model.name, model.edition)
    model.name, model.edition = "fake", "fedcba9876543210"
    write_summaries(None, desk.parts, Job())
    with desk.library.transaction() as connection:
        rows = connection.execute("SELECT maker, count(*) AS folders FROM folder_summaries GROUP BY maker").fetchall()
    kept = {row["maker"]: row["folders"] for row in rows}
    assert first not in kept
    assert kept == {another: 4, name_writer(model.name, model.edition): 4}


@pytest.mark.parametrize("name", ["garden/roses.md", "garden/shed/tools.md"])
def test_nothing_that_was_written_outlives_a_document(desk: Desk, model: Briefer, name: str) -> None:
    write_summaries(None, desk.parts, Job())
    (desk.folder / name).unlink()
    desk.index()
    with desk.library.transaction() as connection:
        left = [
            row[0]
            for query in ("SELECT text FROM folder_units", "SELECT sentences FROM folder_summaries")
            for row in connection.execute(query)
        ]
    word = NOTES[name].split()[1]
    assert not any(word in text for text in left)
    assert any("boiler" in text for text in left)


def test_a_stop_loses_no_text_about_a_folder(desk: Desk, model: Briefer) -> None:
    job = Job()
    real = FolderSummaries.note_unit
    noted: list[str] = []

    def note(self: FolderSummaries, key: str, text: str, *others: object) -> None:
        real(self, key, text, *others)  # type: ignore[arg-type]
        noted.append(key)
        if len(noted) == 2:
            job.cancel()

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Cancelled):
        patch.setattr(FolderSummaries, "note_unit", note)
        write_summaries(None, desk.parts, job)
    assert not is_complete(desk, model)
    write_summaries(None, desk.parts, Job())
    assert len(model.read) == len(set(model.read))
    assert is_complete(desk, model)


def test_a_copy_is_read_where_it_is(desk: Desk, model: Briefer) -> None:
    desk.write("attic/roses.md", NOTES["garden/roses.md"])
    desk.write("attic/trunk.md", "The trunk holds letters of an aunt. It is locked with a key of brass.")
    desk.index()
    write_summaries(None, desk.parts, Job())
    attic = read(desk, "attic")
    assert attic.made_by == "fake"
    assert {sentence.path for sentence in attic.sentences} == {
        desk.folder / "attic" / "roses.md",
        desk.folder / "attic" / "trunk.md",
    }

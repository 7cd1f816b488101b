"""The model's summary reads all of a document, keeps what is supported, and never writes the same part twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest

from engine.domain import Summary, SummaryLength, WritingReport
from engine.embeddings.embedder import Vectors
from engine.errors import BadInput, Cancelled
from engine.inference.language_model import ChatMessage
from engine.inference.prompts import summary_messages
from engine.job import Job, JobReport, Progress
from engine.records import describe_summary
from engine.store.search_index import Hit, SearchIndex
from engine.store.summaries import Summaries, WrittenCount, name_writer
from engine.summaries import summarize
from engine.summaries.units import TOO_LONG
from engine.summaries.writing import write_summaries
from tests.fakes import FakeLanguageModel
from tests.integration.desk import SETTINGS, Desk

DAYS = [
    f"On day {number} the keeper of the lighthouse counted {number * 7} ships and wrote it down."
    for number in range(240)
]
BOOK = "# Log\n\n" + "\n\n".join(DAYS)
INVENTED = "The Queen of Norway visited the lighthouse twice."


@dataclass
class Repeater(FakeLanguageModel):
    """Says the first sentence of what it reads, and one that stands nowhere; keeps what it was asked."""

    read: list[str] = field(default_factory=list)
    supported: bool = True
    silent_about: str = ""
    silent_above: bool = False  # about texts of its own, of which a day stands in none
    said_always: str = ""
    says_only: str = ""

    def write_text(self, messages: Sequence[ChatMessage], *_: object) -> str:
        text = messages[-1].content.partition("\n\n")[2].removeprefix("# Log").strip()
        self.read.append(text)
        if self.says_only:
            return self.says_only
        if (self.silent_about and self.silent_about in text) or (self.silent_above and INVENTED in text):
            return "It began and was cut before its"
        first = text.split(".")[0] + ". " if self.supported else ""
        return f"{first}{self.said_always}{INVENTED} And then it was cut"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose readers may take their time, on a machine that does much else."""
    desk = Desk(tmp_path, replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=60)))
    yield desk
    desk.close()


@pytest.fixture
def model(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Repeater:
    model = Repeater()
    monkeypatch.setattr(type(desk.parts.language_model), "load", lambda _: model)
    desk.write("log.md", BOOK)
    desk.index()
    return model


def read(desk: Desk) -> Summary:
    return summarize(desk.folder / "log.md", SummaryLength.LONG, desk.parts)


def test_all_is_read_and_only_what_is_supported_is_kept(desk: Desk, model: Repeater) -> None:
    verbatim = read(desk)
    assert verbatim.made_by == ""
    report = write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert report == WritingReport(1, 1, 0, len(model.read))
    assert INVENTED in model.read[-1]  # which is what the model wrote of the parts
    assert INVENTED not in model.read[0]
    leaves = "\n".join(model.read)
    assert all(day in leaves for day in DAYS)
    summary = read(desk)
    assert summary.made_by == "fake"
    assert summary.sentences
    text = desk.readers.read(desk.folder / "log.md").text
    for sentence in summary.sentences:
        assert "Norway" not in sentence.text
        assert sentence.text.removesuffix(".") in text[sentence.start : sentence.end]
    assert summary.coverage.passages_read == summary.coverage.passages == desk.library.count_passages()


def test_what_the_model_wrote_nothing_about_is_counted_and_named(desk: Desk, model: Repeater) -> None:
    model.silent_about = DAYS[120]
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    summary = read(desk)
    coverage = summary.coverage
    (stretch,) = coverage.unread
    text = desk.readers.read(desk.folder / "log.md").text
    assert stretch.reason == "The model wrote no whole sentence about it."
    assert stretch.start <= text.index(DAYS[120]) < stretch.end
    assert coverage.passages_read == coverage.passages - stretch.passages
    assert 0 < stretch.passages < coverage.passages
    assert not any(stretch.start <= sentence.start < stretch.end for sentence in summary.sentences)
    assert describe_summary(summary)["coverage"]["unread"][0]["start"] == stretch.start
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert read(desk).coverage == coverage  # also when all of it was kept


def test_every_page_that_the_model_wrote_nothing_about_is_named(
    desk: Desk, model: Repeater, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = SearchIndex.chunks_of

    def find_on_pages(index: SearchIndex, number: int) -> tuple[list[Hit], Vectors]:
        hits, vectors = find(index, number)
        return [replace(hit, page=1 + hit.ordinal) for hit in hits], vectors

    monkeypatch.setattr(SearchIndex, "chunks_of", find_on_pages)
    model.silent_about = "On day 23"
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    coverage = read(desk).coverage
    silent = [stretch.page or 0 for stretch in coverage.unread]
    assert len(silent) > 1
    assert sorted([*coverage.pages, *silent]) == [1 + page for page in range(coverage.passages)]
    assert max(silent) == coverage.passages > max(coverage.pages)


def test_a_sentence_that_no_call_can_hold_is_counted_and_named(desk: Desk, model: Repeater) -> None:
    """The others of its passage are read, and no call is longer than the window."""
    model.context_window = 256
    endless = f"The pantry held {'a jar and ' * 120}the lamp."
    desk.write("log.md", "\n\n".join([*DAYS[:20], endless, *DAYS[20:30]]))
    desk.index()
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert all(model.count_tokens(summary_messages(text)) + 64 <= 256 for text in model.read)
    assert all(any(day in text for text in model.read) for day in DAYS[:30])
    assert not any("pantry" in text for text in model.read)
    summary = read(desk)
    assert summary.made_by == "fake"
    text = desk.readers.read(desk.folder / "log.md").text
    assert {stretch.reason for stretch in summary.coverage.unread} == {TOO_LONG}
    assert any(each.start <= text.index("The pantry") < each.end for each in summary.coverage.unread)
    assert 0 < summary.coverage.passages_read < summary.coverage.passages


def test_a_sentence_leads_to_every_passage_that_says_it(desk: Desk, model: Repeater) -> None:
    said = "The lamp of the lighthouse was replaced by a brighter one in March."
    desk.write("log.md", "\n\n".join([*DAYS[:40], said, *DAYS[40:80], said, *DAYS[80:120], said]))
    desk.index()
    model.said_always = f"{said} "
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    summary = read(desk)
    text = desk.readers.read(desk.folder / "log.md").text
    (sentence,) = [each for each in summary.sentences if each.text == said]
    places = [sentence, *sentence.also_at]
    assert len({place.start for place in places}) == len(places) == 3
    for place in places:
        assert text[place.start : place.end] == said
        assert place.path == desk.folder / "log.md"
    (told,) = [each for each in describe_summary(summary)["sentences"] if each["text"] == said]
    assert [place.keys() for place in told["also_at"]] == [{"path", "headings", "page", "start", "end"}] * 2
    days = [each for each in summary.sentences if each.text != said]
    assert days and all(each.also_at == () for each in days)  # each day is told once


def test_a_text_in_thai_is_written_and_counts_as_read(desk: Desk, model: Repeater) -> None:
    """No mark ends its sentences."""
    said = "เรือเฟอร์รีใช้เวลาสามชั่วโมง ตั๋วราคาสี่สิบยูโร"
    desk.write("log.md", f"# เรือ\n\n{said}\n\nเด็กเดินทางฟรีกับผู้ปกครองทุกวันเสาร์")
    desk.index()
    model.says_only = "\n\n".join([said, "เด็กเดินทางฟรีกับผู้ปกครองทุกวันเสาร์"])
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    summary = read(desk)
    assert (summary.made_by, summary.coverage.unread) == ("fake", ())
    assert len(summary.sentences) == 2


def test_what_a_text_of_the_first_level_is_about_is_read_though_none_above_is(desk: Desk, model: Repeater) -> None:
    model.silent_above = True
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    summary = read(desk)
    assert summary.made_by == "fake"
    assert (summary.coverage.unread, summary.coverage.passages_read) == ((), summary.coverage.passages)


def test_what_a_part_of_the_texts_above_leaves_out_is_read(desk: Desk, model: Repeater) -> None:
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    above = [text for text in model.read if INVENTED in text]
    assert len(above) > 2
    with desk.library.transaction() as connection:
        connection.execute("DELETE FROM summary_units")
    model.silent_about = above[0]
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    summary = read(desk)
    assert summary.made_by == "fake"
    assert summary.coverage.unread == ()


def test_what_a_sentence_cites_is_read(desk: Desk, model: Repeater) -> None:
    """Though the model wrote nothing of the part with it: another text says the same."""
    model.silent_about, model.said_always = DAYS[120], f"{DAYS[120]} "
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    summary = read(desk)
    assert DAYS[120] in {sentence.text for sentence in summary.sentences}
    assert summary.coverage.unread == ()


def test_another_edition_begins_anew_and_takes_the_place_of_the_one_before(desk: Desk, model: Repeater) -> None:
    write_summaries(None, desk.parts, Job())
    before = name_writer(model.name, model.edition)
    model.edition = "fedcba9876543210"
    after = name_writer(model.name, model.edition)
    count = Summaries(desk.library).count(after)
    assert (count.written, count.texts_of_unfinished) == (0, 0)
    assert count.passages_left == desk.library.count_passages()
    write_summaries(None, desk.parts, Job())
    assert read(desk).made_by == "fake"
    assert Summaries(desk.library).made_by(before) == set()
    with desk.library.transaction() as connection:
        assert {row["maker"] for row in connection.execute("SELECT maker FROM summary_units")} == {after}


def test_what_nothing_supports_leaves_the_verbatim_summary(desk: Desk, model: Repeater) -> None:
    verbatim = read(desk)
    model.supported = False
    report = write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert (report.written, report.unsupported) == (0, 1)
    assert read(desk) == verbatim


@pytest.mark.parametrize("moment", [1, 2, 5, 9])
def test_a_stop_loses_nothing_that_was_written(desk: Desk, model: Repeater, moment: int) -> None:
    job = Job()
    real = Summaries.note_unit

    def note(self: Summaries, key: str, text: str, maker: str, document_id: int) -> None:
        real(self, key, text, maker, document_id)
        if len(model.read) == moment:
            job.cancel()

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Cancelled):
        patch.setattr(Summaries, "note_unit", note)
        write_summaries(desk.folder / "log.md", desk.parts, job)
    assert read(desk).made_by == ""
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert len(model.read) == len(set(model.read)) > moment
    interrupted, model.read[:] = read(desk), []
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert model.read == []  # all of it was kept
    assert read(desk) == interrupted


def test_a_change_writes_the_changed_parts_anew(desk: Desk, model: Repeater) -> None:
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    whole, model.read[:] = len(model.read), []
    desk.write("log.md", BOOK + "\n\nOn the last day the lamp was put out and the keeper rowed home.")
    desk.index()
    assert read(desk).made_by == ""
    write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert 1 <= len(model.read) < whole


def test_without_model_or_document_there_is_a_sentence(desk: Desk, model: Repeater) -> None:
    with pytest.raises(BadInput, match="not a file of the library"):
        write_summaries(desk.folder / "nowhere.md", desk.parts, Job())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(desk.parts.language_model), "load", lambda _: None)
        with pytest.raises(BadInput, match="No language model is installed"):
            write_summaries(desk.folder / "log.md", desk.parts, Job())
    assert model.read == []


def test_all_that_is_missing_is_written_the_shortest_first(desk: Desk, model: Repeater) -> None:
    short = "The gate of the garden was painted green in spring. Then it was left open for the fox."
    desk.write("a/gate.md", short)
    desk.write("a/copy.md", short)
    desk.write("a/boat.md", "# Boat\n\n" + "\n\n".join(DAYS[:30]))
    desk.index()
    report = write_summaries(desk.folder / "a", desk.parts, Job())
    assert report == WritingReport(2, 1, 1, len(model.read))
    assert model.read[0] == short
    copy = summarize(desk.folder / "a" / "copy.md", SummaryLength.SHORT, desk.parts)
    assert (copy.made_by, len(copy.sentences)) == ("", 2)  # of what was written of it, a single sentence is supported
    assert summarize(desk.folder / "a" / "boat.md", SummaryLength.SHORT, desk.parts).made_by == "fake"
    told: list[Progress] = []
    report = write_summaries(None, desk.parts, Job(lambda report: told.append(as_progress(report))))
    assert (report.documents, report.written) == (3, 1)  # those of before are not written again
    assert {Path(progress.current).name for progress in told} == {"log.md", "Library"}
    assert all(before.done <= after.done <= after.total for before, after in pairwise(told))
    assert (told[-1].done, told[-1].seconds_left) == (told[-1].total, 0.0)
    assert write_summaries(None, desk.parts, Job()) == WritingReport(3, 0, 0, 0)
    empty = desk.folder / "empty"
    empty.mkdir()
    with pytest.raises(BadInput, match="can be summarised: add it with carrel index"):
        write_summaries(empty, desk.parts, Job())


def as_progress(report: JobReport) -> Progress:
    assert isinstance(report, Progress)
    return report


def test_how_much_is_left_is_known_before_during_and_after(desk: Desk, model: Repeater) -> None:
    name = name_writer(model.name, model.edition)
    count = Summaries(desk.library).count(name)
    assert (count.documents, count.written, count.texts_of_unfinished) == (1, 0, 0)
    assert count.passages_left == desk.library.count_passages()
    job = Job(lambda report: job.cancel() if as_progress(report).done >= 3 else None)
    with pytest.raises(Cancelled):
        write_summaries(None, desk.parts, job)
    assert Summaries(desk.library).count(name).texts_of_unfinished >= 3
    write_summaries(None, desk.parts, Job())
    assert Summaries(desk.library).count(name) == WrittenCount(1, 1, 0, 0)
    assert float(desk.library.fact("texts_a_second")) > 0


def test_a_question_and_a_pause_go_before_the_next_text(desk: Desk, model: Repeater) -> None:
    """The fake gives way before each text, as the real model does before each token."""
    job, order = Job(), list[str]()
    writing = threading.Thread(target=write_summaries, args=(None, desk.parts, job))

    def report(_report: JobReport) -> None:
        order.append("text")

    job.report = report
    with desk.parts.cores.for_question():
        writing.start()
        time.sleep(0.2)
        assert model.read == []  # as long as the question is answered, nothing is written
    while len(model.read) < 2:
        time.sleep(0.001)
    job.pause()
    with desk.parts.cores.for_question():  # taken while it is paused: it holds no cores
        count = len(model.read)
        time.sleep(0.2)
        assert len(model.read) == count
    job.resume()
    writing.join(60)
    assert read(desk).made_by == "fake"
    assert len(model.read) == len(set(model.read))


def test_nothing_is_kept_of_a_document_that_is_forgotten_meanwhile(desk: Desk, model: Repeater) -> None:
    real = Summaries.note_unit

    def note(self: Summaries, key: str, text: str, maker: str, document_id: int) -> None:
        if len(model.read) == 3:
            desk.library.remove([document_id])
        real(self, key, text, maker, document_id)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Summaries, "note_unit", note)
        write_summaries(desk.folder / "log.md", desk.parts, Job())
    with desk.library.transaction() as connection:
        assert connection.execute("SELECT count(*) FROM summary_units").fetchone()[0] == 0
        assert connection.execute("SELECT count(*) FROM summaries").fetchone()[0] == 0

"""A change of the embedder, with real models and stores: search goes on, nothing is lost, and nothing is done twice."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.embeddings.embedder import Vectors
from engine.embeddings.onnx_embedder import OnnxEmbedder
from engine.errors import Cancelled
from engine.indexing import CHANGING, change_embedder
from engine.job import Job, JobReport, Progress
from engine.parts import Parts
from engine.settings import EmbeddingSettings
from engine.store.schema import table_names
from engine.summaries.completion import SUMMARISING
from tests.embedding_models import MINILM, write_bert
from tests.gguf_files import write_gguf
from tests.integration.desk import SETTINGS, Desk
from tests.notes import write_notes

PATIENT = replace(SETTINGS, reading=replace(SETTINGS.reading, seconds_per_file=60.0))  # for a busy machine
FILES = 150  # three batches


class Change:
    """A library with one small model's vectors, and settings that want another one's."""

    def __init__(self, root: Path) -> None:
        self.small = write_bert(root / "small", 32, 128)
        self.other = write_bert(root / "other", 48, 64, "mean_tokens", seed=2)
        self.desk = Desk(root, replace(PATIENT, embedding=EmbeddingSettings(model=str(self.small))))
        write_notes(self.desk.folder, FILES, sentences=12)
        self.desk.write("heron.md", "# Birds\n\nThe heron came back to the pond.\n")
        assert self.desk.index().failed == 0

    def want(self, model: Path, **others: str) -> Parts:
        """The parts of an engine that starts with these settings."""
        settings = replace(PATIENT, embedding=EmbeddingSettings(model=str(model), **others))
        self.desk.parts = Parts(self.desk.home, settings, self.desk.library, self.desk.readers)
        return self.desk.parts

    def tables(self) -> set[str]:
        return {path.stem for path in self.desk.parts.index_folder.glob("*.lance")}

    def check(self, model: Path) -> None:
        """All that was indexed is found with the model, and library and rows agree."""
        parts = self.desk.parts
        assert parts.active_source.model == str(model)
        assert self.tables() == table_names(parts.active_source.name)
        assert set(parts.summary_index.count_by_document()) == {record.id for record in self.desk.records().values()}
        assert parts.search_index.count() == self.desk.library.count_passages()
        assert parts.search_index.count_by_document() == {
            record.id: record.passages for record in self.desk.records().values()
        }
        assert self.desk.find("heron pond")[0] == "heron.md"


@pytest.fixture
def change(tmp_path: Path) -> Iterator[Change]:
    change = Change(tmp_path)
    yield change
    change.desk.close()


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passages that were embedded; the library is not asked about itself, which embeds sentences of them."""
    monkeypatch.setattr("engine.calibration.LEAST_UNFAMILIAR", 1_000_000)
    texts: list[str] = []
    real = OnnxEmbedder.embed_passages

    def note(embedder: OnnxEmbedder, some: Sequence[str]) -> Vectors:
        texts.extend(some)
        return real(embedder, some)

    monkeypatch.setattr(OnnxEmbedder, "embed_passages", note)
    return texts


def stop_after(passages: int, embedded: list[str]) -> Job:
    """A job that is stopped when so many passages were embedded."""
    job = Job(lambda _: job.cancel() if len(embedded) >= passages else None)
    return job


def test_searches_always_find_while_the_embedder_is_changed(change: Change) -> None:
    reader = Parts(change.desk.home, SETTINGS, change.desk.library, change.desk.readers)  # as another process has them
    parts = change.want(change.other)
    found: list[str] = []
    names: set[str] = set()
    over = threading.Event()

    def search() -> None:
        while not over.is_set():
            names.add(reader.active_source.name)
            found.append(reader.retrieve("heron pond", 1)[0].path.name)

    searcher = threading.Thread(target=search)
    searcher.start()
    reports: list[JobReport] = []
    try:
        report = change_embedder(parts, Job(reports.append))
    finally:
        while len(names) < 2 and searcher.is_alive():
            pass
        over.set()
        searcher.join()
    assert set(found) == {"heron.md"}
    assert len(names) == 2
    assert "other" in report.notice
    assert {event.stage for event in reports if isinstance(event, Progress)} == {CHANGING, SUMMARISING}
    last = reports[-1]
    assert isinstance(last, Progress)
    assert last.done == last.total == FILES + 1
    change.check(change.other)
    assert change_embedder(parts, Job()).notice == ""


def test_what_is_too_long_for_the_new_embedder_is_cut_further(change: Change) -> None:
    before = change.desk.library.count_passages()
    texts = {name: change.desk.texts(name) for name in change.desk.records()}
    change_embedder(change.want(change.other), Job())
    change.check(change.other)
    assert change.desk.library.count_passages() > before
    embedder = change.desk.parts.embedder
    for name in change.desk.records():
        assert "".join("".join(texts[name]).split()) == "".join("".join(change.desk.texts(name)).split())
    for passage in change.desk.parts.retrieve("heron matter sentence", 5):
        text = change.desk.readers.read(passage.path).text
        assert text[passage.start : passage.end] == passage.text
    assert all(embedder.count_pieces(text) <= 64 for _, _, text in change.desk.rows())


def test_no_file_is_read_and_offline_documents_change_too(change: Change) -> None:
    shutil.move(change.desk.folder, change.desk.folder.with_name("away"))
    change.desk.readers.take_names()
    change_embedder(change.want(change.other), Job())
    assert change.desk.readers.take_names() == []
    shutil.move(change.desk.folder.with_name("away"), change.desk.folder)
    change.check(change.other)


def test_a_stopped_change_leaves_the_old_embedder_and_goes_on_where_it_was(change: Change, embedded: list[str]) -> None:
    with pytest.raises(Cancelled):
        change_embedder(change.want(change.other), stop_after(150, embedded))
    assert change.desk.parts.active_source.model == str(change.small)
    assert change.desk.find("heron pond")[0] == "heron.md"
    assert len([name for name in change.tables() if name.startswith("chunks")]) == 2
    first = embedded.copy()
    embedded.clear()
    change_embedder(change.want(change.other), Job())
    change.check(change.other)
    assert len(first) + len(embedded) < 1.8 * change.desk.library.count_passages()
    assert len(embedded) < change.desk.library.count_passages()


def test_wanting_the_old_one_again_ends_a_change(change: Change, embedded: list[str]) -> None:
    with pytest.raises(Cancelled):
        change_embedder(change.want(change.other), stop_after(150, embedded))
    change.want(change.small)
    assert change.desk.index().notice == ""
    change.check(change.small)


def test_files_that_change_during_a_change_are_changed_too(change: Change, embedded: list[str]) -> None:
    parts = change.want(change.other)
    with pytest.raises(Cancelled):
        change_embedder(parts, stop_after(150, embedded))
    change.desk.write("heron.md", "# Birds\n\nThe heron left the pond for a newt.\n")
    change.desk.write("robin.md", "# Birds\n\nA robin sings.\n")
    gone = next(path for path in sorted(change.desk.folder.iterdir()) if path.name not in ("heron.md", "robin.md"))
    gone.unlink()
    assert change.desk.index().indexed == 2
    assert parts.active_source.model == str(change.small)
    change_embedder(parts, Job())
    change.check(change.other)
    assert change.desk.texts("heron.md") == ["# Birds\n\nThe heron left the pond for a newt."]
    assert change.desk.find("robin sings")[0] == "robin.md"


def test_there_and_back_again(change: Change) -> None:
    rows = change.desk.rows()
    gguf = write_gguf(change.other, change.other.with_name("other.gguf"))
    for model in (change.other, gguf, change.small):
        change_embedder(change.want(model), Job())
        change.check(model)
    assert len(change.desk.rows()) >= len(rows)


def test_another_prefix_of_passages_gives_all_of_them_new_vectors(change: Change, embedded: list[str]) -> None:
    report = change_embedder(change.want(change.small, passage_prefix="passage: "), Job())
    assert report.notice == "Everything is searched with small now."
    assert len(embedded) == change.desk.library.count_passages()
    change.check(change.small)
    assert change.desk.parts.embedder.passage_prefix == "passage: "
    change.desk.write("robin.md", "# Birds\n\nA robin sings.\n")
    assert not change.desk.index().change_due
    change.check(change.small)


def test_another_prefix_of_queries_is_taken_at_once(change: Change, embedded: list[str]) -> None:
    before = change.desk.parts.embedder.embed_query("a bird")
    parts = change.want(change.small, query_prefix="query: ")
    assert change.desk.index().change_due
    embedded.clear()
    assert change_embedder(parts, Job()).passages == 0
    assert embedded == []
    change.check(change.small)
    assert not np.allclose(parts.embedder.embed_query("a bird"), before)
    assert not change.desk.index().change_due


def test_an_embedder_that_is_gone_leaves_searches_by_words_until_the_next_run(change: Change) -> None:
    parts = change.want(change.other)
    shutil.rmtree(change.small)
    assert parts.retrieve("heron pond", 1)[0].path.name == "heron.md"
    change.desk.write("robin.md", "# Birds\n\nA robin sings.\n")
    report = change.desk.index()
    assert "other" in report.notice
    assert report.indexed == 1
    change.check(change.other)


def test_a_wanted_embedder_that_is_missing_leaves_the_active_one(change: Change) -> None:
    parts = change.want(change.other.with_name("nowhere"))
    assert change.desk.index().unchanged == FILES + 1
    assert "mend the path" in change_embedder(parts, Job()).notice
    change.check(change.small)


def test_a_library_is_indexed_and_searched_with_a_gguf(tmp_path: Path) -> None:
    model = write_gguf(MINILM, tmp_path / "minilm.gguf")
    desk = Desk(tmp_path, replace(PATIENT, embedding=EmbeddingSettings(model=str(model))))
    desk.write("heron.md", "# Birds\n\nThe heron came back to the pond.\n")
    desk.write("long.md", "# Lease\n\n" + "The tenant pays the rent on the first day of the month. " * 400)
    report = desk.index()
    assert (report.failed, report.indexed) == (0, 2)
    embedder = desk.parts.embedder
    assert all(sum(embedder.tokenizer.count([text])) <= embedder.max_tokens - 2 for _, _, text in desk.rows())
    assert desk.find("a grey wading animal near water")[0] == "heron.md"
    assert desk.find("who has to give money to the landlord")[0] == "long.md"
    desk.close()


def test_an_empty_library_takes_the_wanted_embedder_at_once(tmp_path: Path) -> None:
    other = write_bert(tmp_path / "other")
    desk = Desk(tmp_path, replace(SETTINGS, embedding=EmbeddingSettings(model=str(other.with_name("nowhere")))))
    desk.parts = Parts(
        desk.home, replace(SETTINGS, embedding=EmbeddingSettings(model=str(other))), desk.library, desk.readers
    )
    desk.write("heron.md", "The heron came back.")
    desk.index()
    assert desk.parts.active_source.model == str(other)
    desk.close()

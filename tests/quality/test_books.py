"""Whole books, summarised at a window of 2,048 tokens: all of each is read, in memory that does not grow.

The first test has every book read with the real model's own count of tokens, but what it would write is the beginning
of what it reads: that takes a minute a book where writing takes hours. The second lets the real model write a book
from end to end, killed at seeded moments: QUALITY_BOOK names it, QUALITY_KILLS says how often, QUALITY_PART how many
characters of it are written.
"""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
import pytest

from engine.domain import ModelRole, SummaryLength
from engine.inference.language_model import ChatMessage
from engine.inference.llama_model import LlamaModel
from engine.job import Job
from engine.knowledge_base import KnowledgeBase
from engine.memory import return_freed_memory, return_unused_memory
from engine.models.installed import find_model
from engine.parts import LazyLanguageModel
from engine.paths import Home, open_home
from engine.settings import GenerationSettings
from engine.summaries import summarize
from engine.summaries.writing import write_summaries
from tests.fakes import FakeEmbedder, FakeLanguageModel
from tests.integration.desk import SETTINGS, Desk
from tests.integration.summary_kills import Writers, read_tree, write_with_kills

pytestmark = pytest.mark.timeout(36_000)

WINDOW = 2048
GROWTH = 1.2
"""Of memory, from after the third book to after the last."""
_REPEATED = 45  # words, about as many as the model writes
_LARGE_MB = 5


@dataclass
class Reader(FakeLanguageModel):
    """Counts as the real model does, and repeats the beginning of what it reads; keeps what it was given."""

    real: LlamaModel | None = None
    read: list[str] = field(default_factory=list)
    longest: int = 0

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        assert self.real
        return self.real.count_tokens(messages)

    def write_text(self, messages: Sequence[ChatMessage], most_tokens: int, *_: object) -> str:
        self.longest = max(self.longest, self.count_tokens(messages) + most_tokens)
        text = messages[-1].content.partition("\n\n")[2]
        self.read.append(text)
        return " ".join(text.split()[:_REPEATED]).rstrip(".") + "."


@pytest.fixture
def model(tmp_path: Path) -> Iterator[LlamaModel]:
    found = find_model(GenerationSettings().model, ModelRole.LANGUAGE_MODEL, Home(tmp_path))
    model = LlamaModel("packaged", found.path, WINDOW, 0)
    yield model
    model.close()


def test_all_of_every_book_is_read(
    data: Path, tmp_path: Path, model: LlamaModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = replace(SETTINGS.reading, largest_file_mb=_LARGE_MB, seconds_per_file=600)
    return_freed_memory()  # as the engine's process does
    reader, memory = Reader(real=model), []
    monkeypatch.setattr(LazyLanguageModel, "load", lambda _: reader)
    with closing(Desk(tmp_path / "desk", replace(SETTINGS, reading=reading), embedder=FakeEmbedder())) as desk:
        for book in sorted((data / "F_long" / "gutenberg").glob("*.txt")):
            shutil.copy(book, desk.folder)
            assert desk.index().indexed == 1
            began = time.perf_counter()
            report = write_summaries(None, desk.parts, Job())
            hits, _ = desk.parts.search_index.chunks_of(desk.records()[book.name].id)
            # What a passage says is read once: it may have been in a book before. One that is longer than a unit is
            # read in two, without what is between its sentences.
            leaves = "".join("".join(reader.read).split())
            unread = [hit.ordinal for hit in hits if "".join(hit.text.split()) not in leaves]
            coverage = summarize(desk.folder / book.name, SummaryLength.LONG, desk.parts).coverage
            gc.collect()
            return_unused_memory()
            memory.append(psutil.Process().memory_info().rss / 1e6)
            print(
                f"\n{book.stem}: {len(hits)} passages, {len(unread)} unread; {report.texts} texts, the longest call "
                f"{reader.longest} of {WINDOW} tokens; {time.perf_counter() - began:.0f} s, {memory[-1]:.0f} MB",
                flush=True,
            )
            assert unread == []
            assert coverage.passages_read == coverage.passages == len(hits)
            assert coverage.left_out == ()
            assert reader.longest <= WINDOW
    assert memory[-1] <= GROWTH * memory[2]


def test_a_book_is_written_to_the_end_past_kills(data: Path, tmp_path: Path) -> None:
    name = os.environ.get("QUALITY_BOOK", "importance_of_being_earnest")
    kills, part = int(os.environ.get("QUALITY_KILLS", "20")), int(os.environ.get("QUALITY_PART", "0"))
    text = (data / "F_long" / "gutenberg" / f"{name}.txt").read_text(encoding="utf-8")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / f"{name}.txt").write_text(text[: part or len(text)], encoding="utf-8")
    with closing(KnowledgeBase.open(open_home(tmp_path / "home"))) as knowledge_base:
        passages = knowledge_base.index([folder], Job()).passages
    began = time.perf_counter()
    with closing(Writers(tmp_path / "home", tmp_path / "written.log", "real")) as writers:
        assert write_with_kills(writers, kills, seed=13, most_texts=3) == []
        written = writers.written()
    tree = read_tree(tmp_path / "home")
    print(
        f"\n{name}: {passages} passages, {len(tree)} texts; {len(written)} written in {kills + 1} lives and "
        f"{time.perf_counter() - began:.0f} s, {len(written) - len(set(written))} of them twice"
    )
    assert set(written) == tree.keys()
    with closing(KnowledgeBase.open(open_home(tmp_path / "home"))) as knowledge_base:
        summary = knowledge_base.summarize(folder / f"{name}.txt", SummaryLength.LONG)
    assert summary.coverage.passages_read == passages

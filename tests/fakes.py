"""Stand-ins for models, shared by all tests; processes, pipes, files and widgets are always the real ones."""

from __future__ import annotations

import ctypes
import itertools
import multiprocessing
import os
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from engine.domain import (
    Answer,
    AskOptions,
    ContextPlan,
    Document,
    DocumentRecord,
    FileState,
    FolderChanges,
    IndexReport,
    LibraryStatus,
    PageImage,
    Passage,
    Quote,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
    WritingReport,
)
from engine.errors import LibraryTooNew, ModelMissing, ModelUnusable
from engine.inference.language_model import ChatMessage, Sampling
from engine.job import FilesChanged, Job, Progress, QuotesFound, TokenGenerated
from engine.paths import Home, packaged_models
from engine.settings import ChangeableTable, IndexingSettings, Settings, name_table
from tests.scripted_models import ScriptedModelDesk

if TYPE_CHECKING:
    from engine.embeddings.embedder import Vectors
    from engine.embeddings.tokenizer import Tokenizer

FOREVER = 60.0
MINILM_TOKENIZER = packaged_models() / "all-minilm-l6-v2" / "tokenizer.json"


class ScriptedKnowledgeBase:
    """A knowledge base without models that does what it is told.

    The first word of a question, or the first path to index, names one of the methods at the bottom; the home may hold
    a file named ``refuse-to-open``, ``die-at-opening`` or ``hang-on-closing``. All else is answered from the arguments.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    @classmethod
    def open(cls, home: Home) -> ScriptedKnowledgeBase:
        if (home.root / "refuse-to-open").exists():
            raise LibraryTooNew("This library was made by a newer Carrel: update this one.", "version 99")
        if (home.root / "break-at-opening").exists():
            raise ValueError("the secret of the broken library")
        if (home.root / "die-at-opening").exists():
            os._exit(7)
        return cls(home)

    @property
    def models(self) -> ScriptedModelDesk:
        return ScriptedModelDesk()

    def warm_up(self) -> None:
        if (self._home.root / "cold").exists():
            raise ModelMissing("No embedding model is installed.", "cold")

    def index(self, paths: Sequence[Path], job: Job) -> IndexReport:
        script, *arguments = [path.name for path in paths] or ["nothing"]
        scripts: dict[str, Callable[..., None]] = {
            "nothing": lambda _: None,
            "count": _count,
            "steps": _take_steps,
            "wait": _wait_for_cancel,
            "busy": _be_busy,
            "reader": _read_in_child,
        }
        scripts[script](job, *arguments)
        return make_report(indexed=len(paths))

    def index_changes(self, paths: Sequence[Path], job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=len(paths))

    def change_embedder(self, job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=0)

    def watch(self, job: Job) -> None:
        job.report(FilesChanged((Path("a.md"),)))
        while True:
            job.check()
            time.sleep(0.01)

    def retry_failed(self, job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=4)

    def settings(self) -> Settings:
        return Settings(indexing=IndexingSettings(pace="light"))

    def change_settings(self, table: ChangeableTable) -> Settings:
        return Settings(**{name_table(table): table})

    def retry(self, path: Path, job: Job) -> IndexReport:
        job.check()
        return make_report(indexed=len(path.parts))

    def remove_folder(self, path: Path) -> int:
        return len(path.parts)

    def documents(self, after: Path | None = None, limit: int = -1) -> tuple[DocumentRecord, ...]:
        record = DocumentRecord(1, Path("a.md"), FileState.INDEXED, "Markdown", "", "A", 10, 20, 3)
        return () if after or not limit else (record,)

    def search(self, query: str, limit: int, *, meaning: bool = True) -> tuple[Passage, ...]:
        similarity = 0.5 if meaning else 0.0
        return tuple(make_passage(query, score=1 / rank, similarity=similarity) for rank in range(1, limit + 1))

    def explain_nothing(self, query: str) -> str:
        return ""

    def find_like(self, path: Path, start: int, end: int, limit: int) -> tuple[Passage, ...]:
        return (make_passage(f"like {path} at {start} to {end}"),) * limit

    def find_related(self, path: Path, limit: int) -> tuple[Passage, ...]:
        return (make_passage(f"related to {path}"),) * limit

    def summarize(self, path: Path | None, length: SummaryLength) -> Summary:
        level = SummaryLevel.DOCUMENT if path else SummaryLevel.LIBRARY
        return Summary(path, level, length.value, (), SummaryCoverage(1, 1, 3, 3))

    def list_changes(self, folder: Path | None, days: int) -> FolderChanges:
        return FolderChanges(folder, float(days), ())

    def write_summaries(self, path: Path | None, job: Job) -> WritingReport:
        job.check()
        return WritingReport(len(path.parts) if path else 9, 1, 0, 5)

    def ask(self, question: str, job: Job, options: AskOptions) -> Answer:
        script, *arguments = question.split()
        scripts: dict[str, Callable[..., Answer]] = {
            "stream": _stream,
            "stream-until-stopped": _stream_until_stopped,
            "print": _print,
            "crash": _crash,
            "bug": _raise_bug,
            "no-model": _miss_model,
            "unpicklable-error": _raise_unpicklable,
            "unpicklable-answer": _answer_unpicklable,
            "options": lambda _: make_answer(repr(options)),
        }
        return scripts[script](job, *arguments)

    def read_document(self, path: Path) -> Document:
        return Document(path, path.stem, "text", ())

    def render_page(self, path: Path, page: int, width: int, start: int, end: int) -> PageImage:
        return PageImage(page, len(path.parts), b"\x89PNG", width, width, ((float(start), 0.0, float(end), 1.0),))

    def history(self, limit: int) -> tuple[Answer, ...]:
        return tuple(make_answer(str(number)) for number in range(limit))

    def forget_answers(self, number: int | None) -> int:
        return 10 if number is None else number

    def status(self) -> LibraryStatus:
        return LibraryStatus(self._home.root, (), {"indexed": 1}, 3, "none", "none", "0", 1, 0, 0)

    def close(self) -> None:
        if (self._home.root / "hang-on-closing").exists():
            time.sleep(FOREVER)


class FakeEmbedder:
    """An ``engine.embeddings.embedder.Embedder`` whose vectors count words, each word at a place given by its hash.

    Texts that share words are alike, and the same text always has the same vector. Tokens are MiniLM's.
    """

    name = "fake"
    dimensions = 64
    max_tokens = 256
    passage_prefix = ""

    @cached_property
    def tokenizer(self) -> Tokenizer:
        from engine.embeddings.tokenizer import FileTokenizer  # noqa: PLC0415 - as below

        return FileTokenizer(MINILM_TOKENIZER)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        import numpy as np  # noqa: PLC0415 - the processes that play a scripted knowledge base start without it

        counts = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            # Never without words: the vector of an empty text has length 1 too.
            for word in re.findall(r"\w+", text.casefold()) or [""]:
                counts[row, zlib.crc32(word.encode()) % self.dimensions] += 1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)

    def embed_query(self, text: str) -> Vectors:
        return self.embed_passages([text])[0]

    def count_pieces(self, text: str) -> int:
        """One for every six letters of a word."""
        return len(re.findall(r"\w{1,6}", text))


@dataclass
class FakeReranker:
    """A reranker that counts how often a text holds the query."""

    weight: float
    loading: Callable[[], None] = lambda: None

    def load(self) -> None:
        self.loading()

    def score(self, query: str, texts: Sequence[str], stopped: Callable[[], bool]) -> Iterator[float]:
        for text in texts:
            if stopped():
                return
            yield float(text.count(query))


@dataclass
class FakeLanguageModel:
    """A language model whose tokens are words, three more a message; it writes ``pieces`` and keeps what it got."""

    pieces: Sequence[str] = ()
    context_window: int = 2048
    name: str = "fake"
    prompts: list[list[ChatMessage]] = field(default_factory=list)
    samplings: list[Sampling] = field(default_factory=list)

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        return sum(3 + len(message.content.split()) for message in messages)

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        self.prompts.append(list(messages))
        self.samplings.append(sampling)
        if self.count_tokens(messages) + most_tokens > self.context_window:
            raise ModelUnusable("Prompt and answer do not fit the window.")
        for piece in itertools.islice(self.pieces, most_tokens):
            if stopped():
                return
            yield piece

    def write_many(
        self,
        conversations: Sequence[Sequence[ChatMessage]],
        most_tokens: int,
        sampling: Sampling,
        stopped: Callable[[], bool],
        between: Callable[[], None],
    ) -> Iterator[tuple[int, str]]:
        for number, messages in enumerate(conversations):
            between()
            if stopped():
                return
            yield number, self.write_text(messages, most_tokens, sampling, stopped)

    def write_text(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> str:
        """One of many texts."""
        return "".join(self.generate(messages, most_tokens, sampling, stopped))

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """As many as there are words of the text in the prompt."""
        for messages in prompts:
            if stopped():
                return
            prompt = messages[-1].content.casefold()
            yield float(sum(word in prompt for word in re.findall(r"\w+", text.casefold())))

    def close(self) -> None:
        pass


def make_answer(text: str, *, stopped: bool = False) -> Answer:
    plan = ContextPlan(n_ctx=2048, system=0, history=0, passages=0, reserve=0, included=(), left_out=())
    return Answer("?", text, False, (), (), (), plan, "none", "compact", {}, stopped=stopped)


def make_passage(text: str, score: float = 1.0, similarity: float = 1.0) -> Passage:
    return Passage(1, Path("a.md"), "A", (), None, 0, len(text), text, score, similarity)


def make_report(indexed: int) -> IndexReport:
    return IndexReport(indexed, unchanged=0, removed=0, skipped=0, failed=0, passages=0, seconds=0.0, stages={})


def _stream(job: Job, count: str) -> Answer:
    """Quotes, then as many tokens as told ("forever" is a number too), then the answer of all of them."""
    job.report(QuotesFound((Quote("A quote.", Path("a.md"), 1, 0, 8, 1.0),)))
    text = ""
    for number in itertools.count() if count == "forever" else range(int(count)):
        job.check()
        job.report(TokenGenerated(f"{number} "))
        text += f"{number} "
        time.sleep(0.02 if count == "forever" else 0)
    return make_answer(text)


def _stream_until_stopped(job: Job) -> Answer:
    text = ""
    while not job.cancelled:
        job.report(TokenGenerated("word "))
        text += "word "
        time.sleep(0.02)
    return make_answer(text, stopped=True)


def _print(_job: Job) -> Answer:
    """What native libraries do: write to the process's own streams, past Python's."""
    for stream in (1, 2):
        os.write(stream, b"native chatter\n" * 100)
    print("python chatter", flush=True)
    return make_answer("printed")


def _crash(_job: Job) -> Answer:
    ctypes.string_at(0)
    raise AssertionError("unreachable")


def _raise_bug(_job: Job, secret: str) -> Answer:
    try:
        {}[secret]
    except KeyError as error:
        raise ValueError(f"cannot handle {secret}") from error


def _miss_model(_job: Job) -> Answer:
    raise ModelMissing("No language model is installed: add one.", "smollm2")


class _UnpicklableError(Exception):
    def __init__(self) -> None:
        super().__init__(threading.Lock())


def _raise_unpicklable(_job: Job) -> Answer:
    raise _UnpicklableError


def _answer_unpicklable(_job: Job) -> Answer:
    return make_answer(threading.Lock())  # type: ignore[arg-type]  # the mistake that is played


def _count(job: Job, count: str) -> None:
    for done in range(int(count) + 1):
        job.report(Progress(done, int(count), str(done), 1.0, None))


def _take_steps(job: Job) -> None:
    """Short steps for ever, each reported, with a check before each, as indexing does it."""
    for done in itertools.count():
        job.check()
        job.report(Progress(done, 0, "step", 1.0, None))
        time.sleep(0.01)


def _wait_for_cancel(job: Job) -> None:
    job.report(Progress(0, 1, "waiting", 1.0, None))
    while True:
        job.check()
        time.sleep(0.01)


def _be_busy(job: Job) -> None:
    """What a native call does: it neither ends nor looks whether the job was cancelled."""
    job.report(Progress(0, 1, "busy", 1.0, None))
    time.sleep(FOREVER)


def _read_in_child(job: Job) -> None:
    """What a hung parser does: a child process that will not end by itself; its process number is reported."""
    child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(FOREVER,))
    child.start()
    job.report(Progress(0, 1, str(child.pid), 1.0, None))
    time.sleep(FOREVER)

"""``carrel bench index``: what indexing a folder costs on this computer, measured in a home that is thrown away."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from engine.cli import terminal
from engine.cli.spare_home import open_spare
from engine.domain import AskOptions, IndexReport, ModelRole
from engine.errors import BadInput, Cancelled, LibraryDamaged, ModelUnusable
from engine.ingestion.scan import check_path
from engine.job import Job, JobReport, Progress, TokenGenerated
from engine.log import log_to
from engine.models.installed import find_model
from engine.paths import Home, open_home

if TYPE_CHECKING:
    from engine.parts import Parts

_ROUNDS = 2
_QUESTIONS = 3
_MEGABYTE = 1_000_000

app = typer.Typer(help="Measure what Carrel's work costs on this computer.", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class IndexFigures:
    """What one folder cost; seconds, tokens as the embedder counts them, memory of the engine and its readers.

    ``ratio_to_embedding``: indexing against embedding the same chunks alone, in seconds; ``cpu_ratio`` in processor
    seconds, which other programs disturb less. ``speedup``: sentence-transformers in fp32 against the embedder, on
    ``sample`` chunks; None for a GGUF, which it does not read. ``first_token``: of a question on an idle computer and
    beside indexing; None without a model.
    """

    files: int
    failed: int
    passages: int
    tokens: int
    seconds: float
    stages: dict[str, float]
    files_per_second: float
    passages_per_second: float
    tokens_per_second: float
    peak_mb: float
    embedder: str
    embedding_seconds: float
    ratio_to_embedding: float
    cpu_ratio: float
    sample: int
    speedup: float | None
    first_token_idle: float | None
    first_token_busy: float | None
    ratio_first_token: float | None


@app.command("index")
def bench_index(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(readable=False, help="A folder of the kind to be indexed.")],
    sample: Annotated[int, typer.Option(min=1, help="Chunks to compare the embedders on.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only; progress goes to stderr.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Index a folder into a home that is thrown away, and print what it cost."""
    home = open_home(context.obj)
    log_to(home.log)
    chosen = folder.expanduser().absolute()
    check_path(chosen)
    figures = measure_indexing(chosen, home, sample)
    if as_json:
        sys.stdout.write(json.dumps(asdict(figures)) + "\n")
    else:
        _show(figures)


def measure_indexing(folder: Path, home: Home, sample: int) -> IndexFigures:
    """Index ``folder`` into a spare home with the settings and models of ``home``, at full pace.

    Raises ``BadInput`` where nothing can be indexed.
    """
    from engine.evaluation.benchmarks import (  # noqa: PLC0415 - the other verbs start without it
        Measurement,
        choose_sample,
        count_tokens,
        read_chunks,
    )

    with open_spare(home) as parts:
        warm = parts.embedder, parts.chunker, parts.search_index  # loading is no part of indexing
        with Measurement() as indexing, terminal.show_progress() as job:
            report = _index(folder, parts, job)
        if not report.passages:
            raise BadInput(f"Nothing in {folder} could be indexed: name a folder that holds documents with text.")
        texts = read_chunks(parts)
        terminal.err.print(f"{len(texts)} passages are indexed; now they are embedded alone.")
        with Measurement() as embedding:
            warm[0].embed_passages(texts)
        terminal.err.print("Now questions are asked, on the idle computer and beside indexing.")
        idle, busy = _time_questions(folder, parts)
        chosen = choose_sample(texts, sample)
        speedup = _measure_speedup(chosen, parts)
        tokens = count_tokens(texts, warm[0])
    return IndexFigures(
        files=report.indexed,
        failed=report.failed,
        passages=report.passages,
        tokens=tokens,
        seconds=indexing.seconds,
        stages=dict(report.stages),
        files_per_second=report.indexed / indexing.seconds,
        passages_per_second=report.passages / indexing.seconds,
        tokens_per_second=tokens / indexing.seconds,
        peak_mb=indexing.peak_bytes / _MEGABYTE,
        embedder=warm[0].name,
        embedding_seconds=embedding.seconds,
        ratio_to_embedding=indexing.seconds / embedding.seconds,
        cpu_ratio=indexing.cpu_seconds / embedding.cpu_seconds,
        sample=len(chosen),
        speedup=speedup,
        first_token_idle=idle,
        first_token_busy=busy,
        ratio_first_token=busy / idle if busy and idle else None,
    )


def _index(folder: Path, parts: Parts, job: Job) -> IndexReport:
    from engine.indexing import index_folder  # noqa: PLC0415 - as above

    with parts.library.writing():
        parts.library.add_folder(folder)
        return index_folder(folder, parts, job)


def _measure_speedup(texts: Sequence[str], parts: Parts) -> float | None:
    """Plain sentence-transformers in fp32 on the processor, with the model of the settings, against the embedder."""
    from engine.evaluation.benchmarks import take_turns  # noqa: PLC0415 - as above

    model = find_model(parts.active_source.model, ModelRole.EMBEDDER, parts.home).path
    if model.is_file():
        return None
    terminal.err.print("Now sentence-transformers embeds some of the passages.")
    from engine.embeddings.sentence_transformers_embedder import (  # noqa: PLC0415 - ten seconds of imports
        SentenceTransformersEmbedder,
    )

    try:
        reference, embedder = SentenceTransformersEmbedder("reference", model, device="cpu"), parts.embedder
    except ModelUnusable as error:  # this Carrel may come without the library
        terminal.err.print(Text(error.message))
        return None
    rivals = {"carrel": lambda: embedder.embed_passages(texts), "reference": lambda: reference.embed_passages(texts)}
    best = take_turns(rivals, _ROUNDS)
    return best["reference"].seconds / best["carrel"].seconds


def _time_questions(folder: Path, parts: Parts) -> tuple[float | None, float | None]:
    """The best seconds to the first token, idle and beside indexing, taken in turns; None without a language model."""
    records = parts.library.documents()
    title = max(records, key=lambda record: record.passages).title
    question = f"What is there to know about {title}?"
    if parts.language_model.load() is None or _time_first_token(question, parts) is None:
        return None, None  # and the first question, which fills the model's caches, is not counted
    idle: list[float | None] = []
    busy: list[float | None] = []
    for _ in range(_QUESTIONS):
        idle.append(_time_first_token(question, parts))
        with _indexing_again(folder, parts):
            busy.append(_time_first_token(question, parts))
    return _least(idle), _least(busy)


def _least(seconds: Sequence[float | None]) -> float | None:
    return min((each for each in seconds if each is not None), default=None)


def _time_first_token(question: str, parts: Parts) -> float | None:
    from engine.answering import answer_question  # noqa: PLC0415 - as above

    began = time.perf_counter()
    seconds: list[float] = []

    def report(event: JobReport) -> None:
        if isinstance(event, TokenGenerated):
            seconds.append(time.perf_counter() - began)
            job.cancel()  # the rest of the answer is not waited for

    job = Job(report)
    # In the moment in which the only batch of a tiny folder is replaced, there is nothing to find.
    with suppress(Cancelled, LibraryDamaged):
        answer_question(question, parts, job, AskOptions(caution=0.0))  # however little the folder says of it
    return seconds[0] if seconds else None


@contextmanager
def _indexing_again(folder: Path, parts: Parts) -> Iterator[None]:
    """Inside, the folder is being indexed anew by another thread."""
    at_work = threading.Event()

    def report(event: JobReport) -> None:
        if isinstance(event, Progress):
            at_work.set()

    def index() -> None:
        with suppress(Cancelled):
            _index(folder, parts, job)

    job = Job(report)
    parts.library.expect_all()
    thread = threading.Thread(target=index, name="bench-indexing")
    thread.start()
    try:
        while thread.is_alive() and not at_work.wait(0.05):
            pass
        yield
    finally:
        job.cancel()
        thread.join()


def _show(figures: IndexFigures) -> None:
    """The same for a person."""
    stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in figures.stages.items())
    lines = [
        f"Indexed {figures.files} files, {figures.passages} passages, {figures.tokens} tokens in "
        f"{figures.seconds:.1f} s ({stages}); {figures.failed} failed.",
        f"A second: {figures.files_per_second:.1f} files, {figures.passages_per_second:.1f} passages, "
        f"{figures.tokens_per_second:.0f} tokens.",
        f"Peak memory of the engine and its readers: {figures.peak_mb:.0f} MB.",
        f"Embedding the same chunks alone ({figures.embedder}): {figures.embedding_seconds:.1f} s; indexing takes "
        f"{figures.ratio_to_embedding:.2f} times as long, and {figures.cpu_ratio:.2f} times the processor time.",
    ]
    if figures.speedup is not None:
        lines.append(
            f"The embedder is {figures.speedup:.2f} times as fast as sentence-transformers in fp32 "
            f"({figures.sample} chunks, the best of {_ROUNDS} turns)."
        )
    if figures.ratio_first_token is None:
        lines.append("No question was timed: no language model is installed, or it was refused.")
    else:
        lines.append(
            f"First token of a question: {figures.first_token_idle:.2f} s idle, {figures.first_token_busy:.2f} s "
            f"beside indexing, {figures.ratio_first_token:.2f} times as long."
        )
    for line in lines:
        terminal.out.print(line, markup=False)

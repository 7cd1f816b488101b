"""``carrel eval retrieval``: how well a test collection is searched, measured in a home that is thrown away."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table

from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.spare_home import open_spare
from engine.job import Job, JobReport, Progress
from engine.log import log_to
from engine.paths import open_home

if TYPE_CHECKING:
    from engine.evaluation.retrieval import SystemFigures

app = typer.Typer(help="Measure how good Carrel's results are.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Say what is measured by a verb: ``retrieval``."""


@app.command("retrieval")
def evaluate_retrieval(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(readable=False, help="Holds corpus.jsonl, queries.jsonl and qrels/test.tsv (BEIR).")
    ],
    queries: Annotated[int, typer.Option(min=0, help="At most so many, drawn the same each time; 0 is all.")] = 0,
    reranker: Annotated[
        str | None,
        typer.Option(
            help="language-model, or the full path of a cross-encoder's folder; what the settings name, if not given."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only; progress goes to stderr.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Index a test collection into a home that is thrown away, and print how well its queries are answered."""
    home = open_home(context.obj)
    log_to(home.log)
    from engine.evaluation.collection import read_collection, sample_queries  # noqa: PLC0415 - the other verbs
    from engine.evaluation.retrieval import evaluate, index_collection  # noqa: PLC0415 - start without them

    collection = read_collection(folder.expanduser().absolute())
    if queries:
        collection = sample_queries(collection, queries)
    counts = f"{len(collection.documents)} documents are indexed, then {len(collection.queries)} queries asked"
    terminal.err.print(f"{counts}.", markup=False)
    with open_spare(home, reranker) as parts, _show_progress() as job, stopping_by_interrupt(job):
        figures = evaluate(index_collection(collection, parts, job), job)
    refused = [
        f"Queries that {each.system} refused and that count as not found: {each.refused}."
        for each in figures
        if each.refused
    ]
    for remark in (*collection.remarks, *refused):
        terminal.err.print(remark, markup=False)
    if as_json:
        sys.stdout.write(json.dumps({"systems": [_describe(each) for each in figures]}) + "\n")
    else:
        _show(figures, len(collection.queries), len(collection.documents))


def _describe(figures: SystemFigures) -> dict[str, Any]:
    return {"system": figures.system, **figures.measures, "p50_ms": figures.p50_ms, "p95_ms": figures.p95_ms}


def _show(systems: Sequence[SystemFigures], queries: int, documents: int) -> None:
    """The same for a person."""
    table = Table(box=None, pad_edge=False)
    table.add_column("system")
    for name in (*systems[0].measures, "p50 ms", "p95 ms"):
        table.add_column(name, justify="right")
    for each in systems:
        measured = [f"{value:.4f}" for value in each.measures.values()]
        table.add_row(each.system, *measured, f"{each.p50_ms:.1f}", f"{each.p95_ms:.1f}")
    terminal.out.print(f"{queries} queries, {documents} documents; milliseconds are those of a search for ten results.")
    terminal.out.print(table)


@contextmanager
def _show_progress() -> Iterator[Job]:
    """A job whose progress is a bar on stderr; without a terminal there is none."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with ProgressBar(*columns, console=terminal.err, transient=True, disable=not terminal.err.is_terminal) as bar:
        task = bar.add_task("loading", total=None)

        def report(event: JobReport) -> None:
            if isinstance(event, Progress):
                bar.update(task, description=event.current, total=event.total, completed=event.done)

        yield Job(report)

"""``carrel eval``: how well a test collection is searched and questions are answered, in a home that is thrown away."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.spare_home import open_spare
from engine.log import log_to
from engine.paths import Home, open_home

if TYPE_CHECKING:
    from engine.evaluation.answers import AnswerFigures
    from engine.evaluation.gold import Gold
    from engine.evaluation.retrieval import SystemFigures

app = typer.Typer(help="Measure how good Carrel's results are.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Say what is measured by a verb: ``retrieval`` or ``answers``."""


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
    with open_spare(home, reranker) as parts, terminal.show_steps() as job, stopping_by_interrupt(job):
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


@app.command("answers")
def evaluate_answers(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(readable=False, help="Articles, questions and answers in SQuAD's layout.")],
    limit: Annotated[int, typer.Option(min=0, help="At most so many questions are asked; 0 is all.")] = 100,
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws other questions.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only; progress goes to stderr.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Index articles into a home that is thrown away, ask questions about them, and print how good the answers are."""
    home = open_home(context.obj)
    log_to(home.log)
    from engine.evaluation.gold import read_gold, sample_questions  # noqa: PLC0415 - the other verbs start without it

    gold = sample_questions(read_gold(file.expanduser().absolute()), limit, seed)
    counts = f"{len(gold.articles)} articles are indexed, then {len(gold.questions)} questions asked"
    terminal.err.print(f"{counts}.", markup=False)
    figures = _ask_all(gold, home)
    if as_json:
        sys.stdout.write(json.dumps(asdict(figures)) + "\n")
    else:
        _show_answers(figures)


def _ask_all(gold: Gold, home: Home) -> AnswerFigures:
    from engine.answering import answer_question  # noqa: PLC0415 - the other verbs start without them
    from engine.evaluation.answers import evaluate_answers  # noqa: PLC0415 - as above
    from engine.evaluation.gold import write_notes  # noqa: PLC0415 - as above
    from engine.indexing import index_folder  # noqa: PLC0415 - as above

    with (
        tempfile.TemporaryDirectory(prefix="carrel-notes-") as folder,
        open_spare(home) as parts,
        terminal.show_steps() as job,
        stopping_by_interrupt(job),
    ):
        write_notes(gold.articles, Path(folder))
        with parts.library.writing():
            index_folder(Path(folder), parts, job)
        parts.language_model.load()  # which is no part of the first answer
        return evaluate_answers(gold, lambda question, asking: answer_question(question, parts, asking), job)


def _show_answers(figures: AnswerFigures) -> None:
    """The figures for a person; what there was nothing of is left out."""
    model = figures.model or "no language model: the quotes are the answers"
    answerable = figures.questions - figures.unanswerable
    terminal.out.print(f"{answerable} questions with an answer, {figures.unanswerable} without; {model}.", markup=False)
    rows = (
        ("exact match", figures.exact_match),
        ("F1", figures.f1),
        ("answer contains a gold answer", figures.contains),
        ("first quote contains one", figures.quote_contains),
        ("any quote contains one", figures.quotes_contain),
        ("refused of those without an answer", figures.refused_unanswerable),
        ("refused of those with one", figures.false_refusals),
        ("supported sentences of the answers", figures.supported),
        ("seconds an answer", figures.seconds),
        ("seconds until the quotes", figures.seconds_to_quotes),
        ("seconds until the first token", figures.seconds_to_first_token),
        ("tokens a second from then on", figures.tokens_per_second),
    )
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, value in rows:
        if value is not None:
            table.add_row(name, f"{value:.3f}")
    terminal.out.print(table)


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

"""``carrel summarize``: what a document, a folder or the library says in brief, and where it says so."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.padding import Padding

from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.verb import AsJson, open_knowledge_base, print_json
from engine.domain import (
    FolderChanges,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
    SummaryPlace,
    SummarySentence,
    WritingReport,
)
from engine.records import describe_changes, describe_summary

_MOST_SHOWN = 10  # files that were left out


def summarize(
    context: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(help="A document or a folder; without it, the library.", readable=False)
    ] = None,
    length: Annotated[
        SummaryLength, typer.Option(help="Two sentences, a paragraph, or key points.")
    ] = SummaryLength.MEDIUM,
    write: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--write", help="Let the language model write them first; Ctrl-C loses nothing.")
    ] = False,
    changed: Annotated[
        int | None, typer.Option(metavar="DAYS", min=1, max=36_500, help="What changed in the last days; 7 are a week.")
    ] = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Say in brief what a document, a folder or the library says, each sentence with its place; or what changed."""
    with open_knowledge_base(context) as knowledge_base:
        if changed:
            changes = knowledge_base.list_changes(path, changed)
            print_json(describe_changes(changes)) if as_json else _show_changes(changes, changed)
            return
        if write:
            with terminal.show_progress() as job, stopping_by_interrupt(job):
                report = knowledge_base.write_summaries(path, job)
            terminal.warn(_say_written(report))
        summary = knowledge_base.summarize(path, length)
    print_json(describe_summary(summary)) if as_json else _show(summary)


def _show(summary: Summary) -> None:
    out = terminal.out
    out.print(f"[bold]{escape(summary.title)}[/]\n")
    if not summary.sentences:
        out.print("No sentence of it can stand for it, and no line of it holds a word.")
    if summary.is_outline:
        out.print("No sentence of it can stand for it: this is what its parts begin with.\n")
    for sentence in summary.sentences:
        out.print(Padding(escape(terminal.one_line(sentence.text, 600)), (0, 0, 0, 2), expand=False), soft_wrap=False)
        out.print(f"[dim]    {_name_place(sentence)}[/]")
        for place in sentence.also_at:
            out.print(f"[dim]    also {_name_place(place)}[/]")
    coverage = summary.coverage
    where = f" on {_list_pages(coverage.pages)}" if coverage.pages else ""
    if summary.level is not SummaryLevel.DOCUMENT:
        where = f" in {coverage.documents_read} of {terminal.count_things(coverage.documents, 'document')}"
    if summary.made_by:
        out.print(f"\n[dim]Written by {escape(summary.made_by)}; each sentence is supported where it points to.[/]")
    passages = terminal.count_things(coverage.passages, "passage")
    out.print(f"\n[dim]Made of {coverage.passages_read} of {passages}{where}.[/]")
    _show_left_out(coverage)


def _show_left_out(coverage: SummaryCoverage) -> None:
    out = terminal.out
    for failure in coverage.left_out[:_MOST_SHOWN]:
        out.print(f"  Left out: {escape(str(failure.path))}: {escape(failure.reason)}")
    for stretch in coverage.unread[:_MOST_SHOWN]:
        place = terminal.describe_place("", stretch.page, stretch.headings)
        where = f"{place}{', ' if place else ''}characters {stretch.start}-{stretch.end}"
        out.print(f"  Left out: {escape(where)}: {escape(stretch.reason)}")
    if len(coverage.unread) > _MOST_SHOWN:
        out.print(f"  and {len(coverage.unread) - _MOST_SHOWN} more places; --json lists them.")
    if len(coverage.left_out) > _MOST_SHOWN:
        out.print(f"  and {len(coverage.left_out) - _MOST_SHOWN} more; --json lists them.")


def _name_place(place: SummarySentence | SummaryPlace) -> str:
    where = terminal.describe_place(place.path.name, place.page, place.headings)
    return f"{escape(where)}, characters {place.start}-{place.end}"


def _show_changes(changes: FolderChanges, days: int) -> None:
    out = terminal.out
    if not changes.changes:
        out.print(f"Nothing changed in the last {days} days.")
    for change in changes.changes:
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(change.at))
        out.print(f"[bold]{escape(str(change.path))}[/] [dim]{change.kind.value}, {when}[/]")
        for text in [sentence.text for sentence in change.sentences] or [change.reason]:
            if text:
                out.print(Padding(escape(terminal.one_line(text, 600)), (0, 0, 0, 2), expand=False), soft_wrap=False)


def _say_written(report: WritingReport) -> str:
    """What the model did."""
    if not report.written and report.unsupported:
        return "Nothing that the model wrote is supported: here is what the documents say themselves."
    said = f"The model wrote the summaries of {report.written} of {report.documents} documents."
    said += f" From these it wrote {report.folders} about folders." if report.folders else ""
    before = report.documents - report.written - report.unsupported
    said += f" It had written {before} before." if before else ""
    return said + (f" Of {report.unsupported} nothing it wrote is supported." if report.unsupported else "")


def _list_pages(pages: Sequence[int]) -> str:
    """Such as "pages 1-4, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    listed = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {listed}"

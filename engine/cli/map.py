"""``carrel map``: where the documents of the library lie by their meaning, and what lies together."""

from __future__ import annotations

import typer
from rich.markup import escape

from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.verb import AsJson, open_knowledge_base, print_json
from engine.domain import LibraryMap
from engine.records import describe_map

_MOST_NAMED = 3  # documents of a region


def draw(context: typer.Context, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Tell which documents of the library are about the same; with --json, where each lies on its map."""
    with open_knowledge_base(context) as knowledge_base, terminal.show_progress() as job, stopping_by_interrupt(job):
        drawn = knowledge_base.draw_map(job)
    print_json(describe_map(drawn)) if as_json else _show(drawn)


def _show(drawn: LibraryMap) -> None:
    out = terminal.out
    if not drawn.points:
        out.print("No documents yet: add a folder with carrel index.")
    for number, cluster in enumerate(drawn.clusters):
        titles = [point.title for point in drawn.points if point.cluster == number]
        more = " …" if len(titles) > _MOST_NAMED else ""
        out.print(f"[bold]{escape(' · '.join(cluster.words) or 'Without words of its own')}[/]  {cluster.documents}")
        out.print(f"[dim]    {escape(terminal.one_line('; '.join(titles[:_MOST_NAMED]), 300))}{more}[/]")

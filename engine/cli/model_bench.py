"""``carrel models bench``: how fast a language model reads and writes here, by threads, batch and window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from engine.adoption import ensure_added
from engine.adoption.measurements import Measurements
from engine.adoption.timing import choose_best, time_model
from engine.cli import terminal
from engine.cli.model_verb import Named, open_logged_home, stoppable_job
from engine.cli.verb import AsJson, print_json
from engine.domain import Speed
from engine.models.installed import find_model
from engine.models.words import count_bytes
from engine.settings import change_settings, load_settings


def bench(
    context: typer.Context,
    model: Named,
    threads: Annotated[
        list[int] | None, typer.Option(min=1, help="May be given again; else one, two, four and so on.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the threads that write fastest in the settings.")] = False,  # noqa: FBT002 - a flag
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Measure prompt and generation speed, time to the first token and memory in windows that are half full."""
    home = open_logged_home(context)
    with stoppable_job() as job:
        model_id, role = ensure_added(model, home, job)
        found = find_model(model_id, role, home)
        generation = load_settings(home.settings, terminal.warn).generation
        speeds = time_model(found, threads, job, generation=generation)
    best = choose_best(speeds)
    Measurements(home).keep_speed(found.path, best)
    if keep:
        change_settings(home.settings, generation=replace(generation, threads=best.threads))
    if as_json:
        print_json({"id": model_id, "speeds": [asdict(speed) for speed in speeds], "best": asdict(best), "kept": keep})
    else:
        _show(speeds, best, keep=keep)


def _show(speeds: Sequence[Speed], best: Speed, *, keep: bool) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("window", "batch", "threads", "reads tokens/s", "writes tokens/s", "first token", "memory"):
        table.add_column(heading)
    for speed in speeds:
        shape = f"{speed.window:,}", str(speed.batch), str(speed.threads)
        times = f"{speed.read:.0f}", f"{speed.written:.1f}", f"{speed.first_token:.2f} s"
        table.add_row(*shape, *times, count_bytes(speed.memory))
    terminal.out.print(table)
    kept = "; kept in the settings" if keep else "; --keep keeps that in the settings"
    terminal.out.print(Text(f"It writes fastest with {terminal.count_things(best.threads, 'thread')}{kept}."))

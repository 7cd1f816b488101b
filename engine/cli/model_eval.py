"""``carrel models eval``: how well a language model answers the questions of a published benchmark."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from engine.adoption import ensure_added
from engine.adoption.measurements import Measurements
from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.model_verb import Named, open_logged_home
from engine.cli.verb import AsJson, print_json
from engine.domain import PublishedScore, SuiteFigures
from engine.errors import BadInput
from engine.evaluation.suite_run import SuiteWish, evaluate_model
from engine.evaluation.suites import SUITES
from engine.models.installed import find_model
from engine.models.naming import guess_entry
from engine.models.words import say_published
from engine.settings import load_settings


def evaluate(
    context: typer.Context,
    model: Named,
    suite: Annotated[str, typer.Option(help=f"One of {', '.join(SUITES)}.")],
    data: Annotated[Path, typer.Option(readable=False, help="The folder with the suite's published files.")],
    limit: Annotated[int, typer.Option(min=0, help="At most so many questions, of all subjects alike; 0 is all.")] = 0,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Answer the questions of a benchmark by the likelihood of their options; Ctrl-C loses nothing, run it again."""
    if suite not in SUITES:
        raise BadInput(f"There is no suite {suite!r}: name one of {', '.join(SUITES)}.")
    home = open_logged_home(context)
    generation = load_settings(home.settings, terminal.warn).generation
    with terminal.show_steps() as job, stopping_by_interrupt(job):
        found = find_model(*ensure_added(model, home, job), home)
        figures = evaluate_model(found, SuiteWish(suite, data, limit), generation, home, job)
    Measurements(home).keep_suite(found.path, figures)
    entry = guess_entry(found)
    published = next((score for score in entry.published if score.suite == suite), None) if entry else None
    if as_json:
        print_json(asdict(figures) | {"published": asdict(published) if published else None})
    else:
        _show(figures, published)


def _show(figures: SuiteFigures, published: PublishedScore | None) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("subject", "right", "of", "share"):
        table.add_column(heading)
    for subject, (right, count) in sorted(figures.subjects.items()):
        table.add_row(Text(subject), str(right), str(count), f"{right / count:.0%}")
    terminal.out.print(table)
    terminal.out.print(
        Text(
            f"{figures.title}: {figures.accuracy:.1%} of {figures.questions} questions (95 %: {figures.low:.1%} to "
            f"{figures.high:.1%}; guessing has {figures.chance:.1%}), in {figures.seconds:.0f} s."
        )
    )
    if published:
        terminal.out.print(Text(f"Beside it, {say_published(published)}."))
    if figures.shortened or figures.left_out:
        terminal.out.print(
            f"The window did not hold all examples of {figures.shortened} questions, nor {figures.left_out} questions."
        )

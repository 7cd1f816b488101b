"""``carrel models probe``: which of the abilities that matter here a language model has, as a table of ticks."""

from __future__ import annotations

from dataclasses import asdict, replace
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
from engine.domain import ModelRole, ProbeFigures
from engine.errors import BadInput
from engine.evaluation.abilities import Ability, load_abilities
from engine.evaluation.ability_run import probe_model
from engine.models.installed import find_model
from engine.models.words import list_abilities
from engine.settings import load_settings


def probe(
    context: typer.Context,
    model: Named,
    window: Annotated[
        int | None, typer.Option(min=512, help="Tokens that needles are hidden in; else the window of the settings.")
    ] = None,
    only: Annotated[list[str] | None, typer.Option(help="Of one ability by its name; may be given again.")] = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Try what a model is able to do: formats, quotes, translation, reasoning, refusing, finding in a long text."""
    abilities = _choose(load_abilities(), only or [])
    home = open_logged_home(context)
    with terminal.show_steps() as job, stopping_by_interrupt(job):
        model_id, role = ensure_added(model, home, job)
        if role is not ModelRole.LANGUAGE_MODEL:
            raise BadInput(f"{model} is no language model, and only these are probed.")
        found = find_model(model_id, role, home)
        generation = load_settings(home.settings, terminal.warn).generation
        window = window or generation.context_window
        figures = probe_model(found, replace(generation, context_window=window), abilities, home, job)
    if not only:
        Measurements(home).keep_probe(found.path, figures)
    print_json(asdict(figures)) if as_json else _show(figures)


def _choose(abilities: tuple[Ability, ...], names: list[str]) -> list[Ability]:
    known = [ability.name for ability in abilities]
    for name in names:
        if name not in known:
            raise BadInput(f"There is no ability {name!r}: name one of {', '.join(known)}.")
    return [ability for ability in abilities if not names or ability.name in names]


def _show(figures: ProbeFigures) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for ability, tick in list_abilities(figures):
        table.add_row(Text(ability), tick)
    terminal.out.print(table)
    able = sum(each.able for each in figures.abilities)
    window = f"a window of {figures.window:,} tokens"
    terminal.out.print(
        Text(f"{figures.model}: {able} of {len(figures.abilities)} abilities, in {window} and {figures.seconds:.0f} s.")
    )

"""``carrel models``: which models there are, what they say of themselves, and which are used from now on."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from engine.adoption.choice import Prefixes, choose_model
from engine.adoption.listing import list_models
from engine.adoption.measurements import Measured, Measurements
from engine.adoption.profile import describe_profile
from engine.adoption.verification import verify_all, verify_model
from engine.cli import terminal
from engine.cli.model_bench import bench
from engine.cli.model_eval import evaluate
from engine.cli.model_get import get
from engine.cli.model_measures import advise_models, quantize
from engine.cli.model_probe import probe
from engine.cli.model_records import (
    describe_for_person,
    describe_for_scripts,
    describe_listed,
    say_standing,
    show_harmless,
)
from engine.cli.model_shelf import add, find, remove
from engine.cli.model_transfer import export_to, import_from
from engine.cli.model_verb import Named, open_logged_home, open_parts, stoppable_job
from engine.cli.verb import AsJson, print_json
from engine.domain import ModelRole
from engine.errors import ModelUnusable
from engine.models.installed import find_model
from engine.models.naming import find_named, resolve_name
from engine.models.words import say_checked
from engine.settings import load_settings

app = typer.Typer(help="List, check and choose models.", invoke_without_command=True)
app.command()(find)
app.command()(add)
app.command()(remove)
app.command()(get)
app.command("eval")(evaluate)
app.command()(probe)
app.command()(bench)
app.command("advise")(advise_models)
app.command()(quantize)
app.command("export")(export_to)
app.command("import")(import_from)


@app.callback()
def main(context: typer.Context, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """List the models: which are installed, which are chosen, and which embedder is searched with."""
    if not context.invoked_subcommand:
        _list(context, as_json=as_json)


@app.command("list")
def list_all(context: typer.Context, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """List the models, like ``carrel models`` alone."""
    _list(context, as_json=as_json)


@app.command()
def info(context: typer.Context, model: Named, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Show what is known of a model, installed or not, and what was measured of it here, without loading it."""
    home = open_logged_home(context)
    model_id, role = resolve_name(model, home)
    window = load_settings(home.settings, terminal.warn).generation.context_window
    profile = describe_profile(model_id, role, (window,), home)
    if profile.damaged:
        raise ModelUnusable(profile.problem)
    measured = Measurements(home).read(Path(profile.path)) if profile.path else Measured()
    if as_json:
        files = find_model(model_id, role, home).files if profile.path else ()
        print_json(describe_for_scripts(profile, measured, files))
        return
    table = _open_table(columns=2)
    for name, value in describe_for_person(profile, measured):
        table.add_row(name, Text(show_harmless(value)))
    terminal.out.print(table)


@app.command("verify")
def verify_models(
    context: typer.Context,
    model: Annotated[str, typer.Argument(help="As in the list, or a path; all that are installed, if not given.")] = "",
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Read every file of a model, and compare its SHA-256 with the catalogue or with the day it was added."""
    home = open_logged_home(context)
    with stoppable_job() as job:
        checked = [verify_model(find_named(model, home), job)] if model else list(verify_all(home, job))
    if as_json:
        print_json(asdict(checked[0]) if model else [asdict(each) for each in checked])
        return
    for each in checked:
        terminal.out.print(Text(say_checked(each, each.id)))


@app.command()
def use(
    context: typer.Context,
    model: Named,
    query_prefix: Annotated[
        str, typer.Option(help="What an embedder wants before a query; none for nothing, else what it says itself.")
    ] = "",
    passage_prefix: Annotated[str, typer.Option(help="The same before a passage.")] = "",
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Use a model from now on, for what it is for; an embedder once all that is indexed has its vectors."""
    with open_parts(context) as parts, stoppable_job() as job:
        chosen = choose_model(model, parts.settings, parts.home, job, Prefixes(query_prefix, passage_prefix))
        parts.settings = chosen.settings
        models = list_models(parts, parts.settings)
        waits = parts.library.has_passages() and parts.wanted_source != parts.active_source
    if as_json:
        print_json(next(describe_listed(each, Measurements(parts.home)) for each in models if each.id == chosen.id))
        return
    terminal.out.print(Text(f"{chosen.id} is the {chosen.role.words} from now on."))
    if waits and chosen.role is ModelRole.EMBEDDER:
        terminal.out.print(
            "carrel index FOLDER, or the open window, makes its vectors; "
            "until they are all there the other one is searched."
        )


def _list(context: typer.Context, *, as_json: bool) -> None:
    with open_parts(context) as parts:
        models, measurements = list_models(parts, parts.settings), Measurements(parts.home)
    if as_json:
        print_json([describe_listed(model, measurements) for model in models])
        return
    table = _open_table(columns=4)
    for model in models:
        shown = (model.name, model.role.words, say_standing(model, measurements), model.path or model.good_for)
        table.add_row(*(escape(show_harmless(word)) for word in shown))
    terminal.out.print(table)


def _open_table(columns: int) -> Table:
    """One whose last column, a path perhaps, is broken rather than cut."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for number in range(1, columns + 1):
        table.add_column(overflow="fold", no_wrap=number < columns)
    return table

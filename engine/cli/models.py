"""``carrel models``: which models there are, what they say of themselves, and which are used from now on."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from engine.adoption import ensure_added
from engine.adoption.measurements import Measurements
from engine.cli import terminal
from engine.cli.model_bench import bench
from engine.cli.model_eval import evaluate
from engine.cli.model_get import get
from engine.cli.model_list import find_installed, list_models
from engine.cli.model_measures import advise_models, quantize
from engine.cli.model_probe import probe
from engine.cli.model_records import (
    count_bytes,
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
from engine.embeddings.selection import find_source, load_embedder
from engine.errors import BadInput, ModelMissing, ModelUnusable
from engine.models.description import describe_model
from engine.models.installed import InstalledModel, find_model, verify
from engine.models.naming import find_named
from engine.parts import Parts
from engine.paths import Home
from engine.settings import EmbeddingSettings, Settings, change_settings

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
    """Show what a model says of itself and what was measured of it here, without loading it."""
    home = open_logged_home(context)
    found = find_named(model, home)
    described, measured = describe_model(found), Measurements(home).read(found.path)
    if as_json:
        print_json(describe_for_scripts(found, described, measured))
        return
    table = _open_table(columns=2)
    for name, value in describe_for_person(found, described, measured):
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
    if model:
        checked = [_check(find_named(model, home))]
    else:
        checked = [_try_check(model_id, role, home) for model_id, role in find_installed(home)]
    if as_json:
        print_json(checked[0] if model else checked)
        return
    for each in checked:
        terminal.out.print(Text(f"{each['id']}: {each['problem'] or _say_checked(each)}"))


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
        # It has to prove itself before the settings name it.
        chosen, role = ensure_added(model, parts.home, job)
        if role is ModelRole.EMBEDDER:
            backend = parts.settings.embedding.backend
            _choose_embedder(EmbeddingSettings(chosen, backend, query_prefix, passage_prefix), parts)
        elif query_prefix or passage_prefix:
            raise BadInput(f"{model} is no embedder, and only an embedder wants prefixes: leave them out.")
        else:
            parts.settings = _choose(chosen, role, parts)
        models = list_models(parts)
        waits = parts.library.has_passages() and parts.wanted_source != parts.active_source
    if as_json:
        print_json(next(describe_listed(each, Measurements(parts.home)) for each in models if each.id == chosen))
        return
    terminal.out.print(Text(f"{chosen} is the {role.value.replace('_', ' ')} from now on."))
    if waits and role is ModelRole.EMBEDDER:
        terminal.out.print(
            "carrel index FOLDER, or the open window, makes its vectors; "
            "until they are all there the other one is searched."
        )


def _choose_embedder(embedding: EmbeddingSettings, parts: Parts) -> None:
    load_embedder(find_source(embedding, parts.home), parts.home).embed_query("a test")  # prefixes may be too long
    parts.settings = change_settings(parts.home.settings, embedding=embedding)


def _choose(chosen: str, role: ModelRole, parts: Parts) -> Settings:
    """Name a model in the settings that is no embedder; returns all of them."""
    file, settings = parts.home.settings, parts.settings
    if role is ModelRole.RERANKER:
        path = str(find_model(chosen, role, parts.home).path)
        return change_settings(file, retrieval=replace(settings.retrieval, reranker=path))
    if role is ModelRole.ENTAILMENT:
        path = str(find_model(chosen, role, parts.home).path)
        return change_settings(file, generation=replace(settings.generation, support_model=path))
    return change_settings(file, generation=replace(settings.generation, model=chosen))


def _list(context: typer.Context, *, as_json: bool) -> None:
    with open_parts(context) as parts:
        models, measurements = list_models(parts), Measurements(parts.home)
    if as_json:
        print_json([describe_listed(model, measurements) for model in models])
        return
    table = _open_table(columns=4)
    for model in models:
        shown = (
            model.name,
            model.role.replace("_", " "),
            say_standing(model, measurements),
            model.path or model.good_for,
        )
        table.add_row(*(escape(show_harmless(word)) for word in shown))
    terminal.out.print(table)


def _open_table(columns: int) -> Table:
    """One whose last column, a path perhaps, is broken rather than cut."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for number in range(1, columns + 1):
        table.add_column(overflow="fold", no_wrap=number < columns)
    return table


def _check(model: InstalledModel) -> dict[str, Any]:
    """Read all of a model; raises ``ModelUnusable`` or ``ModelMissing``."""
    described = describe_model(model)
    verify(model)
    files = {"files": len(described.files), "known_files": len(model.files), "bytes": described.bytes}
    return {"id": model.id, "role": model.role.value, "path": str(model.path), **files, "problem": ""}


def _try_check(model_id: str, role: ModelRole, home: Home) -> dict[str, Any]:
    """The same of one among many: what is wrong with it is told in its place."""
    try:
        return _check(find_model(model_id, role, home))
    except (ModelMissing, ModelUnusable) as error:
        nothing = {"path": "", "files": 0, "known_files": 0, "bytes": 0}
        return {"id": model_id, "role": role.value, **nothing, "problem": error.message}


def _say_checked(checked: dict[str, Any]) -> str:
    whole = f"{checked['files']} files, {count_bytes(checked['bytes'])}"
    if checked["known_files"]:
        return f"whole ({whole}; SHA-256 as it should be)."
    return f"sound as far as can be told ({whole}): no SHA-256 is known of it. carrel models add keeps one."

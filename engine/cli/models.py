"""``carrel models``: which models there are, and which embedder is to be used from now on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from engine.cli import terminal
from engine.embeddings.selection import find_source, load_embedder
from engine.errors import ModelMissing, ModelUnusable
from engine.ingestion.reader import ReaderPool
from engine.log import log_to
from engine.model_catalogue import ModelRole, find_model, load_catalogue
from engine.parts import Parts
from engine.paths import open_home
from engine.settings import change_settings, load_settings
from engine.store.library import Library
from engine.store.schema import table_name

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON only.")]

app = typer.Typer(help="List the models, or choose the embedder.", invoke_without_command=True)


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model as it is listed; ``path`` is "" where it is not installed, ``problem`` says why it cannot be used.

    ``wanted`` are those of the settings, ``active`` the embedder whose vectors are searched; while ``building``,
    vectors of the wanted one are being made.
    """

    id: str
    role: str
    path: str
    problem: str
    wanted: bool
    active: bool
    building: bool


@app.callback()
def main(context: typer.Context, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """List the models: which are installed, which are chosen, and which embedder is searched with."""
    if context.invoked_subcommand:
        return
    with _open_parts(context) as parts:
        models = _list_models(parts)
    if as_json:
        sys.stdout.write(json.dumps([asdict(model) for model in models]) + "\n")
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for model in models:
        table.add_row(escape(model.id), model.role.replace("_", " "), _say_state(model), escape(model.path))
    terminal.out.print(table)


@app.command()
def use(
    context: typer.Context,
    model: Annotated[str, typer.Argument(help="An id of the list, or the path of a folder of your own.")],
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Search with another embedder, from the moment when all that is indexed has its vectors."""
    with _open_parts(context) as parts:
        known = {entry.id for entry in load_catalogue()}
        chosen = model if model in known else str(Path(model).expanduser().absolute())
        embedding = replace(parts.settings.embedding, model=chosen)
        # It has to prove itself before the settings name it.
        load_embedder(find_source(chosen, embedding.backend, parts.home), parts.home).embed_query("a test")
        parts.settings = change_settings(parts.home.settings, embedding=embedding)
        models = _list_models(parts)
        waits = parts.library.has_passages() and parts.wanted_source.name != parts.active_source.name
    if as_json:
        sys.stdout.write(json.dumps(next(asdict(each) for each in models if each.id == chosen)) + "\n")
        return
    terminal.out.print(f"{escape(chosen)} is the embedder from now on.")
    if waits:
        terminal.out.print(
            "carrel index FOLDER, or the open window, makes its vectors; "
            "until they are all there the other one is searched."
        )


@contextmanager
def _open_parts(context: typer.Context) -> Iterator[Parts]:
    home = open_home(context.obj)
    log_to(home.log)
    settings = load_settings(home.settings, terminal.warn)
    library, readers = Library(home.library, home.write_lock), ReaderPool(settings.reading)
    try:
        yield Parts(home, settings, library, readers)
    finally:
        readers.close()
        library.close()


def _list_models(parts: Parts) -> list[ListedModel]:
    """Those of the catalogue, then the person's own that are wanted or active."""
    listed = {(entry.id, entry.role): None for entry in load_catalogue()}
    listed |= {(parts.settings.embedding.model, ModelRole.EMBEDDER): None}
    listed |= {(parts.settings.generation.model, ModelRole.LANGUAGE_MODEL): None}
    active = ""
    if parts.library.has_passages():
        active = parts.active_source.model
        listed |= {(active, ModelRole.EMBEDDER): None}
    return [_describe(model, role, active, parts) for model, role in listed]


def _describe(model: str, role: ModelRole, active: str, parts: Parts) -> ListedModel:
    path = problem = ""
    try:
        path = str(find_model(model, role, parts.home).path)
    except (ModelMissing, ModelUnusable) as error:
        problem = error.message
    embeds = role is ModelRole.EMBEDDER
    wanted = model == (parts.settings.embedding if embeds else parts.settings.generation).model
    building = False
    if embeds and wanted and path and active:
        source = parts.wanted_source
        table = parts.index_folder / f"{table_name(source.name)}.lance"
        building = source.name != parts.active_source.name and table.is_dir()
    return ListedModel(model, role.value, path, problem, wanted, embeds and model == active, building)


def _say_state(model: ListedModel) -> str:
    states = [
        "active" if model.active else "",
        "being built" if model.building else "chosen" if model.wanted else "",
        "" if model.path else "not installed",
    ]
    return ", ".join(filter(None, states))

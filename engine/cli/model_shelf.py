"""``carrel models find``, ``add`` and ``remove``: models of the person's own and of other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from engine.adoption import add_model, remove_model
from engine.adoption.listing import find_used
from engine.cli import terminal
from engine.cli.model_records import show_harmless
from engine.cli.model_verb import Named, open_logged_home, open_parts, stoppable_job
from engine.cli.verb import AsJson, print_json
from engine.models.discovery import find_offered, locate_offered
from engine.models.words import count_bytes


def find(context: typer.Context, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """List the models that LM Studio, Ollama, GPT4All, Jan, llama.cpp and Hugging Face keep on this computer."""
    home = open_logged_home(context)
    found = find_offered(home)
    if as_json:
        print_json([asdict(model) | {"path": str(model.path)} for model in found])
        return
    if not found:
        terminal.out.print("No other program keeps models on this computer.")
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for model in found:
        state = (
            model.problem
            or f"{model.role.words if model.role else ''}, {count_bytes(model.bytes)}{', added' * model.added}"
        )
        table.add_row(*(Text(show_harmless(each)) for each in (model.program, model.name, state)))
    terminal.out.print(table)
    terminal.out.print("carrel models add NAME takes one into use where it is; nothing is copied.")


def add(
    context: typer.Context,
    model: Annotated[str, typer.Argument(help="A GGUF file, a folder with a model, or a name that find has listed.")],
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Check a model, load it once in a process of its own, and have it in the list; it stays where it is."""
    home = open_logged_home(context)
    path, name = locate_offered(model)
    with stoppable_job() as job:
        added = add_model(path, home, job, name)
    size = sum(file.size for file in added.files)
    if as_json:
        fields = {"id": added.catalogue_id or str(added.path), "name": added.id, "role": added.role.value}
        print_json(fields | {"path": str(added.path), "files": len(added.files), "bytes": size})
        return
    known = f"It is {added.catalogue_id} of the catalogue. " if added.catalogue_id else ""
    words = f"Added {added.id}: {added.role.words}, {count_bytes(size)}. {known}"
    terminal.out.print(Text(f"{words}carrel models use {added.catalogue_id or added.id} chooses it."))


def remove(context: typer.Context, model: Named, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Take a model off the list; a file is only deleted where it lies in Carrel's own folder."""
    with open_parts(context) as parts:
        freed = remove_model(model, find_used(parts, parts.settings), parts.home)
    if as_json:
        print_json({"removed": model, "freed_bytes": freed})
        return
    told = f"{count_bytes(freed)} are free now." if freed else "Its files stay where they are."
    terminal.out.print(Text(f"Removed {model}. {told}"))

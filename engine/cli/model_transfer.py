"""``carrel models export`` and ``import``: models on a stick, for a computer without a network."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.text import Text

from engine.adoption.listing import find_chosen
from engine.adoption.transfer import export_models, import_models
from engine.cli import terminal
from engine.cli.model_verb import open_logged_home, stoppable_job
from engine.cli.verb import AsJson, OnePath, print_json
from engine.domain import ImportReport
from engine.models.words import count_bytes


def export_to(
    context: typer.Context,
    folder: OnePath,
    models: Annotated[
        list[str] | None, typer.Argument(help="Those of the list to take; all, if none is named.")
    ] = None,
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Copy models into a folder, such as one on a stick, with a manifest of their SHA-256."""
    home = open_logged_home(context)
    with stoppable_job() as job:
        carried = export_models(find_chosen(models or (), home), folder, job)
    if as_json:
        print_json({"folder": str(folder.expanduser().absolute()), "models": [asdict(model) for model in carried]})
        return
    for model in carried:
        terminal.out.print(Text(f"Copied {model.id} ({count_bytes(model.bytes)})."))
    terminal.out.print(Text(f"carrel models import {folder} takes them in on another computer."))


def import_from(context: typer.Context, folder: OnePath, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Take in the models of a folder that export has written; each file must have the SHA-256 of the manifest."""
    home = open_logged_home(context)
    with stoppable_job() as job:
        report = import_models(folder, home, job)
    if as_json:
        print_json(describe_import(report))
        return
    show_import(report)


def describe_import(report: ImportReport) -> dict[str, Any]:
    """What became of the models of a stick, for JSON."""
    failures = [{"id": model_id, "reason": reason} for model_id, reason in report.failures]
    return {"imported": report.imported, "present": report.present, "failures": failures}


def show_import(report: ImportReport) -> None:
    """The same, a line for each model."""
    for model_id in report.imported:
        terminal.out.print(Text(f"Took in {model_id}."))
    for model_id in report.present:
        terminal.out.print(Text(f"{model_id} is here already."))
    for model_id, reason in report.failures:
        terminal.out.print(Text(f"Did not take in {model_id}: {reason}"))

"""``carrel bundle``: all that a computer without a network needs, in one folder that can be checked."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from engine.bundle import Bundle, make_bundle, restore_bundle, verify_bundle
from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.model_transfer import describe_import, show_import
from engine.cli.model_verb import open_logged_home
from engine.cli.verb import AsJson, OnePath, print_json
from engine.errors import BadInput
from engine.models.words import count_bytes

_APPIMAGE = "APPIMAGE"  # set by a running AppImage: the file that it is

WithLibrary = Annotated[
    bool, typer.Option("--with-library", help="Take the library: texts of documents, questions, answers, settings.")
]

app = typer.Typer(help="Carry Carrel, its models and a library to a computer without a network.")


@app.command()
def make(
    context: typer.Context,
    folder: OnePath,
    installer: Annotated[
        Path | None,
        typer.Option(
            help="The file that Carrel is installed from; an AppImage that runs knows its own.", readable=False
        ),
    ] = None,
    no_installer: Annotated[bool, typer.Option("--no-installer", help="Take no such file.")] = False,  # noqa: FBT002 - a flag
    with_library: WithLibrary = False,  # noqa: FBT002 - a flag
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Put installer, models and, if wanted, the library into a folder, with the SHA-256 of every file."""
    chosen = _choose_installer(installer, none=no_installer)
    home = open_logged_home(context)
    with terminal.show_bytes() as job, stopping_by_interrupt(job):
        bundle = make_bundle(folder, home, job, chosen, with_library=with_library)
    if as_json:
        models = [asdict(model) for model in bundle.models]
        print_json(asdict(bundle) | {"folder": str(bundle.folder), "models": models})
    else:
        _show(bundle)


@app.command()
def verify(context: typer.Context, folder: OnePath, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Read all files of a bundle, and tell which are missing, changed, or not of it."""
    open_logged_home(context)
    with terminal.show_bytes() as job, stopping_by_interrupt(job):
        check = verify_bundle(folder, job)
    if as_json:
        print_json(asdict(check) | {"folder": str(check.folder)})
    check.demand_whole()
    if not as_json:
        size = count_bytes(check.bytes)
        terminal.out.print(Text(f"{check.files} files, {size}, each with the SHA-256 it should have, and no others."))


@app.command()
def restore(context: typer.Context, folder: OnePath, as_json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """Take in the models of a bundle, and its library where there is none yet."""
    home = open_logged_home(context)
    with terminal.show_bytes() as job, stopping_by_interrupt(job):
        restored = restore_bundle(folder, home, job)
    if as_json:
        others = {"library": restored.library, "settings": restored.settings}
        print_json(describe_import(restored.models) | others)
        return
    show_import(restored.models)
    if restored.library:
        kept = "" if restored.settings else " The settings are those that were here."
        terminal.out.print(Text(f"The library is in {home.root}.{kept}"))


def _choose_installer(installer: Path | None, *, none: bool) -> Path | None:
    if none:
        if installer:
            raise BadInput("Say either --installer FILE or --no-installer.")
        return None
    running = os.environ.get(_APPIMAGE)
    if installer or running:
        return installer or Path(str(running))
    raise BadInput("Name the file that Carrel was installed from with --installer FILE, or say --no-installer.")


def _show(bundle: Bundle) -> None:
    if bundle.installer:
        terminal.out.print(Text(f"Copied {bundle.installer}."))
    for model in bundle.models:
        terminal.out.print(Text(f"Copied {model.id} ({count_bytes(model.bytes)})."))
    if bundle.library:
        terminal.out.print("Copied the library. It holds the text of your documents: keep the folder as safe as them.")
    terminal.out.print(
        Text(f"{bundle.files} files, {count_bytes(bundle.bytes)}. README.txt in {bundle.folder} says how to go on.")
    )

"""``carrel models get``: fetches a model of the catalogue, once the person has named the host."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.cli.model_verb import open_logged_home
from engine.cli.verb import AsJson, print_json
from engine.errors import BadInput
from engine.models.catalogue import find_entry
from engine.models.download import download_model, find_offer
from engine.models.words import count_bytes
from engine.settings import load_settings


def get(
    context: typer.Context,
    model: Annotated[str, typer.Argument(help="An id of the catalogue.")],
    host: Annotated[str, typer.Option("--from", help="The host to fetch it from, which agrees to the download.")] = "",
    as_json: AsJson = False,  # noqa: FBT002 - a flag
) -> None:
    """Tell from which host a model comes and how large it is; fetch it once that host is named with --from."""
    home = open_logged_home(context)
    entry = find_entry(model)
    offer = find_offer(entry, home)
    path = ""
    if host:
        if host != offer.host:
            raise BadInput(f"{model} comes from {offer.host} and not from {host}: say --from {offer.host}.")
        allowed = load_settings(home.settings, terminal.warn).models.downloads
        with terminal.show_bytes() as job, stopping_by_interrupt(job):
            path = str(download_model(entry, home, job, allowed=allowed))
    if as_json:
        print_json(asdict(offer) | {"path": path})
    elif path:
        terminal.out.print(Text(f"{entry.name} is in {path}. carrel models use {model} chooses it."))
    else:
        there = f", of which {count_bytes(offer.missing)} are missing" if offer.missing < offer.bytes else ""
        terminal.out.print(
            Text(f"{entry.name}: {count_bytes(offer.bytes)}{there}, from {offer.host}, {entry.licence}.")
        )
        terminal.out.print(Text(f"carrel models get {model} --from {offer.host} fetches it."))

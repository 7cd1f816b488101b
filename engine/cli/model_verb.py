"""What the verbs of ``carrel models`` share: the home, the parts, how a model is named, a job that Ctrl-C stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from engine.cli import terminal
from engine.cli.interrupts import stopping_by_interrupt
from engine.ingestion.reader import ReaderPool
from engine.job import Job
from engine.log import log_to
from engine.parts import Parts
from engine.paths import Home, open_home
from engine.settings import load_settings
from engine.store.library import Library

Named = Annotated[str, typer.Argument(help="An id or a name of the list, or the path of a file or folder.")]


def open_logged_home(context: typer.Context) -> Home:
    """The home of ``--home``, with its log."""
    home = open_home(context.obj)
    log_to(home.log)
    return home


@contextmanager
def open_parts(context: typer.Context) -> Iterator[Parts]:
    """The parts of the library of ``--home``; loads nothing."""
    home = open_logged_home(context)
    settings = load_settings(home.settings, terminal.warn)
    library, readers = Library(home.library, home.write_lock), ReaderPool(settings.reading)
    try:
        yield Parts(home, settings, library, readers)
    finally:
        readers.close()
        library.close()


@contextmanager
def stoppable_job() -> Iterator[Job]:
    """A job that Ctrl-C stops and that says nothing meanwhile."""
    with stopping_by_interrupt(Job()) as job:
        yield job

"""What the verbs of ``carrel`` share: the library they work on, the shape of their options, JSON on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from engine.cli import terminal
from engine.cli.interrupts import ending_at_once
from engine.knowledge_base import KnowledgeBase
from engine.log import log_to
from engine.paths import open_home

# Typer does not look at any path itself: whether one can be read is said in the engine's words.
Paths = Annotated[list[Path], typer.Argument(readable=False)]
OnePath = Annotated[Path, typer.Argument(readable=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON only; progress goes to stderr.")]


@contextmanager
def open_knowledge_base(context: typer.Context) -> Iterator[KnowledgeBase]:
    """The library of ``--home`` while a verb works on it; what loads may be interrupted."""
    with ending_at_once():
        home = open_home(context.obj)
        log_to(home.log)
        knowledge_base = KnowledgeBase.open(home, terminal.warn)
    try:
        yield knowledge_base
    finally:
        knowledge_base.close()


def print_json(value: object) -> None:
    """One line of JSON on stdout, at once."""
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()

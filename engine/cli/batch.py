"""Many queries or questions from one file of JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.errors import BadInput

BatchFile = Annotated[
    Path | None, typer.Option(help='A file of JSON lines {"id", "text"}; "-" reads standard input.', readable=False)
]


def require(text: str | None, batch: Path | None, name: str) -> str:
    """What was asked for; wrong usage when there is neither a text nor a batch of them."""
    if text is None and batch is None:
        raise typer.BadParameter(f"Give a {name} in quotation marks, or a file of many.")
    return text or ""


def read_batch(file: Path, alone: str, option: str) -> list[dict[str, Any]]:
    """The lines of a batch, each with an id and a text; every line is checked before the first is worked on."""
    if alone:
        raise BadInput(f"Give either one text or {option}, not both.")
    try:
        written = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        written = written.removeprefix("\ufeff")  # some programs write a byte order mark
    except (OSError, UnicodeDecodeError) as error:
        # Its type only: a decoding error holds the questions themselves, and a detail goes to the log.
        detail = type(error).__name__
        raise BadInput(f"The file {file} cannot be read: check its name and that it is UTF-8.", detail) from error
    lines = []
    for number, line in enumerate(written.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            lines.append({"id": entry["id"], "text": _check_text(entry["text"])})
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f'Line {number} of {file} is not JSON with an "id" and a "text".') from error
    return lines


def _check_text(text: object) -> str:
    """The same, if it is text; else ``TypeError`` or ``ValueError``."""
    if not isinstance(text, str):
        raise TypeError
    text.encode()  # half a character, written as an escape, is no text
    return text

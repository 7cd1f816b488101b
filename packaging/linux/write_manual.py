"""Writes the manual page of ``carrel`` from its verbs: ``python packaging/linux/write_manual.py FILE``."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from command_tree import Operand, Option, Verb, read_verbs

from engine.paths import Home

_ABOUT = """
Carrel makes your own files searchable and answerable, on your own computer and nowhere else. Point it at your folders,
search them by meaning and by word, or ask a question: you get the sentences that answer it word for word, then an
answer whose every claim names the place it came from.

Without a verb it opens the window. The verbs do the same in a terminal and in scripts: with --json, standard output has
nothing but JSON, and progress and messages go to standard error. One program at a time writes to a library; searching
and asking go on beside it.
"""
_VARIABLES = {
    "CARREL_HOME": "Carrel's own folder; --home goes before it.",
    "XDG_DATA_HOME": "Where that folder is without either: carrel in there, else in ~/.local/share.",
    "TESSDATA_PREFIX": "A folder with the data by which text in pictures is recognised, before the system's.",
    "APPIMAGE": "Set by an AppImage that runs: the file that carrel bundle make takes along.",
}
_ENDS = {
    "0": "Done, even if single files failed: they are in the report.",
    "1": "One sentence on standard error says what is wrong and what to do.",
    "2": "Wrong usage.",
}


def main() -> int:
    """Write the page into the file that the command line names; returns the exit code."""
    Path(sys.argv[1]).write_text("\n".join(write_manual(read_verbs())) + "\n", encoding="ascii")
    return 0


def write_manual(program: Verb) -> Iterator[str]:
    """The lines of the page, for ``man``."""
    yield f'.TH CARREL 1 "" "Carrel {version("carrel")}" "User Commands"'
    yield from (".SH NAME", r"carrel \- search your own files and ask them questions, offline")
    yield from (".SH SYNOPSIS", ".B carrel", r"[\fB\-\-home\fR \fIPATH\fR]", ".RI [ VERB ]", ".RI [ OPTION ...]")
    yield ".SH DESCRIPTION"
    yield from _write_paragraphs(_ABOUT)
    yield ".SH OPTIONS"
    yield r"These stand before a verb; \-\-home and \-\-help also after it."
    for option in program.options:
        yield from _write_option(option)
    yield ".SH VERBS"
    for verb in program.walk()[1:]:
        yield from _write_verb(verb)
    yield ".SH FILES"
    yield r"All of it lies in one folder, \fI~/.local/share/carrel\fR unless it is told otherwise."
    for name, about in _list_files():
        yield from (".TP", rf"\fI{_escape(name)}\fR", _escape(about))
    yield ".SH ENVIRONMENT"
    for name, about in _VARIABLES.items():
        yield from (".TP", rf"\fB{name}\fR", _escape(about))
    yield ".SH EXIT STATUS"
    for code, about in _ENDS.items():
        yield from (".TP", rf"\fB{code}\fR", _escape(about))


def _write_verb(verb: Verb) -> Iterator[str]:
    operands = "".join(f" {_show_operand(operand)}" for operand in verb.operands)
    yield rf'.SS "carrel {_escape(" ".join(verb.words))}{operands}"'
    yield from _write_paragraphs(verb.help)
    for operand in verb.operands:
        if operand.help:
            yield from (".TP", rf"\fI{_escape(operand.name.upper())}\fR", _escape(operand.help))
    for option in verb.options:
        yield from _write_option(option)


def _write_option(option: Option) -> Iterator[str]:
    names = ", ".join(rf"\fB{_escape(name)}\fR" for name in option.names)
    value = "|".join(option.choices) or option.takes
    yield from (".TP", names + (rf" \fI{_escape(value)}\fR" if value else ""))
    marks = [word for word, holds in (("required", option.required), ("may be repeated", option.repeats)) if holds]
    yield _escape(option.help + (f" ({', '.join(marks)})" if marks else ""))


def _show_operand(operand: Operand) -> str:
    name = rf"\fI{_escape(operand.name.upper())}\fR" + ("..." if operand.repeats else "")
    return name if operand.required else f"[{name}]"


def _write_paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        yield ".PP"
        yield _escape(" ".join(paragraph.split()))


def _list_files() -> list[tuple[str, str]]:
    """What lies in Carrel's folder, in the words of the module that knows it."""
    home = Home(Path())
    parts = inspect.getmembers(Home, lambda member: isinstance(member, property))
    return sorted((str(getattr(home, name)), " ".join((inspect.getdoc(part) or "").split())) for name, part in parts)


def _escape(text: str) -> str:
    """As text that is printed as it stands: dashes for typing, and no letter that begins a line as a request."""
    escaped = (
        text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\`").replace("'", r"\(aq").replace('"', r"\(dq")
    )
    escaped = re.sub(r"[^\x00-\x7f]", lambda match: rf"\[u{ord(match[0]):04X}]", escaped)
    return rf"\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    sys.exit(main())

"""The verbs of ``carrel`` with their options, as plain data for whoever writes a manual or completions of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import typer

from engine.cli.app import app

HELP = "Show what there is to say, and end."


@dataclass(frozen=True)
class Option:
    """``takes`` names its value, "" for a flag; ``choices`` are all the values there are, () for any."""

    names: tuple[str, ...]
    takes: str
    choices: tuple[str, ...]
    help: str
    required: bool
    repeats: bool


@dataclass(frozen=True)
class Operand:
    """What stands after a verb without a name."""

    name: str
    takes_path: bool
    help: str
    required: bool
    repeats: bool


@dataclass(frozen=True)
class Verb:
    """``words`` are those that call it, without the program's name: none for the program itself."""

    words: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    operands: tuple[Operand, ...]
    parts: tuple[Verb, ...]

    def walk(self) -> list[Verb]:
        """It and all below it."""
        return [self, *(verb for part in self.parts for verb in part.walk())]


def read_verbs() -> Verb:
    """The whole program; the options that stand before or after any verb are those of the root."""
    return _read(typer.main.get_command(app), ())


def _read(command: Any, words: tuple[str, ...]) -> Verb:
    options = [_read_option(each) for each in command.params if each.param_type_name == "option"]
    operands = [_read_operand(each) for each in command.params if each.param_type_name == "argument"]
    if not words:
        options.append(Option(("--help",), "", (), HELP, required=False, repeats=False))
    parts = [_read(each, (*words, name)) for name, each in sorted(getattr(command, "commands", {}).items())]
    return Verb(words, _plain(command.help), tuple(options), tuple(operands), tuple(parts))


def _read_option(option: Any) -> Option:
    kind = _value_type(option)
    choices: tuple[str, ...] = ()
    takes = ""
    if not option.is_flag:
        takes = option.metavar or ("PATH" if kind is Path else "NUMBER" if kind in (int, float) else "TEXT")
        if issubclass(kind, Enum):
            choices = tuple(str(each.value) for each in kind)
    names = (*option.opts, *option.secondary_opts)
    return Option(names, takes, choices, _plain(option.help), bool(option.required), bool(option.multiple))


def _read_operand(operand: Any) -> Operand:
    told = _plain(operand.help)
    takes_path = _value_type(operand) is Path or bool(re.search(r"\b(path|file)\b", told))
    return Operand(operand.name, takes_path, told, bool(operand.required), operand.nargs != 1)


def _value_type(parameter: Any) -> type:
    """Of one value, also where there may be several."""
    annotation = parameter.type_descriptor.annotation
    (found,) = get_args(annotation) or (annotation,)
    return found if isinstance(found, type) else str


def _plain(told: str | None) -> str:
    """The sentences without the marks of a docstring, paragraphs apart."""
    paragraphs = (told or "").replace("``", "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)

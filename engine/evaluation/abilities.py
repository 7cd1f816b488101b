"""The abilities that a language model is probed for: what it is asked, and how a program tells a right answer."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.paths import resource

_THOUGHTS = re.compile(r"<think>.*?(</think>|\Z)", re.DOTALL)
_QUOTATION_MARKS = str.maketrans("“”„‟’‘", '""""\'\'')


@dataclass(frozen=True, slots=True)
class Task:
    """A question, on a ``text`` or "" for none; resources/abilities.toml says what each field means.

    ``id`` changes when the task does.
    """

    id: str
    text: str
    question: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    copies: str

    def is_right(self, answer: str) -> bool:
        """Whether an answer holds all that it must and nothing that it must not."""
        said = _THOUGHTS.sub("", answer).translate(_QUOTATION_MARKS).strip()
        if " ".join(self.copies.split()) not in " ".join(said.split()):
            return False
        if not said or any(_finds(pattern, said) for pattern in self.wrong):
            return False
        return all(_finds(pattern, said) for pattern in self.right)


@dataclass(frozen=True, slots=True)
class Ability:
    """A model has it that does ``needed`` of the tasks or more.

    Where there is a ``share``, in percent of the context window, a task's text ends there, within a long other one.
    """

    name: str
    title: str
    needed: int
    tasks: tuple[Task, ...]
    share: int = 0


def load_abilities() -> tuple[Ability, ...]:
    """All of them, in the order of resources/abilities.toml."""
    written = tomllib.loads(resource("abilities.toml").read_text(encoding="utf-8"))
    plain = [
        Ability(table["name"], table["title"], table["needed"], _read_tasks(table["name"], table["item"]))
        for table in written["ability"]
    ]
    needle = written["needle"]
    hidden = [
        Ability(
            f"needle-{share}",
            needle["title"].format(share=share),
            needle["needed"],
            _read_tasks(f"needle-{share}", needle["item"]),
            share,
        )
        for share in needle["shares"]
    ]
    return (*plain, *hidden)


def _read_tasks(ability: str, tables: list[Mapping[str, Any]]) -> tuple[Task, ...]:
    return tuple(
        Task(
            f"{ability}/{hashlib.sha256(repr(sorted(table.items())).encode()).hexdigest()[:12]}",
            table.get("text", ""),
            table["question"],
            tuple(table.get("right", ())),
            tuple(table.get("wrong", ())),
            table.get("copies", ""),
        )
        for table in tables
    )


def _finds(pattern: str, said: str) -> bool:
    return re.search(pattern, said, re.IGNORECASE) is not None

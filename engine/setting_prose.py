"""Tells of each setting what a person has to know: its sentence, its default and what it may be."""

from __future__ import annotations

from dataclasses import dataclass, fields

from engine.settings import ChangeableTable


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as a person is told of it: its name in the file, prose, default and what it may be."""

    name: str
    prose: str
    default: bool | int | float | str
    least: float | None
    most: float | None
    choices: tuple[str, ...]
    ends: tuple[str, ...]
    is_keys: bool
    """Whether the value is keys to press, as Qt writes them."""


def describe_table(table: type[ChangeableTable]) -> tuple[Setting, ...]:
    """Every setting of a table, in the order of the file."""
    defaults = table()
    return tuple(
        Setting(
            each.name,
            each.metadata["prose"],
            getattr(defaults, each.name),
            each.metadata.get("least"),
            each.metadata.get("most"),
            tuple(each.metadata.get("choices", ())),
            each.metadata.get("ends", ()),
            each.metadata.get("is_keys", False),
        )
        for each in fields(table)
    )

"""Writes down what of the window is on the screen: its named parts as a tree, each with its role and rough place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QScrollArea, QWidget

from desktop.activity_bar import ActivityBar
from desktop.flow_layout import FlowLayout
from desktop.summary_writer import WritingLine

CELLS = 8
"""The window is so many cells wide, and as many high: some 160 by 100 pixels each."""

PASSING = (ActivityBar, WritingLine)
"""What is there only while something is being done, which is over sooner on one computer than on another."""

_FIELD = re.compile(r"^(?P<indent> *)(?P<kind>\w+) “(?P<name>.*)” (?P<role>\w+) (?P<column>[\d-]) (?P<row>[\d-])$")
_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST = 60  # characters of a name


@dataclass(frozen=True, slots=True)
class Part:
    """A widget on the screen, at ``depth`` below the named ones it is in; the cell is that of its middle.

    Where the width of letters decides, there is none: ``row`` is None for what lies in a page that can be scrolled,
    ``column`` for what flows on into a next line.
    """

    depth: int
    kind: str
    name: str
    role: str
    column: int | None
    row: int | None

    def write(self) -> str:
        """One line."""
        cell = " ".join("-" if each is None else str(each) for each in (self.column, self.row))
        return f"{'  ' * self.depth}{self.kind} “{self.name}” {self.role} {cell}"

    def is_like(self, other: Part) -> bool:
        """Whether it is the same part in the same region: fonts may move its middle into the next cell."""
        same = (self.depth, self.kind, self.name, self.role) == (other.depth, other.kind, other.name, other.role)
        return same and _is_near(self.column, other.column) and _is_near(self.row, other.row)


def list_parts(window: QWidget) -> list[Part]:
    """The named parts of the window that are on the screen, in the order in which they were made."""
    return list(_walk(window, window, 0))


def read_parts(text: str) -> list[Part]:
    """What ``Part.write`` wrote, a part a line; raises ``ValueError`` for anything else."""
    return [_read(line) for line in text.splitlines()]


def _read(line: str) -> Part:
    match = _FIELD.match(line)
    if match is None:
        raise ValueError(line)
    column, row = (None if match[each] == "-" else int(match[each]) for each in ("column", "row"))
    return Part(len(match["indent"]) // 2, match["kind"], match["name"], match["role"], column, row)


def _is_near(cell: int | None, other: int | None) -> bool:
    return cell == other if cell is None or other is None else abs(cell - other) <= 1


def _walk(widget: QWidget, window: QWidget, depth: int, *, scrolled: bool = False) -> Iterator[Part]:
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isVisible() or child.isWindow() or isinstance(child, PASSING):
            continue
        if scrolled and isinstance(child, QLabel):
            continue  # such as what a model is: how many lines that takes, the computer says
        name = _name(child)
        if name:
            yield _describe(child, window, depth, name, scrolled=scrolled)
        inner = scrolled or (isinstance(widget, QScrollArea) and child is widget.viewport())
        yield from _walk(child, window, depth + bool(name), scrolled=inner)


def _name(widget: QWidget) -> str:
    """What the code or a screen reader calls it, without numbers; "" for what is only there to hold others.

    Words that a label shows are no name: they are of the documents.
    """
    said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    own = "" if widget.objectName().startswith("qt_") else widget.objectName()
    said = _NUMBER.sub("#", " ".join(said.split()))
    return ": ".join(filter(None, (own, said)))[:_LONGEST]


def _describe(widget: QWidget, window: QWidget, depth: int, name: str, *, scrolled: bool) -> Part:
    interface = QAccessible.queryAccessibleInterface(widget)
    middle = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).center()
    column = None if _is_flowing(widget) else _cell(middle.x(), window.width())
    row = None if scrolled else _cell(middle.y(), window.height())
    return Part(depth, type(widget).__name__, name, interface.role().name, column, row)


def _is_flowing(widget: QWidget) -> bool:
    layouts = widget.parentWidget().findChildren(QLayout)
    return any(isinstance(each, FlowLayout) and each.indexOf(widget) >= 0 for each in layouts)


def _cell(offset: int, whole: int) -> int:
    return min(CELLS - 1, max(0, offset * CELLS // whole))

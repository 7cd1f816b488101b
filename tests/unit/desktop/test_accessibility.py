"""The window as assistive technology sees it: the tree of accessible objects, not that of widgets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.place import Place
from desktop.workspace import Workspace
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import NOTE
from tests.unit.desktop.test_workspace import fill_library


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that a screen reader can come to in a part of the window, from the outside in."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from walk(child)


def can_be_used(interface: QAccessibleInterface) -> bool:
    state = interface.state()
    hidden = state.invisible or state.offscreen or state.disabled
    return not hidden and (state.focusable or state.checkable or state.editable)


def test_every_control_is_told_by_name_and_role_at_every_place(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, notes: Path
) -> None:
    fill_library(qtbot, window, engine, notes)
    window.notices.show_notice("x", "Something happened.", ("Mend it", lambda: None))
    window.show_settings()
    qtbot.waitUntil(lambda: len(window.settings_view.findChildren(QLineEdit)) > 3)
    for go in (
        window.show_first_steps, window.begin_anew, window.show_search, window.show_library, window.show_map,
        window.show_settings, window.show_models, partial(window.show_summary, None),
        partial(window.open_place, Place(NOTE)),
    ):  # fmt: skip
        go()
        qtbot.wait(50)  # for what is put off until the event loop comes round
        root = QAccessible.queryAccessibleInterface(window)
        controls = [each for each in walk(root) if can_be_used(each)]
        assert len(controls) > 10, go
        nameless = [
            (type(each.object()).__name__, each.role().name)
            for each in controls
            if each.role() == QAccessible.Role.NoRole or not each.text(QAccessible.Text.Name).strip()
        ]
        assert nameless == [], go

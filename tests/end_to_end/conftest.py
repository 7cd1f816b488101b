"""A window on an engine of its own, for every test that drives one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import LIGHT, wear_theme
from tests.end_to_end.window_driver import WindowDriver, drive_window


@pytest.fixture
def driver(qapp: QApplication, tmp_path: Path) -> Iterator[WindowDriver]:
    qapp.setStyle("Fusion")
    wear_theme(qapp, LIGHT)
    with drive_window(tmp_path / "home") as driver:
        yield driver

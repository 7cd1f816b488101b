"""The first start on the real engine: a vault is found by its name, added, and searched while the steps go on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.session import Session
from engine.api import resource
from tests.end_to_end.window_driver import WindowDriver, drive_window


@pytest.fixture
def newcomer(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WindowDriver]:
    """A window on an empty library, of somebody who keeps notes in a vault."""
    user = tmp_path / "reader"
    vault = user / "Notes" / "Vault"
    shutil.copytree(resource("sample_notes"), vault)
    (vault / ".obsidian").mkdir()
    monkeypatch.setenv("HOME", str(user))
    monkeypatch.setenv("USERPROFILE", str(user))
    qapp.setStyle("Fusion")
    with drive_window(tmp_path / "home") as driver:
        Session(driver.window, tmp_path / "window.ini").restore()
        yield driver


def test_from_the_first_start_to_a_search(newcomer: WindowDriver) -> None:
    window = newcomer.window
    steps = window.ask_view.greeting.steps
    newcomer.wait_until(lambda: bool(steps.offers.buttons))
    assert list(steps.offers.buttons) == ["~/Notes/Vault"]
    steps.offers.buttons["~/Notes/Vault"].click()
    steps.next_button.click()
    newcomer.wait_until(lambda: bool(steps.offers.buttons))
    assert next(iter(steps.offers.buttons.values())).text() == "In use"
    steps.next_button.click()
    steps.next_button.click()
    newcomer.wait_until(lambda: not window.indexer.running)
    newcomer.search("tenant notice")
    assert window.search_view.state.text().startswith(tuple("123456789"))
    assert window.notices.sentences == []

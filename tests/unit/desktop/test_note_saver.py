"""An answer becomes a note in a folder of the person's, which is asked for once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.workspace import Workspace
from tests.unit.desktop.samples import QUESTION, make_answer
from tests.unit.desktop.test_session import file, open_window

__all__ = ["file"]

NAME = "How much notice do I have to give"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "My notes"
    chosen.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen))
    return chosen


def save(qtbot: QtBot, window: Workspace) -> str:
    window.ask_view.show_past(make_answer(QUESTION, 1))
    qtbot.mouseClick(window.ask_view.footer.note_button, Qt.MouseButton.LeftButton)
    return window.notices.sentences[0]


def test_a_note_holds_answer_quotes_and_citations(qtbot: QtBot, window: Workspace, folder: Path) -> None:
    assert save(qtbot, window) == f"The answer is a note now: {NAME}.md, in {folder}."
    text = (folder / f"{NAME}.md").read_text(encoding="utf-8")
    assert text.startswith("## How much notice do I have to give?")
    assert "> The tenant gives three months' notice in writing." in text
    assert "[1]" in text
    assert "1. /home/reader/Notes/lease.md: “The tenant gives" in text


def test_the_folder_is_asked_for_once_and_nothing_is_replaced(
    qtbot: QtBot, window: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pytest.fail("asked again"))
    assert f"{NAME} 2.md" in save(qtbot, window)
    assert sorted(each.name for each in folder.iterdir()) == [f"{NAME} 2.md", f"{NAME}.md"]


def test_a_note_is_opened_or_goes_elsewhere(
    qtbot: QtBot, window: Workspace, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    save(qtbot, window)
    open_it, elsewhere = window.notices.notice("note").buttons
    open_it.click()
    assert opened == [QUrl.fromLocalFile(str(folder / f"{NAME}.md"))]
    other = tmp_path / "Other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    elsewhere.click()
    assert (other / f"{NAME}.md").exists()


def test_a_dialog_that_is_closed_saves_nothing(
    qtbot: QtBot, window: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.ask_view.show_past(make_answer(QUESTION, 1))
    window.ask_view.footer.note_button.click()
    assert window.notices.sentences == []


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, window: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.note_saver.write_file", lambda *_: False)
    assert save(qtbot, window) == f"{folder} cannot be written: choose another folder."


def test_the_folder_is_found_again_after_a_restart(qtbot: QtBot, file: Path, folder: Path) -> None:
    with open_window(qtbot, file) as (window, _engine):
        save(qtbot, window)
    with open_window(qtbot, file) as (window, _engine):
        assert window.note_saver.folder == folder

"""A conversation leaves the window as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.conversation import Conversations
from desktop.main_window import MainWindow
from tests.unit.desktop.samples import QUESTION, make_answer

FIRST = replace(make_answer(), id=1)
SECOND = replace(make_answer("And in <writing>?"), id=2, after=1)


@pytest.fixture
def exporting(window: MainWindow) -> MainWindow:
    window.ask_view.show_history((SECOND, FIRST))
    window.ask_view.show_past(SECOND)
    return window


def test_the_answers_before_are_exported_too(
    qtbot: QtBot, exporting: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def choose(_window: object, _title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append((Path(start).name, kinds))
        return str(tmp_path / "lease"), "Web page (*.html)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.mouseClick(exporting.ask_view.footer.export_button, Qt.MouseButton.LeftButton)
    assert asked[0][0] == "How much notice do I have to give.md"
    html = (tmp_path / "lease.html").read_text(encoding="utf-8")
    assert html.index(QUESTION) < html.index("And in &lt;writing&gt;?")
    assert exporting.notices.sentences == [f"The conversation is in {tmp_path / 'lease.html'}."]


def test_a_pdf_holds_the_text(exporting: MainWindow, tmp_path: Path) -> None:
    exporting.ask_view.export.write([FIRST, SECOND], tmp_path / "lease.pdf")
    with pypdfium2.PdfDocument(tmp_path / "lease.pdf") as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert QUESTION in text
    assert "And in <writing>?" in text


@pytest.mark.parametrize("name", ["lease.md", "lease.pdf"])
def test_what_cannot_be_written_is_told(exporting: MainWindow, tmp_path: Path, name: str) -> None:
    exporting.ask_view.export.write([FIRST], tmp_path / "nowhere" / name)
    assert exporting.notices.sentences[-1].endswith("cannot be written: choose another folder.")


def test_a_dialog_that_is_left_writes_nothing(exporting: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    exporting.ask_view.export.export(SECOND, Conversations())
    assert exporting.notices.sentences == []

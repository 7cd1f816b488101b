"""A conversation leaves the window as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.conversation_export import name_file
from desktop.workspace import Workspace
from engine.api import Failure, GetConversation
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import QUESTION, make_answer

FIRST = replace(make_answer(), id=1)
SECOND = replace(make_answer("And in <writing>?"), id=2, after=1)


@pytest.fixture
def exporting(window: Workspace, engine: FakeEngineClient) -> Workspace:
    engine.answers[GetConversation] = (FIRST, SECOND)
    window.ask_view.show_past(SECOND)
    return window


def press_export(qtbot: QtBot, window: Workspace) -> None:
    qtbot.mouseClick(window.ask_view.footer.export_button, Qt.MouseButton.LeftButton)
    qtbot.wait(20)


def test_the_kind_that_is_chosen_is_written_with_the_answers_before(
    qtbot: QtBot, exporting: Workspace, engine: FakeEngineClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []

    def choose(dialog: QFileDialog) -> int:
        names.append(Path(dialog.selectedFiles()[0]).name)
        dialog.setDirectory(str(tmp_path))
        dialog.selectNameFilter("Web page (*.html)")
        dialog.filterSelected.emit("Web page (*.html)")
        dialog.selectFile("lease")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    press_export(qtbot, exporting)
    qtbot.waitUntil(lambda: exporting.notices.sentences != [])
    assert engine.requests[engine.last(GetConversation)] == GetConversation(2)
    assert names == ["How much notice do I have to give.md"]
    html = (tmp_path / "lease.html").read_text(encoding="utf-8")
    assert html.index(QUESTION) < html.index("And in &lt;writing&gt;?")
    assert exporting.notices.sentences == [f"The conversation is in {tmp_path / 'lease.html'}."]


def test_a_pdf_holds_the_text(exporting: Workspace, tmp_path: Path) -> None:
    exporting.ask_view.export.write([FIRST, SECOND], tmp_path / "lease.pdf")
    with pypdfium2.PdfDocument(tmp_path / "lease.pdf") as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert QUESTION in text
    assert "And in <writing>?" in text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere/lease.md", "cannot be written: choose another folder."),
        ("nowhere/lease.pdf", "cannot be written: choose another folder."),
        ("lease.txt", "end it with .md, .html, .pdf, .json."),
    ],
)
def test_what_cannot_be_written_is_told(exporting: Workspace, tmp_path: Path, name: str, reason: str) -> None:
    exporting.ask_view.export.write([FIRST], tmp_path / name)
    assert exporting.notices.sentences[-1].endswith(reason)


def test_a_dialog_that_is_left_writes_nothing(
    qtbot: QtBot, exporting: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    press_export(qtbot, exporting)
    assert exporting.notices.sentences == []


def test_an_engine_that_knows_no_such_answer_is_heard(
    qtbot: QtBot, exporting: Workspace, engine: FakeEngineClient
) -> None:
    del engine.answers[GetConversation]
    press_export(qtbot, exporting)
    engine.send(engine.last(GetConversation), Failure("bad_input", "There is no answer 2."))
    qtbot.waitUntil(lambda: exporting.notices.sentences == ["There is no answer 2."])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What is a/b: c?", "What is a b c"),
        ("हिन्दी की किताब?", "हिन्दी की किताब"),
        ("???", "Conversation"),
        ("❤\ufe0f ✨", "Conversation"),
        ("\u0301", "Conversation"),
        ("❤\ufe0f what?", "what"),
    ],
)
def test_a_file_is_named_by_whole_words(title: str, name: str) -> None:
    assert name_file(title) == name

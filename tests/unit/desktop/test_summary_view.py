"""Summaries in the real window: three lengths, places that open, live progress, Stop, and what was not covered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.coverage_strip import CoverageStrip, Part, list_stretches, say_coverage
from desktop.place import Place
from desktop.theme import DARK, wear_theme
from desktop.workspace import Workspace
from engine.api import (
    ChangeKind,
    DocumentChange,
    Failure,
    FileFailure,
    Finished,
    FolderChanges,
    GetStatus,
    ListChanges,
    ListDocuments,
    OpenDocument,
    Progress,
    Stopped,
    Summarize,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
    SummaryPlace,
    SummarySentence,
    UnreadStretch,
    WriteSummaries,
    WritingReport,
)
from tests.unit.desktop.fake_engine import FakeEngineClient, make_status
from tests.unit.desktop.samples import DOCUMENT, END, NOTE, PDF, RECORDS, SENTENCE, START

FOLDER = NOTE.parent
SENTENCES = (
    SummarySentence("Rent is due on the third.", NOTE, ("Lease",), None, 14, 39),
    SummarySentence(SENTENCE, NOTE, ("Lease", "Notice <1>"), None, START, END),
)
DOCUMENT_SUMMARY = Summary(
    NOTE, SummaryLevel.DOCUMENT, "Lease", SENTENCES, SummaryCoverage(1, 1, 10, 10, extent=len(DOCUMENT.text))
)
PAGES_SUMMARY = Summary(
    PDF,
    SummaryLevel.DOCUMENT,
    "Lease",
    (SummarySentence("The landlord gives six months' notice.", PDF, (), 3, 5200, 5238),),
    SummaryCoverage(1, 1, 12, 12, (1, 3, 4), (FileFailure(PDF, "in_part", "1 of 4 pages hold no text."),)),
    made_by="SmolLM2",
)
FOLDER_SUMMARY = Summary(
    FOLDER,
    SummaryLevel.FOLDER,
    "Notes",
    SENTENCES,
    SummaryCoverage(5, 3, 40, 31, left_out=(FileFailure(RECORDS[1].path, "encrypted", "It needs a <password>."),)),
)


def fill_library(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.answers[ListDocuments] = RECORDS
    engine.answers[GetStatus] = make_status((FOLDER,), indexed=1, failed=1, skipped=1)
    window.show_library()
    qtbot.waitUntil(lambda: window.library_view.model.rowCount() == 3 and bool(window.library_view.folder_list.folders))


@pytest.fixture
def show(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> Callable[[Summary], None]:
    """Show a summary as if it had been wished for in the library."""

    def show(summary: Summary) -> None:
        engine.answers[Summarize] = summary
        window.library_view.summary_wanted.emit(summary.path)
        qtbot.waitUntil(lambda: window.summary_view.coverage.text() != "")

    return show


def follow(qtbot: QtBot, window: Workspace, words: str) -> Place:
    """Click the first link with these words; returns the place that it asked for."""
    pane = window.summary_view.pane
    cursor = pane.document().find(words)
    assert cursor.charFormat().isAnchor(), pane.toPlainText()
    cursor.setPosition(cursor.selectionStart() + 1)
    with qtbot.waitSignal(window.summary_view.place_chosen) as chosen:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=pane.cursorRect(cursor).center())
    place: Place = chosen.args[0]
    return place


def test_a_document_a_folder_and_the_library_can_be_summarised(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    fill_library(qtbot, window, engine)
    library = window.library_view
    buttons = library.folder_list.findChildren(QAbstractButton)
    next(button for button in buttons if "Summarise" in button.accessibleName()).click()
    library.summary_button.click()
    actions = {action.text(): action for action in library.table.make_menu(RECORDS[0]).actions()}
    actions["Summarise"].trigger()
    actions["Summarise its folder"].trigger()
    window.open_place(Place(PDF))
    window.document_view.header.summary_button.click()
    asked = [engine.requests[job] for job in engine.jobs(Summarize)]
    assert asked == [Summarize(path) for path in (FOLDER, None, RECORDS[0].path, FOLDER, PDF)]
    assert window.summary_view.isVisible()
    assert not library.table.make_menu(RECORDS[1]).actions()[1].isEnabled()  # it could not be read
    qtbot.keyClick(window, Qt.Key.Key_Escape)  # the document first
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(library.isVisible)


def test_three_lengths_are_asked_for_and_shown(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, show: Callable[[Summary], None]
) -> None:
    show(DOCUMENT_SUMMARY)
    view = window.summary_view
    assert view.title.text() == "lease.md"
    assert view.pane.toPlainText().startswith(f"Rent is due on the third. {SENTENCE}\n")
    assert view.maker.text().startswith("Sentences of the documents, word for word")
    view.length_buttons[SummaryLength.LONG].click()
    qtbot.waitUntil(lambda: "Lease › Notice <1>" in view.pane.toPlainText())
    assert "Rent is due on the third." in view.pane.toPlainText()
    view.length_buttons[SummaryLength.SHORT].click()
    lengths = [engine.requests[job].length for job in engine.jobs(Summarize)]
    assert lengths == [SummaryLength.MEDIUM, SummaryLength.LONG, SummaryLength.SHORT]


def test_a_sentence_and_its_place_open_where_it_stands(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, show: Callable[[Summary], None]
) -> None:
    engine.answers[OpenDocument] = DOCUMENT
    show(DOCUMENT_SUMMARY)
    assert follow(qtbot, window, "three months") == Place(NOTE, None, START, END, SENTENCE)
    qtbot.waitUntil(lambda: window.document_view.text_pane.highlighted_text() == SENTENCE)
    window.summary_view.length_buttons[SummaryLength.LONG].click()
    qtbot.waitUntil(lambda: "Notice <1>" in window.summary_view.pane.toPlainText())
    assert follow(qtbot, window, "Notice <1>") == Place(NOTE, None, START, END, SENTENCE)
    show(PAGES_SUMMARY)  # what the model wrote need not stand there word for word
    assert follow(qtbot, window, "six months") == Place(PDF, 3, 5200, 5238)


def test_every_place_that_says_a_sentence_can_be_opened(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, show: Callable[[Summary], None]
) -> None:
    (sentence,) = PAGES_SUMMARY.sentences
    also_at = (SummaryPlace(PDF, (), 4, 7000, 7030), SummaryPlace(NOTE, ("Lease",), None, 14, 39))
    show(replace(PAGES_SUMMARY, sentences=(replace(sentence, also_at=also_at),)))
    for length in (SummaryLength.MEDIUM, SummaryLength.LONG):
        window.summary_view.length_buttons[length].click()
        qtbot.waitUntil(lambda: "page 3  ·  page 4" in window.summary_view.pane.toPlainText().replace("\xa0", " "))
        assert follow(qtbot, window, "page 4") == Place(PDF, 4, 7000, 7030)
        assert follow(qtbot, window, "Lease") == Place(NOTE, None, 14, 39)


def test_the_model_writes_with_live_progress(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, show: Callable[[Summary], None]
) -> None:
    show(DOCUMENT_SUMMARY)
    view = window.summary_view
    assert not view.stop_button.isVisible()
    qtbot.mouseClick(view.write_button, Qt.MouseButton.LeftButton)
    job = engine.last(WriteSummaries)
    assert engine.requests[job] == WriteSummaries(NOTE)
    assert view.stop_button.isVisible()
    assert not view.write_button.isVisible()
    engine.send(job, Progress(12, 40, str(NOTE), 0.2, 140.0))
    qtbot.waitUntil(lambda: view.progress_bar.value() == 12)
    assert view.maker.text() == "Writing: 12 of about 40 parts  ·  lease.md  ·  about 2 min left"
    engine.answers[Summarize] = PAGES_SUMMARY
    engine.send(job, Finished(WritingReport(1, 1, 0, 40)))
    told = "Written by SmolLM2 from all of it; each sentence opens what supports it."
    qtbot.waitUntil(lambda: view.maker.text() == told)
    assert view.write_button.isVisible()
    assert not view.progress_bar.isVisible()


def test_writing_can_be_stopped_and_its_ends_are_told(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, show: Callable[[Summary], None]
) -> None:
    show(FOLDER_SUMMARY)
    view = window.summary_view
    for event, told in (
        (Stopped(), "Stopped. What was written is kept, and goes on there."),
        (Failure("bad_input", "No language model is installed."), "No language model is installed."),
    ):
        view.write_button.click()
        qtbot.mouseClick(view.stop_button, Qt.MouseButton.LeftButton)
        job = engine.last(WriteSummaries)
        assert engine.cancelled[-1] == job
        engine.send(job, event)
        qtbot.waitUntil(lambda told=told: view.maker.text() == told)
        assert view.write_button.isVisible()
    view.write_button.click()
    engine.send(engine.last(WriteSummaries), Finished(WritingReport(1, 0, 1, 3)))
    qtbot.waitUntil(lambda: not view.busy)
    engine.die()
    engine.be_ready()
    qtbot.waitUntil(lambda: view.maker.text() != "")


def test_what_cannot_be_summarised_says_why(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.show_summary(NOTE)
    engine.send(engine.last(Summarize), Failure("bad_input", "lease.md has no summary yet: it is <empty>."))
    pane = window.summary_view.pane
    qtbot.waitUntil(lambda: pane.toPlainText().strip() == "lease.md has no summary yet: it is <empty>.")
    assert not window.summary_view.strip.isVisible()


def test_what_was_not_covered_is_listed_with_its_reason(window: Workspace, show: Callable[[Summary], None]) -> None:
    show(FOLDER_SUMMARY)
    text = window.summary_view.pane.toPlainText()
    assert "Not covered, and why" in text
    assert "insurance.pdf: It needs a <password>." in text
    assert "lease.md, Lease › Notice <1>" in text
    assert window.summary_view.coverage.text() == "Made of 31 of 40 passages in 3 of 5 documents."


def test_the_strip_shows_what_fed_the_summary() -> None:
    pages = list_stretches(PAGES_SUMMARY)
    assert [stretch.part for stretch in pages] == [Part.READ, Part.UNREAD, Part.SAID, Part.READ]
    assert pages[2].place == Place(PDF, 3)
    places = list_stretches(DOCUMENT_SUMMARY)
    assert len(places) == 10
    assert [number for number, stretch in enumerate(places) if stretch.part is Part.SAID] == [
        10 * 14 // len(DOCUMENT.text),
        10 * START // len(DOCUMENT.text),
    ]
    documents = list_stretches(FOLDER_SUMMARY)
    assert [(stretch.part, stretch.weight) for stretch in documents] == [
        (Part.SAID, 1),
        (Part.READ, 2),
        (Part.UNREAD, 2),
    ]
    assert say_coverage(PAGES_SUMMARY.coverage, SummaryLevel.DOCUMENT) == "Made of all 12 passages on 3 pages."
    nothing = Summary(None, SummaryLevel.LIBRARY, "Library", (), SummaryCoverage(0, 0, 0, 0))
    assert list_stretches(nothing) == ()


def test_what_a_model_wrote_nothing_about_is_marked_and_listed(
    qtbot: QtBot, window: Workspace, show: Callable[[Summary], None]
) -> None:
    length = len(DOCUMENT.text)
    reason = "The model wrote no whole sentence about it."
    silent = UnreadStretch(("Lease", "Notice <1>"), None, length // 2, length, 5, reason)
    coverage = SummaryCoverage(1, 1, 10, 5, extent=length, unread=(silent,))
    parts = [stretch.part for stretch in list_stretches(replace(DOCUMENT_SUMMARY, coverage=coverage))]
    assert Part.UNREAD not in parts[:5]
    assert Part.UNREAD in parts[5:]
    on_pages = replace(silent, page=5)
    of_pages = replace(PAGES_SUMMARY, coverage=replace(PAGES_SUMMARY.coverage, unread=(on_pages,)))
    assert [stretch.part for stretch in list_stretches(of_pages)][-1] is Part.UNREAD
    show(replace(DOCUMENT_SUMMARY, coverage=coverage))
    assert window.summary_view.coverage.text() == "Made of 5 of 10 passages."
    assert f"5 passages, Lease › Notice <1>: {reason}" in window.summary_view.pane.toPlainText()


def test_a_part_of_the_strip_is_named_and_opens(qtbot: QtBot) -> None:
    strip = CoverageStrip()
    qtbot.addWidget(strip)
    strip.resize(400, 12)
    strip.show_summary(PAGES_SUMMARY)
    strip.show()
    wear_theme(QApplication.instance(), DARK)
    strip.grab()
    assert strip.accessibleDescription() == "Page 2: not read; Page 3: a sentence of the summary comes from here"
    where = QPoint(250, 6)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, where, strip.mapToGlobal(where)))
    assert QToolTip.text() == "Page 3: a sentence of the summary comes from here"
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(strip.place_chosen) as chosen:
        QApplication.sendEvent(
            strip,
            QMouseEvent(
                QEvent.Type.MouseButtonPress, QPointF(where), QPointF(where), left, left, Qt.KeyboardModifier.NoModifier
            ),
        )
    assert chosen.args == [Place(Path(PDF), 3)]


def test_what_changed_this_week_is_listed_for_a_folder_and_opens(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, show: Callable[[Summary], None]
) -> None:
    changes = (
        DocumentChange(NOTE, ChangeKind.NEW, 1_760_000_000.0, "Lease", SENTENCES),
        DocumentChange(RECORDS[1].path, ChangeKind.CHANGED, 1_750_000_000.0, "", reason="It needs a <password>."),
        DocumentChange(FOLDER / "gone <b>.md", ChangeKind.REMOVED, 1_740_000_000.0, "Gone"),
    )
    engine.answers[ListChanges] = FolderChanges(FOLDER, 0.0, changes)
    show(DOCUMENT_SUMMARY)
    view = window.summary_view
    assert not view.changes_button.isVisible()  # a document has its summary only
    show(FOLDER_SUMMARY)
    qtbot.waitUntil(view.changes_button.isVisible)
    qtbot.mouseClick(view.changes_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "gone <b>.md" in view.pane.toPlainText())
    assert engine.requests[engine.last(ListChanges)] == ListChanges(FOLDER)
    text = view.pane.toPlainText()
    assert text.index("lease.md") < text.index("insurance.pdf") < text.index("gone <b>.md")
    for words in ("new · ", "changed · ", "removed · ", "It needs a <password>.", SENTENCE):
        assert words in text
    assert not view.strip.isVisible()
    assert follow(qtbot, window, "three months") == Place(NOTE, None, START, END, SENTENCE)
    engine.answers[ListChanges] = FolderChanges(None, 0.0, ())
    window.show_summary(None)
    qtbot.waitUntil(lambda: "Rent is due" in view.pane.toPlainText())
    qtbot.mouseClick(view.changes_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.pane.toPlainText().startswith("Nothing changed"))

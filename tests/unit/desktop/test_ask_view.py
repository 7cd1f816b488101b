"""Asking, from the keyboard to the finished page, in the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.answer_view import AnswerView
from desktop.place import Place, place_of
from desktop.theme import DARK, LIGHT, wear_theme
from desktop.workspace import Workspace
from engine.api import (
    AskOptions,
    AskQuestion,
    Failure,
    Finished,
    ListHistory,
    Progress,
    QuotesFound,
    Stopped,
    TokenGenerated,
)
from tests.unit.desktop.fake_engine import FakeEngineClient
from tests.unit.desktop.samples import NOTE, NOTE_QUOTE, PDF_QUOTE, QUESTION, make_answer, make_long_plan, make_refusal


def ask(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, question: str = QUESTION) -> int:
    qtbot.keyClicks(window.ask_view.question.box.edit, question)
    qtbot.keyClick(window.ask_view.question.box.edit, Qt.Key.Key_Return)
    return engine.last(AskQuestion)


def page(window: Workspace) -> str:
    return window.ask_view.answer_view.toPlainText().replace("\xa0", " ")


def cursor_in(view: AnswerView, text: str) -> QTextCursor:
    cursor = view.document().find(text)
    assert not cursor.isNull(), f"{text!r} is not on the page"
    cursor.setPosition(cursor.selectionStart() + 1)
    return cursor


def click(qtbot: QtBot, view: AnswerView, text: str) -> None:
    at = view.cursorRect(cursor_in(view, text)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def tool_tip(view: AnswerView, text: str) -> str:
    at = view.cursorRect(cursor_in(view, text)).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
    return QToolTip.text()


def test_enter_asks_what_was_written(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    job = ask(qtbot, window, engine, "  Why & how <b>?  ")
    assert engine.requests[job] == AskQuestion("Why & how <b>?")
    assert "Why & how <b>?" in page(window)
    assert "Looking through your documents" in page(window)


def test_a_question_is_asked_of_the_documents_in_scope(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    field = window.ask_view.question.scope_field
    assert field.button.text() == "All documents  ▾"
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert field.edit.hasFocus()
    qtbot.keyClicks(field.edit, "folder:papers")
    qtbot.mouseClick(field.chips.buttons["PDF"], Qt.MouseButton.LeftButton)
    assert field.edit.text() == "folder:papers type:pdf "
    job = ask(qtbot, window, engine)
    assert engine.requests[job] == AskQuestion(QUESTION, options=AskOptions(scope="folder:papers type:pdf"))
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert not field.isVisible()
    assert field.button.text() == "Only folder:papers type:pdf  ▾"  # it holds, and is seen, until it is changed
    engine.send(job, Failure("bad_input", "A scope holds filters only."))
    qtbot.waitUntil(lambda: "A scope holds filters only." in page(window))
    assert window.ask_view.question.box.edit.toPlainText() == QUESTION


def test_enter_in_the_scope_sends_the_question(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    field = window.ask_view.question.scope_field
    qtbot.keyClicks(window.ask_view.question.box.edit, QUESTION)
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field.edit, "lang:de")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert engine.requests[engine.last(AskQuestion)] == AskQuestion(QUESTION, options=AskOptions(scope="lang:de"))


def test_an_empty_question_is_not_asked(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    qtbot.keyClicks(window.ask_view.question.box.edit, "   ")
    qtbot.keyClick(window.ask_view.question.box.edit, Qt.Key.Key_Return)
    assert engine.jobs(AskQuestion) == []
    assert not window.ask_view.question.box.ask_button.isEnabled()


def test_quotes_come_first_then_tokens_then_the_answer(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound((NOTE_QUOTE,)))
    qtbot.waitUntil(lambda: NOTE_QUOTE.text in page(window))
    assert "Writing …" in page(window)
    engine.send(job, TokenGenerated("You <give>"), TokenGenerated(" three"))
    qtbot.waitUntil(lambda: page(window).endswith("You <give> three"))
    engine.send(job, TokenGenerated(" months"))
    qtbot.waitUntil(lambda: page(window).endswith("You <give> three months"))
    assert page(window).index(NOTE_QUOTE.text) < page(window).index("You <give>")
    engine.send(job, Finished(make_answer()))
    qtbot.waitUntil(lambda: "Sources" in page(window))
    assert "You <give>" not in page(window)
    assert "You give three months' notice. [1] Your landlord needs six. [2] The mayor keeps the <keys>." in page(window)


def test_a_question_that_leans_on_the_last_says_how_it_was_asked(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound((NOTE_QUOTE,), "And the landlord? (notice <lease>)"))
    qtbot.waitUntil(lambda: "Asked as: And the landlord? (notice <lease>)" in page(window))
    assert page(window).index("Asked as") < page(window).index(NOTE_QUOTE.text)
    engine.send(job, Finished(replace(make_answer(), asked_as="And the landlord? (notice)")))
    qtbot.waitUntil(lambda: "Asked as: And the landlord? (notice)" in page(window))
    window.ask_view.show_past(make_answer())
    assert "Asked as" not in page(window)


def test_every_step_of_a_long_answer_is_told(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, Progress(3, 900, "", 0.5, None, stage="Reading what was left out"))
    qtbot.waitUntil(lambda: page(window).endswith("Reading what was left out …"))
    engine.send(job, QuotesFound((NOTE_QUOTE,)), Progress(2, 12, "", 0.5, 20.0, stage="Reading part 3 of 12"))
    qtbot.waitUntil(lambda: "Reading part 3 of 12, about 20 s left …" in page(window))
    engine.send(job, TokenGenerated("You give"))
    qtbot.waitUntil(lambda: page(window).endswith("You give"))
    assert "Reading part" not in page(window)
    engine.send(job, Finished(replace(make_answer(), plan=make_long_plan())))
    qtbot.waitUntil(lambda: "2 passages read in 2 calls (each given the answer so far)" in page(window))
    click(qtbot, window.ask_view.answer_view, "Details")
    assert "Call 2, the answer again: 200 tokens of instructions and question, 380 of passages and 60 of" in page(
        window
    )
    assert "Read: lease.pdf, page 3, 380 tokens, in call 2" in page(window)


@pytest.mark.parametrize(
    ("task", "way", "call"),
    [
        ("refine", "each given the answer so far", "the answer again"),
        ("note", "notes, then joined", "notes"),
        ("choose", "one for each sentence", "how well a sentence answers"),
    ],
)
def test_every_kind_of_call_has_its_words(qtbot: QtBot, window: Workspace, task: str, way: str, call: str) -> None:
    plan = make_long_plan()
    plan = replace(plan, calls=tuple(replace(each, task=task) for each in plan.calls))
    window.ask_view.show_past(replace(make_answer(), plan=plan))
    assert f"in 2 calls ({way})" in page(window)
    click(qtbot, window.ask_view.answer_view, "Details")
    assert f"Call 2, {call}: " in page(window)


def test_a_marker_shows_its_quote_when_pointed_at(window: Workspace) -> None:
    window.ask_view.show_past(make_answer())
    cursor = window.ask_view.answer_view.document().find("[2]")
    assert cursor.charFormat().toolTip() == f"“{PDF_QUOTE.text}”\nlease.pdf, page 3"


def test_tokens_are_painted_at_most_twenty_times_a_second(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound(()), TokenGenerated("start"))
    qtbot.waitUntil(lambda: page(window).endswith("start"))
    changes: list[None] = []
    window.ask_view.answer_view.document().contentsChanged.connect(lambda: changes.append(None))
    engine.send(job, *[TokenGenerated(" x")] * 300)
    qtbot.waitUntil(lambda: page(window).endswith("start" + " x" * 300))
    assert len(changes) <= 2


def test_a_selection_survives_the_next_tokens(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound((NOTE_QUOTE,)), TokenGenerated("You"))
    qtbot.waitUntil(lambda: page(window).endswith("You"))
    view = window.ask_view.answer_view
    view.setTextCursor(view.document().find("three months"))
    engine.send(job, TokenGenerated(" give"))
    qtbot.waitUntil(lambda: page(window).endswith("You give"))
    assert view.textCursor().selectedText() == "three months"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("three months' notice in writing", place_of(NOTE_QUOTE)),  # the quote itself
        ("lease.pdf, page 3", place_of(PDF_QUOTE)),  # its source
        ("[1]", place_of(NOTE_QUOTE)),
        ("[2]", place_of(PDF_QUOTE)),
    ],
)
def test_quotes_and_citations_open_their_place(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, text: str, place: Place
) -> None:
    engine.send(ask(qtbot, window, engine), Finished(make_answer()))
    qtbot.waitUntil(lambda: "Sources" in page(window))
    with qtbot.waitSignal(window.ask_view.place_chosen) as chosen:
        click(qtbot, window.ask_view.answer_view, text)
    assert chosen.args == [place]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_nothing_supports_is_marked_and_explained(
    qtbot: QtBot, window: Workspace, qapp: QApplication, theme: object
) -> None:
    window.ask_view.show_past(make_answer())
    wear_theme(qapp, theme)
    view = window.ask_view.answer_view
    marked = cursor_in(view, "mayor").charFormat()
    assert marked.background().color().name() == theme.warning_ground
    assert cursor_in(view, "landlord needs").charFormat().background().style() == Qt.BrushStyle.NoBrush
    assert tool_tip(view, "mayor") == "Nothing found in your documents supports this sentence."


def test_what_was_left_out_is_said_and_can_be_looked_at(qtbot: QtBot, window: Workspace) -> None:
    window.ask_view.show_past(make_answer())
    view = window.ask_view.answer_view
    assert "smollm2-135m-instruct · compact · 4.2 s · 2 passages read · 1 left out" in page(window)
    view.moveCursor(QTextCursor.MoveOperation.End)
    assert tool_tip(view, "Details") == "lease.pdf, page 5: did not fit"
    click(qtbot, view, "Details")
    assert "Left out: lease.pdf, page 5, 410 tokens: did not fit" in page(window)
    assert "960 tokens read and 192 kept free for the answer, of 2,048" in page(window)
    view.moveCursor(QTextCursor.MoveOperation.End)
    click(qtbot, view, "Hide details")
    assert "410 tokens" not in page(window)


def test_a_refusal_shows_the_nearest_passages(qtbot: QtBot, window: Workspace) -> None:
    window.ask_view.show_past(make_refusal())
    assert "Not in your notes\nNothing in your documents answers this.\n" in page(window)
    with qtbot.waitSignal(window.ask_view.place_chosen) as chosen:
        click(qtbot, window.ask_view.answer_view, "The tenant gives")
    assert chosen.args[0].path == NOTE


@pytest.mark.parametrize("by", ["button", "escape"])
def test_stop_keeps_what_is_written(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, by: str) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound((NOTE_QUOTE,)), TokenGenerated("You give"))
    qtbot.waitUntil(lambda: page(window).endswith("You give"))
    box = window.ask_view.question.box
    assert box.stop_button.isVisible()
    if by == "button":
        qtbot.mouseClick(box.stop_button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert engine.cancelled == [job]
    engine.send(job, Stopped())
    qtbot.waitUntil(lambda: "You stopped this answer." in page(window))
    assert "You give" in page(window)
    assert box.ask_button.isVisible()
    assert not box.stop_button.isVisible()


def test_an_answer_that_was_stopped_says_so(window: Workspace) -> None:
    window.ask_view.show_past(replace(make_answer(), stopped=True))
    assert "You stopped this answer before it was complete." in page(window)


def test_a_failure_ends_the_question_visibly(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.send(ask(qtbot, window, engine), Failure("model_missing", "No language model is installed: add one."))
    qtbot.waitUntil(lambda: "No language model is installed: add one." in page(window))
    assert not window.ask_view.busy
    assert window.ask_view.question.box.edit.toPlainText() == QUESTION  # nobody has to type it again


def test_the_death_of_the_engine_ends_the_question_visibly(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    job = ask(qtbot, window, engine)
    engine.send(job, QuotesFound((NOTE_QUOTE,)), TokenGenerated("You give"))
    engine.die()
    qtbot.waitUntil(lambda: "The engine stopped before this was done." in page(window))
    assert "You give" in page(window)
    engine.be_ready()
    assert ask(qtbot, window, engine, "Again?") != job


def test_past_questions_can_be_looked_at_again(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    engine.answers[ListHistory] = (make_answer("Newer?"), make_answer("Older?"))
    engine.send(ask(qtbot, window, engine, "Newer?"), Finished(make_answer("Newer?")))
    history = window.past.list
    qtbot.waitUntil(lambda: [history.item(row).text() for row in range(history.count())] == ["Newer?", "Older?"])
    assert history.currentRow() == 0
    window.show_library()
    at = history.visualItemRect(history.item(1)).center()
    qtbot.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page(window).startswith("Older?")
    assert window.views.currentWidget() is window.ask_view


def test_a_question_on_its_way_goes_on_while_a_past_one_is_looked_at(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient
) -> None:
    engine.answers[ListHistory] = (make_answer("Older?"),)
    window.past.feed.refresh()
    history = window.past.list
    qtbot.waitUntil(lambda: history.count() == 1)
    job = ask(qtbot, window, engine, "Now?")
    qtbot.waitUntil(lambda: history.count() == 2)
    click_row(qtbot, window, 1)
    engine.send(job, QuotesFound((NOTE_QUOTE,)), TokenGenerated("Unseen"))
    qtbot.wait(80)
    assert page(window).startswith("Older?")
    assert "Unseen" not in page(window)
    click_row(qtbot, window, 0)
    assert page(window).startswith("Now?")
    assert page(window).endswith("Unseen")


def click_row(qtbot: QtBot, window: Workspace, row: int) -> None:
    history = window.past.list
    at = history.visualItemRect(history.item(row)).center()
    qtbot.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_page_loads_nothing(window: Workspace) -> None:
    view = window.ask_view.answer_view
    asked: list[object] = []
    view.loadResource = lambda *arguments: asked.append(arguments)
    evil = '<img src="http://example.org/x.png"> <a href="http://example.org">link</a>'
    answer = make_answer(evil)
    window.ask_view.show_past(replace(answer, text=evil, sentences=(), quotes=(replace(NOTE_QUOTE, text=evil),)))
    view.grab()
    assert asked == []
    assert page(window).count(evil) == 3
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_the_page_is_written_anew_in_another_theme(window: Workspace, qapp: QApplication) -> None:
    window.ask_view.show_past(make_answer())
    wear_theme(qapp, DARK)
    colour = cursor_in(window.ask_view.answer_view, "landlord gives").charFormat().foreground().color()
    assert colour.name() == DARK.text


def test_links_can_be_reached_with_the_keyboard(qtbot: QtBot, window: Workspace, engine: FakeEngineClient) -> None:
    window.ask_view.show_past(make_answer())
    view = window.ask_view.answer_view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.ask_view.place_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == [place_of(NOTE_QUOTE)]


def test_an_answer_without_known_sentences_is_shown_whole(window: Workspace) -> None:
    answer = replace(make_answer(), sentences=(), text="First line.\nSecond line.")
    window.ask_view.show_past(answer)
    assert "First line.\nSecond line." in page(window).replace("\u2028", "\n")


def test_without_a_language_model_the_quotes_are_the_answer(window: Workspace) -> None:
    window.ask_view.show_past(replace(make_answer(), strategy="quotes", model="", text=NOTE_QUOTE.text, sentences=()))
    assert page(window).count(NOTE_QUOTE.text) == 1
    assert "No language model is installed" in page(window)

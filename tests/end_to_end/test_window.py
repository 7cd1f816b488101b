"""The real window with the real engine and the real models, from an empty home to a proved answer and past a crash."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.search_model import ROW
from desktop.search_results import DocumentRow, PassageRow
from engine.api import FileState, GenerationSettings, Method, resource
from tests.announcements import listen
from tests.end_to_end.window_driver import PATIENCE, WindowDriver

QUESTION = "How much notice must the tenant give to end the tenancy?"
QUOTE = "The Tenant may end the tenancy at any time with at least 28 days of written notice."


def kill_engine() -> None:
    """End the engine as the kernel would when memory runs out."""
    engines = [child for child in psutil.Process().children() if "resource_tracker" not in " ".join(child.cmdline())]
    assert len(engines) == 1
    engines[0].send_signal(signal.SIGKILL)


def test_from_a_folder_to_a_proved_answer_and_past_a_crash(driver: WindowDriver) -> None:
    window = driver.window
    driver.add_folder(resource("sample_notes"))
    states = {record.path.name: record.state for record in window.library_view.model.records}
    assert states["Tenancy agreement.pdf"] == states["Zwetschgenkuchen.md"] == FileState.INDEXED

    driver.send_question(QUESTION)
    driver.wait_until(lambda: QUOTE in driver.page())
    assert window.ask_view.busy  # the quotes are here before the answer
    driver.wait_until(lambda: not window.ask_view.busy)
    assert "passages read" in driver.page()

    driver.follow("Tenancy agreement.pdf, page 2")
    pages = window.document_view.page_pane
    driver.wait_until(lambda: bool(pages.sheet.marks()))
    assert pages.page_label.text().startswith("Page 2 of ")

    kill_engine()
    driver.wait_until(lambda: window.notices.notice("engine") is not None)
    driver.wait_until(lambda: window.notices.notice("engine") is None)
    driver.ask("When did the Bell Rock light first shine?")
    driver.follow("Bell Rock lighthouse.md")
    text = window.document_view.text_pane
    driver.wait_until(lambda: "Bell Rock" in text.toPlainText())
    assert text.highlighted_text() in text.toPlainText()
    assert text.highlighted_text().strip()
    assert not window.document_view.remark.isVisible()
    history = window.past.list
    driver.wait_until(lambda: history.count() == 2)
    assert history.item(0).text() == QUESTION
    assert history.item(1).text() == "↳ When did the Bell Rock light first shine?"

    QTest.keyClicks(window.past.search_box, "bell rock")
    driver.wait_until(lambda: [history.item(row).text()[:6] for row in range(history.count())] == ["When d"])
    window.past.search_box.clear()
    history.setCurrentRow(0)
    history.pin.trigger()
    driver.wait_until(lambda: history.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{QUESTION}, pinned")
    history.forget.trigger()
    driver.wait_until(lambda: window.notices.notice("forgotten") is not None and history.count() == 0)
    window.notices.notice("forgotten").buttons[0].click()
    driver.wait_until(lambda: history.count() == 2 and history.pin.text() == "Pin")
    history.setCurrentRow(0)
    assert history.pin.text() == "Unpin"


def test_a_screen_reader_is_given_the_quotes_the_whole_answer_and_its_end(driver: WindowDriver) -> None:
    driver.add_folder(resource("sample_notes") / "home")
    with listen() as heard:
        driver.ask(QUESTION)
    answer = driver.window.ask_view.footer.answer
    assert answer is not None
    assert heard[0].words.endswith("from your documents.")
    said = " ".join(each.words for each in heard[1:])
    assert all(sentence.text in said for sentence in answer.sentences), (said, answer.text)
    assert "The answer is complete, with" in heard[-1].words


def test_an_answer_in_the_form_that_is_chosen(driver: WindowDriver) -> None:
    window, field = driver.window, driver.window.ask_view.question.form_field
    driver.add_folder(resource("sample_notes"))
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    field.quotes_only.click()
    driver.ask(QUESTION)
    assert f"{QUOTE} [1]" in driver.page().partition("Answer")[2]
    assert "Nothing in your documents supports it" not in driver.page()
    assert "calls (one for each sentence)" in driver.page()
    driver.follow("Details")
    assert "Call 2, how well a sentence answers: " in driver.page()

    field.quotes_only.click()
    QTest.keyClicks(
        field.schema, '{"type": "object", "properties": {"days": {"type": "integer"}}, "required": ["days"]}'
    )
    driver.ask("How many days of notice does the tenant give?")
    assert '{"days": 28' in driver.page().replace("\n", "")
    driver.follow("[1]")
    pages = window.document_view.page_pane
    driver.wait_until(lambda: bool(pages.sheet.marks()))
    assert window.notices.sentences == []


def test_from_a_word_to_its_place(driver: WindowDriver) -> None:
    window, view = driver.window, driver.window.search_view
    driver.add_folder(resource("sample_notes"))
    driver.search("tenant notice")
    assert view.state.text().startswith(tuple("123456789"))
    assert next(row.path.name for row in view.list.rows.rows if isinstance(row, DocumentRow)) == "Tenancy agreement.pdf"
    best = next(row for row in view.list.rows.rows if isinstance(row, PassageRow))
    assert {finding.method for finding in best.passage.findings} >= {Method.WORDS, Method.MEANING}
    QTest.keyClick(view.box.edit, Qt.Key.Key_Return)
    pages = window.document_view.page_pane
    driver.wait_until(lambda: bool(pages.sheet.marks()))
    assert pages.page_label.text().startswith("Page 2 of ")

    driver.search("visited the rock only a few times")
    QTest.keyClick(view.box.edit, Qt.Key.Key_Down)
    while "visited the rock" not in view.list.currentIndex().data(ROW).passage.text:
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    text = window.document_view.text_pane
    driver.wait_until(lambda: "Rennie was chief engineer on paper" in text.highlighted_text())
    assert not window.document_view.remark.isVisible()
    assert window.notices.sentences == []


def test_from_a_document_to_its_summary_and_to_where_it_says_so(driver: WindowDriver, tmp_path: Path) -> None:
    window, view = driver.window, driver.window.summary_view
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("home/Tenancy agreement.pdf", "research/Bell Rock lighthouse.md"):
        shutil.copy(resource("sample_notes") / name, notes)
    window.settings_feed.change(GenerationSettings(write_summaries=False))
    driver.add_folder(notes)
    lease = notes / "Tenancy agreement.pdf"
    driver.summarise(lease)
    assert view.coverage.text() == "Made of all 4 passages on 2 pages."
    verbatim = view.pane.toPlainText()
    driver.follow("page 2", view.pane)
    driver.wait_until(lambda: bool(window.document_view.page_pane.sheet.marks()))
    assert window.document_view.page_pane.page_label.text().startswith("Page 2 of ")

    QTest.mouseClick(view.write_button, Qt.MouseButton.LeftButton)
    driver.wait_until(lambda: view.progress_bar.value() > 0)
    QTest.mouseClick(view.stop_button, Qt.MouseButton.LeftButton)
    driver.wait_until(lambda: not view.busy)
    assert view.maker.text().startswith("Stopped.")
    assert view.pane.toPlainText() == verbatim

    driver.summarise(None)
    assert "in all 2 documents." in view.coverage.text()
    QTest.mouseClick(view.changes_button, Qt.MouseButton.LeftButton)
    driver.wait_until(lambda: "changed · " in view.pane.toPlainText())
    driver.follow("Bell Rock lighthouse.md", view.pane)
    driver.wait_until(lambda: "Bell Rock" in window.document_view.text_pane.toPlainText())
    assert window.notices.sentences == []


def test_summaries_are_written_while_nothing_else_is_done(driver: WindowDriver, tmp_path: Path) -> None:
    window = driver.window
    notes = tmp_path / "notes"
    notes.mkdir()
    shutil.copy(resource("sample_notes") / "home" / "Tenancy agreement.pdf", notes)
    driver.add_folder(notes)
    driver.wait_until(lambda: window.writer.running)
    driver.ask(QUESTION)  # which goes first
    assert QUOTE in driver.page()
    driver.wait_until(lambda: not window.writer.running and window.writer.standing.written == 1, 6 * PATIENCE)
    assert window.writer.standing.texts_left == 0

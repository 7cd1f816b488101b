"""Tables beside the answer, in the real window: real files, read by the real parsers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.document_view import DocumentView
from desktop.place import Place
from desktop.table_model import TableModel
from desktop.workspace import Workspace
from engine.api import Document, Finished, OpenDocument, Section
from engine.ingestion.formats.delimited import parse
from engine.ingestion.tables import find_sheets
from tests.unit.desktop.fake_engine import FakeEngineClient

CSV = Path("/home/reader/Money/costs.csv")
BOOK = Path("/home/reader/Money/costs.xlsx")
SOURCE = "Exported in May\n\nitem,price,shop\n" + "".join(f"Thing {n},{n}.50,Shop {n % 3}\n" for n in range(500))


@pytest.fixture
def view(window: Workspace) -> DocumentView:
    return window.document_view


def read_csv(source: str = SOURCE) -> Document:
    return parse(source.encode(), CSV)


def read_workbook() -> Document:
    text = "Costs\n\nRent\t850\nPower\t90\n\nIncome\n\nWages\t2100\n\nFor the tax office\n"
    starts = [0, text.index("Income"), text.index("For"), len(text)]
    names = (("Costs",), ("Income",), ())
    sections = tuple(Section(each, None, *starts[at : at + 2]) for at, each in enumerate(names))
    return Document(BOOK, "costs", text, sections, tables=find_sheets(text, sections))


def open_place(qtbot: QtBot, window: Workspace, engine: FakeEngineClient, document: Document, words: str = "") -> None:
    start = document.text.index(words)
    page = Place(document.path, None, start, start + len(words), words) if words else Place(document.path)
    window.open_place(page)
    engine.send(engine.last(OpenDocument), Finished(document))
    qtbot.waitUntil(lambda: window.document_view._document is document)


def chosen(view: DocumentView) -> list[list[str]]:
    rows = view.panes.table_pane.view.selectionModel().selectedRows()
    model = view.panes.table_pane.view.model()
    return [[model.index(row.row(), column).data() for column in range(model.columnCount())] for row in rows]


def test_a_csv_file_is_a_table_with_its_names(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_csv())
    table = view.panes.table_pane
    assert table.view.isVisible()
    assert not view.text_pane.isVisible()
    assert not table.tabs.isVisible()
    model = table.view.model()
    assert (model.rowCount(), model.columnCount()) == (500, 3)
    assert [model.headerData(each, Qt.Orientation.Horizontal) for each in range(3)] == ["item", "price", "shop"]
    assert model.index(4, 1).data() == "4.50"
    right = model.data(model.index(4, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight


def test_the_row_of_a_passage_is_chosen_and_in_sight(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_csv(), "item: Thing 321 | price: 321.50")
    assert chosen(view) == [["Thing 321", "321.50", "Shop 0"]]
    cells = view.panes.table_pane.view
    assert cells.viewport().rect().intersects(cells.visualRect(cells.model().index(321, 0)))
    assert view.remark.text() == ""


def test_a_passage_that_begins_with_the_names_is_in_the_first_rows(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_csv(), "item | price | shop\nitem: Thing 0 | price: 0.50 | shop: Shop 0")
    assert chosen(view) == [["Thing 0", "0.50", "Shop 0"]]


def test_what_stands_in_no_table_is_shown_as_text(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_workbook(), "For the tax office")
    assert view.text_pane.isVisible()
    assert view.text_pane.highlighted_text() == "For the tax office"


def test_sheets_are_tabs_and_the_passage_opens_its_own(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_workbook(), "Wages\t2100")
    table = view.panes.table_pane
    assert [table.tabs.tabText(each) for each in range(table.tabs.count())] == ["Costs", "Income"]
    assert table.tabs.currentIndex() == 1
    assert chosen(view) == [["Wages", "2100"]]
    table.tabs.setCurrentIndex(0)
    assert table.view.model().index(1, 0).data() == "Power"
    assert table.view.model().headerData(1, Qt.Orientation.Horizontal) == "B"


def test_words_are_found_in_a_table(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_csv())
    view.find_words()
    qtbot.keyClicks(view.find_bar.edit, "thing 77")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "1 of 1")
    assert chosen(view) == [["Thing 77", "77.50", "Shop 2"]]


def test_rows_are_copied_as_a_spreadsheet_takes_them(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_csv(), "item: Thing 1 |")
    qtbot.keyClick(view.panes.table_pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Thing 1\t1.50\tShop 1"


def test_what_comes_after_a_table_is_no_table(
    qtbot: QtBot, window: Workspace, engine: FakeEngineClient, view: DocumentView
) -> None:
    open_place(qtbot, window, engine, read_csv())
    note = Document(Path("/home/reader/note.md"), "note", "words", ())
    open_place(qtbot, window, engine, note)
    assert not view.panes.table_pane.isVisible()
    assert view.text_pane.isVisible()
    assert view.text_pane.toPlainText() == "words"


def test_a_long_table_is_there_at_once() -> None:
    document = read_csv("a,b,c\n" + "".join(f"{n},word {n},{n * n}\n" for n in range(100_000)))
    began = time.perf_counter()
    model = TableModel(document.text, document.tables[0])
    rows = model.find_rows(document.text.index("word 77777"), document.text.index("word 77777") + 4)
    taken = time.perf_counter() - began
    assert (model.rowCount(), list(rows)) == (100_000, [77_777])
    assert taken < 0.05, taken

"""Tables as places in a document's text: what stands there is what stood in the cells."""

from __future__ import annotations

from array import array
from pathlib import Path

from engine.domain import Document, Section, Table
from engine.ingestion.formats.delimited import parse
from engine.ingestion.tables import find_sheets, make_table


def read_rows(text: str, table: Table) -> list[list[str]]:
    cells = array("i", table.cells)
    spans = list(zip(cells[::2], cells[1::2], strict=True))
    read = [text[start:end] for start, end in spans]
    return [read[at : at + table.columns] for at in range(0, len(read), table.columns)]


def parse_table(source: str) -> tuple[Document, Table]:
    document = parse(source.encode(), Path("table.csv"))
    (table,) = document.tables
    return document, table


def test_the_cells_of_a_csv_file_are_found_in_its_text() -> None:
    document, table = parse_table('name,town,born\nBo,"Ulm, south",1950\nAnna,,1960\nÖ🏠,"a\nb",\n')
    assert table.names == ("name", "town", "born")
    assert read_rows(document.text, table) == [
        ["Bo", "Ulm, south", "1950"], ["Anna", "", "1960"], ["Ö🏠", "a b", ""],
    ]  # fmt: skip


def test_what_is_said_before_a_table_is_none_of_it() -> None:
    document, table = parse_table("Account 12\n\nday;sum\n1.5.;3,50\n2.5.;4,00;late\n")
    assert (table.names, table.columns) == (("day", "sum"), 3)
    assert read_rows(document.text, table) == [["1.5.", "3,50", ""], ["2.5.", "4,00", "late"]]


def test_numbers_are_no_names() -> None:
    document, table = parse_table("1,2\n3,4\n")
    assert table.names == ()
    assert read_rows(document.text, table) == [["1", "2"], ["3", "4"]]


def test_sheets_are_found_below_their_names() -> None:
    text = "Costs\n\nRent\t850\n\t12\n\nIncome\n\nInterest\t12.5\tyes\n\nFor the tax office\n"
    sections = (
        Section(("Costs",), None, 0, text.index("Income")),
        Section(("Income",), None, text.index("Income"), text.index("For")),
        Section((), None, text.index("For"), len(text)),
    )
    costs, income = find_sheets(text, sections)
    assert (costs.title, read_rows(text, costs)) == ("Costs", [["Rent", "850"], ["", "12"]])
    assert (income.title, read_rows(text, income)) == ("Income", [["Interest", "12.5", "yes"]])


def test_a_sheet_without_rows_is_no_table() -> None:
    text = "Empty\n\n"
    assert find_sheets(text, (Section(("Empty",), None, 0, len(text)),)) == ()
    assert make_table("", ("a", "b"), []) is None


def test_far_too_large_a_table_is_left_as_text() -> None:
    assert make_table("", (), [[(0, 1)] * 5000] * 1000) is None

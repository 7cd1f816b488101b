"""Tables as text: the delimiter is found, cells carry the names of their columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.ingestion.formats.delimited import parse


def read(source: str, name: str = "table.csv") -> str:
    return parse(source.encode(), Path(name)).text


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    rows = [["name", "town", "born"], ["Bo", "Ulm; Bavaria, south", "1950"], ["Anna", "", "1960"]]
    source = "\n".join(mark.join(f'"{cell}"' if set(cell) & set(",;") else cell for cell in row) for row in rows)
    assert read(source) == (
        "name | town | born\nname: Bo | town: Ulm; Bavaria, south | born: 1950\nname: Anna | born: 1960\n"
    )


def test_numbers_above_the_columns_are_no_names() -> None:
    assert read("1,2\n3,4\n") == "1 | 2\n3 | 4\n"


def test_what_an_export_says_before_its_table() -> None:
    assert (
        read("Account 12\n\nday;sum\n1.5.;3,50\n2.5.;4,00\n")
        == "Account 12\nday | sum\nday: 1.5. | sum: 3,50\nday: 2.5. | sum: 4,00\n"
    )


def test_quoted_line_ends_rows_of_odd_length_and_a_declared_delimiter() -> None:
    assert read('sep=;\na;b\n"one\ntwo";2;3\nx\n') == "a | b\na: one two | b: 2 | 3\na: x\n"


def test_wide_encodings_and_single_columns() -> None:
    assert parse("a,b\nö,2\n".encode("utf-16"), Path("t.csv")).text == "a | b\na: ö | b: 2\n"
    assert read("one\ntwo\n") == "one\ntwo\n"
    assert read("a|b\n1|2\n", "t.psv") == "a | b\na: 1 | b: 2\n"


def test_a_huge_cell_and_a_stray_quotation_mark() -> None:
    assert len(read("a,b\n1," + "x" * 300_000)) > 300_000
    assert "lost" in read('a,b\n1,"never closed\n2,lost\n')

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.search_results import DocumentRow, MoreRow, PassageRow, Row, arrange_rows, say_found
from engine.api import Finding, Method, Passage

BIRDS = Path.home() / "Notes" / "birds.md"
WORDS, MEANING = Finding(Method.WORDS, 2), Finding(Method.MEANING, 1)
HERON = Passage(1, BIRDS, "Birds", ("Birds", "Heron"), None, 0, 10, "A heron.", 1.0, 0.5, findings=(MEANING, WORDS))


def passages(document_id: int, count: int) -> list[Passage]:
    return [replace(HERON, document_id=document_id, start=100 * i, end=100 * i + 10) for i in range(count)]


def shape(rows: list[Row]) -> list[str]:
    return [
        f"{row.count} more" if isinstance(row, MoreRow) else "title" if isinstance(row, DocumentRow) else "passage"
        for row in rows
    ]


def test_documents_stand_in_the_order_of_their_best_passages() -> None:
    one, two = passages(1, 2), passages(2, 1)
    rows = arrange_rows([one[0], two[0], one[1]])
    assert shape(rows) == ["title", "passage", "passage", "title", "passage"]
    assert [row.passage for row in rows if isinstance(row, PassageRow)] == [one[0], one[1], two[0]]


def test_a_document_shows_its_best_three() -> None:
    assert shape(arrange_rows(passages(1, 6))) == ["title", "passage", "passage", "passage", "3 more"]


def test_one_more_is_shown_instead_of_announced() -> None:
    assert shape(arrange_rows(passages(1, 4))) == ["title", *["passage"] * 4]


def test_an_opened_document_shows_all() -> None:
    rows = arrange_rows([*passages(1, 6), *passages(2, 6)], {1})
    assert shape(rows) == ["title", *["passage"] * 6, "title", *["passage"] * 3, "3 more"]


def test_a_passage_says_where_it_is_and_why_it_was_found() -> None:
    row = PassageRow(replace(HERON, page=3))
    assert row.where == "Page 3 · Heron"  # the heading that repeats the title is left out
    assert row.why == "words #2 · meaning #1"
    assert row.explanation == (
        "Carrel found this passage by its words (number 2) and by its meaning (number 1): number 1 is the best of its "
        "list."
    )


@pytest.mark.parametrize(
    ("title", "shown", "source"),
    [
        ("Birds", "Birds", "birds.md · ~/Notes"),
        ("birds.md", "birds.md", "~/Notes"),
        ("  ", "birds.md", "~/Notes"),
    ],
)
def test_a_document_says_its_title_and_where_it_is(title: str, shown: str, source: str) -> None:
    row = DocumentRow(replace(HERON, title=title))
    assert (row.title, row.source) == (shown, source)


def test_how_much_was_found() -> None:
    assert say_found(passages(1, 1)) == "1 passage in 1 document"
    assert say_found([*passages(1, 2), *passages(2, 1)]) == "3 passages in 2 documents"
    assert say_found([replace(HERON, findings=())]) == "1 passage in 1 document"
    near = replace(HERON, findings=(MEANING,))
    assert say_found([near]) == "No document has these words. Nearest in meaning: 1 passage in 1 document"
    slipped = replace(HERON, slips=(("hreon", "heron"),))
    assert say_found([slipped]) == "No document has “hreon”: looked for “heron”. 1 passage in 1 document"
    assert say_found([]).startswith("No document has these words.")

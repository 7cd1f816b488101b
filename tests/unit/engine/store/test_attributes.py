"""Dates, authors and tags come out of metadata in one form, or not at all."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Document
from engine.store.attributes import Attributes, read_attributes, read_date, write_tags


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T10:20:30+02:00", "2024-03-05"),
        ("2024-03-05 10:20:30", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024:03:05 10:20:30", "2024-03-05"),
        ("2024-03", "2024-03-01"),
        ("2024", "2024-01-01"),
        ("20240305", "2024-03-05"),
        ("20240305T102030Z", "2024-03-05"),
        ("D:20240305102030+02'00'", "2024-03-05"),
        ("D:20240305", "2024-03-05"),
        ("D:202403", "2024-03-01"),
        ("5.3.2024", "2024-03-05"),
        ("05. 03. 2024", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("5th Mar. 2024", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("March 2024", "2024-03-01"),
        ("Tue, 05 Mar 2024 10:00:00 +0000", "2024-03-05"),
        ("Tuesday, March 5th, 2024", "2024-03-05"),
        (" 1987 ", "1987-01-01"),
        ("3/5/2024", ""),
        ("2024-13-01", ""),
        ("31.2.2024", ""),
        ("0000", ""),
        ("yesterday", ""),
        ("1709632800", ""),
        ("", ""),
    ],
)
def test_dates_are_read_where_they_can_be_told(written: str, date: str) -> None:
    assert read_date(written) == date


@given(st.dates(datetime.date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "D:%Y%m%d"]))
def test_a_date_comes_back_from_every_form(day: datetime.date, form: str) -> None:
    assert read_date(day.strftime(form)) == day.isoformat()


@given(st.text())
def test_any_text_is_a_date_or_nothing(written: str) -> None:
    found = read_date(written)
    assert not found or datetime.date.fromisoformat(found).isoformat() == found


def test_attributes_come_from_whatever_the_parser_calls_them() -> None:
    metadata = {"author": "Ada  MÜLLER", "creationdate": "D:20240305", "keywords": "Tax; Work, tax", "tags": "Birds"}
    document = Document(Path("a.md"), "A", "text", (), metadata=metadata, language="de")
    assert read_attributes(document) == Attributes("ada muller", "de", "2024-03-05", ("birds", "tax", "work"))


def test_the_first_date_that_can_be_told_counts() -> None:
    document = Document(Path("a.md"), "A", "text", (), metadata={"date": "soon", "created": "2019"})
    assert read_attributes(document).dated == "2019-01-01"


def test_a_document_that_says_nothing_has_none() -> None:
    assert read_attributes(Document(Path("a.md"), "A", "text", ())) == Attributes()
    assert write_tags(()) == ""

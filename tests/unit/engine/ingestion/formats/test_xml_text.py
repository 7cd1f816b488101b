"""XML: prose as prose, data as lines; feeds, outlines, FictionBook and timed text in their own ways; no traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.formats.xml_text import parse
from tests.unit.engine.ingestion.formats.samples import SAMPLES


def read(source: str | bytes, name: str = "data.xml") -> Document:
    return parse(source if isinstance(source, bytes) else source.encode(), Path(name))


def test_data_becomes_lines_and_records_are_apart() -> None:
    source = (
        "<land><country code='de'><name>Germany</name><capital>Berlin &amp; more</capital></country>"
        "<country><name>France</name><field name='Age'>7</field><empty/></country></land>"
    )
    assert read(source).text == "country: code de\nname: Germany\ncapital: Berlin & more\n\nname: France\nAge: 7\n"


def test_prose_stays_whole_under_its_titles() -> None:
    source = (
        "<article><title>Trees</title><sec><title>Roots</title><p>They <b>hold</b><!--x--> the soil, "
        "<i>all</i> of it.</p></sec></article>"
    )
    document = read(source)
    assert document.text == "Trees\n\nRoots\n\nThey hold the soil, all of it.\n"
    assert [each.headings for each in document.sections] == [("Trees",), ("Trees", "Roots")]
    assert document.title == "Trees"


def test_encodings_entities_and_small_damage() -> None:
    assert "Größe" in read("<?xml version='1.0' encoding='iso-8859-1'?><a>Größe</a>".encode("cp1252")).text
    assert "Größe" in read("<?xml version='1.0' encoding='utf-16'?><a>Größe</a>".encode("utf-16")).text
    assert "Größe" in read("<?xml version='1.0' encoding='utf-16'?><a>Größe</a>").text  # it is not
    assert read("<a>R&D &uuml;ber &nope; alles</a>").text == "a: R&D über &nope; alles\n"
    broken = read("<a><b>kept</b><c>")
    assert "kept" in broken.text
    assert broken.remark == "data.xml is not well-formed XML; read as text."


def test_entities_cannot_blow_up_and_nothing_outside_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]><a>&e11;</a>'
    outside = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><a>&x; seen</a>'
    for source in (laughs, outside):
        try:
            text = read(source).text
        except DocumentCorrupt:
            continue
        assert len(text) < 10_000
        assert "secret words" not in text


def test_deep_nesting_is_no_problem() -> None:
    assert "deep" in read("<a>" * 20_000 + "deep" + "</a>" * 20_000).text


def test_feeds_and_outlines() -> None:
    feed = read(SAMPLES[".rss"], "news.rss")
    assert [each.headings for each in feed.sections] == [("News",), ("News", "Orchard")]
    assert feed.text == "News\n\nOrchard\n\nUnder the apricot tree.\n"
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Log</title><author><name>Mo</name></author>"
        "<entry><title>One</title><updated>2024-05-01</updated><summary>first</summary></entry></feed>"
    )
    document = read(atom, "log.atom")
    assert document.text == "Log\n\nOne\n\nDate: 2024-05-01\n\nfirst\n"
    assert document.metadata == {"title": "Log", "author": "Mo"}
    outline = (
        "<opml><head><title>Plan</title></head><body><outline text='a'><outline text='b'/></outline></body></opml>"
    )
    assert read(outline, "plan.opml").text == "Plan\n\n• a\n  • b\n"


def test_a_book_has_chapters_and_a_card() -> None:
    document = read(SAMPLES[".fb2"], "book.fb2")
    assert document.title == "Fruit"
    assert document.metadata == {"title": "Fruit", "author": "Mo Ost"}
    assert document.text == "Orchard\n\nUnder the apricot tree.\n"
    assert [each.headings for each in document.sections] == [("Orchard",)]


@pytest.mark.parametrize("name", ["film.ttml", "film.xml"])
def test_timed_text_is_what_is_said(name: str) -> None:
    assert read(SAMPLES[".ttml"], name).text == "Under the apricot tree.\n"

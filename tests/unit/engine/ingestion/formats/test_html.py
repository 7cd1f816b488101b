"""Web pages: what a reader would read, under its headings, in the right encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Document
from engine.ingestion.formats.html import parse

PAGE = Path("page.html")

tags = st.sampled_from(
    ["<p>", "</p>", "<ul>", "<ol>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>", "<th>", "</tr>", "</table>",
     "<h1>", "</h1>", "<h3>", "<pre>", "</pre>", "<br>", "<div>", "</div>", "<b>", "<caption>", "<script>", "</script>",
     "<nav>", "</nav>", "<main>", "text", "&amp;", "<!--c-->", "<svg>", "</svg>", "<template>", "<td"]
)  # fmt: skip


def read(body: str) -> Document:
    return parse(f"<!doctype html><meta charset=utf-8><body>{body}".encode(), PAGE)


@given(st.lists(tags).map("".join))
def test_any_tag_soup_parses_and_is_covered(soup: str) -> None:
    document = parse(soup.encode(), PAGE)
    assert "".join(document.text[section.start : section.end] for section in document.sections) == document.text


def test_headings_paragraphs_and_breaks() -> None:
    document = read("<h1>Main <em>title</em></h1><p>One <b>bo</b>ld<br>line.<p>Two</p><h3>Deep</h3>bare<div>text</div>")
    assert document.text == "Main title\n\nOne bold\nline.\n\nTwo\n\nDeep\n\nbare\n\ntext\n"
    assert [section.headings for section in document.sections] == [("Main title",), ("Main title", "Deep")]


def test_lists_keep_their_items_and_numbers() -> None:
    document = read("<ul><li>one<ol><li>a<li>b</ol><li><p>two</p><p>more</p></ul><p>after</p>")
    assert document.text == "• one\n  1. a\n  2. b\n• two\n  more\n\nafter\n"


def test_a_table_keeps_rows_and_cells_apart() -> None:
    document = read(
        "<table><caption>Prices<tr><th>Item<th>Euro<tr><td>Oil<br>filter<td><ul><li>12<li>13</ul><tr><td><td></table>end"
    )
    assert document.text == "Prices\n\nItem | Euro\nOil filter | 12 13\n\nend\n"


def test_a_table_that_only_arranges_the_page_is_no_table() -> None:
    document = read("<table><tr><td><h2>News</h2>left<td><table><tr><td>1<td>2</table></table>")
    assert document.text == "News\n\nleft\n\n1 | 2\n"


def test_preformatted_text_keeps_its_shape() -> None:
    assert read("<pre>a\n  b   c</pre>").text == "a\n  b   c\n"


@pytest.mark.parametrize(
    "junk",
    [
        "<script>junk</script>", "<style>junk</style>", "<nav><ul><li>junk</ul></nav>",
        "<div role=navigation>junk</div>",
        "<form><button>junk</button><select><option>junk</select></form>",
        "<p hidden>junk</p>", "<noscript>junk</noscript>",
        "<p style='display: none'>junk</p>", "<span aria-hidden=true>junk</span>", "<footer>junk</footer>",
        "<template>junk</template>", "<svg><title>junk</title></svg>", "<!-- junk -->",
    ],
)  # fmt: skip
def test_scripts_menus_and_hidden_things_are_left_out(junk: str) -> None:
    assert read(f"<p>kept</p>{junk}").text == "kept\n"


def test_title_and_metadata() -> None:
    page = (
        "<title>Rye &amp; wheat</title><meta name=author content='M. Ost'><meta name=viewport content=x><h1>Bread</h1>"
    )
    document = parse(page.encode(), PAGE)
    assert (document.title, document.metadata) == ("Rye & wheat", {"author": "M. Ost"})
    assert read("<h1>Bread</h1>").title == "Bread"
    assert read("loaf").title == "page"


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=iso-8859-1><p>Grüße".encode("cp1252"),
        "<meta charset=koi8-r><p>Grüße и привет".replace("ü", "u").replace("ß", "ss").encode("koi8-r"),
        '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>Grüße'.encode("cp1252"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><html><p>Grüße</p></html>'.encode("cp1252"),
        "\ufeff<p>Grüße".encode(),
        "<meta charset=iso-8859-1><p>Grüße".encode(),
        "<meta charset=utf-16><p>Grüße".encode(),
        "<meta charset=no-such><p>Grüße".encode(),
        "\ufeff<p>Grüße".encode("utf-16-le"),
        "<html><body><p>Grüße".encode("utf-16-be"),
    ],
)
def test_encoding_as_declared_or_as_the_bytes_say(data: bytes) -> None:
    text = parse(data, PAGE).text
    assert text.startswith(("Grüße", "Grusse и привет"))


def test_deep_nesting_is_no_problem() -> None:
    assert read("<div>" * 5000 + "deep").text == "deep\n"

"""Subtitles, markup, LaTeX, notebooks, calendars, saved pages, e-books, code: what is kept of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.domain import Document
from engine.errors import DocumentCorrupt, DocumentEncrypted
from engine.ingestion.formats import cards, code, epub, latex, markup, notebook, subtitles, web_archive
from tests.unit.engine.ingestion.formats.samples import NOTEBOOK, SAMPLES, make_epub


def headings(document: Document) -> list[tuple[str, ...]]:
    return [section.headings for section in document.sections]


@pytest.mark.parametrize(
    "source",
    [
        "1\n00:00:01,000 --> 00:00:02,000\n<i>One</i> &amp; {\\an8}two\n\n2\n00:06:00,000 --> 00:06:02,000\nthree\n",
        "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000 align:left\nOne &amp; two\n\n"
        "id\n00:06:00.000 --> 00:06:01.000\nthree\n",
        "0:00:01.000,0:00:02.000\nOne & two\n\n0:06:00.000,0:06:02.000\nthree\n",
    ],
)
def test_subtitles_are_what_is_said_with_the_time_now_and_then(source: str) -> None:
    document = subtitles.parse(source.encode(), Path("film.srt"))
    assert document.text == "0:00:00\n\nOne & two\n\n0:05:00\n\nthree\n"
    assert headings(document) == [("0:00:00",), ("0:05:00",)]


def test_voices_are_named() -> None:
    assert subtitles.parse(SAMPLES[".vtt"], Path("a.vtt")).text == "Anna: Under the apricot tree.\n"


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (
            "a.org",
            "#+TITLE: T\n#+FILETAGS: :x:y:\n* TODO One :z:\na\n** Two\n#+begin_src\n* no\n#+end_src\n",
            [(), ("One",), ("One", "Two")],
        ),
        (
            "a.rst",
            "=====\nTitle\n=====\n\n:Author: Mo\n\nOne\n---\na\n\nDeep\n~~~~\n\nTwo\n---\n\n| x |\n+---+\n",
            [("Title",), ("Title", "One"), ("Title", "One", "Deep"), ("Title", "Two")],
        ),
        (
            "a.adoc",
            "= T\nMo Ost <m@x>\n:date: 2024\n\n== One\na\n\n----\n== no\n----\n\n=== Two\n",
            [("T",), ("T", "One"), ("T", "One", "Two")],
        ),
    ],
)
def test_markup_keeps_its_source_and_finds_its_headings(
    name: str, source: str, expected: list[tuple[str, ...]]
) -> None:
    document = markup.parse(source.encode(), Path(name))
    assert document.text == source
    assert headings(document) == expected


def test_head_lines_of_markup_become_metadata() -> None:
    org = markup.parse(b"#+TITLE: T\n#+AUTHOR: Mo\n#+FILETAGS: :x:y:\n* A :z:\n", Path("a.org"))
    assert (org.title, org.metadata) == ("T", {"title": "T", "author": "Mo", "tags": "x, y, z"})
    adoc = markup.parse(b"= T\nMo Ost <m@x>\n:revdate: 2024-05-01\n\nx\n", Path("a.adoc"))
    assert (adoc.title, adoc.metadata) == ("T", {"date": "2024-05-01", "author": "Mo Ost"})


def test_latex_is_read_without_its_commands() -> None:
    source = (
        "\\documentclass{article}\n\\title{On \\emph{Trees}}\\author{Mo \\and Bo}\n\\begin{document}\\maketitle\n"
        'Intro with $x^2$ and 50\\% more. % a note\n\\section{Ro\\"ots}\nThey \\textbf{hold}.\n'
        "\\subsection*{Deep}\n\\begin{itemize}\\item one\\item two\\end{itemize}\n\\end{document}\njunk"
    )
    document = latex.parse(source.encode(), Path("a.tex"))
    assert headings(document) == [(), ("Roöts",), ("Roöts", "Deep")]
    assert document.title == "On Trees"
    assert "Intro with $x^2$ and 50% more." in document.text
    assert "They hold." in document.text
    assert "a note" not in document.text
    assert "junk" not in document.text


def test_a_notebook_keeps_notes_code_and_output() -> None:
    document = notebook.parse(SAMPLES[".ipynb"], Path("a.ipynb"))
    assert document.text == "Orchard\n\nAbout the apricot tree.\n\nprint(2)\n\n2\n"
    assert headings(document) == [("Orchard",)]
    failed = {
        "cell_type": "code",
        "source": "1/0",
        "outputs": [
            {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero", "traceback": ["x"]}
        ],
    }
    data = json.dumps(NOTEBOOK | {"cells": [failed]}).encode()
    assert "ZeroDivisionError: division by zero" in notebook.parse(data, Path("a.ipynb")).text
    for damaged in (b"{", b"[]", b'{"cells": [1]}'):
        with pytest.raises(DocumentCorrupt, match=r"a\.ipynb is no notebook"):
            notebook.parse(damaged, Path("a.ipynb"))


def test_calendars_and_cards_are_lines_under_a_name() -> None:
    document = cards.parse(SAMPLES[".ics"], Path("a.ics"))
    assert document.text == "Under the apricot tree\n\nSummary: Under the apricot tree\nStart: 2024-05-01 09:00 UTC\n"
    source = (
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=\n=B6rg\nORG:Ost;Garden\n"
        "TEL;TYPE=home:123\nADR;TYPE=home:;;Hauptstr. 1;Ulm;;89073;\nNOTE:a\\, b\\nc\nEND:VCARD\n"
    )
    assert cards.parse(source.encode(), Path("a.vcf")).text == (
        "Jörg\n\nName: Jörg\nOrganization: Ost, Garden\nPhone: 123\nAddress: Hauptstr. 1, Ulm, 89073\nNote: a, b c\n"
    )


@pytest.mark.parametrize("suffix", [".mhtml", ".webarchive"])
def test_a_saved_page_is_read_as_a_page(suffix: str) -> None:
    document = web_archive.parse(SAMPLES[suffix], Path(f"a{suffix}"))
    assert (document.title, document.text) == ("Trees", "Orchard\n\nUnder the apricot tree.\n")


def test_a_book_is_read_in_its_order_with_its_card() -> None:
    pages = {
        "two.xhtml": "<html><body><h2>B</h2>later</body></html>",
        "a.xhtml": "<html><body><h2>A</h2>x</body></html>",
    }
    document = epub.parse(make_epub(pages), Path("a.epub"))
    assert document.text == "B\n\nlater\n\nA\n\nx\n"
    assert (document.title, document.metadata) == ("Fruit", {"title": "Fruit", "author": "Mo Ost", "date": "2020"})


def test_a_book_with_copy_protection_is_locked_and_one_with_scrambled_fonts_is_not() -> None:
    page = {"one.xhtml": "<html><body>words</body></html>"}
    protection = (
        "<encryption><EncryptedData><CipherData><CipherReference URI='{}'/></CipherData></EncryptedData></encryption>"
    )
    locked = make_epub(page, {"META-INF/encryption.xml": protection.format("OPS/one.xhtml")})
    with pytest.raises(DocumentEncrypted, match=r"a\.epub is locked"):
        epub.parse(locked, Path("a.epub"))
    fonts = make_epub(page, {"META-INF/encryption.xml": protection.format("OPS/font.otf")})
    assert epub.parse(fonts, Path("a.epub")).text == "words\n"


def test_code_and_settings_have_the_names_of_what_is_in_them() -> None:
    python = "import os\n\n\nclass Tree:\n    def grow(self): ...\n\n\nasync def main(): ...\n"
    assert headings(code.parse(python.encode(), Path("a.py"))) == [(), ("Tree",), ("main",)]
    script = "export default function draw() {}\npub struct Leaf;\nfunc (t *Tree) Grow() {}\n"
    assert headings(code.parse(script.encode(), Path("a.js"))) == [("draw",), ("Leaf",)]
    assert headings(code.parse(b"a = 1\n[tool.x]\nb = 2\n[[y]]\n", Path("a.toml"))) == [(), ("tool.x",), ("y",)]
    assert code.parse(python.encode(), Path("a.py")).text == python

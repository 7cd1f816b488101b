"""Markdown: the text is the source, sections follow headings, front matter and links are understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain import Document
from engine.errors import DocumentCorrupt
from engine.ingestion.clean import looks_like_text
from engine.ingestion.formats.markdown import parse

NOTE = Path("folder/garden.md")

pieces = st.sampled_from(
    ["# A", "## B", "Setext\n===", "---", "```", "~~~", "> # quoted", "- # item", "[[Note|n]]", "![[x]]", "[a](b.md)",
     "`", "\r", "\n", "\n\n", "\t", "\x0b", "\x0c", "\u2028", "\x85", "key: [", "*", "<b>", "|a|b|\n|-|-|", "ß",
     "\U0001f600", "\ufeff"]
)  # fmt: skip


def read(source: str) -> Document:
    return parse(source.encode(), NOTE)


def outline(document: Document) -> list[tuple[tuple[str, ...], str]]:
    return [(section.headings, document.text[section.start : section.end]) for section in document.sections]


@given(st.one_of(st.text(), st.lists(pieces).map("".join), st.lists(pieces).map("\n".join)))
def test_any_text_parses_and_is_covered(source: str) -> None:
    data = source.encode("utf-8", "replace")
    if not looks_like_text(data):
        with pytest.raises(DocumentCorrupt, match=r"garden\.md does not look like text"):
            parse(data, NOTE)
        return
    document = parse(data, NOTE)
    assert "".join(text for _, text in outline(document)) == document.text
    assert all(section.start < section.end for section in document.sections)
    assert len(set(document.links)) == len(document.links)


def test_text_is_the_source_with_unix_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_bytes(b"\xef\xbb\xbf# One\r\n\r\nGr\xc3\xb6\xc3\x9fe\rend\r\n")
    assert parse(file.read_bytes(), file).text == file.read_text(encoding="utf-8-sig")


def test_sections_follow_atx_and_setext_headings() -> None:
    document = read("intro\n\n# One\na\n\nTwo\n---\nb\n\n### *Deep* `x` [link](y.md)\nc\n# Three #\nd\n")
    assert outline(document) == [
        ((), "intro\n\n"),
        (("One",), "# One\na\n\n"),
        (("One", "Two"), "Two\n---\nb\n\n"),
        (("One", "Two", "Deep x link"), "### *Deep* `x` [link](y.md)\nc\n"),
        (("Three",), "# Three #\nd\n"),
    ]


def test_headings_in_fences_lists_and_quotations_open_nothing() -> None:
    document = read("# Real\n\n```\n# fenced\n```\n\n    # indented\n\n> # quoted\n\n- # item\n\n~~~\n# open fence\n")
    assert [section.headings for section in document.sections] == [("Real",)]


def test_front_matter_becomes_metadata_and_stays_text() -> None:
    front = "title: My Garden\ntags: [beans, peas]\ndate: 2024-05-01\nnested: {a: [1]}\ndraft: false\n"
    source = f"---\n{front}---\nfirst\n\n# Beds\n"
    document = read(source)
    assert document.title == "My Garden"
    assert document.metadata == {"title": "My Garden", "tags": "beans, peas", "date": "2024-05-01", "draft": "False"}
    assert outline(document) == [
        ((), source[: source.index("first")]),
        ((), "first\n\n"),
        (("Beds",), "# Beds\n"),
    ]


@pytest.mark.parametrize(
    "yaml",
    ["title: [", "a: b: c", "date: 2024-13-45", "- a\n- b", "!!python/object:os.system {}", "[" * 1200, "a: &a [*a]"],
)
def test_broken_front_matter_does_not_cost_the_note(yaml: str) -> None:
    document = read(f"---\n{yaml}\n---\n# Beans\nsown in May\n")
    assert document.title == "Beans"
    assert yaml in document.text


def test_links_to_local_notes_in_order_and_once() -> None:
    document = read(
        "[[Anna]] and [[Trips/Porto|the trip]], ![[photo.jpg]], [[Anna#Birthday]], [[#here]] [[Table\\|alias]]\n"
        "[lease](../home/rental%20lease.pdf#page=2) [web](https://example.org/x) <mailto:a@b.c> [top](#top)\n"
        "`[[code]]`\n\n```\n[[fenced]]\n```\n"
    )
    assert document.links == ("Anna", "Trips/Porto", "photo.jpg", "Table", "../home/rental lease.pdf")


def test_title_from_front_matter_then_first_heading_then_file_name() -> None:
    assert read("---\ntitle: T\n---\n# H\n").title == "T"
    assert read("## Two\n# *One*\n").title == "One"
    assert read("nothing").title == "garden"


def test_tags_with_vowels_of_their_own_are_whole() -> None:
    assert read("# शीर्षक\n\nयह #हिन्दी/किताबें है, #e\u0301te\u0301").metadata["tags"] == "हिन्दी/किताबें, e\u0301te\u0301"
    assert read("# A\n\n❤\ufe0f#love #peace\ufe0f 5\ufe0f\u20e3#x").metadata["tags"] == "love, peace, x"


def test_tags_of_the_front_matter_and_of_the_text_once_each() -> None:
    source = (
        "---\ntags: [beans, '#peas']\n---\n# Title #not\nSown #peas and #bed/south, not #12, C#, `#code`, "
        "[x](y.md#part) or https://a.b/#c\n\n#todo\n"
    )
    assert read(source).metadata["tags"] == "beans, peas, not, bed/south, todo"
    assert read("---\nauthors: [Mo, Bo]\nkeywords: oak\n---\nx").metadata | {} == {
        "authors": "Mo, Bo", "keywords": "oak", "author": "Mo, Bo", "tags": "oak",
    }  # fmt: skip
    assert "tags" not in read("no tags: #1").metadata

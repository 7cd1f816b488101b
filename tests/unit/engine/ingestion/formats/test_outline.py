"""Headings and blocks become one text and sections that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.ingestion.formats.outline import HeadingPath, Outline

blocks = st.one_of(st.tuples(st.integers(1, 6), st.text(max_size=12)), st.text(max_size=30))


@given(st.lists(blocks))
def test_sections_cover_the_text(written: list[tuple[int, str] | str]) -> None:
    outline = Outline()
    for block in written:
        if isinstance(block, tuple):
            outline.add_heading(*block)
        else:
            outline.add_block(block)
    text, sections = outline.build()
    assert "".join(text[section.start : section.end] for section in sections) == text
    assert all(
        text[section.start : section.end].startswith(section.headings[-1]) for section in sections if section.headings
    )


def test_a_heading_closes_those_of_its_level_and_deeper() -> None:
    path = HeadingPath()
    assert path.enter(1, "A") == ("A",)
    assert path.enter(3, "deep") == ("A", "deep")
    assert path.enter(2, "B") == ("A", "B")
    assert path.enter(1, "C") == ("C",)


def test_what_follows_leave_headings_stands_alone() -> None:
    outline = Outline()
    outline.add_heading(1, "Lease")
    outline.add_block("body")
    outline.leave_headings()
    outline.add_block("footnote")
    text, sections = outline.build()
    assert [(section.headings, text[section.start : section.end]) for section in sections] == [
        (("Lease",), "Lease\n\nbody\n\n"),
        ((), "footnote\n"),
    ]

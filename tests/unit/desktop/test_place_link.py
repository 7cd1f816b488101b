"""A link leads back to its place, and no other text is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.place import Place
from desktop.place_link import UnreadableLink, read_link, write_link

NAMES = st.text(st.characters(blacklist_characters="/\0", blacklist_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in (".", "..")
)
TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=300)


@given(NAMES, TEXTS, st.integers(0, 10**9), st.none() | st.integers(1, 10**4))
def test_a_link_leads_back(name: str, text: str, start: int, page: int | None) -> None:
    start = start if text else 0
    place = Place(Path("/home/reader/Notes") / name, page, start, start + len(text), text)
    assert read_link(write_link(place)) == place


def test_of_a_long_passage_the_link_marks_the_beginning() -> None:
    place = read_link(write_link(Place(Path("/notes/long.md"), None, 10, 5010, "word " * 1000)))
    assert (place.start, place.end, place.text) == (10, 310, "word " * 60)


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableLink):
        read_link(text)


@pytest.mark.parametrize(
    "link",
    [
        "carrel://open",
        "carrel://open?path=notes.md",
        "carrel://open?path=/notes/../../etc/passwd",
        "carrel://open?path=/notes/a.md&page=0",
        "carrel://open?path=/notes/a.md&start=-4&text=a",
        "carrel://open?path=/notes/a.md&start=four",
        "carrel://open?path=%FF/notes",
        "carrel://remove?path=/notes/a.md",
        "https://open?path=/notes/a.md",
        "carrel://[open?path=/notes/a.md",
    ],
)
def test_what_only_looks_like_a_link_is_refused(link: str) -> None:
    with pytest.raises(UnreadableLink, match="copy it again"):
        read_link(link)

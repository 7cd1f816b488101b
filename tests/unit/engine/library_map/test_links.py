"""A link names the document that a note-taking program would open."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.library_map.links import follow_links

PATHS = {
    1: Path("/vault/Index.md"),
    2: Path("/vault/people/Ada Lovelace.md"),
    3: Path("/vault/office/Plan.md"),
    4: Path("/vault/home/Plan.md"),
    5: Path("/vault/home/garden.md"),
    6: Path("/vault/home/map.pdf"),
}


@pytest.mark.parametrize(
    ("source", "link", "target"),
    [
        (1, "Ada Lovelace", 2),
        (1, "ada lovelace", 2),
        (1, "people/Ada Lovelace", 2),
        (1, "people/Ada Lovelace.md", 2),
        (5, "../people/Ada Lovelace.md", 2),
        (5, "Plan", 4),
        (3, "Plan", None),
        (1, "office/Plan", 3),
        (1, "map.pdf", 6),
        (1, "nowhere", None),
        (1, "garden/Ada Lovelace", None),
        (1, "..", None),
        (9, "Plan", None),
    ],
)
def test_a_link_is_followed(source: int, link: str, target: int | None) -> None:
    assert list(follow_links([(source, link)], PATHS)) == ([(source, target)] if target else [])


def test_a_pair_that_is_linked_twice_is_told_once() -> None:
    assert list(follow_links([(1, "Plan"), (1, "home/Plan"), (1, "garden")], PATHS)) == [(1, 4), (1, 5)]

"""What the documents of the library link to, as it is written in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.store.library import Library, printable


def note_links(library: Library, documents: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Note the links of (document id, links) in place of those it had."""
    noted = [(document_id, [printable(link) for link in links]) for document_id, links in documents]
    with library.transaction() as connection:
        connection.executemany("DELETE FROM links WHERE document = ?", [[document_id] for document_id, _ in noted])
        connection.executemany("DELETE FROM links_missing WHERE document = ?", [[number] for number, _ in noted])
        connection.executemany(
            "INSERT INTO links VALUES (?, ?)", [(document_id, link) for document_id, links in noted for link in links]
        )


def documents_without_links(library: Library) -> set[int]:
    """Those that were read by a Carrel that noted no links, unless ``note_missing_links`` was called since."""
    return {row["document"] for row in library.rows("SELECT document FROM links_missing")}


def note_missing_links(library: Library, links: Mapping[int, Sequence[str]]) -> None:
    """Note the links of these, by document, that nobody has read since, and that no document is without any more."""
    rows = [(number, printable(link)) for number, some in links.items() for link in some]
    with library.transaction() as connection:
        connection.executemany(
            "INSERT INTO links SELECT document, ? FROM links_missing WHERE document = ?",
            [(link, number) for number, link in rows],
        )
        connection.execute("DELETE FROM links_missing")


def read_links(library: Library) -> Iterator[tuple[int, str]]:
    """Every (document id, link)."""
    for row in library.rows("SELECT document, target FROM links ORDER BY document, rowid"):
        yield row["document"], row["target"]

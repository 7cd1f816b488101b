"""What the documents of the library link to, as it is written in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.store.library import Library, printable


def note_links(library: Library, documents: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Note the links of (document id, links) in place of those it had."""
    noted = [(document_id, [printable(link) for link in links]) for document_id, links in documents]
    with library.transaction() as connection:
        connection.executemany("DELETE FROM links WHERE document = ?", [[document_id] for document_id, _ in noted])
        connection.executemany(
            "INSERT INTO links VALUES (?, ?)", [(document_id, link) for document_id, links in noted for link in links]
        )


def read_links(library: Library) -> Iterator[tuple[int, str]]:
    """Every (document id, link)."""
    for row in library.rows("SELECT document, target FROM links ORDER BY document, rowid"):
        yield row["document"], row["target"]

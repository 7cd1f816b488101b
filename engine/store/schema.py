"""The shape of what is on disk: the SQLite tables with their migrations, and the one LanceDB table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

# Each entry brings the library from the version of its index to the next; never edit one that has been released.
MIGRATIONS = (
    """
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE folders (path BLOB PRIMARY KEY);
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL UNIQUE,      -- as the file system spells it: a name need not be valid UTF-8
        size INTEGER NOT NULL,
        modified_ns INTEGER NOT NULL,
        sha256 TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        passages INTEGER NOT NULL DEFAULT 0,
        attempts INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX documents_by_state ON documents (state);
    CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, asked_at TEXT NOT NULL, answer TEXT NOT NULL);
    """,
    """
    CREATE TABLE mounts (path BLOB PRIMARY KEY, device INTEGER NOT NULL); -- known folders, and drives in them
    ALTER TABLE documents ADD COLUMN copy_of INTEGER;     -- the document with the same content that has the passages
    ALTER TABLE documents ADD COLUMN offline INTEGER NOT NULL DEFAULT 0; -- its folder is away; its state is what it was
    CREATE INDEX documents_by_content ON documents (sha256);
    CREATE INDEX documents_by_original ON documents (copy_of) WHERE copy_of IS NOT NULL;
    """,
    # What filters look at; a document that was indexed before gets its own when it is next read.
    """
    ALTER TABLE documents ADD COLUMN author TEXT NOT NULL DEFAULT '';   -- folded, as the tags are
    ALTER TABLE documents ADD COLUMN language TEXT NOT NULL DEFAULT ''; -- ISO 639-1
    ALTER TABLE documents ADD COLUMN dated TEXT NOT NULL DEFAULT '';    -- by the document itself, YYYY-MM-DD
    ALTER TABLE documents ADD COLUMN tags TEXT NOT NULL DEFAULT '';     -- each between two line ends
    """,
)
LIBRARY_VERSION = len(MIGRATIONS)
# Part of the LanceDB table's name. Its rows are made from the files again, so a new shape is a new table.
ROWS_VERSION = 3


def table_name(embedder_name: str) -> str:
    """The LanceDB table that holds the rows with this embedder's vectors."""
    return f"chunks{ROWS_VERSION}-" + re.sub(r"[^A-Za-z0-9_.-]", "_", embedder_name)


def rows_schema(dimensions: int) -> pa.Schema:
    """One row a chunk or summary; narrow, no blobs, so that compaction stays within bounded memory."""
    import pyarrow as pa  # noqa: PLC0415 - a quarter of a second that opening the library does without

    return pa.schema(
        [
            pa.field("document", pa.int64(), nullable=False),
            # Of the documents' rows, the newest generation counts; older ones are about to be deleted.
            pa.field("generation", pa.int64(), nullable=False),
            pa.field("ordinal", pa.int32(), nullable=False),
            pa.field("kind", pa.string(), nullable=False),
            pa.field("headings", pa.string(), nullable=False),
            pa.field("page", pa.int32()),
            pa.field("start", pa.int64(), nullable=False),
            pa.field("end", pa.int64(), nullable=False),
            pa.field("joint", pa.string()),
            pa.field("text", pa.string(), nullable=False),
            pa.field("language", pa.string(), nullable=False),  # ISO 639-1, "" where it could not be told
            pa.field("words", pa.string(), nullable=False),  # the forms by which headings and text are found
            pa.field("vector", pa.list_(pa.float32(), dimensions), nullable=False),
        ]
    )

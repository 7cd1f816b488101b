"""The shape of what is on disk: the SQLite tables with their migrations, and those of LanceDB."""

from __future__ import annotations

import re
from enum import StrEnum
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
    """
    ALTER TABLE history ADD COLUMN after INTEGER NOT NULL DEFAULT 0; -- the answer that this one follows, 0 for none
    """,
    # Nothing of a document's text outlives its place in the search index.
    """
    CREATE TABLE summaries (
        document INTEGER NOT NULL,
        maker TEXT NOT NULL,      -- which method or model, and which version of it
        sha256 TEXT NOT NULL,     -- of the content it was made of
        passages INTEGER NOT NULL,-- how many of the document's it was made of
        pages TEXT NOT NULL,      -- JSON: on which they stand
        sentences TEXT NOT NULL,  -- JSON, the best first
        PRIMARY KEY (document, maker)
    );
    CREATE TRIGGER forget_summaries AFTER DELETE ON documents BEGIN
        DELETE FROM summaries WHERE document = OLD.id;
    END;
    CREATE TRIGGER forget_own_summaries AFTER UPDATE OF state, copy_of ON documents
    WHEN NEW.state IN ('failed', 'skipped') OR NEW.copy_of IS NOT NULL BEGIN
        DELETE FROM summaries WHERE document = NEW.id;
    END;
    """,
    # What a language model wrote of the parts of documents, so that none is written twice.
    """
    CREATE TABLE summary_units (key TEXT PRIMARY KEY, document INTEGER NOT NULL, text TEXT NOT NULL);
    CREATE INDEX summary_units_by_document ON summary_units (document);
    CREATE TRIGGER forget_units AFTER DELETE ON documents BEGIN
        DELETE FROM summary_units WHERE document = OLD.id;
    END;
    CREATE TRIGGER forget_own_units AFTER UPDATE OF state, copy_of ON documents
    WHEN NEW.state IN ('failed', 'skipped') OR NEW.copy_of IS NOT NULL BEGIN
        DELETE FROM summary_units WHERE document = NEW.id;
    END;
    """,
    """
    ALTER TABLE summaries ADD COLUMN extent INTEGER NOT NULL DEFAULT 0; -- characters up to the end of the last passage
    """,
    # When files came and went, in seconds since the epoch; what was there before has 0.
    """
    ALTER TABLE folders ADD COLUMN added_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE documents ADD COLUMN added_at INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE removals (path BLOB PRIMARY KEY, title TEXT NOT NULL, removed_at INTEGER NOT NULL);
    CREATE TRIGGER note_folder AFTER INSERT ON folders BEGIN
        UPDATE folders SET added_at = CAST(strftime('%s', 'now') AS INTEGER) WHERE path = NEW.path;
    END;
    CREATE TRIGGER note_addition AFTER INSERT ON documents BEGIN
        UPDATE documents SET added_at = CAST(strftime('%s', 'now') AS INTEGER) WHERE id = NEW.id;
    END;
    CREATE TRIGGER note_removal AFTER DELETE ON documents WHEN OLD.state = 'indexed' BEGIN
        INSERT OR REPLACE INTO removals VALUES (OLD.path, OLD.title, CAST(strftime('%s', 'now') AS INTEGER));
    END;
    """,
    # What a language model wrote of folders. It goes with any document that it was made of, and with its old content.
    """
    CREATE TABLE folder_summaries (
        folder BLOB NOT NULL,     -- empty for the library
        maker TEXT NOT NULL,
        made_of TEXT NOT NULL,    -- a hash of which documents, and of which content of each
        sentences TEXT NOT NULL,  -- JSON: each with its document
        PRIMARY KEY (folder, maker)
    );
    CREATE TABLE folder_units (key TEXT PRIMARY KEY, maker TEXT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE folder_unit_documents (key TEXT, document INTEGER, PRIMARY KEY (key, document)) WITHOUT ROWID;
    CREATE INDEX folder_units_by_document ON folder_unit_documents (document);
    CREATE TRIGGER forget_unit_documents AFTER DELETE ON folder_units BEGIN
        DELETE FROM folder_unit_documents WHERE key = OLD.key;
    END;
    CREATE TRIGGER forget_folder_texts AFTER DELETE ON documents BEGIN
        DELETE FROM folder_units WHERE key IN (SELECT key FROM folder_unit_documents WHERE document = OLD.id);
        DELETE FROM folder_summaries WHERE substr(OLD.path, 1, length(folder)) = folder;
    END;
    CREATE TRIGGER forget_changed_folder_texts AFTER UPDATE OF sha256, state, copy_of ON documents
    WHEN NEW.sha256 != OLD.sha256 OR NEW.state IN ('failed', 'skipped') OR NEW.copy_of IS NOT NULL BEGIN
        DELETE FROM folder_units WHERE key IN (SELECT key FROM folder_unit_documents WHERE document = NEW.id);
        DELETE FROM folder_summaries WHERE substr(OLD.path, 1, length(folder)) = folder;
    END;
    """,
    # What a language model was given and wrote nothing about, as JSON: stretches of a document, documents of a folder.
    """
    ALTER TABLE summaries ADD COLUMN unread TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE folder_summaries ADD COLUMN unread TEXT NOT NULL DEFAULT '[]';
    """,
    # Who wrote the texts about parts of documents. Those of before are of no edition that is known, and found no more.
    """
    DELETE FROM summary_units;
    ALTER TABLE summary_units ADD COLUMN maker TEXT NOT NULL DEFAULT '';
    """,
    # What a person does with a conversation: kept with the answer that begins it, so that it is forgotten with it.
    """
    ALTER TABLE history ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE history ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX history_by_predecessor ON history (after);
    """,
    # What a person thinks of an answer, beside its question, its passages and its text.
    """
    ALTER TABLE history ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
    ALTER TABLE history ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    """,
    # Why something of a document is not in the summary of its folder; till now there was a single reason.
    """
    UPDATE folder_summaries SET unread = (
        SELECT json_group_object(value, 'The model wrote no whole sentence about it.') FROM json_each(unread)
    );
    """,
    # What a document links to, as it is written there; and where documents lie on the map, with the words for what
    # lies together, which go as soon as any of the documents that they are from changes or goes.
    """
    CREATE TABLE links (document INTEGER NOT NULL, target TEXT NOT NULL);
    CREATE INDEX links_by_document ON links (document);
    CREATE TABLE map_places (
        document INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,   -- of its rows in the search index
        x REAL NOT NULL,
        y REAL NOT NULL,
        region INTEGER NOT NULL
    );
    CREATE TABLE map_words (region INTEGER NOT NULL, word TEXT NOT NULL); -- the best first
    CREATE TRIGGER forget_place AFTER DELETE ON documents BEGIN
        DELETE FROM links WHERE document = OLD.id;
        DELETE FROM map_places WHERE document = OLD.id;
        DELETE FROM map_words;
    END;
    CREATE TRIGGER forget_own_place AFTER UPDATE OF sha256, state, copy_of ON documents
    WHEN NEW.sha256 != OLD.sha256 OR NEW.state IN ('failed', 'skipped') OR NEW.copy_of IS NOT NULL BEGIN
        DELETE FROM map_words;
    END;
    CREATE TRIGGER forget_own_links AFTER UPDATE OF state, copy_of ON documents
    WHEN NEW.state IN ('failed', 'skipped') OR NEW.copy_of IS NOT NULL BEGIN
        DELETE FROM links WHERE document = NEW.id;
    END;
    """,
    # Whose links nobody has noted, as they were read before; they are found in the index when a map is drawn.
    """
    CREATE TABLE links_missing (document INTEGER PRIMARY KEY);
    INSERT INTO links_missing SELECT id FROM documents WHERE id NOT IN (SELECT document FROM links);
    """,
)
LIBRARY_VERSION = len(MIGRATIONS)
# Part of the LanceDB tables' names. Rows are made from the files again, so a new shape is a new table; those of
# summaries are made from the chunks: what is new in them alone leaves these as they are.
ROWS_VERSION = 3
SUMMARY_ROWS_VERSION = 1


class RowKind(StrEnum):
    """What a row of LanceDB stands for."""

    CHUNK = "chunk"
    SUMMARY = "summary"


_TABLES = {RowKind.CHUNK: f"chunks{ROWS_VERSION}", RowKind.SUMMARY: f"summaries{ROWS_VERSION}.{SUMMARY_ROWS_VERSION}"}


def table_name(embedder_name: str, kind: RowKind = RowKind.CHUNK) -> str:
    """The LanceDB table that holds the rows of this kind with this embedder's vectors."""
    return f"{_TABLES[kind]}-" + re.sub(r"[^A-Za-z0-9_.-]", "_", embedder_name)


def table_names(embedder_name: str) -> set[str]:
    """Every table with this embedder's vectors."""
    return {table_name(embedder_name, kind) for kind in RowKind}


def rows_schema(dimensions: int) -> pa.Schema:
    """One row a chunk, document or section; narrow, no blobs, so that compaction stays within bounded memory."""
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

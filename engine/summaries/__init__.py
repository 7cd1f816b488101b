"""What documents, folders and the library say in brief: the story of ``summarize``."""

from __future__ import annotations

import os
from pathlib import Path

from engine.domain import Summary, SummaryLength
from engine.parts import Parts
from engine.summaries.documents import summarize_document


def summarize(path: Path | None, length: SummaryLength, parts: Parts) -> Summary:
    """The summary of a document, of all that is in a folder, or, without a path, of the library.

    That of a document was made when it was indexed; that of a folder is put together from those of its documents.
    Raises ``BadInput`` for what is not in the library or cannot be searched.
    """
    if path is not None and (os.fsencode(path) in parts.library.known_files(path) or not path.is_dir()):
        return summarize_document(path, length, parts.library)
    from engine.summaries.folders import summarize_folder  # noqa: PLC0415 - loads numpy, and later LanceDB

    return summarize_folder(path, length, parts)

"""A library of files that were never read, with what filters look at."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from engine.domain import SourceFile
from engine.store.attributes import Attributes, note_attributes
from engine.store.copies import Copies
from engine.store.filters import Filter
from engine.store.library import Library
from engine.store.selection import select_documents


def at(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00").astimezone().timestamp()) * 10**9


class Shelf:
    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "library.sqlite3", folder / "write.lock")

    def fill(self) -> None:
        """Add five documents to select from."""
        self.add("/home/ada/My Papers/heron.pdf", Attributes("ada muller", "en", "2024-03-05", ("birds", "work/tax")))
        self.add("/home/ada/My Papers/old/Reiher.PDF", Attributes("ada muller, ben", "de", "2019-01-01", ("work",)))
        self.add("/home/ada/mail/letter.eml", Attributes("carla <carla@example.org>", "en", "2013-07-01"))
        self.add("/home/ada/notes/pump.md", Attributes(tags=("workshop",)))
        self.add("/home/ada/notes/été.markdown", modified="2024-12-31")

    def add(self, path: str, attributes: Attributes | None = None, modified: str = "2020-06-15") -> int:
        self.library.expect([SourceFile(Path(path), 10, at(modified))])
        document_id = self.library.known_files(Path(path))[os.fsencode(path)].id
        note_attributes(self.library, [(document_id, attributes or Attributes())])
        self.library.finish([(document_id, f"sha {path}", Path(path).stem, 1)])
        return document_id

    def copy(self, original: int, path: str) -> None:
        self.library.expect([SourceFile(Path(path), 10, at("2021-01-01"))])
        Copies(self.library).add(self.library.known_files(Path(path))[os.fsencode(path)].id, "sha", original)

    def find(self, *filters: Filter) -> set[str]:
        selection = select_documents(self.library, filters)
        return {str(selection.path(number)) for number in selection.places}

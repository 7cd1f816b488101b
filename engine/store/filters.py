"""What a filter asks of a document: words alone, without the library, so that the window may read queries, too."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What of a document a filter looks at; the value is the name that is typed."""

    PATH = "path"
    TYPE = "type"
    TAG = "tag"
    FOLDER = "folder"
    AUTHOR = "author"
    BEFORE = "before"
    AFTER = "after"
    LANGUAGE = "lang"
    COLLECTION = "collection"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Filter:
    """A document meets it by any of its ``values``; a ``negated`` one, by none of them.

    Values are as typed; those of ``BEFORE`` (that day is no more) and ``AFTER`` (from that day on) are YYYY-MM-DD. That
    of ``DOCUMENT``, which nobody types, are the numbers of documents, with commas between. Those of ``COLLECTION`` are
    names; ``within`` has the filters that stand behind each, all of which a document has to meet.
    """

    field: Field
    values: tuple[str, ...]
    negated: bool = False
    within: tuple[tuple[Filter, ...], ...] = dataclasses.field(default=(), hash=False)  # may hold the same many times

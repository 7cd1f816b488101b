"""Finds links in stored passages, of notes that were read when links were not yet noted: no file is read again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from engine.ingestion.formats.local_address import find_local_path
from engine.job import Job
from engine.parts import Parts
from engine.store.links import documents_without_links, note_missing_links
from engine.store.stored_chunks import StoredChunks

_FENCED, _QUOTED = r"^(```|~~~).*?(?:^\1|\Z)", r"(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)"
_PICTURE = r"!\[[^\[\]]*\]\([^()\n]*\)"
_NO_LINK = re.compile(f"{_FENCED}|{_QUOTED}|{_PICTURE}", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[\[(?P<name>[^\[\]\n]+)\]\]|\]\(\s*(?:<(?P<wide>[^<>\n]+)>|(?P<address>[^()\s<>]+))")
_MARKS = ("[[", "](")
_AT_ONCE = 256  # documents


def complete_links(notes: Collection[int], parts: Parts, job: Job) -> None:
    """Note the links of those of these documents, Markdown all of them, that were read before links were noted.

    Once for a library, after whatever is more urgent. There must be an index. Raises ``Cancelled``, which leaves it to
    the next time, and ``LibraryDamaged``.
    """
    missing = documents_without_links(parts.library)
    if not missing:
        return
    wanted = sorted(missing.intersection(notes))
    chunks = StoredChunks(parts.index_folder, parts.active_source.name)
    found: dict[int, dict[str, None]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        parts.cores.give_way(job.check)
        job.check()
        for document, text in chunks.texts_with(wanted[start : start + _AT_ONCE], _MARKS):
            found.setdefault(document, {}).update(dict.fromkeys(find_written_links(text)))
    note_missing_links(parts.library, {document: tuple(links) for document, links in found.items()})


def find_written_links(text: str) -> Iterator[str]:
    """Names and local paths that Markdown links to, as ``formats.markdown`` finds them; no code, no pictures."""
    for match in _LINK.finditer(_NO_LINK.sub("", text)):
        if name := match["name"]:
            target = name.partition("|")[0].rstrip("\\").partition("#")[0].partition("^")[0].strip()
        else:
            target = find_local_path(match["wide"] or match["address"])
        if target:
            yield target

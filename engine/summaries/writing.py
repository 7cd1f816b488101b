"""Lets the language model write summaries: all of each document is read, and only what is supported is kept.

First come the documents, then the folders that they are in, then the library, each from the summaries of what is in it.
This is work for when nothing else is to be done: questions and indexing go before the next token.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from engine.domain import DocumentRecord, FileState, UnreadStretch, WritingReport
from engine.errors import BadInput
from engine.job import Job
from engine.pace import Pace
from engine.parts import Parts
from engine.retrieval.retriever import read_passage
from engine.store.folder_summaries import FolderSummaries
from engine.store.search_index import Hit
from engine.store.summaries import LEAST_WRITTEN, StoredSummary, Summaries, name_writer
from engine.summaries.account import Account
from engine.summaries.documents import find_original
from engine.summaries.folder_writing import FolderWriter, guess_texts
from engine.summaries.folders import Folder, gather_folders
from engine.summaries.proof import prove
from engine.summaries.standing import TEXTS_A_PASSAGE, note_rate
from engine.summaries.tree import SummaryTree
from engine.summaries.units import TOO_LONG, Part

_ENOUGH = 8  # texts, to tell from how fast they are written


def write_summaries(path: Path | None, parts: Parts, job: Job) -> WritingReport:
    """Write the summaries, to be read in place of the verbatim ones, of a document, a folder's or, without a path, all.

    A document that is named is written about anew; of several those are that this model has yet to write about, the
    shortest first, and then what they are in: every folder with more than one, and without a path the library. A
    sentence is kept only if a passage supports it; with fewer than two, the verbatim summary stays.
    Raises ``BadInput`` for what cannot be searched or without a model, ``Cancelled``, and what loading the model may
    raise; what was written stays.
    """
    records = _list_wanted(path, parts)
    model = parts.language_model.load()
    if model is None:
        raise BadInput("No language model is installed: the summaries stay as they are.")
    several, maker = _is_several(path, parts), name_writer(model.name, model.edition)
    done = Summaries(parts.library).made_by(maker) if several else frozenset()
    wanted = sorted((each for each in records if each.id not in done), key=lambda each: (each.passages, each.path))
    folders = _list_folders(path, parts) if several else []
    account = Account(sum(map(_guess_texts, wanted)) + sum(map(guess_texts, folders)), job)
    pace = Pace(parts.settings.indexing, job, account.say_why_nothing_is_done)
    # In a thread of its own: one that has stepped back may not step forward again.
    with ThreadPoolExecutor(1, "summary-writer", pace.step_back) as thread:
        written = thread.submit(_write_all, wanted, parts, job, account, pace).result()
        written_folders = thread.submit(
            _write_folders, folders, FolderWriter(model, parts, job, pace, account)
        ).result()
    if path is None:
        Summaries(parts.library).forget_other_units(maker)
        FolderSummaries(parts.library).note_complete(maker)
    return WritingReport(len(records), written, len(wanted) - written, account.texts, written_folders)


def _write_all(wanted: Sequence[DocumentRecord], parts: Parts, job: Job, account: Account, pace: Pace) -> int:
    """Write one summary after the other; returns how many of them are read in place of the verbatim ones."""
    written = 0
    for record in wanted:
        job.check()
        account.begin(os.fspath(record.path), _guess_texts(record))
        written += _write_summary(record, parts, job, account, pace) >= LEAST_WRITTEN
        account.finish()
        if account.texts >= _ENOUGH:
            note_rate(account.rate, parts.library)
    return written


def _write_folders(folders: Sequence[Folder], writer: FolderWriter) -> int:
    written = 0
    for folder in folders:
        writer.job.check()
        writer.account.begin(os.fspath(folder.path or "Library"), guess_texts(folder))
        written += writer.write(folder)
        writer.account.finish()
    return written


def _list_wanted(path: Path | None, parts: Parts) -> list[DocumentRecord]:
    """The documents with passages of their own."""
    if path is not None and not _is_several(path, parts):
        record = find_original(path, parts.library)
        if not record.passages or record.state is FileState.FAILED:
            raise BadInput(f"{path.name} has nothing that could be summarised: index its folder once more.")
        return [record]
    known = parts.library.documents()
    inside = [record for record in known if path is None or path in record.path.parents]
    originals = {record.copy_of or record.path for record in inside}
    found = [record for record in known if record.path in originals and record.passages and record.copy_of is None]
    if not found:
        where = "the library" if path is None else str(path)
        raise BadInput(f"Nothing in {where} can be summarised: add it with carrel index, then ask again.")
    return found


def _list_folders(path: Path | None, parts: Parts) -> list[Folder]:
    """The folders at and below ``path``, the deepest first; without a path those of the library, and itself last."""
    records = parts.library.documents()
    roots = parts.library.folders() if path is None else (path,)
    above = {parent for record in records for parent in record.path.parents}
    below = sorted(
        (folder for folder in above if any(folder.is_relative_to(root) for root in roots)),
        key=lambda folder: (-len(folder.parts), folder),
    )
    return gather_folders(records, [*below, *([None] if path is None else [])])


def _is_several(path: Path | None, parts: Parts) -> bool:
    return path is None or (os.fsencode(path) not in parts.library.known_files(path) and path.is_dir())


def _guess_texts(record: DocumentRecord) -> float:
    return TEXTS_A_PASSAGE * record.passages


def _write_summary(record: DocumentRecord, parts: Parts, job: Job, account: Account, pace: Pace) -> int:
    """Write the summary of a document; returns how many sentences it has."""
    sha256 = parts.library.known_file(record.id).sha256
    hits, _ = parts.search_index.chunks_of(record.id)
    model = parts.language_model.load()
    if model is None or not hits:  # the one was taken away, or the other, since it was looked for
        return 0
    summaries, maker = Summaries(parts.library), name_writer(model.name, model.edition)
    tree = SummaryTree(_DocumentUnits(summaries, maker), model, parts, job, pace, account.advance)
    levels = tree.write([_to_part(hit) for hit in hits])
    passages = [read_passage(hit, record) for hit in hits]
    with parts.cores.for_background(job):
        sentences = tuple(each.sentence for each in prove(levels, lambda _: passages, parts))
    cited = {hit.ordinal for hit in hits for each in sentences if each.start < hit.end and hit.start < each.end}
    left_out = {
        ordinal: reason
        for part, reason in tree.unread
        for ordinal in part.passages
        if reason == TOO_LONG or ordinal not in cited
    }
    pages = sorted({hit.page for hit in hits if hit.page is not None and hit.ordinal not in left_out})
    extent, unread = max(hit.end for hit in hits), tuple(_list_unread(hits, left_out))
    summary = StoredSummary(record.id, sha256, len(hits), tuple(pages), sentences, extent, unread)
    summaries.note([summary], maker)
    summaries.keep_units(record.id, tree.used)
    return len(sentences)


def _list_unread(hits: Sequence[Hit], left_out: Mapping[int, str]) -> Iterator[UnreadStretch]:
    """The runs of passages of which something is left out, by their ordinals, page by page where there are pages."""
    for (reason, _), run in groupby(hits, lambda hit: (left_out.get(hit.ordinal), hit.page)):
        if reason is not None:
            together = list(run)
            first, last = together[0], together[-1]
            yield UnreadStretch(first.headings[1:], first.page, first.start, last.end, len(together), reason)


@dataclass(frozen=True, slots=True)
class _DocumentUnits:
    summaries: Summaries
    maker: str

    def read_units(self, keys: Sequence[str]) -> dict[str, str]:
        return self.summaries.read_units(keys)

    def note_unit(self, key: str, text: str, document_ids: Collection[int]) -> None:
        (document_id,) = document_ids
        self.summaries.note_unit(key, text, self.maker, document_id)


def _to_part(hit: Hit) -> Part:
    """A row, whose headings begin with the document's title."""
    return Part(
        hit.text,
        hit.headings[1] if len(hit.headings) > 1 else "",
        frozenset([hit.document_id]),
        frozenset([hit.ordinal]),
    )

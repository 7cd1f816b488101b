"""What a folder or the whole library says in brief: sentences of the documents that together say most of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.domain import (
    DocumentRecord,
    FileFailure,
    FileState,
    Summary,
    SummaryCoverage,
    SummaryLength,
    SummaryLevel,
)
from engine.errors import BadInput
from engine.parts import Parts
from engine.store.folder_summaries import FolderSummaries, StoredFolderSummary, name_content
from engine.store.summaries import EXTRACTOR, LEAST_WRITTEN, StoredSummary, Summaries, name_model
from engine.summaries.documents import MOST_SENTENCES, place_sentence
from engine.summaries.extraction import cover

_WAITING, _SILENT = "waiting", "silent"
_NOT_YET = "It has yet to be read: index its folder once more, with carrel index."


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, None for the library, with the documents of what is in it by their ids.

    A copy stands for its original, which may be elsewhere: ``places`` has the path at which it is in this folder.
    """

    path: Path | None
    places: Mapping[int, Path]


def summarize_folder(folder: Path | None, length: SummaryLength, parts: Parts) -> Summary:
    """The summary of all documents at and below ``folder``, None for the library, made of the summary of each.

    It is what the model wrote, if it has written about all of them as they are now; otherwise their own sentences.

    Raises ``BadInput`` where none of them can be searched.
    """
    known = parts.library.documents()
    records = [record for record in known if folder is None or folder in (record.path, *record.path.parents)]
    places = next((each.places for each in gather_folders(known, [folder])), {})
    stored = Summaries(parts.library).read(places, EXTRACTOR) if places else {}
    if not stored:
        where = "the library" if folder is None else str(folder)
        raise BadInput(f"Nothing in {where} has a summary: add it with carrel index, then ask again.")
    most = MOST_SENTENCES[length]
    written = _read_written(folder, stored, parts)
    if written is None:
        chosen = [(number, stored[number].sentences[place]) for number, place in _choose(stored, most, parts)]
    else:
        chosen = [(each.document_id, each.sentence) for each in written.sentences[:most]]
    sentences = [place_sentence(sentence, places[number], places) for number, sentence in chosen]
    return Summary(
        path=folder,
        level=SummaryLevel.LIBRARY if folder is None else SummaryLevel.FOLDER,
        title="Library" if folder is None else folder.name,
        sentences=tuple(sorted(sentences, key=lambda sentence: (sentence.path, sentence.start))),
        coverage=_account(records, places, stored, written.unread if written else {}),
        made_by=name_model(written.maker) if written else "",
    )


def gather_folders(records: Sequence[DocumentRecord], folders: Iterable[Path | None]) -> list[Folder]:
    """Of these folders, None for the library, those in which something may be searched, with what is in them."""
    ids = {record.path: record.id for record in records}
    inside: dict[Path | None, dict[int, Path]] = {folder: {} for folder in folders}
    for record in records:
        if record.state not in (FileState.FAILED, FileState.SKIPPED):
            number = ids.get(record.copy_of, record.id) if record.copy_of else record.id
            for folder in (None, record.path, *record.path.parents):
                if folder in inside:
                    inside[folder].setdefault(number, record.path)
    return [Folder(folder, places) for folder, places in inside.items() if places]


def _read_written(folder: Path | None, stored: Mapping[int, StoredSummary], parts: Parts) -> StoredFolderSummary | None:
    """What a model wrote of these documents last, if enough of it is supported."""
    written = FolderSummaries(parts.library).read(folder, name_content(stored))
    return next((each for each in written if len(each.sentences) >= LEAST_WRITTEN), None)


def _choose(stored: Mapping[int, StoredSummary], most: int, parts: Parts) -> Iterator[tuple[int, int]]:
    """Which sentence of which document, by its place in the document's summary; at most so many.

    The documents are chosen that together are most like all of them; where they are few, each gives more than one.
    """
    told = [number for number, summary in stored.items() if summary.sentences]
    telling = [number for number in told if not stored[number].sentences[0].is_outline] or told
    vectors = parts.summary_index.centres(telling)
    numbers = [number for number in telling if number in vectors]
    if not numbers:
        return
    rows = np.stack([vectors[number] for number in numbers])
    order = [numbers[row] for row in cover(rows, np.zeros(len(rows), np.float32), most, lambda *_: True)]
    taken = 0
    for place in range(most):
        for number in order:
            if taken < most and place < len(stored[number].sentences):
                yield number, place
                taken += 1


def _account(
    records: Sequence[DocumentRecord],
    places: Mapping[int, Path],
    stored: Mapping[int, StoredSummary],
    silent: Mapping[int, str],
) -> SummaryCoverage:
    """Every file is read for it, or listed with the reason; one with the content of another counts as read with it.

    The documents that are ``silent``, each with the reason, are not in what the model wrote, or not as a whole.
    """
    seen = [record for record in records if record.state is not FileState.SKIPPED]
    unread = [record for record in seen if record.id not in stored and record.copy_of is None]
    dropped = [(places[number], silent[number]) for number in sorted(stored.keys() & silent.keys())]
    left_out = [
        FileFailure(record.path, record.kind or _WAITING, record.reason or _NOT_YET)
        for record in records
        if record in unread or (record.reason and record.state is not FileState.OFFLINE)
    ]
    left_out += [FileFailure(path, _SILENT, reason) for path, reason in dropped]
    passages = sum(summary.passages for summary in stored.values())
    missed = sum(stored[number].passages for number in stored.keys() & silent.keys())
    return SummaryCoverage(
        documents=len(seen),
        documents_read=len(seen) - len(unread) - len(dropped),
        passages=passages + sum(record.passages for record in unread),
        passages_read=passages - missed,
        left_out=tuple(left_out),
    )

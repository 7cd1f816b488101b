"""Lets the language model write what folders and the library say, from the summaries of what is in them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.domain import DocumentRecord, KeySentence, Passage
from engine.inference.language_model import LanguageModel
from engine.job import Job
from engine.pace import Pace
from engine.parts import Parts
from engine.retrieval.retriever import read_passage
from engine.store.folder_summaries import FolderSummaries, StoredFolderSummary, name_content
from engine.store.restriction import Restriction
from engine.store.search_index import Hit
from engine.store.summaries import EXTRACTOR, LEAST_WRITTEN, Summaries, name_writer
from engine.summaries.account import Account
from engine.summaries.folders import Folder
from engine.summaries.proof import prove
from engine.summaries.tree import SummaryTree
from engine.summaries.units import TOO_LONG, Part

_FEWEST = 2  # documents: the summary of a single one says as much
_SENTENCES = 2  # of each document
_TEXTS_A_DOCUMENT = 0.25  # about, to tell the time left with
_LIKELY = 5  # passages a sentence and way of searching


@dataclass(frozen=True, slots=True)
class FolderWriter:
    """Writes about one folder after the other; raises ``Cancelled``, and what the model, library and index raise."""

    model: LanguageModel
    parts: Parts
    job: Job
    pace: Pace
    account: Account

    def write(self, folder: Folder) -> bool:
        """Write the summary of a folder if there is none; whether one is read now in place of the verbatim one."""
        stored = Summaries(self.parts.library).read(folder.places, EXTRACTOR)
        summaries, made_of = FolderSummaries(self.parts.library), name_content(stored)
        maker = name_writer(self.model.name, self.model.edition)
        if len(stored) < _FEWEST or any(each.maker == maker for each in summaries.read(folder.path, made_of)):
            return False
        units = _FolderUnits(summaries, maker)
        tree = SummaryTree(units, self.model, self.parts, self.job, self.pace, self.account.advance)
        records = self.parts.library.places(stored)
        levels = tree.write(list(self._gather(folder, records)))
        with self.parts.cores.for_background(self.job):
            sentences = prove(levels, lambda written: self._search(written, records), self.parts)
        cited = {each.document_id for each in sentences}
        unread = {
            number: reason
            for part, reason in tree.unread
            for number in part.documents
            if reason == TOO_LONG or number not in cited
        }
        summaries.note(StoredFolderSummary(folder.path, maker, made_of, sentences, unread))
        return len(sentences) >= LEAST_WRITTEN

    def _gather(self, folder: Folder, records: Mapping[int, DocumentRecord]) -> Iterator[Part]:
        """What each document says in brief, below its title, in the order of their paths."""
        best = Summaries(self.parts.library).read_best(folder.places)
        for number, path in sorted(folder.places.items(), key=lambda place: place[1]):
            found = best.get(number)
            if number in records and found is not None and found[1].sentences:
                text = " ".join(_one_line(sentence) for sentence in found[1].sentences[:_SENTENCES])
                yield Part(f"{records[number].title}: {text}", os.fspath(path.parent), frozenset([number]))

    def _search(self, sentences: Sequence[str], records: Mapping[int, DocumentRecord]) -> list[Passage]:
        """The passages of these documents that are nearest to the sentences, by meaning and by words."""
        only = Restriction(records, share=len(records) / max(1, len(self.parts.library.passages_by_document())))
        found: dict[tuple[int, int], Hit] = {}
        for sentence in sentences:
            vector = self.parts.embedder.embed_query(sentence)
            index = self.parts.search_index
            hits = index.search_vector(vector, _LIKELY, only) + index.search_words(sentence, vector, _LIKELY, only)
            found |= {(hit.document_id, hit.ordinal): hit for hit in hits}
        return [read_passage(hit, records[number]) for (number, _), hit in sorted(found.items())]


def guess_texts(folder: Folder) -> float:
    """About how many texts are written of it."""
    return max(1.0, _TEXTS_A_DOCUMENT * len(folder.places))


@dataclass(frozen=True, slots=True)
class _FolderUnits:
    summaries: FolderSummaries
    maker: str

    def read_units(self, keys: Sequence[str]) -> dict[str, str]:
        return self.summaries.read_units(keys)

    def note_unit(self, key: str, text: str, document_ids: Collection[int]) -> None:
        self.summaries.note_unit(key, text, self.maker, document_ids)


def _one_line(sentence: KeySentence) -> str:
    return " ".join(sentence.text.split())

"""The texts of a summary in the making: one of each part, then of those, until a single one is left.

Every text that was written is kept at once, so that a stop, a crash or a change of some parts costs nothing that was
done. The name of the strategy is that of answers: ``tree_summarize``.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from engine.errors import Cancelled
from engine.inference.language_model import LanguageModel, Sampling
from engine.inference.prompts import summary_messages
from engine.job import Job
from engine.pace import Pace
from engine.parts import Parts
from engine.sentences import is_ended, split_sentences
from engine.store.summaries import name_writer
from engine.summaries.standing import TEXTS_A_PASSAGE

NOTHING_WRITTEN = "The model wrote no whole sentence about it."
"""Why something is in no text."""

_UNIT = 350  # tokens that are read at once, without those around them
_WRITTEN = 80  # tokens at most of each text
_AT_ONCE = 16  # texts between two looks at the rest of the work
# The likeliest word is taken always, so that the same part has the same summary.
_SAMPLING = Sampling(temperature=0.0, top_k=1, top_p=1.0, min_p=0.0, repeat_penalty=1.1, seed=0)


class Part(NamedTuple):
    """A text, the section of the document, or the folder, that it stands in or begins in, and whose text it is.

    ``passages`` are the ordinals of those that it is of, none where it is not of a single document.
    """

    text: str
    section: str
    documents: frozenset[int]
    passages: frozenset[int] = frozenset()


class Units(Protocol):
    """Where texts are kept that were written."""

    def read_units(self, keys: Sequence[str]) -> dict[str, str]:
        """Those that were written under these keys before."""

    def note_unit(self, key: str, text: str, document_ids: Collection[int]) -> None:
        """Keep a text about these documents."""


@dataclass(slots=True)
class SummaryTree:
    """The texts of one summary; ``report`` is told how many of about how many there are, and how many are new.

    ``unread`` are the parts that no text of the first level is about, since the model wrote no sentence of them. What
    it drops further up is in the texts below, of which sentences are kept too.
    """

    units: Units
    model: LanguageModel
    parts: Parts
    job: Job
    pace: Pace
    report: Callable[[int, int, int], None]
    used: set[str] = field(default_factory=set)
    unread: list[Part] = field(default_factory=list)
    _done: int = 0
    _new: int = 0
    _total: int = 0

    def write(self, texts: Sequence[Part]) -> list[list[str]]:
        """The texts of every level, the last one first, which is a single one. Raises ``Cancelled``."""
        levels: list[list[str]] = []
        while True:
            units = list(self._pack(texts))
            self._expect(len(units), whole=len(units) == 1)
            parts = self._write_level(units)
            written = [part for part in parts if part.text]
            if not levels:
                self.unread = [part for part in parts if not part.text]
            if not written:  # those of the level below are the last ones
                return levels
            is_stuck = bool(levels) and len(written) >= len(texts)  # of long passages there are as many texts at first
            levels.insert(0, [part.text for part in written])
            if len(written) == 1 or is_stuck:
                return levels
            texts = written

    def _pack(self, texts: Sequence[Part]) -> Iterator[Part]:
        """Neighbours that are read together: those of a section first, and of several where sections are short."""
        unit: list[Part] = []
        used, last = 0, ""
        around = self.model.count_tokens(summary_messages(""))
        for part in texts:
            tokens = self.model.count_tokens(summary_messages(part.text)) - around
            is_full = used + tokens > _UNIT or (part.section != last and used > _UNIT // 2)
            if unit and is_full:
                yield _join(unit)
                unit, used = [], 0
            unit.append(part)
            used += tokens
            last = part.section
        if unit:
            yield _join(unit)

    def _write_level(self, units: Sequence[Part]) -> list[Part]:
        """What the model writes about each; what it wrote before is not written again."""
        keys = [self._name(unit.text) for unit in units]
        self.used.update(keys)
        found = self.units.read_units(keys)
        missing = [place for place, key in enumerate(keys) if key not in found]
        self._advance(len(units) - len(missing), new=0)
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            self.pace.wait_for_power()
            began = time.perf_counter()
            with self.parts.cores.for_background(self.job) as let_others_pass:
                written = self.model.write_many(
                    [summary_messages(units[place].text) for place in some],
                    _WRITTEN,
                    _SAMPLING,
                    lambda: self.job.cancelled,
                    let_others_pass,
                )
                for number, text in written:
                    key, unit = keys[some[number]], units[some[number]]
                    found[key] = _end_at_sentence(text)
                    self.units.note_unit(key, found[key], unit.documents)
                    self._advance(1, new=1)
            self.pace.rest(time.perf_counter() - began)
        if any(key not in found for key in keys):
            raise Cancelled
        return [unit._replace(text=found[key]) for key, unit in zip(keys, units, strict=True)]

    def _expect(self, units: int, *, whole: bool) -> None:
        """Tell better how many texts there will be, now that those of a level are known."""
        self._total = self._done + (1 if whole else round(units * TEXTS_A_PASSAGE))
        self._advance(0, new=0)

    def _advance(self, count: int, *, new: int) -> None:
        self._done += count
        self._new += new
        self.report(self._done, self._total, self._new)

    def _name(self, unit: str) -> str:
        """What a text depends on: the model, the prompt with all that is read, and how it is written."""
        maker, prompt = name_writer(self.model.name, self.model.edition), summary_messages(unit)[-1].content
        return hashlib.sha256("\0".join([maker, str(_SAMPLING), str(_WRITTEN), prompt]).encode()).hexdigest()


def _join(parts: Sequence[Part]) -> Part:
    documents = frozenset[int]().union(*(part.documents for part in parts))
    passages = frozenset[int]().union(*(part.passages for part in parts))
    return Part("\n\n".join(part.text for part in parts), parts[0].section, documents, passages)


def _end_at_sentence(text: str) -> str:
    """Without the sentence that was cut off."""
    text = text.strip()
    whole = [end for start, end in split_sentences(text) if is_ended(text[start:end])]
    return text[: whole[-1]] if whole else ""

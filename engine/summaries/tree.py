"""The texts of a summary in the making: one of each part, then of those, until a single one is left.

Every text that was written is kept at once, so that a stop, a crash or a change of some parts costs nothing that was
done. The name of the strategy is that of answers: ``tree_summarize``.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from engine.errors import Cancelled
from engine.inference.language_model import LanguageModel, Sampling
from engine.job import Job
from engine.pace import Pace
from engine.parts import Parts
from engine.store.summaries import name_writer
from engine.summaries.standing import TEXTS_A_PASSAGE
from engine.summaries.units import NOTHING_WRITTEN, TOO_LONG, Part, Unit, UnitReader
from engine.synthesis.context_budget import FittedCall

_AT_ONCE = 16  # texts between two looks at the rest of the work
# The likeliest word is taken always, so that the same part has the same summary.
_SAMPLING = Sampling(temperature=0.0, top_k=1, top_p=1.0, min_p=0.0, repeat_penalty=1.1, seed=0)


class Units(Protocol):
    """Where texts are kept that were written."""

    def read_units(self, keys: Sequence[str]) -> dict[str, str]:
        """Those that were written under these keys before."""

    def note_unit(self, key: str, text: str, document_ids: Collection[int]) -> None:
        """Keep a text about these documents."""


@dataclass(slots=True)
class SummaryTree:
    """The texts of one summary; ``report`` is told how many of about how many there are, and how many are new.

    ``unread`` are the parts that no text of the first level is about, with the reason: the model wrote no sentence of
    them, or they are sentences that no call can hold. What is dropped further up is in the texts below, of which
    sentences are kept too.
    """

    units: Units
    model: LanguageModel
    parts: Parts
    job: Job
    pace: Pace
    report: Callable[[int, int, int], None]
    used: set[str] = field(default_factory=set)
    unread: list[tuple[Part, str]] = field(default_factory=list)
    _reader: UnitReader = field(init=False)
    _done: int = 0
    _new: int = 0
    _total: int = 0

    def __post_init__(self) -> None:
        self._reader = UnitReader(self.model)

    def write(self, texts: Sequence[Part]) -> list[list[str]]:
        """The texts of every level, the last one first, which is a single one if the window holds two of those below.

        Raises ``Cancelled``.
        """
        levels: list[list[str]] = []
        while True:
            units, too_long = self._reader.divide(texts)
            if levels and len(units) >= len(texts):  # nothing would become shorter
                return levels
            self._expect(len(units), whole=len(units) == 1)
            parts = self._write_level(units)
            written = [part for part in parts if part.text]
            if not levels:
                self.unread = [(part, TOO_LONG) for part in too_long]
                self.unread += [(part, NOTHING_WRITTEN) for part in parts if not part.text]
            if not written:  # those of the level below are the last ones
                return levels
            levels.insert(0, [part.text for part in written])
            if len(written) == 1:
                return levels
            texts = written

    def _write_level(self, units: Sequence[Unit]) -> list[Part]:
        """What the model writes about each; what it wrote before is not written again."""
        keys = [self._name(unit.call) for unit in units]
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
                    [units[place].call.messages for place in some],
                    self._reader.reserve,
                    _SAMPLING,
                    lambda: self.job.cancelled,
                    let_others_pass,
                )
                for number, text in written:
                    key, unit = keys[some[number]], units[some[number]]
                    found[key] = self._reader.cut_unended(text)
                    self.units.note_unit(key, found[key], unit.part.documents)
                    self._advance(1, new=1)
            self.pace.rest(time.perf_counter() - began)
        if any(key not in found for key in keys):
            raise Cancelled
        return [unit.part._replace(text=found[key]) for key, unit in zip(keys, units, strict=True)]

    def _expect(self, units: int, *, whole: bool) -> None:
        """Tell better how many texts there will be, now that those of a level are known."""
        self._total = self._done + (1 if whole else round(units * TEXTS_A_PASSAGE))
        self._advance(0, new=0)

    def _advance(self, count: int, *, new: int) -> None:
        self._done += count
        self._new += new
        self.report(self._done, self._total, self._new)

    def _name(self, call: FittedCall) -> str:
        """What a text depends on: the model, the prompt with all that is read, and how it is written."""
        told = [name_writer(self.model.name, self.model.edition), str(_SAMPLING), str(self._reader.reserve)]
        told += [f"{message.role}: {message.content}" for message in call.messages]
        return hashlib.sha256("\0".join(told).encode()).hexdigest()

"""What is read at once for a text of a summary: as much as is good to read, and never more than the window holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.inference.language_model import LanguageModel
from engine.inference.prompts import summary_messages
from engine.sentences import cut_unended
from engine.synthesis.context_budget import FittedCall, Frame, TokenCounter, Window, pack_texts

NOTHING_WRITTEN = "The model wrote no whole sentence about it."
TOO_LONG = (
    "It has a sentence that is longer than the model can read: enlarge generation.context_window in the settings."
)
"""Why something is in no text."""

_UNIT = 350  # tokens that are read at once where the window holds as many: of longer ones little is said
_WRITTEN = 80  # tokens at most of each text
_FULL = 0.9  # of these: a text with as many was cut off; read back, it may have a few less than were written


class Part(NamedTuple):
    """A text, the section of the document, or the folder, that it stands in or begins in, and whose text it is.

    ``passages`` are the ordinals of those that it is of, none where it is not of a single document.
    """

    text: str
    section: str
    documents: frozenset[int]
    passages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring parts as one, and the call of the model in which they are read, which fits its window."""

    part: Part
    call: FittedCall


class UnitReader:
    """Divides what is to be read into units, by the model's own count of every token of the call."""

    def __init__(self, model: LanguageModel) -> None:
        self._counter = TokenCounter(model)
        frame = Frame("summary", lambda texts, _turns: summary_messages(_SEAM.join(texts)))
        self._window = Window(frame, (), self._counter, _WRITTEN, _UNIT)

    @property
    def reserve(self) -> int:
        """How many tokens a text may have."""
        return self._window.reserve

    def divide(self, parts: Sequence[Part]) -> tuple[list[Unit], list[Part]]:
        """The units, and single sentences that are too long for any.

        Those of a section are read together first, and those of several where sections are short.
        """
        units, too_long, rest = list[Unit](), list[Part](), list(parts)
        while rest:
            packed = pack_texts(self._window, rest, list, _cut)
            too_long += packed.too_long
            count = self._find_section_end(packed.taken)
            rest = [*packed.taken[count:], *packed.rest]
            if count:
                taken = packed.taken[:count]
                units.append(Unit(_join(taken), self._window.close([part.text for part in taken])))
        return units, too_long

    def cut_unended(self, text: str) -> str:
        """What the model wrote, without the sentence that it had no room to end."""
        return cut_unended(text, is_full=self._counter.text(text) >= _FULL * self.reserve)

    def _find_section_end(self, parts: Sequence[Part]) -> int:
        """How many of them to take: up to the first section that ends in the second half of a unit, or all."""
        used = 0
        for number, part in enumerate(parts):
            if number and part.section != parts[number - 1].section and used > self._window.room // 2:
                return number
            used += self._counter.text(part.text)
        return len(parts)


_SEAM = "\n\n"


def _cut(part: Part, start: int, end: int) -> Part:
    return part._replace(text=part.text[start:end])


def _join(parts: Sequence[Part]) -> Part:
    documents = frozenset[int]().union(*(part.documents for part in parts))
    passages = frozenset[int]().union(*(part.passages for part in parts))
    return Part(_SEAM.join(part.text for part in parts), parts[0].section, documents, passages)

"""One passage as a source: its sentences taken apart, each with its surroundings, and the names and numbers in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from engine.sentences import fold
from engine.store.word_forms import list_forms
from engine.synthesis.claims import Claim, Statement, is_changed, is_denied, read_statement
from engine.synthesis.evidence import Evidence


class Source:
    """A passage of the evidence, by its rank; what is read of it is kept."""

    def __init__(self, rank: int, evidence: Evidence) -> None:
        passage = evidence.passages[rank]
        self.language = passage.language
        self._passage = passage
        self._sentences = {place: each for place, each in enumerate(evidence.sentences) if each.passage == rank}
        self._statements: dict[int, Statement] = {}

    def statement(self, place: int) -> Statement:
        """One of its sentences, taken apart."""
        if place not in self._statements:
            self._statements[place] = read_statement(self._sentences[place].text, self.language)
        return self._statements[place]

    def content_around(self, place: int) -> frozenset[str]:
        """What is in a sentence, its neighbours and its headings: an answer sentence often merges two."""
        return self.heading.content.union(*(near.content for near in self._near(place)))

    def numbers_around(self, place: int) -> frozenset[str]:
        """The values of the numbers in a sentence, its neighbours and its headings."""
        return _read_numbers((self.heading, *self._near(place)))

    def text_around(self, place: int) -> str:
        """A sentence with its neighbours, as they stand."""
        return " ".join(self._sentences[near].text for near in self._places_near(place))

    def holds(self, claim: Claim) -> bool:
        """Whether a name or number occurs in the passage, its title and headings included."""
        return bool(claim.readings & (self._numbers if claim.is_number else self._words))

    def agrees(self, told: Statement, place: int) -> bool:
        """Whether the names and numbers of what is told are here, each in its place, and nothing is denied.

        Numbers are told near what they count; a name need not be repeated beside what is said of it.
        """
        numbers = self.numbers_around(place)
        for claim in told.claims:
            held = bool(claim.readings & numbers) if claim.is_number else self.holds(claim)
            if not held and not claim.loose:
                return False
        source = self.statement(place)
        return not is_changed(told, source, self.language) and not is_denied(told, source)

    @cached_property
    def heading(self) -> Statement:
        """Its title and headings, as one statement."""
        return read_statement(" \n".join([self._passage.title, *self._passage.headings]), self.language)

    @cached_property
    def _words(self) -> frozenset[str]:
        """In every form by which a name may be asked for, abbreviations as they stand."""
        text = " ".join([self._passage.title, *self._passage.headings, self._passage.text])
        return frozenset(list_forms(text, self.language)) | frozenset(fold(text).split())

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return _read_numbers((self.heading, *map(self.statement, self._sentences)))

    def _near(self, place: int) -> list[Statement]:
        return [self.statement(near) for near in self._places_near(place)]

    def _places_near(self, place: int) -> list[int]:
        return [near for near in range(place - 1, place + 2) if near in self._sentences]


def _read_numbers(statements: Iterable[Statement]) -> frozenset[str]:
    return frozenset(
        reading
        for statement in statements
        for claim in statement.claims
        if claim.is_number
        for reading in claim.readings
    )

"""Recognises a question about a whole document, folder or library, such as “summarise report.pdf”."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.paths import resource
from engine.sentences import fold
from engine.store.filters import Field, Filter
from engine.store.selection import Selector

_AROUND = " \t\n\"'“”„‟«»‘’`.,;:!?¿¡？！。"

Filters = tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class WholeQuestion:
    """The filters that select what is asked about; ``leans`` says that only the answer before tells what that is."""

    filters: Filters
    leans: bool = False


def find_whole(question: str, filters: Filters, selector: Selector, last: Sequence[Path] = ()) -> WholeQuestion | None:
    """What the question asks about as a whole; None where it asks about anything else.

    ``filters`` are those of the question: only with some can “this folder” be meant. ``last`` are the documents that
    the answer before was drawn from: only with some can “summarise it” mean anything. A file or folder is known by its
    name, a file also by its name without the ending.
    """
    for words in _load():
        about = words.find_subject(question)
        if about is None:
            continue
        if about in words.library:
            return WholeQuestion(filters)
        meant = _select_last(last, filters, selector) if words.means_last(question, about) else None
        if meant and not (filters and not about):
            return WholeQuestion(meant, leans=True)
        if not about or about in words.scope:
            return WholeQuestion(filters) if filters else None
        for name in words.list_names(about):
            if named := _select_named(name, filters, selector):
                return WholeQuestion(named)
    return None


def find_folder_subject(question: str) -> str | None:
    """What it is about, where a question asks for a folder, such as “which folder is about roses?”; None otherwise."""
    for words in _load():
        if subject := words.find_folder_subject(question):
            return subject
    return None


def _select_last(last: Sequence[Path], filters: Filters, selector: Selector) -> Filters | None:
    """Those of the documents that can still be searched; None if none can."""
    chosen = (*filters, Filter(Field.PATH, tuple(map(str, last))))
    return chosen if last and selector.select(chosen).places else None


def _select_named(name: str, filters: Filters, selector: Selector) -> Filters | None:
    selection = selector.select((*filters, Filter(Field.PATH, (name,))))
    paths = [selection.path(number) for number in selection.places]
    files = tuple(str(path) for path in paths if name in (fold(path.name), fold(path.stem)))
    if files:
        return (*filters, Filter(Field.PATH, files))
    folder = (*filters, Filter(Field.FOLDER, (name,)))
    return folder if selector.select(folder).places else None


@dataclass(frozen=True, slots=True)
class _WholeWords:
    """One section of ``resources/whole_questions.toml``, which says what each is for; folded."""

    asks: tuple[re.Pattern[str], ...]
    alone: frozenset[str]
    fillers: tuple[str, ...]
    scope: frozenset[str]
    last: frozenset[str]
    pronouns: frozenset[str]
    sums: tuple[str, ...]
    library: frozenset[str]
    kinds: tuple[str, ...]
    folders: tuple[re.Pattern[str], ...]

    def find_subject(self, question: str) -> str | None:
        """What is asked about as a whole, "" if that is left open; None where something else is asked."""
        asked = self._plain(question)
        if asked in self.alone:
            return ""
        found = (pattern.fullmatch(asked) for pattern in self.asks)
        about = next((match[1].strip(_AROUND) for match in found if match), None)
        plain = _drop(about or "", self.fillers)  # as in “fasse es bitte zusammen”
        return plain if plain in self.scope | self.last | self.pronouns | self.library else about

    def find_folder_subject(self, question: str) -> str | None:
        """What a folder is asked for that is about it."""
        asked = self._plain(question)
        found = (pattern.fullmatch(asked) for pattern in self.folders)
        return next((match[1].strip(_AROUND) for match in found if match), None)

    def means_last(self, question: str, about: str) -> bool:
        """Whether this is a question about what the answer before was drawn from."""
        return about in self.last or (
            (not about or about in self.pronouns) and self._plain(question).startswith(self.sums)
        )

    def _plain(self, question: str) -> str:
        return _drop(" ".join(fold(question).split()).strip(_AROUND), self.fillers)

    def list_names(self, about: str) -> Iterator[str]:
        """What may be the name of a file or folder."""
        yield about
        without = _drop(about, self.kinds).strip(_AROUND)
        if without and without != about:
            yield without


def _drop(text: str, phrases: tuple[str, ...]) -> str:
    """The text without any of the phrases at its beginning and end."""
    while True:
        shorter = text
        for phrase in phrases:
            shorter = shorter.removeprefix(f"{phrase} ").removesuffix(f" {phrase}").strip(_AROUND)
        if shorter == text:
            return text
        text = shorter


@cache
def _load() -> tuple[_WholeWords, ...]:
    table = tomllib.loads(resource("whole_questions.toml").read_text(encoding="utf-8"))
    return tuple(_read(section) for section in table.values())


def _read(section: Mapping[str, str]) -> _WholeWords:
    phrases = {name: tuple(fold(phrase).strip() for phrase in written.split("|")) for name, written in section.items()}
    return _WholeWords(
        asks=tuple(map(_compile, phrases["asks"])),
        alone=frozenset(phrases["alone"]),
        fillers=phrases["fillers"],
        scope=frozenset(phrases["scope"]),
        last=frozenset(phrases["last"]),
        pronouns=frozenset(phrases["pronouns"]),
        sums=phrases["sums"],
        library=frozenset(phrases["library"]),
        kinds=phrases["kinds"],
        folders=tuple(map(_compile, phrases["folders"])),
    )


def _compile(phrase: str) -> re.Pattern[str]:
    return re.compile(re.escape(phrase).replace(r"\{\}", "(.+)"))

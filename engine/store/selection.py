"""Turns filters into documents: which of the library's files meet all of them, and by which path each is shown."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from engine.errors import BadInput
from engine.sentences import fold
from engine.store.filters import Field, Filter
from engine.store.library import Library, to_path

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "archive": (".zip", ".tar", ".tgz", ".tbz2", ".tbz", ".txz", ".7z", ".gz", ".bz2", ".xz"),
    "book": (".epub", ".fb2"),
    "calendar": (".ics", ".vcs", ".ical"),
    "contact": (".vcf", ".vcard"),
    "excel": (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt"),
    "html": (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive"),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".jp2"),
    "mail": (".eml", ".emlx", ".mbox", ".mbx", ".msg"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
    "pdf": (".pdf",),
    "slides": (
        ".pptx", ".pptm", ".potx", ".ppsx", ".ppt", ".pps", ".pot", ".odp", ".otp", ".fodp", ".sxi", ".key",
    ),
    "subtitles": (".vtt", ".srt", ".sbv", ".ttml", ".dfxp"),
    "table": (
        ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".ods", ".ots", ".fods", ".sxc", ".numbers",
        ".csv", ".tsv", ".tab", ".psv", ".dbf",
    ),
    "text": (".txt", ".text", ".log"),
    "word": (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".fodt", ".sxw", ".stw", ".rtf"),
}  # fmt: skip
"""Kinds of files that have more than one ending, by the names that people give them."""

_OTHER_NAMES = {
    "ebook": "book", "ebooks": "book", "books": "book", "doc": "word", "email": "mail", "emails": "mail",
    "images": "image", "jpeg": "jpg", "mails": "mail", "md": "markdown", "note": "markdown",
    "notes": "markdown", "photo": "image", "picture": "image", "pictures": "image", "powerpoint": "slides",
    "presentation": "slides", "sheet": "table", "spreadsheet": "table", "tables": "table", "txt": "text",
    "web": "html", "xls": "excel", "xlsx": "excel", "ppt": "slides", "htm": "html", "tif": "tiff",
}  # fmt: skip
_OFFICE, _OFFICE_FAMILIES = "office", ("word", "table", "slides")
_ENDS = "substr(lower(CAST(file.path AS TEXT)), ?)"
_DATED = (
    "iif(original.dated != '', original.dated, "
    "coalesce(date(file.modified_ns / 1000000000, 'unixepoch', 'localtime'), ''))"
)
_SEARCHABLE = "file.state NOT IN ('failed', 'skipped')"
_COUNT_SEARCHABLE = f"SELECT count(DISTINCT coalesce(file.copy_of, file.id)) FROM documents AS file WHERE {_SEARCHABLE}"  # noqa: S608 - a constant
_REMEMBERED = 8  # selections: a person types on behind the same filters
_Test = Callable[[str], bool]  # of a folded path
_Condition = tuple[str, list[str | int]]
_SAME = {".jpg": (".jpg", ".jpeg"), ".tiff": (".tif", ".tiff"), ".yaml": (".yaml", ".yml"), ".docx": (".docx", ".docm")}


class _Place(NamedTuple):
    """Under which path a selected document is shown; places compare by how well they do."""

    offline: int
    is_copy: int
    path: bytes
    dated: str
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents that meet the filters, by id.

    Of files with the same content it is enough that one meets them all, and that one is shown.
    """

    places: Mapping[int, _Place]
    share: float
    """Of all documents that can be searched."""

    def path(self, document_id: int) -> Path:
        """Where the file is by which this document was selected."""
        return to_path(self.places[document_id].path)

    def newest_first(self) -> list[int]:
        """The documents by date, then by path."""
        by_path = sorted(self.places, key=lambda number: self.places[number].path)
        return sorted(by_path, key=lambda number: _date_of(self.places[number]), reverse=True)


class Selector:
    """Selects documents, and remembers its last selections until the library changes; thread-safe."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._state = library.state()
        self._selections: dict[tuple[object, ...], Selection] = {}

    def select(self, filters: tuple[Filter, ...]) -> Selection:
        """See ``select_documents``."""
        state = self._library.state()  # before the selection is made: one that is out of date is made again
        known = self._selections if state == self._state else {}
        parts: dict[tuple[object, ...], int] = {}
        _number_parts(filters, parts, {})
        wanted = tuple(parts)
        selection = known.get(wanted) or select_documents(self._library, filters)
        last = {key: known[key] for key in list(known)[1 - _REMEMBERED :] if key != wanted}
        self._state, self._selections = state, {**last, wanted: selection}
        return selection


def _number_parts(filters: tuple[Filter, ...], parts: dict[tuple[object, ...], int], seen: dict[int, int]) -> int:
    """Which of the ``parts`` these filters are; each that they hold is one, however often they hold it.

    To compare filters themselves takes twice as long with every level of collections that name others twice.
    """
    if id(filters) not in seen:
        part = tuple(
            (each.field, each.values, each.negated, tuple(_number_parts(behind, parts, seen) for behind in each.within))
            for each in filters
        )
        seen[id(filters)] = parts.setdefault(part, len(parts))
    return seen[id(filters)]


def select_documents(library: Library, filters: Sequence[Filter]) -> Selection:
    """The documents that meet all of these filters. Raises ``BadInput`` for a type of file that is nowhere known."""
    (known,) = library.rows(_COUNT_SEARCHABLE)[0]
    places: dict[int, _Place] = {}
    for _, document_id, offline, is_copy, path, dated, modified_ns in _find_files(library, filters, {}):
        place = _Place(offline, is_copy, path, dated, modified_ns)
        places[document_id] = min(place, places[document_id]) if document_id in places else place
    return Selection(places, len(places) / max(known, 1))


def _find_files(library: Library, filters: Sequence[Filter], kept: dict[int, set[int]]) -> list[sqlite3.Row]:
    """Those that meet all of the filters; ``kept`` remembers what was found for each search within them."""
    conditions, values = [_SEARCHABLE], []
    for each in filters:
        if each.field in _CONDITIONS:
            alternatives = [_CONDITIONS[each.field](value, library) for value in each.values]
            conditions.append(f"{'NOT ' if each.negated else ''}({' OR '.join(sql for sql, _ in alternatives)})")
            values += [value for _, compared in alternatives for value in compared]
    query = (
        "SELECT file.id, original.id, file.offline, file.copy_of IS NOT NULL, file.path, "  # noqa: S608 - constants
        "original.dated, file.modified_ns "
        "FROM documents AS file JOIN documents AS original ON original.id = coalesce(file.copy_of, file.id) "
        f"WHERE {' AND '.join(conditions)}"
    )
    files = library.rows(query, values)
    rest = [each for each in filters if each.field not in _CONDITIONS]
    if not rest:
        return files
    folds = any(each.field in _PATH_TESTS for each in rest)
    paths = [_fold_path(file[4]) for file in files] if folds else [""] * len(files)
    # Whether there is such a file is no matter of the other filters.
    every = paths if len(conditions) == 1 else _list_paths(library) if any(map(_may_be_whole, rest)) else ()
    tests = [
        _test_kept(each, library, kept) if each.field is Field.COLLECTION else _make_test(each, every) for each in rest
    ]
    return [file for file, path in zip(files, paths, strict=True) if all(test(file[0], path) for test in tests)]


def _list_paths(library: Library) -> list[str]:
    query = f"SELECT file.path FROM documents AS file WHERE {_SEARCHABLE}"  # noqa: S608 - a constant
    return [_fold_path(path) for (path,) in library.rows(query)]


def _test_kept(given: Filter, library: Library, kept: dict[int, set[int]]) -> Callable[[int, str], bool]:
    """A file, and not its document, meets what is kept: as it would, were that written in its place."""
    for behind in given.within:
        if id(behind) not in kept:
            kept[id(behind)] = {file[0] for file in _find_files(library, behind, kept)}
    found = set[int]().union(*(kept[id(behind)] for behind in given.within))
    return lambda file_id, _: (file_id in found) != given.negated


def _make_test(given: Filter, paths: Sequence[str]) -> Callable[[int, str], bool]:
    """What a condition of SQLite cannot say, as letters are folded in more ways than it knows."""
    tests = [_PATH_TESTS[given.field](value, paths) for value in given.values]
    if len(tests) == 1 and not given.negated:
        only = tests[0]
        return lambda _, path: only(path)
    return lambda _, path: any(test(path) for test in tests) != given.negated


def _may_be_whole(given: Filter) -> bool:
    return given.field is Field.PATH and any(_is_whole(_fold_path(os.fsencode(each)), each) for each in given.values)


def _is_whole(folded: str, value: str) -> bool:
    return folded.startswith("/") or os.path.isabs(value)  # noqa: PTH117 - a value is a text


def _test_path(value: str, paths: Sequence[str]) -> _Test:
    """A part of the path. One that begins with a slash is a file, or a folder with all in it, where there is such.

    ``paths`` are those of all files that can be searched.
    """
    wanted = _fold_path(os.fsencode(value))
    below = f"{wanted}/"
    if _is_whole(wanted, value):
        if wanted in paths or any(path.startswith(below) for path in paths):
            return lambda path: path == wanted or path.startswith(below)
        if any(path.endswith(wanted) or below in path for path in paths):
            return lambda path: path.endswith(wanted) or below in path
    return lambda path: wanted in path


def _test_folder(value: str, _paths: Sequence[str]) -> _Test:
    """A folder by its name, by the last parts of its path, or by its whole path; what is in its folders counts."""
    written = _fold_path(os.fsencode(os.path.expanduser(value)))  # noqa: PTH111 - pathlib refuses "~nobody"
    wanted = f"{written.rstrip('/')}/"
    if os.path.isabs(written):  # noqa: PTH117 - a folded path is a text
        return lambda path: path.startswith(wanted)
    return lambda path: f"/{wanted}" in path


_PATH_TESTS: Mapping[Field, Callable[[str, Sequence[str]], _Test]] = {
    Field.PATH: _test_path,
    Field.FOLDER: _test_folder,
}


def _compare_type(value: str, library: Library) -> _Condition:
    endings = _find_endings(value, library)
    return " OR ".join(f"{_ENDS} = ?" for _ in endings), [part for each in endings for part in (-len(each), each)]


def _find_endings(value: str, library: Library) -> tuple[str, ...]:
    name = fold(value).removeprefix("*").removeprefix(".")
    known = _OTHER_NAMES.get(name, name)
    if known in FAMILIES:
        return FAMILIES[known]
    if known == _OFFICE:
        return tuple(dict.fromkeys(each for family in _OFFICE_FAMILIES for each in FAMILIES[family]))
    ending = f".{known}"
    found = _SAME.get(ending, (ending,))
    endings = {each for family in FAMILIES.values() for each in family}
    if ending not in endings and not _has_ending(ending, library):
        names = [*FAMILIES, _OFFICE, *(each[1:] for each in sorted(endings)), *_OTHER_NAMES]
        near = get_close_matches(known, names, 1)
        hint = (
            f"did you mean type:{near[0]}? (Any ending can be named.)"
            if near
            else "name an ending such as pdf, or a kind such as mail or image."
        )
        raise BadInput(f"None of your files is of the type “{value}”: {hint}")
    return found


def _has_ending(ending: str, library: Library) -> bool:
    query = f"SELECT 1 FROM documents AS file WHERE {_ENDS} = ? LIMIT 1"  # noqa: S608 - a constant
    return bool(library.rows(query, [-len(ending), ending]))


def _compare_tag(value: str, _library: Library) -> _Condition:
    """A tag, or one of the tags below it: ``tag:work`` has ``work/tax`` too."""
    tag = _fold_words(value).removeprefix("#").strip("/")
    return "instr(original.tags, ?) OR instr(original.tags, ?)", [f"\n{tag}\n", f"\n{tag}/"]


_CONDITIONS: Mapping[Field, Callable[[str, Library], _Condition]] = {
    Field.TYPE: _compare_type,
    Field.TAG: _compare_tag,
    Field.AUTHOR: lambda value, _: ("instr(original.author, ?)", [_fold_words(value)]),
    Field.LANGUAGE: lambda value, _: ("original.language = ?", [value]),
    Field.BEFORE: lambda value, _: (f"{_DATED} < ?", [value]),
    Field.AFTER: lambda value, _: (f"{_DATED} >= ?", [value]),
    Field.DOCUMENT: lambda value, _: (f"original.id IN ({', '.join(str(int(each)) for each in value.split(','))})", []),
}


def date_of_file(modified_ns: int) -> str:
    """The day of a file's date, as YYYY-MM-DD, where the computer is; "" for one that no calendar has."""
    try:
        return datetime.fromtimestamp(modified_ns / 1e9).astimezone().date().isoformat()
    except (OverflowError, OSError, ValueError):  # a disk may hold any date
        return ""


def name_family(path: Path) -> str:
    """Which kind of files this one is, as people call it; its ending where no kind has that."""
    ending = path.suffix.lower()
    return next((name for name, endings in FAMILIES.items() if ending in endings), ending.removeprefix("."))


def _date_of(place: _Place) -> str:
    return place.dated or date_of_file(place.modified_ns)


def _fold_words(text: str) -> str:
    return " ".join(fold(text).split())


def _fold_path(path: bytes) -> str:
    """A path as it is compared: letters folded, slashes whatever the system writes."""
    text = os.fsdecode(path)
    text = text.lower() if text.isascii() else fold(re.sub("[\ud800-\udfff]", "\ufffd", text))
    return text.replace(os.sep, "/")

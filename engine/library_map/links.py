"""Which document a link names, as note-taking programs read it: by a path from the note, or by a name alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path, PurePosixPath

from engine.sentences import fold


def follow_links(links: Iterable[tuple[int, str]], paths: Mapping[int, Path]) -> Iterator[tuple[int, int]]:
    """Each pair (document with the link, document that it names) once, in order; both are among ``paths``.

    Names are compared without their endings and whatever their letters' case. Of several files with the name that is
    written, the one with the fewest folders between is meant; a link to the document itself is none.
    """
    named: dict[str, list[int]] = {}
    at: dict[str, int] = {}
    for document, path in paths.items():
        at[fold(os.fspath(path))] = document
        for name in {fold(path.name), fold(path.stem)}:
            named.setdefault(name, []).append(document)
    found: dict[tuple[int, int], None] = {}
    for document, link in links:
        if document not in paths:
            continue
        target = _find(link, paths[document], at, named, paths)
        if target is not None and target != document:
            found[document, target] = None
    yield from found


def _find(
    link: str, source: Path, at: Mapping[str, int], named: Mapping[str, list[int]], paths: Mapping[int, Path]
) -> int | None:
    written = PurePosixPath(link)
    beside = fold(os.path.normpath(source.parent / written))
    for ending in ("", fold(source.suffix)):
        if (found := at.get(beside + ending)) is not None:
            return found
    wanted = [fold(part) for part in written.parts if part not in ("..", ".", "/")]
    if not wanted:
        return None
    candidates = [each for each in named.get(wanted[-1], ()) if _ends_with(paths[each], wanted[:-1])]
    return min(candidates, key=lambda each: (_count_steps(source, paths[each]), paths[each]), default=None)


def _ends_with(path: Path, folders: list[str]) -> bool:
    return not folders or [fold(part) for part in path.parent.parts[-len(folders) :]] == folders


def _count_steps(source: Path, target: Path) -> int:
    one, other = source.parent.parts, target.parent.parts
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return len(one) + len(other) - 2 * shared

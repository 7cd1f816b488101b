"""What the folder of the search index looks like from outside, without loading LanceDB."""

from __future__ import annotations

import os
from pathlib import Path


def describe_index(folder: Path) -> str:
    """The tables with their newest version and the number of their files; it changes whenever anything is lost.

    Empty where there is no index.
    """
    return " ".join(_describe(table) for table in sorted(folder.glob("*.lance")))


def _describe(table: Path) -> str:
    # LanceDB counts versions downwards in the names of their files, and did count upwards once.
    versions = [name for name in _list(table / "_versions") if name.endswith(".manifest")]
    return f"{table.name} {min(versions, default='')}-{max(versions, default='')} {len(_list(table / 'data'))}"


def _list(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names only
    except OSError:
        return []

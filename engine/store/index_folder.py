"""What the folders of search indexes look like from outside, and what is left over in them, without loading LanceDB."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_GONE = ".gone"


def describe_table(folder: Path, name: str) -> str:
    """A table's newest version and the number of its files; it changes whenever anything is lost.

    Empty where there is no such table.
    """
    table = folder / f"{name}.lance"
    if not table.is_dir():
        return ""
    # LanceDB counts versions downwards in the names of their files, and did count upwards once.
    versions = [name for name in _list(table / "_versions") if name.endswith(".manifest")]
    return f"{table.name} {min(versions, default='')}-{max(versions, default='')} {len(_list(table / 'data'))}"


def forget_other_tables(folder: Path, names: Collection[str]) -> None:
    """Delete all tables but these: half-made ones that nobody waits for, and those of an older Carrel."""
    for table in folder.glob("*.lance"):
        if table.stem not in names:
            with suppress(OSError):  # what cannot be deleted now is tried again by the next run
                table.rename(table.with_suffix(_GONE))  # so that half a table is never taken for a table
    for table in folder.glob(f"*{_GONE}"):
        shutil.rmtree(table, ignore_errors=True)


def forget_lost_indexes(folder: Path, identity: str) -> None:
    """Delete the indexes in ``folder`` that belong to libraries whose file is gone: to all but the one ``identity``."""
    for lost in folder.glob("*"):  # none where nothing was ever indexed
        if lost.name != identity and re.fullmatch("[0-9a-f]{32}", lost.name):
            shutil.rmtree(lost, ignore_errors=True)  # what cannot be deleted now is tried again by the next library


def _list(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names only
    except OSError:
        return []

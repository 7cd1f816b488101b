"""What a person can do with one file of the library; the same in its menu and below the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop.library_model import explain
from desktop.outside import open_outside, show_in_folder
from desktop.translation import translate
from engine.api import DocumentRecord, FileState

_UNREAD = (FileState.FAILED, FileState.SKIPPED)


@dataclass(frozen=True, slots=True)
class FileAction:
    """A title, which files it makes sense for, and what it does."""

    title: str
    suits: Callable[[DocumentRecord], bool]
    act: Callable[[DocumentRecord], object]


def make_file_actions(
    open_here: Callable[[DocumentRecord], object],
    summarise: Callable[[Path], object],
    read_again: Callable[[DocumentRecord], object],
) -> tuple[FileAction, ...]:
    """All actions, the commonest first; those that are the window's to do are given."""
    return (
        FileAction(translate("Open"), _is_here, open_here),
        FileAction(translate("Summarise"), _has_passages, lambda record: summarise(record.path)),
        FileAction(translate("Summarise its folder"), _has_passages, lambda record: summarise(record.path.parent)),
        FileAction(translate("Read again"), lambda record: record.state in _UNREAD, read_again),
        FileAction(translate("Open in its own program"), _is_here, lambda record: open_outside(record.path)),
        FileAction(translate("Show in folder"), _is_here, lambda record: show_in_folder(record.path)),
        FileAction(translate("Copy reason"), lambda record: bool(explain(record)), _copy_reason),
    )


def _is_here(record: DocumentRecord) -> bool:
    return record.state is not FileState.OFFLINE


def _has_passages(record: DocumentRecord) -> bool:
    return bool(record.passages or record.copy_of) and record.state not in _UNREAD


def _copy_reason(record: DocumentRecord) -> None:
    QGuiApplication.clipboard().setText(f"{record.path}: {explain(record)}")

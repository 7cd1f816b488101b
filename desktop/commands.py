"""What can be done from anywhere in the window, and what was looked at last: the rows of the one box for everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.place import name_folder
from desktop.translation import translate
from engine.api import Excerpt

if TYPE_CHECKING:
    from desktop.workspace import Workspace

_MOST_QUESTIONS, _MOST_DOCUMENTS = 20, 10  # that are looked through
_LONGEST = 90  # characters of a question


@dataclass(frozen=True, slots=True)
class Command:
    """A row: what it is, a line about it, and what Enter does; what was searched for has an ``excerpt`` of its text."""

    icon: str
    title: str
    detail: str
    act: Callable[[], object]
    excerpt: Excerpt | None = None


def matches(typed: str, command: Command) -> bool:
    """Whether a word of the row begins with each word that is typed, in any order."""
    words = f"{command.title} {command.detail}".casefold().split()
    return all(any(word.strip("“”()").startswith(part) for word in words) for part in typed.casefold().split())


def list_commands(window: Workspace) -> Iterator[Command]:
    """All that needs nothing to be chosen first; the keys that do the same stand beside."""
    for icon, title, keys, act in (
        ("message-circle", translate("Go to asking"), "Ctrl+1", window.show_ask),
        ("search", translate("Go to searching"), "Ctrl+2", window.show_search),
        ("library", translate("Go to the library"), "Ctrl+3", window.show_library),
        ("sliders-horizontal", translate("Go to the settings"), "Ctrl+4", window.show_settings),
        ("cpu", translate("Go to the models"), "Ctrl+5", window.show_models),
        ("map", translate("Go to the map"), "Ctrl+6", window.show_map),
        ("file-plus", translate("New question"), "Ctrl+N", window.begin_anew),
        ("folder-plus", translate("Add a folder"), "Ctrl+O", window.choose_folder),
        ("refresh", translate("Check all folders for changes"), "", window.indexer.refresh),
        ("rotate-ccw", translate("Read again what failed"), "", window.indexer.retry_failed),
        ("align-left", translate("Summarise the library"), "", lambda: window.show_summary(None)),
        ("arrow-left", translate("Back in the open document"), "Alt+Left", window.document_view.go_back),
        ("play", translate("Show the first steps"), "", window.show_first_steps),
        ("info", translate("Show all keys"), "F1", lambda: window.shortcuts.toggle_keys()),  # noqa: PLW0108 - made last
    ):
        yield Command(icon, title, keys, act)


def list_recent(window: Workspace) -> Iterator[Command]:
    """The documents that were read, the newest first, then the searches that are kept, then the last questions."""
    for place in window.document_view.recent[:_MOST_DOCUMENTS]:
        folder = name_folder(place.path.parent)
        yield Command("file", place.path.name, folder, partial(window.open_place, place))
    for collection in window.collections.collections:
        yield Command("pin", collection.name, translate("collection"), partial(search_for, collection.query, window))
    for answer in window.past.feed.answers[:_MOST_QUESTIONS]:
        question = " ".join((answer.name or answer.question).split())[:_LONGEST]
        yield Command(
            "message-circle",
            question,
            translate("asked before"),
            partial(window.past.list.answer_chosen.emit, answer),
        )


def search_for(query: str, window: Workspace) -> None:
    """Go to the place to search, and look for this."""
    window.show_search()
    window.search_view.box.edit.setText(query)

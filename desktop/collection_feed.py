"""The searches that a person keeps: asked for once, kept as a whole at every change, and each removal taken back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count

from PySide6.QtCore import QObject, Signal, Slot

from desktop.engine_bridge import EngineBridge
from desktop.engine_words import translate_engine
from desktop.notices import Notices
from desktop.translation import translate
from engine.api import (
    Collection,
    Failure,
    KeepCollections,
    ListCollections,
    Request,
    explain_unreadable,
    is_name_taken,
    rename_collection,
)

_TOPIC = "collections"
_LONGEST = 60  # characters of a name in a sentence


class CollectionFeed(QObject):
    """What it has to say stands among the notices."""

    came = Signal(object)  # tuple[Collection, ...]

    def __init__(self, bridge: EngineBridge, notices: Notices) -> None:
        super().__init__(notices)
        self._bridge = bridge
        self._notices = notices
        self.collections: tuple[Collection, ...] = ()
        self._is_known = False  # what there is; before, all would be lost by keeping one more
        self._waiting: list[str] = []  # searches to be kept then
        bridge.ready.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Ask for them."""
        self._ask(ListCollections())

    @Slot(str)
    def add(self, query: str) -> None:
        """Keep a search, under its own words, with a number where another has them for a name.

        One that is kept stays as it is, one that cannot be read is refused.
        """
        if not self._is_known:
            self._waiting.append(query)
            return
        wanted = " ".join(query.split())
        if reason := explain_unreadable(wanted, self.collections):
            self._notices.show_notice(_TOPIC, translate_engine(reason))
            return
        if wanted and all(each.query != wanted for each in self.collections):
            self._keep((*self.collections, Collection(self._find_free(wanted), wanted)))
        sentence = translate("Kept among the collections of the library: {search}", search=_shorten(wanted))
        self._notices.confirm(_TOPIC, sentence)

    @Slot(object, str)
    def rename(self, collection: Collection, name: str) -> None:
        """Give it another name, in those that stand on it, too; an empty one, or another's, changes nothing."""
        wanted = name.strip()
        if not wanted or wanted == collection.name or collection not in self.collections:
            return
        if is_name_taken(wanted, (each for each in self.collections if each != collection)):
            self._notices.show_notice(_TOPIC, translate("There is a collection of this name already."))
        else:
            self._keep(rename_collection(self.collections, collection, wanted))

    @Slot(object)
    def remove(self, collection: Collection) -> None:
        """Keep it no longer, and offer to take that back."""
        before = self.collections
        self._keep([each for each in before if each != collection])
        self._notices.show_notice(
            _TOPIC,
            translate("The collection {name} is removed; its documents stay.", name=_shorten(collection.name)),
            (translate("Bring back"), lambda: self._bring_back(before)),
            trouble=False,
        )

    def _find_free(self, name: str) -> str:
        names = chain([name], (f"{name} {number}" for number in count(2)))
        return next(each for each in names if not is_name_taken(each, self.collections))

    def _bring_back(self, before: Sequence[Collection]) -> None:
        self._notices.dismiss(_TOPIC)
        self._keep(before)

    def _keep(self, collections: Sequence[Collection]) -> None:
        self.collections = tuple(collections)  # so that another change, while this one is on its way, begins from it
        self._ask(KeepCollections(self.collections))

    def _ask(self, request: Request[tuple[Collection, ...]]) -> None:
        job = self._bridge.submit(request)
        job.finished.connect(self._show)
        job.failed.connect(self._on_failure)

    @Slot(object)
    def _show(self, collections: tuple[Collection, ...]) -> None:
        self.collections, self._is_known = collections, True
        self.came.emit(collections)
        waiting, self._waiting = self._waiting, []
        for query in waiting:
            self.add(query)

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        if failure.kind != "engine_lost":  # they are asked for again when the engine is back
            self._notices.show_notice(_TOPIC, failure.message)
            self.refresh()


def _shorten(name: str) -> str:
    return f"“{name}”" if len(name) <= _LONGEST else f"“{name[:_LONGEST].rstrip()}…”"

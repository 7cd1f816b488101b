"""What the engine tells the place of the models: which there are, one in full, all in figures, other programs' own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from desktop.engine_bridge import EngineBridge, JobHandle
from engine.api import (
    CompareModels,
    DescribeModel,
    Failure,
    FindModels,
    ListedModel,
    ListModels,
    Request,
)


class ModelFeed(QObject):
    """Asks when it is told to; an answer that is older than the last wish of its kind is never heard."""

    listed = Signal(object)  # tuple[ListedModel, ...]
    described = Signal(object)  # ModelProfile
    compared = Signal(object)  # tuple[ModelFigures, ...]
    found = Signal(object)  # tuple[FoundModel, ...]
    failed = Signal(str)  # one sentence

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked: dict[type, JobHandle] = {}

    @Slot()
    def list(self) -> None:
        """Ask which models there are."""
        self._ask(ListModels(), self.listed)

    def describe(self, model: ListedModel) -> None:
        """Ask for all that is known of one."""
        self._ask(DescribeModel(model.id, model.role), self.described)

    @Slot()
    def compare(self) -> None:
        """Ask for what is known of all language models in figures."""
        self._ask(CompareModels(), self.compared)

    @Slot()
    def find(self) -> None:
        """Ask which models other programs keep here."""
        self._ask(FindModels(), self.found)

    def _ask(self, request: Request[object], news: SignalInstance) -> None:
        kind = type(request)
        if kind in self._asked:
            self._asked[kind].abandon()
        handle = self._asked[kind] = self._bridge.submit(request)
        handle.finished.connect(lambda result: self._pass_on(kind, result, news))
        handle.failed.connect(lambda failure: self._on_failure(kind, failure))

    def _pass_on(self, kind: type, result: object, news: SignalInstance) -> None:
        del self._asked[kind]
        news.emit(result)

    def _on_failure(self, kind: type, failure: Failure) -> None:
        del self._asked[kind]
        if failure.kind != "engine_lost":  # the place asks again when the engine is back
            self.failed.emit(failure.message)

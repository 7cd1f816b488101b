"""A language model that is in memory while it is used, and for some time after."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from engine.inference.language_model import ChatMessage, LanguageModel, Sampling
from engine.memory import return_unused_memory

_SOON = 1.0  # seconds


class ResidentModel:
    """Loads the model again whenever it is wanted; see ``engine.inference.language_model.LanguageModel``.

    Any thread may call, and one at a time may generate. A daemon thread looks for the time to give the memory back.
    """

    def __init__(self, open_model: Callable[[], LanguageModel], idle_seconds: float) -> None:
        """Light: loads nothing. ``idle_seconds`` without use release the model; 0 keeps it."""
        self._open = open_model
        self._idle_seconds = idle_seconds
        self._changed = threading.Condition()  # guards all below
        self._model: LanguageModel | None = None
        self._users = 0
        self._used_at = 0.0
        self._ran_out = False

    @property
    def loaded(self) -> LanguageModel | None:
        """The model itself while it is in memory."""
        return self._model

    @property
    def name(self) -> str:
        """The model's name, for the person."""
        with self._using() as model:
            return model.name

    @property
    def edition(self) -> str:
        """See ``LanguageModel.edition``."""
        with self._using() as model:
            return model.edition

    @property
    def context_window(self) -> int:
        """How many tokens prompt and answer may have together."""
        with self._using() as model:
            return model.context_window

    @property
    def ran_out(self) -> bool:
        """See ``LanguageModel.ran_out``; known when the model has been released, too."""
        return self._ran_out

    def load(self, idle_seconds: float) -> None:
        """Load the model now, and keep it for so long from its last use on. Raises what loading may raise."""
        with self._using(), self._changed:
            self._idle_seconds = idle_seconds
            self._changed.notify_all()

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """See ``LanguageModel.count_tokens``."""
        with self._using() as model:
            return model.count_tokens(messages)

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        """See ``LanguageModel.generate``."""
        with self._using() as model:
            self._ran_out = False
            yield from model.generate(messages, most_tokens, sampling, stopped)
            self._ran_out = model.ran_out

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """See ``LanguageModel.measure_likelihood``."""
        with self._using() as model:
            yield from model.measure_likelihood(prompts, text, stopped)

    def write_many(
        self,
        conversations: Sequence[Sequence[ChatMessage]],
        most_tokens: int,
        sampling: Sampling,
        stopped: Callable[[], bool],
        between: Callable[[], None],
    ) -> Iterator[tuple[int, str]]:
        """See ``LanguageModel.write_many``."""
        with self._using() as model:
            yield from model.write_many(conversations, most_tokens, sampling, stopped, between)

    def close(self) -> None:
        """Give the memory back, soon after its last use where somebody is using the model just now."""
        with self._changed:
            if not self._users:
                self._release()
            else:
                self._idle_seconds = _SOON
                self._changed.notify_all()

    @contextmanager
    def _using(self) -> Iterator[LanguageModel]:
        with self._changed:
            if self._model is None:
                self._model = self._open()
                threading.Thread(target=self._watch, args=(self._model,), daemon=True, name="idle-model").start()
            model = self._model
            self._users += 1
        try:
            yield model
        finally:
            with self._changed:
                self._users -= 1
                self._used_at = time.monotonic()

    def _watch(self, model: LanguageModel) -> None:
        """Wait for the end of this model: its time is looked at again when it may be over, not at every use."""
        with self._changed:
            while self._model is model:
                left = self._used_at + self._idle_seconds - time.monotonic()
                if self._idle_seconds and not self._users and left <= 0:
                    self._release()
                elif self._idle_seconds:
                    self._changed.wait(self._idle_seconds if self._users else left)
                else:
                    self._changed.wait()

    def _release(self) -> None:
        if self._model is not None:
            self._model.close()
            self._model = None
            return_unused_memory()
        self._changed.notify_all()

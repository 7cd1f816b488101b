"""A context of a loaded model in which several sequences of tokens are evaluated side by side, sharing beginnings."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import llama_cpp
import numpy as np
import numpy.typing as npt

from engine.errors import ModelUnusable
from engine.inference.gguf_model import GgufModel

_ABORTED = 2  # what llama_decode returns then
# Seconds; asking between the operations of an evaluation costs a token of the small model 4 %.
_SLOW = 0.1

Tokens = Sequence[int]
Logits = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens of one sequence from a position on; of the last ``wanted`` of them the model says what may follow."""

    sequence: int
    position: int
    tokens: Tokens
    wanted: int


class SequenceContext:
    """The cells that tokens are kept in once they are evaluated. Not thread-safe; closed before its model is.

    Flash attention is off: with it a result depends on the number of threads (logits differed by 0.7), without it on
    nothing but the tokens and how they were batched, at the same speed.
    """

    def __init__(
        self,
        model: GgufModel,
        cells: int,
        batch: int,
        sequences: int = 1,
        most_wanted: int = 1,
        *,
        unified: bool = True,
    ) -> None:
        """Room for ``cells`` tokens of all sequences together, of which ``batch`` are evaluated at a time.

        ``most_wanted`` is how many of those may be asked what follows, no fewer than there are sequences; each takes
        the memory of a number a word. ``unified`` sequences share the cells of what they begin with; others have an
        equal part of the cells each, with keys in eight bits, where the model's can be cut in blocks of them: a token
        of each is a row of its own, for which llama.cpp multiplies numbers of 16 bits one by one. Raises
        ``MemoryError``.
        """
        self._stopped: Callable[[], bool] | None = None
        # ctypes frees a callback nobody holds; llama.cpp asks it between the operations of a batch.
        self._abort = llama_cpp.ggml_abort_callback(lambda _data: self._is_stopped())
        self._never = llama_cpp.ggml_abort_callback()
        self._slow = True  # until an evaluation is known to be quick
        params = llama_cpp.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = cells, batch, batch
        params.n_seq_max, params.n_outputs_max = sequences, most_wanted
        params.kv_unified = unified
        params.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED
        self._pointer = None if unified else _open(model, params, llama_cpp.GGML_TYPE_Q8_0)
        self._pointer = self._pointer or _open(model, params, llama_cpp.GGML_TYPE_F16)
        if not self._pointer:
            raise MemoryError(f"no context of {cells} tokens")
        model.join(self._pointer)
        self.cells: int = llama_cpp.llama_n_ctx(self._pointer)
        self.batch, self.sequences = batch, sequences
        self._words = model.words
        self._memory = llama_cpp.llama_get_memory(self._pointer)
        self._batch = llama_cpp.llama_batch_init(batch, 0, 1)

    @property
    def pointer(self) -> Any:
        """llama.cpp's own, for what samples from it."""
        return self._pointer

    @contextmanager
    def working(self, threads: int, stopped: Callable[[], bool] | None) -> Iterator[None]:
        """Evaluate with so many threads; ``stopped`` is asked after each evaluation, and within long ones."""
        llama_cpp.llama_set_n_threads(self._pointer, threads, threads)
        self._stopped = stopped
        try:
            yield
        finally:
            self._stopped = None

    def evaluate(self, rows: Sequence[Row]) -> bool:
        """Evaluate the rows together, at most ``batch`` tokens; False when it was stopped.

        Raises ``ModelUnusable`` where llama.cpp cannot.
        """
        self._fill(rows)
        if not self._batch.n_tokens:
            return not self._is_stopped()
        asks = self._abort if self._stopped and self._slow else self._never
        llama_cpp.llama_set_abort_callback(self._pointer, asks, None)
        began = time.perf_counter()
        result = llama_cpp.llama_decode(self._pointer, self._batch)
        self._slow = time.perf_counter() - began > _SLOW
        if result not in (0, _ABORTED):
            raise ModelUnusable("The language model failed at a text: use another model.", f"llama_decode: {result}")
        return result == 0 and not self._is_stopped()

    def logits(self, place: int) -> Logits:
        """What follows the token at this place of the last batch, a number a word; overwritten by the next one."""
        row = llama_cpp.llama_get_logits_ith(self._pointer, place)
        return np.ctypeslib.as_array(row, (self._words,))

    def cut(self, sequence: int, length: int) -> int:
        """Forget what a sequence holds from this position on; how much it still holds.

        That is nothing where the model keeps a state that cannot be turned back (Mamba and its like).
        """
        if llama_cpp.llama_memory_seq_rm(self._memory, sequence, length, -1):
            return length
        llama_cpp.llama_memory_seq_rm(self._memory, sequence, -1, -1)
        return 0

    def copy(self, source: int, target: int) -> None:
        """Let one sequence hold what another one does; the cells are shared."""
        self.cut(target, 0)
        llama_cpp.llama_memory_seq_cp(self._memory, source, target, -1, -1)

    def save(self, sequence: int) -> bytes:
        """All that a sequence holds, for ``restore``; as many bytes as its cells have."""
        size = llama_cpp.llama_state_seq_get_size(self._pointer, sequence)
        buffer = (ctypes.c_uint8 * size)()
        return bytes(memoryview(buffer)[: llama_cpp.llama_state_seq_get_data(self._pointer, buffer, size, sequence)])

    def restore(self, sequence: int, data: bytes) -> bool:
        """Let a sequence hold what ``save`` gave of the same model; False, and nothing is held, where it cannot."""
        self.cut(sequence, 0)
        buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        if llama_cpp.llama_state_seq_set_data(self._pointer, buffer, len(data), sequence):
            return True
        self.cut(sequence, 0)
        return False

    def clear(self) -> None:
        """Forget all sequences."""
        llama_cpp.llama_memory_clear(self._memory, False)  # noqa: FBT003 - llama.cpp's own signature

    def close(self) -> None:
        """Give the memory back."""
        if self._pointer:
            llama_cpp.llama_batch_free(self._batch)
            llama_cpp.llama_free(self._pointer)
            self._pointer = None

    def _fill(self, rows: Sequence[Row]) -> None:
        batch = self._batch
        batch.n_tokens = 0
        for row in rows:
            for place, token in enumerate(row.tokens):
                at = batch.n_tokens
                batch.token[at], batch.pos[at] = token, row.position + place
                batch.n_seq_id[at], batch.seq_id[at][0] = 1, row.sequence
                batch.logits[at] = place >= len(row.tokens) - row.wanted
                batch.n_tokens += 1

    def _is_stopped(self) -> bool:
        return self._stopped is not None and self._stopped()


def _open(model: GgufModel, params: Any, keys: int) -> Any:
    """llama.cpp's own context, none where it cannot have keys of this kind, or has no memory."""
    params.type_k = keys
    return llama_cpp.llama_init_from_model(model.pointer, params)

"""Embeds many texts in the background: one turn of the cores at a time, with rests, and never on the battery's cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from engine.embeddings.embedder import Embedder, Vectors
from engine.indexing.run import Run

_CHARACTERS_PER_TURN = 12_000  # about a third of a second of embedding, the longest a question has to wait


def embed_in_turns(texts: Sequence[str], embedder: Embedder, run: Run, tell: Callable[[int], None]) -> Vectors:
    """The vectors of passages, shape (len(texts), dimensions); texts of like length together.

    ``tell`` is given a row of each turn when it is done. Raises ``Cancelled``.
    """
    vectors = np.empty((len(texts), embedder.dimensions), np.float32)
    for rows in _turns(texts):
        run.pace.wait_for_power()
        run.job.check()
        began = time.monotonic()
        with run.parts.cores.for_batch(run.job.check), run.measure("embed"):
            vectors[rows] = embedder.embed_passages([texts[row] for row in rows])
        tell(rows[-1])
        run.pace.rest(time.monotonic() - began)
    return vectors


def _turns(texts: Sequence[str]) -> Iterator[list[int]]:
    turn: list[int] = []
    characters = 0
    for row in sorted(range(len(texts)), key=lambda row: len(texts[row])):
        if turn and characters + len(texts[row]) > _CHARACTERS_PER_TURN:
            yield turn
            turn, characters = [], 0
        turn.append(row)
        characters += len(texts[row])
    if turn:
        yield turn

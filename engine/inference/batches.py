"""What a model reads together: what prompts begin with alike, once, and neighbours that fit into one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TypeVar

from engine.inference.sequence_context import Tokens

Item = TypeVar("Item")


def find_common(prompts: Sequence[Tokens]) -> list[int]:
    """The tokens that all prompts begin with."""
    columns = zip(*prompts, strict=False)
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]


def fill_batches(items: Iterable[Item], measure: Callable[[Item], int], room: int, most: int) -> Iterator[list[Item]]:
    """Neighbours whose tokens, by ``measure``, fit into ``room`` together, at most so many; a larger one is alone."""
    batch: list[Item] = []
    used = 0
    for item in items:
        size = measure(item)
        if batch and (len(batch) == most or used + size > room):
            yield batch
            batch, used = [], 0
        batch.append(item)
        used += size
    if batch:
        yield batch

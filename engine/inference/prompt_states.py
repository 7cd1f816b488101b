"""Keeps on the disk what a model has read, so that a conversation goes on after a restart without reading it again."""

from __future__ import annotations

import hashlib
import logging
import os
import struct
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.errors import HomeUnusable

logger = logging.getLogger(__name__)

_MAGIC = b"CARREL-STATE-1\n\0"
_DIGEST = 32  # bytes of SHA-256 over all that follows it
_COUNT = struct.Struct("<I")
_TOKEN_BYTES = 4
_SUFFIX = ".state"


@dataclass(frozen=True, slots=True)
class PromptState:
    """The tokens of a prompt, and what a context holds once they are read."""

    tokens: tuple[int, ...]
    data: bytes


class PromptStates:
    """A folder of its own, that nobody else may read; the least used states go when there is no more room.

    It is a cache: what cannot be read or written is as good as absent, and nothing is raised.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, model: str, worth: Callable[[Sequence[int]], int], least: int) -> PromptState | None:
        """The state of this model that saves most tokens, if that is more than ``least``.

        ``worth`` says of a prompt's tokens how many of them need not be read again.
        """
        best, most = None, least
        for file in self._folder.glob(f"{_name(model)}-*{_SUFFIX}"):
            tokens = _read_tokens(file)
            if tokens and (saved := worth(tokens)) > most:
                best, most = file, saved
        return _read(best) if best else None

    def keep(self, model: str, state: PromptState) -> None:
        """Write a state down, and delete those used longest ago that there is no room for."""
        written = struct.pack(f"<I{len(state.tokens)}i", len(state.tokens), *state.tokens)
        size = len(_MAGIC) + _DIGEST + len(written) + len(state.data)
        if size > self._most_bytes:
            return
        file = self._folder / f"{_name(model)}-{hashlib.sha256(written).hexdigest()[:32]}{_SUFFIX}"
        with suppress(OSError):
            if file.exists():
                os.utime(file)
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room(size)
            digest = hashlib.sha256(written)
            digest.update(state.data)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".draft", delete=False) as draft:  # mode 0600
                try:
                    draft.writelines((_MAGIC, digest.digest(), written, state.data))
                    draft.close()
                    Path(draft.name).replace(file)
                except OSError:
                    Path(draft.name).unlink(missing_ok=True)

    def _make_room(self, size: int) -> None:
        files = sorted((file.stat().st_mtime, file.stat().st_size, file) for file in self._folder.iterdir())
        used = sum(entry[1] for entry in files)
        for _, freed, file in files:
            if used + size <= self._most_bytes:
                return
            file.unlink(missing_ok=True)
            used -= freed


def forget_states(folder: Path) -> None:
    """Delete every state, as they hold what was read to the model. Raises ``HomeUnusable``."""
    try:
        for file in folder.iterdir() if folder.is_dir() else ():
            file.unlink(missing_ok=True)
    except OSError as error:
        raise HomeUnusable(
            f"What the model has read could not be deleted from {folder} ({error.strerror}): delete this folder.",
            repr(error),
        ) from error


def _name(model: str) -> str:
    return hashlib.sha256(model.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _read_tokens(file: Path) -> tuple[int, ...]:
    """The tokens alone; none of a file that is damaged."""
    with suppress(OSError, struct.error), file.open("rb") as state:
        if state.read(len(_MAGIC)) == _MAGIC:
            state.seek(len(_MAGIC) + _DIGEST)
            count = _COUNT.unpack(state.read(_COUNT.size))[0]
            return struct.unpack(f"<{count}i", state.read(_TOKEN_BYTES * count))
    return ()


def _read(file: Path) -> PromptState | None:
    """The whole of a file; None where a bit of it is not as it was written."""
    tokens = _read_tokens(file)
    with suppress(OSError):
        written = file.read_bytes()
        begin = len(_MAGIC) + _DIGEST
        body = memoryview(written)[begin:]
        if tokens and hashlib.sha256(body).digest() == written[len(_MAGIC) : begin]:
            os.utime(file)
            return PromptState(tokens, bytes(body[_COUNT.size + _TOKEN_BYTES * len(tokens) :]))
    logger.warning("A state of the language model is damaged, and is passed over")
    file.unlink(missing_ok=True)
    return None

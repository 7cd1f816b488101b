"""A GGUF file loaded by llama.cpp: its vocabulary, its chat template and what it says of itself."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import llama_cpp

from engine.errors import EngineError, ModelUnusable
from engine.inference.adapter import Adapter, LoadedAdapter
from engine.inference.devices import point_to_devices
from engine.inference.offload import ON_THE_PROCESSOR, Offload
from engine.llama_library import start_llama
from engine.models.gguf_parts import read_parts
from engine.models.memory_estimate import count_cache_bytes

_NO_DEVICES = (ctypes.c_void_p * 1)()  # llama.cpp would take all there are without a list
_MARK = re.compile(r"<.+>|\[.+\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """How a file is loaded: with which adapter, and how much of it onto graphics processors.

    ``edition`` tells it from other files of its name (``engine.models.edition``), where that is asked for.
    """

    adapter: Adapter | None = None
    offload: Offload = ON_THE_PROCESSOR
    edition: str = ""


PLAIN = LoadPlan()
"""Without an adapter, on the processor."""


class GgufModel:
    """The weights and the vocabulary of one file, without a context."""

    def __init__(self, file: Path, plan: LoadPlan = PLAIN) -> None:
        """Load the file, once it was found to be whole. Raises ``ModelUnusable``, ``ModelMissing`` for an adapter."""
        parts = read_parts(file)
        found = file.stat()
        self.name = file.stem
        self.identity = f"{file.resolve()} {found.st_size} {found.st_mtime_ns} {llama_cpp.__version__}"
        """Changes when what the model makes of a prompt may have changed."""
        self.cell_bytes = count_cache_bytes(parts[0])
        """What a context keeps of a token."""
        start_llama()
        params = llama_cpp.llama_model_default_params()
        params.n_gpu_layers = plan.offload.layers
        devices = point_to_devices(plan.offload.device) if plan.offload.layers else _NO_DEVICES
        params.devices = ctypes.cast(devices, ctypes.c_void_p)
        if plan.offload.layers:  # another processor rounds otherwise
            self.identity += f" with {plan.offload}"
        self.pointer = llama_cpp.llama_model_load_from_file(str(file).encode("utf-8", "surrogateescape"), params)
        if not self.pointer:
            raise ModelUnusable(f"The model file {file.name} is damaged or of an unknown kind: install it again.")
        self._adapter = self._load(plan.adapter) if plan.adapter else None
        self.vocabulary = llama_cpp.llama_model_get_vocab(self.pointer)
        self.words: int = llama_cpp.llama_vocab_n_tokens(self.vocabulary)

    def join(self, context: Any) -> None:
        """Let a new context, llama.cpp's own, evaluate with the adapter, if there is one."""
        if self._adapter:
            self._adapter.join(context)

    @property
    def trained_window(self) -> int:
        """How many tokens the model learnt to see at once."""
        return int(llama_cpp.llama_model_n_ctx_train(self.pointer))

    @property
    def chat_template(self) -> str:
        """The template as the file has it, "" where it has none."""
        return self._metadata("tokenizer.chat_template")

    @property
    def eos(self) -> str:
        """How the token that ends a text is written, "" where there is none."""
        return self._write_special(llama_cpp.llama_vocab_eos(self.vocabulary))

    @property
    def bos(self) -> str:
        """How the token that begins a text is written, "" where there is none."""
        return self._write_special(llama_cpp.llama_vocab_bos(self.vocabulary))

    @property
    def opening(self) -> list[int]:
        """The tokens that every text begins with that no template writes: one, or none."""
        bos = llama_cpp.llama_vocab_bos(self.vocabulary)
        return [bos] if llama_cpp.llama_vocab_get_add_bos(self.vocabulary) and bos >= 0 else []

    def tokenize(self, text: str, special: bool) -> list[int]:  # noqa: FBT001 - the shape ChatTemplate asks for
        """The tokens of a text; only where ``special`` does it reach tokens that only a template may write."""
        parts = [text] if special else self._break_markup(text)
        return [token for part in parts for token in self._tokenize(part, special=special)]

    def bytes_of(self, token: int, *, special: bool = False, room: int = 32) -> bytes:
        """A token's text; nothing for a control token unless ``special``."""
        buffer = ctypes.create_string_buffer(room)
        length: int = llama_cpp.llama_token_to_piece(self.vocabulary, token, buffer, room, 0, special)
        return buffer.raw[:length] if length >= 0 else self.bytes_of(token, special=special, room=-length)

    def ends_answer(self, token: int) -> bool:
        """Whether the model is done when it writes this token."""
        return bool(llama_cpp.llama_vocab_is_eog(self.vocabulary, token))

    def is_control(self, token: int) -> bool:
        """Whether only a template may write this token."""
        return bool(llama_cpp.llama_vocab_is_control(self.vocabulary, token))

    def close(self) -> None:
        """Give the memory back; every context must be closed before."""
        if self.pointer:
            llama_cpp.llama_model_free(self.pointer)
            self.pointer = None

    def _tokenize(self, text: str, *, special: bool) -> list[int]:
        # A file's name may hold what UTF-8 cannot; it becomes a question mark.
        written = text.encode("utf-8", "replace")
        room = len(written) + 8  # no token is shorter than a byte, but for a space that some vocabularies begin with
        tokens = (llama_cpp.llama_token * room)()
        add_special = False
        count = llama_cpp.llama_tokenize(self.vocabulary, written, len(written), tokens, room, add_special, special)
        return list(tokens[:count])

    def _break_markup(self, text: str) -> Iterator[str]:
        """The text, cut within whatever llama.cpp would take for markup although nobody asked it to."""
        start = 0
        for match in self._markup.finditer(text) if self._markup else ():
            yield text[start : match.start() + 1]
            start = match.start() + 1
        yield text[start:]

    @cached_property
    def _markup(self) -> re.Pattern[str] | None:
        """Finds where a token begins that looks like markup and is no control token in this file.

        Some files have those of their template as words of the user's own, which llama.cpp finds in every text.
        """
        own = llama_cpp.LLAMA_TOKEN_ATTR_USER_DEFINED
        words = [
            self.bytes_of(token, special=True).decode("utf-8", "replace")
            for token in range(self.words)
            if llama_cpp.llama_vocab_get_attr(self.vocabulary, token) & own
        ]
        marks = [re.escape(word) for word in words if _MARK.fullmatch(word)]
        return re.compile(rf"(?=[<\[])(?={'|'.join(marks)})") if marks else None

    def _load(self, adapter: Adapter) -> LoadedAdapter:
        try:
            loaded = LoadedAdapter(self.pointer, adapter)
        except EngineError:
            self.close()
            raise
        self.identity += f" with {adapter.identity}"
        return loaded

    def _write_special(self, token: int) -> str:
        return self.bytes_of(token, special=True).decode("utf-8", "replace") if token >= 0 else ""

    def _metadata(self, key: str, room: int = 4096) -> str:
        buffer = ctypes.create_string_buffer(room)
        length: int = llama_cpp.llama_model_meta_val_str(self.pointer, key.encode(), buffer, room)
        if length >= room:
            return self._metadata(key, length + 1)
        return buffer.raw[:length].decode("utf-8", "replace") if length > 0 else ""

"""A LoRA adapter: a small file that changes how a language model writes."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp

from engine.errors import ModelMissing, ModelUnusable
from engine.models.gguf_file import read_gguf


@dataclass(frozen=True, slots=True)
class Adapter:
    """The file and how much of it is added to the model, 1.0 for what it was made for."""

    file: Path
    weight: float

    @property
    def identity(self) -> str:
        """Changes when what it makes of a model may have changed."""
        found = self.file.stat()
        return f"{self.file.resolve()} {found.st_size} {found.st_mtime_ns} {self.weight}"

    def check(self) -> None:
        """Raise ``ModelMissing`` or ``ModelUnusable`` for what is no adapter, before llama.cpp sees it."""
        if not self.file.is_file():
            raise ModelMissing(f"There is no LoRA adapter {self.file}: mend the path in generation.lora, or empty it.")
        if read_gguf(self.file).metadata.get("general.type") != "adapter":
            raise ModelUnusable(f"{self.file} is no LoRA adapter: name a GGUF file that was made as one.")


class LoadedAdapter:
    """An adapter beside the model it was loaded for, which frees it."""

    def __init__(self, model: Any, adapter: Adapter) -> None:
        """``model`` is llama.cpp's own. Raises ``ModelMissing``, ``ModelUnusable``."""
        adapter.check()
        pointer = llama_cpp.llama_adapter_lora_init(model, str(adapter.file).encode("utf-8", "surrogateescape"))
        if not pointer:
            raise ModelUnusable(
                f"The LoRA adapter {adapter.file} does not fit the language model: name one that was made for it."
            )
        self._pointers = (llama_cpp.llama_adapter_lora_p_ctypes * 1)(pointer)
        self._weights = (ctypes.c_float * 1)(adapter.weight)

    def join(self, context: Any) -> None:
        """Let a context of the model, llama.cpp's own, evaluate with the adapter."""
        llama_cpp.llama_set_adapters_lora(context, self._pointers, 1, self._weights)

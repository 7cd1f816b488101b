"""Writes a GGUF file anew with weights of another kind, by llama.cpp's own quantiser."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

import llama_cpp
from gguf.constants import LlamaFileType

from engine.errors import BadInput, ModelUnusable
from engine.llama_library import start_llama

_WHOLE = frozenset({"F32", "F16", "BF16", "Q8_0"})


def check_weights(source: Path, said: str, *, again: bool) -> None:
    """Raise ``BadInput`` for weights of a kind that was quantised before, which lose more, unless that is wished."""
    if said not in _WHOLE and not again:
        raise BadInput(
            f"{source.name} has weights of {said} already, and would lose more: take a file of F16 or Q8_0, or say "
            "--again."
        )


def quantize(source: Path, target: Path, kind: str, threads: int) -> None:
    """Write ``source`` to ``target`` with weights of another kind. Raises ``ModelUnusable`` where llama.cpp cannot."""
    start_llama(warnings=False)  # one for each tensor that gets another kind than the most
    params = llama_cpp.llama_model_quantize_default_params()
    params.ftype = LlamaFileType[f"MOSTLY_{kind}"].value
    params.nthread = threads
    params.allow_requantize = True
    written = os.fsencode(source), os.fsencode(target)
    result = llama_cpp.llama_model_quantize(*written, ctypes.byref(params))
    start_llama()
    if result:
        raise ModelUnusable(
            f"llama.cpp cannot turn {source.name} into {kind}: choose another kind.", f"result {result}"
        )

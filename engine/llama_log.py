"""Sends what llama.cpp has to say to the log instead of the terminal, for all who run a model by it."""

from __future__ import annotations

import ctypes
import logging

import llama_cpp

logger = logging.getLogger(__name__)

_GGML_WARNING, _GGML_ERROR = 3, 4


def log_llama(*, warnings: bool = True) -> None:
    """Call before a model is loaded; as often as one likes. Without ``warnings``, errors only."""
    llama_cpp.llama_log_set(_log if warnings else _log_errors, ctypes.c_void_p(0))


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes function type
def _log(level: int, text: bytes, _user_data: object) -> None:
    """Warnings and errors only: they name files and tensors, not prompts."""
    if level in (_GGML_WARNING, _GGML_ERROR):
        logger.warning("llama.cpp: %s", text.decode("utf-8", "replace").strip())


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # as above
def _log_errors(level: int, text: bytes, _user_data: object) -> None:
    if level == _GGML_ERROR:
        logger.warning("llama.cpp: %s", text.decode("utf-8", "replace").strip())

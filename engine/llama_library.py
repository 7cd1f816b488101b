"""Makes llama.cpp ready for use: chooses the code for this computer's processor, and sends what it says to the log."""

from __future__ import annotations

import ctypes
import logging
import os
from functools import cache
from pathlib import Path
from typing import Any

import llama_cpp
from llama_cpp import _ggml

logger = logging.getLogger(__name__)

_GGML_WARNING, _GGML_ERROR = 3, 4


def start_llama(*, warnings: bool = True) -> None:
    """Call before anything else of llama.cpp; as often as one likes. Without ``warnings``, errors only are logged."""
    llama_cpp.llama_log_set(_log if warnings else _log_errors, ctypes.c_void_p(0))
    open_ggml()
    llama_cpp.llama_backend_init()


@cache
def open_ggml() -> Any:
    """The library below llama.cpp, which knows the processors and graphics processors, with its backends loaded.

    A build for many computers has its code for processors in files of their own, one a generation, of which the best
    that this processor understands is taken; one that was compiled here has it in place.
    """
    folder = Path(_ggml.libggml_base_path)
    # On Linux a wheel holds copies instead of links, and each copy keeps a list of backends of its own: llama.cpp's is
    # the one with the number of the interface in its name.
    numbered = sorted(folder.glob("libggml.so.[0-9]"))
    library = ctypes.CDLL(str(numbered[0])) if numbered else _ggml.libggml
    library.ggml_backend_reg_count.restype = ctypes.c_size_t
    if not library.ggml_backend_reg_count():
        library.ggml_backend_load_all_from_path.argtypes = [ctypes.c_char_p]
        library.ggml_backend_load_all_from_path.restype = None
        library.ggml_backend_load_all_from_path(os.fsencode(folder))
    return library


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes function type
def _log(level: int, text: bytes, _user_data: object) -> None:
    """Warnings and errors only: they name files and tensors, not prompts."""
    if level in (_GGML_WARNING, _GGML_ERROR):
        logger.warning("llama.cpp: %s", text.decode("utf-8", "replace").strip())


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # as above
def _log_errors(level: int, text: bytes, _user_data: object) -> None:
    if level == _GGML_ERROR:
        logger.warning("llama.cpp: %s", text.decode("utf-8", "replace").strip())

"""What the installed llama.cpp can compute on, and how fast this machine reads its memory."""

from __future__ import annotations

import ctypes
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import llama_cpp
import numpy as np
import psutil

from engine.domain import Device, Machine
from engine.llama_library import open_ggml, start_llama

_GPU_KINDS = {1: "gpu", 2: "integrated gpu"}  # ggml_backend_dev_type; 0 is the processor, 3 an accelerator beside it
_BLOCK = 64 << 20  # bytes; many times what a processor keeps near
_NO_BACKEND = (
    "This build of llama.cpp computes on the processor only: CUDA, Metal and Vulkan are not available in this build. "
    "To use a graphics processor, install Carrel anew with CMAKE_ARGS=-DGGML_CUDA=on (NVIDIA), -DGGML_METAL=on (Apple) "
    "or -DGGML_VULKAN=on (others); README has the commands."
)
_NO_DEVICE = "llama.cpp could use a graphics processor ({}), and finds none: look whether its driver is installed."


def look_at_machine() -> Machine:
    """Free memory and devices, as they are now."""
    memory = psutil.virtual_memory()
    devices = tuple(device for device, _ in _find_devices())
    backends = _list_backends()
    if devices:
        remark = ""
    elif llama_cpp.llama_supports_gpu_offload():
        remark = _NO_DEVICE.format(", ".join(name for name in backends if name != "CPU"))
    else:
        remark = _NO_BACKEND
    return Machine(memory.available, memory.total, devices, remark, backends)


def point_to_devices(name: str) -> Any:
    """llama.cpp's own list of the devices of this name, "" for all of them; of an unknown name it is empty."""
    pointers = [pointer for device, pointer in _find_devices() if name in ("", device.name)]
    return (ctypes.c_void_p * (len(pointers) + 1))(*pointers, None)


def measure_bandwidth(seconds: float, threads: int) -> float:
    """The bytes a second that so many threads read and write together: the best of copies for so long."""

    def copy(number: int) -> int:
        copied = 0
        while time.perf_counter() < end:
            np.copyto(targets[number], sources[number])
            copied += 2 * _BLOCK
        return copied

    sources = [np.ones(_BLOCK // 8) for _ in range(threads)]
    targets = [np.zeros(_BLOCK // 8) for _ in range(threads)]
    best = 0.0
    rounds = 5
    with ThreadPoolExecutor(threads) as pool:
        for _ in range(rounds):
            began = time.perf_counter()
            end = began + seconds / rounds
            copied = sum(pool.map(copy, range(threads)))
            best = max(best, copied / (time.perf_counter() - began))
    return best


def _list_backends() -> tuple[str, ...]:
    start_llama()
    library = open_ggml()
    library.ggml_backend_reg_get.restype, library.ggml_backend_reg_get.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    library.ggml_backend_reg_name.restype, library.ggml_backend_reg_name.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    return tuple(
        _decode(library.ggml_backend_reg_name(library.ggml_backend_reg_get(number)))
        for number in range(library.ggml_backend_reg_count())
    )


def _find_devices() -> list[tuple[Device, int]]:
    """The graphics processors, each with llama.cpp's own pointer to it."""
    start_llama()
    library = open_ggml()
    library.ggml_backend_dev_count.restype = ctypes.c_size_t
    library.ggml_backend_dev_get.restype = ctypes.c_void_p
    library.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    for read in (library.ggml_backend_dev_name, library.ggml_backend_dev_description):
        read.restype, read.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    library.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    library.ggml_backend_dev_memory.argtypes = [ctypes.c_void_p, *[ctypes.POINTER(ctypes.c_size_t)] * 2]
    devices = []
    for number in range(library.ggml_backend_dev_count()):
        device = library.ggml_backend_dev_get(number)
        kind = _GPU_KINDS.get(library.ggml_backend_dev_type(device))
        if kind:
            free, total = ctypes.c_size_t(), ctypes.c_size_t()
            library.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
            name, description = library.ggml_backend_dev_name(device), library.ggml_backend_dev_description(device)
            devices.append((Device(_decode(name), _decode(description), kind, free.value, total.value), device))
    return devices


def _decode(text: bytes | None) -> str:
    return (text or b"").decode("utf-8", "replace")

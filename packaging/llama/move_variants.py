"""Moves ggml's code for processors, one library a generation, to where ggml looks for it: the build leaves it apart."""

from __future__ import annotations

import sysconfig
from pathlib import Path


def main() -> None:
    """Move it within the environment whose Python runs this."""
    packages = Path(sysconfig.get_path("platlib"))
    target = packages / "llama_cpp" / "lib"
    for variant in sorted((packages / "bin").glob("*ggml-*")):
        variant.replace(target / variant.name)
    if not list(target.glob("*ggml-cpu*")):
        raise SystemExit(
            "The wheel of llama.cpp holds no code for a processor: look at packaging/llama/build_wheel.py."
        )


if __name__ == "__main__":
    main()

"""Moves ggml's code for processors, one library a generation, to where ggml looks for it: the build leaves it apart."""

from __future__ import annotations

import sysconfig
from pathlib import Path


def main() -> None:
    """Move it within the environment whose Python runs this."""
    packages = Path(sysconfig.get_path("platlib"))
    for variant in sorted((packages / "bin").glob("*ggml-cpu-*")):
        variant.replace(packages / "llama_cpp" / "lib" / variant.name)


if __name__ == "__main__":
    main()

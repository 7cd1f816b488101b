"""Where the frozen program begins: as a process that multiprocessing started, or as ``carrel`` itself."""

from __future__ import annotations

import multiprocessing
import os
import sys

multiprocessing.freeze_support()  # before anything of Carrel is imported; engine and readers never come back from it

for stream in ("stdout", "stderr"):  # Windows gives none to a program without a console
    if getattr(sys, stream) is None:
        setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for the life of the process

from desktop.__main__ import main  # noqa: E402 - see above

if __name__ == "__main__":
    sys.exit(main())

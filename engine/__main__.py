"""``python -m engine``: the command line without the window."""

import sys

from engine.api import run_command_line

if __name__ == "__main__":
    sys.exit(run_command_line(sys.argv[1:]))

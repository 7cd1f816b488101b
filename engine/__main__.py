"""``python -m engine``: the command line without the window."""

import sys

from engine.cli.interrupts import ending_at_once

with ending_at_once():  # a Ctrl-C is not to be lost in an import
    from engine.api import run_command_line

if __name__ == "__main__":
    sys.exit(run_command_line(sys.argv[1:]))

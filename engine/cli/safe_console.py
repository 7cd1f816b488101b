"""A console on which what stands in a name or a text is shown, and never obeyed by the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# All but the line break and the tab: a file may be called after the sequence that fills the clipboard.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class SafeConsole(Console):
    r"""Writes control characters out, as in ``\x1b``; colours and bars are its own and stay."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of what is printed, with nothing in their texts but text."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=_CONTROL.sub(_write_out, segment.text))


def _write_out(match: re.Match[str]) -> str:
    return f"\\x{ord(match[0]):02x}"

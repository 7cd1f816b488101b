"""Links in stored passages are those that the parser of Markdown finds in the note."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.ingestion.formats.markdown import parse
from engine.library_map.written_links import find_written_links


@pytest.mark.parametrize(
    "text",
    [
        "[[Anna]] and [[Trips/Porto|the trip]], ![[photo.jpg]], [[Anna#Birthday]], [[#here]] [[Table\\|alias]]",
        "[lease](../home/rental%20lease.pdf#page=2) [web](https://example.org/x) <mailto:a@b.c> [top](#top)",
        '[wide](<a note.md>) [titled](plan.md "the plan") ![picture](img/cat.png) [![of it](x.png)](of.md) [odd](http://[::1)',
        "`[[code]]` [[Seen]] ``two ` [[ticks]]``\n\n```\n[[fenced]]\n```\n[[After]]\n\n~~~\n[[open]]",
        "[[]] [[ ]] [[two\nlines]] [[a [b]] [x] (y) [[Müller & Söhne]] [[note^block]]",
        "# [[In a heading]]\n\n* [[In a list]]\n\n> [[Quoted]]\n\n| a |\n|---|\n| [[Cell]] |\n",
        "Nothing at all.",
    ],
)
def test_what_the_parser_finds_is_found(text: str) -> None:
    assert tuple(dict.fromkeys(find_written_links(text))) == parse(text.encode(), Path("note.md")).links

"""Folders of notes to index, made by number."""

from __future__ import annotations

from pathlib import Path


def write_notes(folder: Path, count: int, sentences: int = 6) -> Path:
    """Notes that differ from each other, each with a keyword of its own; 40 of 40 sentences take seconds to embed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        body = " ".join(f"Sentence {each} tells of matter {number * each % 89}." for each in range(sentences))
        (folder / f"note {number:03}.md").write_text(
            f"# Note {number}\n\nKeyword{number:03}. {body}\n", encoding="utf-8"
        )
    return folder

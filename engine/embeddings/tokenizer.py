"""What breaks texts into an embedder's tokens, as far as cutting documents into chunks has to know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tokenizers import Tokenizer as NativeTokenizer


class Tokenizer(Protocol):
    """Thread-safe; a text of any length is counted to its end."""

    @property
    def special_tokens(self) -> int:
        """How many tokens the embedder puts around every text."""

    def count(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text alone, without special ones."""

    def cut(self, text: str, tokens: int) -> str:
        """The text's beginning that has so many tokens at most; all of it where it has no more."""


class FileTokenizer:
    """A tokenizer.json, as sentence-transformers folders hold it; see ``Tokenizer``."""

    def __init__(self, file: Path) -> None:
        """Raises what the library tokenizers raises for a file that is none."""
        self._native = NativeTokenizer.from_file(str(file))
        self._native.no_truncation()
        self._native.no_padding()
        self.special_tokens = len(self._native.encode(""))

    def count(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text alone, without special ones."""
        return [len(encoding) for encoding in self._native.encode_batch_fast(list(texts), add_special_tokens=False)]

    def cut(self, text: str, tokens: int) -> str:
        """The text's beginning that has so many tokens at most; all of it where it has no more."""
        if tokens < 1:
            return ""
        encoding = self._native.encode(text, add_special_tokens=False)
        return text if len(encoding) <= tokens else text[: encoding.offsets[tokens - 1][1]]

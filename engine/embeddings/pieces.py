"""Counts the pieces into which a tokenizer breaks a text."""

from __future__ import annotations

from tokenizers import Tokenizer

_UNKNOWN = ("[UNK]", "<unk>")


def count_pieces(tokenizer: Tokenizer, text: str) -> int:
    """The tokens of a text, special ones left out; a stretch that is not in the vocabulary counts by its characters."""
    unknown = {tokenizer.token_to_id(name) for name in _UNKNOWN}
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return sum(
        end - start if token in unknown else 1
        for token, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
    )

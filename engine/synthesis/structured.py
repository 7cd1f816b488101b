"""An answer that follows a schema: what is asked for, and the values in what was written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from engine.domain import AskOptions, Strategy
from engine.errors import BadInput
from engine.sentences import split_sentences
from engine.synthesis.synthesizer import Form


def read_form(options: AskOptions) -> Form | None:
    """What the answer must look like, None where nothing is said. Raises ``BadInput``."""
    if not options.schema:
        return None
    if options.quotes_only:
        raise BadInput("Verbatim sentences follow no schema: leave one of the two out.")
    if options.strategy not in ("", Strategy.COMPACT):
        raise BadInput(f"An answer by a schema is written in one call: leave {options.strategy} out.")
    from engine.inference.grammar import to_gbnf  # noqa: PLC0415 - who asks without a schema need not load llama.cpp

    grammar = to_gbnf(options.schema)
    return Form("" if grammar == options.schema else options.schema, grammar)


def list_values(text: str) -> list[str]:
    """The texts and numbers that a structured answer tells: the values of JSON, the sentences of what is none."""
    try:
        written = json.loads(text)
    except (ValueError, RecursionError):
        return [text[start:end] for start, end in split_sentences(text)]
    return [value for value in _walk(written) if value.strip()]


def _walk(written: object) -> Iterator[str]:
    match written:
        case dict():
            for value in written.values():
                yield from _walk(value)
        case list():
            for value in written:
                yield from _walk(value)
        case bool() | None:
            return
        case _:
            yield str(written)

"""Holds an answer to a grammar: which tokens may come next, by a JSON schema or by llama.cpp's GBNF."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import llama_cpp
import numpy as np
from llama_cpp.llama_grammar import json_schema_to_gbnf

from engine.errors import BadInput
from engine.inference.gguf_model import GgufModel

_ROOT = b"root"
_COMPLAINT = "error parsing grammar: "
_LONGEST_REASON = 80  # characters of what llama.cpp says, which ends with the rest of the grammar
# llama-cpp-python's strings may hold line breaks, which JSON's must not.
_ANY_LETTER, _JSON_LETTER = r'char ::= [^"\\]', r'char ::= [^"\\\x00-\x1F\x7F]'

Candidates = llama_cpp.llama_token_data_array
TOKEN_DATA = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
"""One token of ``Candidates``, as llama.cpp lays it out."""


def to_gbnf(schema: str) -> str:
    """The grammar of a JSON schema; what is no JSON is a grammar already. Raises ``BadInput``."""
    try:
        wanted = json.loads(schema)
    except (ValueError, RecursionError) as error:
        if "::=" in schema:
            return schema
        raise BadInput(
            "The schema is neither JSON nor a grammar: write a JSON schema, or GBNF with a rule named root.", str(error)
        ) from error
    try:
        grammar: str = json_schema_to_gbnf(json.dumps(wanted))
    except Exception as error:  # a converter that asserts and trips over what is no schema
        raise BadInput(
            "This JSON schema cannot be followed: use objects, arrays, enums and plain types, and no addresses.",
            repr(error),
        ) from error
    return grammar.replace(_ANY_LETTER, _JSON_LETTER)


class Grammar:
    """The state of a grammar in the middle of an answer; to be closed."""

    def __init__(self, model: GgufModel, written: str) -> None:
        """Begin with nothing written. Raises ``BadInput`` for a grammar that llama.cpp cannot read."""
        self._end = llama_cpp.llama_vocab_eos(model.vocabulary)
        with _hearing_errors() as said:
            self._sampler = llama_cpp.llama_sampler_init_grammar(model.vocabulary, written.encode(), _ROOT)
        if not self._sampler:
            reason = said[0] if said else "a rule is missing, or begins with itself"
            raise BadInput(f"The grammar cannot be read ({reason}): mend it; its first rule is named root.")

    @property
    def complete(self) -> bool:
        """Whether the answer may end here."""
        return self.allows(self._end)

    def allows(self, token: int) -> bool:
        """Whether this token may come next."""
        alone = np.array([(token, 0.0, 0.0)], TOKEN_DATA)
        self.restrict(candidates_of(alone))
        return bool(np.isfinite(alone["logit"][0]))

    def restrict(self, candidates: Candidates) -> None:
        """Make impossible what may not come next: its logit becomes minus infinity."""
        llama_cpp.llama_sampler_apply(self._sampler, ctypes.byref(candidates))

    def accept(self, token: int) -> None:
        """Go on after a token, which must be allowed: llama.cpp ends the process otherwise."""
        llama_cpp.llama_sampler_accept(self._sampler, token)

    def close(self) -> None:
        """Give the memory back."""
        if self._sampler:
            llama_cpp.llama_sampler_free(self._sampler)
            self._sampler = None


def candidates_of(tokens: Any) -> Candidates:
    """llama.cpp's view of an array of ``TOKEN_DATA``, which must outlive it."""
    data = tokens.ctypes.data_as(ctypes.POINTER(llama_cpp.llama_token_data))
    return Candidates(data=data, size=len(tokens), selected=-1, sorted=False)


@contextmanager
def _hearing_errors() -> Iterator[list[str]]:
    """What llama.cpp's parser writes to the standard error, line by line: it reports nothing in another way."""
    said: list[str] = []
    sys.stderr.flush()
    with tempfile.TemporaryFile() as heard:
        stderr = os.dup(2)
        os.dup2(heard.fileno(), 2)
        try:
            yield said
        finally:
            os.dup2(stderr, 2)
            os.close(stderr)
            heard.seek(0)
            lines = heard.read().decode("utf-8", "replace").splitlines()
            reasons = [line.partition(_COMPLAINT)[2] for line in lines if _COMPLAINT in line]
            said += [reason[:_LONGEST_REASON].strip() for reason in reasons]

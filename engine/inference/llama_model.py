"""A GGUF model run by llama.cpp."""

from __future__ import annotations

import codecs
import ctypes
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import llama_cpp
from jinja2 import TemplateError

from engine.errors import ModelUnusable
from engine.inference.chat_template import ChatTemplate
from engine.inference.hardware import count_free_cores
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.likelihood import LikelihoodMeter

logger = logging.getLogger(__name__)

_GGML_WARNING, _GGML_ERROR = 3, 4
_NO_CONTEXT = "llama_context"  # in the words of llama-cpp-python where only the window could not be made


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes function type
def _log_native(level: int, text: bytes, _user_data: object) -> None:
    """llama.cpp's own words go to the log, never to the terminal; they name files and tensors, not prompts."""
    if level in (_GGML_WARNING, _GGML_ERROR):
        logger.warning("llama.cpp: %s", text.decode("utf-8", "replace").strip())


class LlamaModel:
    """One loaded model with one context; see ``engine.inference.language_model.LanguageModel``."""

    def __init__(self, name: str, file: Path, context_window: int, threads: int) -> None:
        """Load the model; ``threads`` 0 takes the cores that are free when an answer begins.

        The window shrinks to what the model was trained for. Raises ``ModelUnusable``.
        """
        self.name = name
        self._threads = threads
        llama_cpp.llama_log_set(_log_native, ctypes.c_void_p(0))
        try:
            self._llama = llama_cpp.Llama(str(file), n_ctx=context_window, verbose=False)
        except (ValueError, RuntimeError, OSError, AssertionError, TemplateError) as error:
            if _NO_CONTEXT in str(error):  # the file itself was loaded
                raise ModelUnusable(
                    f"There is not enough memory for {name} with a window of {context_window:,} tokens: "
                    "lower generation.context_window in the settings.",
                    repr(error),
                ) from error
            raise ModelUnusable(
                f"The model file {file.name} is damaged or of an unknown kind: install it again.", repr(error)
            ) from error
        trained = int(
            self._llama.metadata.get(
                f"{self._llama.metadata.get('general.architecture')}.context_length", context_window
            )
        )
        self.context_window = min(self._llama.n_ctx(), trained)
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._template = ChatTemplate(
            self._llama.metadata.get("tokenizer.chat_template", ""),
            eos=self._special_text(self._llama.token_eos()),
            bos=self._special_text(self._llama.token_bos()),
            tokenize=self._tokenize,
        )
        self._meter: LikelihoodMeter | None = None  # its context is made by the first who needs it
        self._read: list[int] = []  # the last prompt, which the context still holds
        self._stopped: Callable[[], bool] = _never
        # ctypes frees a callback nobody holds; llama.cpp asks it between the operations of a batch.
        self._abort = llama_cpp.ggml_abort_callback(lambda _data: self._stopped())
        llama_cpp.llama_set_abort_callback(self._llama.ctx, self._abort, ctypes.c_void_p(0))

    def count_tokens(self, messages: Sequence[ChatMessage]) -> int:
        """The tokens of the prompt made of these messages, exactly as ``generate`` would evaluate it."""
        return len(self._template.encode(messages))

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        """Write the next assistant message; see ``LanguageModel.generate``."""
        prompt = self._template.encode(messages)
        if len(prompt) + most_tokens > self.context_window:
            raise ModelUnusable(
                f"{len(prompt)} prompt tokens and {most_tokens} for the answer do not fit the model's window of "
                f"{self.context_window}: enlarge generation.context_window in the settings."
            )
        # What is left in the decoder at the end is half a character, which is nothing to show.
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        for token in self._tokens(prompt, most_tokens, sampling, stopped):
            piece = decoder.decode(self._bytes(token))
            if piece:
                yield piece

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """How likely each prompt is answered with ``text``; see ``LanguageModel.measure_likelihood``."""
        if self._meter is None:
            self._meter = LikelihoodMeter(self._llama.model)
        threads = self._threads or count_free_cores()
        # As data, like the content of a message.
        tokens = self._tokenize(text, False)  # noqa: FBT003 - tokenize's own signature
        return self._meter.measure([self._template.encode(each) for each in prompts], tokens, threads, stopped)

    def close(self) -> None:
        """Give the memory back."""
        if self._meter is not None:
            self._meter.close()
        self._llama.close()

    def _tokens(
        self, prompt: list[int], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[int]:
        self._llama.set_seed(sampling.seed)
        threads = self._threads or count_free_cores()
        llama_cpp.llama_set_n_threads(self._llama.ctx, threads, threads)
        self._stopped = stopped
        self._llama.n_tokens = self._count_reusable(prompt)
        self._read = []
        stream = self._llama.generate(
            prompt,
            temp=sampling.temperature,
            top_k=sampling.top_k,
            top_p=sampling.top_p,
            min_p=sampling.min_p,
            repeat_penalty=sampling.repeat_penalty,
        )
        try:
            for count, token in enumerate(stream, start=1):
                self._read = prompt
                if stopped() or llama_cpp.llama_vocab_is_eog(self._vocabulary, token):
                    return
                yield token
                if count == most_tokens:
                    return
        except RuntimeError:
            if not stopped():  # an aborted evaluation ends in an error; the context stays usable
                raise
        finally:
            stream.close()
            self._stopped = _never

    def _count_reusable(self, prompt: list[int]) -> int:
        """How many tokens of this prompt need not be read again: whole batches that the last one began with.

        A part of a batch would be read by another kernel, whose rounding differs enough to change a small model's
        words: the same question asked twice would get two answers.
        """
        same = 0
        for old, new in zip(self._read, prompt[:-1], strict=False):
            if old != new:
                break
            same += 1
        return same - same % self._llama.n_batch

    def _tokenize(self, text: str, special: bool) -> list[int]:  # noqa: FBT001 - the shape ChatTemplate asks for
        # A file's name may hold what UTF-8 cannot; it becomes a question mark.
        return self._llama.tokenize(text.encode("utf-8", "replace"), add_bos=False, special=special)

    def _special_text(self, token: int) -> str:
        return self._bytes(token, special=True).decode("utf-8", "replace") if token >= 0 else ""

    def _bytes(self, token: int, *, special: bool = False, room: int = 32) -> bytes:
        """A token's text; the detokenizer of llama-cpp-python loses tokens longer than 32 bytes."""
        buffer = ctypes.create_string_buffer(room)
        length: int = llama_cpp.llama_token_to_piece(self._vocabulary, token, buffer, room, 0, special)
        return buffer.raw[:length] if length >= 0 else self._bytes(token, special=special, room=-length)


def _never() -> bool:
    return False

"""A GGUF model run by llama.cpp."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from engine.errors import ModelUnusable
from engine.inference.beam_search import BeamSearch, count_sequences
from engine.inference.chat_template import ChatTemplate
from engine.inference.gguf_model import PLAIN, GgufModel, LoadPlan
from engine.inference.hardware import count_free_cores
from engine.inference.language_model import ChatMessage, Sampling
from engine.inference.likelihood import LikelihoodMeter
from engine.inference.prompt_reader import BATCH, SEQUENCE, PromptReader
from engine.inference.prompt_states import PromptStates
from engine.inference.sequence_batch import SequenceBatch, count_at_once
from engine.inference.sequence_context import Row, SequenceContext
from engine.inference.stop_words import cut_at_stop_words
from engine.inference.token_sampler import TokenSampler


class LlamaModel:
    """One loaded model with one context; see ``engine.inference.language_model.LanguageModel``."""

    def __init__(
        self,
        name: str,
        file: Path,
        context_window: int,
        threads: int,
        *,
        states: PromptStates | None = None,
        plan: LoadPlan = PLAIN,
    ) -> None:
        """Load the model; ``threads`` 0 takes the cores that are free when an answer begins.

        ``states`` keep the prompts that were read beyond the life of the model.
        The window shrinks to what the model was trained for. Raises ``ModelUnusable``.
        """
        self.name, self.edition = name, plan.edition
        self._threads, self._states = threads, states
        self._file = GgufModel(file, plan)
        with ExitStack() as on_failure:
            on_failure.callback(self._file.close)
            self._template = ChatTemplate(
                self._file.chat_template, eos=self._file.eos, bos=self._file.bos, tokenize=self._file.tokenize
            )
            self._context = self._open_context(context_window)
            on_failure.pop_all()
        self.context_window = min(self._context.cells, self._file.trained_window)
        self._reader = PromptReader(self._file, self._context, states)
        self._ran_out = False
        self._meter: LikelihoodMeter | None = None  # its context is made by the first who needs it

    @property
    def identity(self) -> str:
        """Changes when what the model makes of a prompt may have changed."""
        return self._file.identity

    @property
    def evaluated(self) -> int:
        """How many tokens of the last prompt were read; the others were still held from the one before."""
        return self._reader.evaluated

    @property
    def ran_out(self) -> bool:
        """Whether the last text had used up its tokens; see ``LanguageModel.ran_out``."""
        return self._ran_out

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
        self._ran_out = False
        with closing(self._tokens(prompt, most_tokens, sampling, stopped)) as tokens:
            yield from cut_at_stop_words(self._decode(tokens), sampling.stop)
        if not stopped():
            self._reader.keep()

    def measure_likelihood(
        self, prompts: Sequence[Sequence[ChatMessage]], text: str, stopped: Callable[[], bool]
    ) -> Iterator[float]:
        """How likely each prompt is answered with ``text``; see ``LanguageModel.measure_likelihood``."""
        if self._meter is None:
            self._meter = LikelihoodMeter(self._file)
        # As data, like the content of a message.
        tokens = self._file.tokenize(text, special=False)
        return self._meter.measure(
            [self._template.encode(each) for each in prompts], tokens, self._count_threads(), stopped
        )

    def write_many(
        self,
        conversations: Sequence[Sequence[ChatMessage]],
        most_tokens: int,
        sampling: Sampling,
        stopped: Callable[[], bool],
        between: Callable[[], None],
    ) -> Iterator[tuple[int, str]]:
        """Write the next message of many conversations at once; see ``LanguageModel.write_many``."""
        prompts = [self._template.encode(messages) for messages in conversations]
        window = min(max(map(len, prompts), default=0) + most_tokens, self._file.trained_window)
        with closing(SequenceBatch(self._file, window, count_at_once(self._file, window, len(prompts)))) as batch:
            threads = self._count_threads()
            for number, tokens in batch.write(prompts, most_tokens, sampling, threads, stopped, between):
                yield number, "".join(self._decode(tokens))

    def close(self) -> None:
        """Give the memory back."""
        if self._meter is not None:
            self._meter.close()
        self._context.close()
        self._file.close()

    def _make_room(self, beams: int, most_tokens: int) -> None:
        """Have a context in which so many beams can write; nothing is held in a new one."""
        cells, sequences = self.context_window + (beams - 1) * most_tokens, count_sequences(beams)
        if self._context.sequences < sequences or self._context.cells < cells:
            context = self._open_context(cells, sequences)
            self._context.close()
            self._context, self._reader = context, PromptReader(self._file, context, self._states)

    def _ends(self, tokens: Sequence[int], stop: Sequence[str]) -> bool:
        if self._file.ends_answer(tokens[-1]):
            return True
        return bool(stop) and any(word in "".join(self._decode(tokens)) for word in stop)

    def _open_context(self, cells: int, sequences: int = 1) -> SequenceContext:
        try:
            # llama.cpp wants room to ask at least one token of each sequence what follows.
            return SequenceContext(self._file, cells, BATCH, sequences, sequences)
        except MemoryError as error:
            raise ModelUnusable(
                f"There is not enough memory for {self.name} with a window of {cells:,} tokens: "
                "lower generation.context_window in the settings.",
                repr(error),
            ) from error

    def _decode(self, tokens: Iterable[int]) -> Iterator[str]:
        """Whole characters; what is left at the end is half a one, which is nothing to show."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        for token in tokens:
            if piece := decoder.decode(self._file.bytes_of(token)):
                yield piece

    def _tokens(
        self, prompt: list[int], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Generator[int]:
        threads, beams = self._count_threads(), 1 if sampling.grammar else sampling.beams
        if beams > 1:
            self._make_room(beams, most_tokens)
        with self._context.working(threads, stopped):
            if not self._reader.read(prompt):
                return
        if beams > 1:
            ends = partial(self._ends, stop=sampling.stop)
            search = BeamSearch(self._context, len(prompt), beams, ends).search(most_tokens, threads, stopped)
            for number, token in enumerate(search, start=1):
                self._ran_out = number == most_tokens
                yield token
            return
        with closing(TokenSampler(self._file, sampling)) as sampler:
            for position in range(len(prompt), len(prompt) + most_tokens):
                token = sampler.sample(self._context)
                if stopped() or self._file.ends_answer(token):
                    return
                yield token
                if position + 1 == len(prompt) + most_tokens:
                    sampler.check_finished()
                    self._ran_out = True
                    return
                with self._context.working(threads, stopped):
                    if not self._context.evaluate([Row(SEQUENCE, position, [token], 1)]):
                        return

    def _count_threads(self) -> int:
        return self._threads or count_free_cores()

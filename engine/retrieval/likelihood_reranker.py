"""The language model as a reranker: the likelier it finds a query after reading a passage, the better the passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engine.errors import ModelMissing
from engine.inference.language_model import ChatMessage, LanguageModel
from engine.inference.prompts import question_messages

_MOST_TOKENS = 320  # of a prompt: reading is what takes the time, and a passage says early what it is about


class LikelihoodReranker:
    """Needs no other model than the one that answers; see ``engine.retrieval.reranker.Reranker``.

    Source: Sachan et al., "Improving Passage Retrieval with Zero-Shot Question Generation", EMNLP 2022.
    """

    weight = 0.3  # of 33 questions of SQuAD one more had its paragraph first, with 5 as with 10 read: within chance

    def __init__(self, load: Callable[[], LanguageModel | None]) -> None:
        """``load`` gives the model, or None where none is installed."""
        self._load = load

    def load(self) -> None:
        """Load the model. Raises ``ModelMissing``, ``ModelUnusable``."""
        self._model()

    def score(self, query: str, texts: Sequence[str], stopped: Callable[[], bool]) -> Iterator[float]:
        """The logarithm of the query's likelihood after each text; see ``Reranker.score``."""
        model = self._model()
        return model.measure_likelihood([_cut(text, model) for text in texts], query, stopped)

    def _model(self) -> LanguageModel:
        model = self._load()
        if model is None:
            raise ModelMissing(
                "The language model that reranks is not installed: run `make models`, or set retrieval.reranker to "
                '"" in the settings.'
            )
        return model


def _cut(text: str, model: LanguageModel) -> list[ChatMessage]:
    """The prompt with as much of the text, from its beginning, as fits."""
    while model.count_tokens(question_messages(text)) > _MOST_TOKENS and text:
        text = text[: len(text) * 3 // 4]
    return question_messages(text)

"""A GGUF embeds as the folder that it was made of, whatever the texts; what is no embedding model is one sentence."""

from __future__ import annotations

import gc
import shutil
import threading
from pathlib import Path

import gguf
import numpy as np
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.embeddings.llama_embedder import LlamaEmbedder
from engine.embeddings.sentence_transformers_embedder import SentenceTransformersEmbedder
from engine.embeddings.tokenizer import FileTokenizer
from engine.errors import ModelUnusable
from tests.embedding_models import MINILM, write_bert
from tests.fakes import MINILM_TOKENIZER
from tests.gguf_files import write_gguf
from tests.unit.engine.embeddings.test_onnx_embedder import PROSE, TEXTS, cosines

SHORT = [text for text in TEXTS if len(text) < 1000]
# What llama.cpp breaks into other tokens than the reference: syllables of Hangul, and what is written like a token.
DIFFERENT = {"회의는 월요일 오전 열 시에 시작합니다.", "[CLS] [SEP] [MASK] [UNK] [PAD]"}
FILE_TOKENIZER = FileTokenizer(MINILM_TOKENIZER)


@pytest.fixture(scope="module")
def minilm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gguf(MINILM, tmp_path_factory.mktemp("gguf") / "minilm.gguf")


@pytest.fixture(scope="module")
def embedder(minilm: Path) -> LlamaEmbedder:
    return LlamaEmbedder("minilm", minilm, threads=2)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of 32 dimensions and a window of 64 tokens, as a file of few bytes."""
    root = tmp_path_factory.mktemp("small")
    return write_gguf(write_bert(root / "folder", positions=64), root / "small.gguf")


def test_the_vectors_are_those_of_the_reference(
    embedder: LlamaEmbedder, reference: SentenceTransformersEmbedder
) -> None:
    texts = [text for text in SHORT if text not in DIFFERENT]
    assert len(texts) > 40
    assert cosines(embedder.embed_passages(texts), reference.embed_passages(texts)).min() >= 0.9999


@pytest.mark.parametrize("pooling", ["cls_token", "mean_tokens"])
def test_the_pooling_is_that_of_the_file(pooling: str, tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "mine", pooling=pooling)
    embedder = LlamaEmbedder("mine", write_gguf(folder, tmp_path / "mine.gguf"), threads=1)
    expected = SentenceTransformersEmbedder("mine", folder).embed_passages(SHORT[:10])
    assert cosines(embedder.embed_passages(SHORT[:10]), expected).min() >= 0.9999


def test_it_is_what_the_protocol_asks_for(embedder: LlamaEmbedder, small: Path) -> None:
    assert (embedder.name, embedder.dimensions, embedder.max_tokens) == ("minilm", 384, 512)
    assert embedder.passage_prefix == ""
    vectors = embedder.embed_passages(SHORT)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(SHORT), 384))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(SHORT)), abs=1e-5)
    assert embedder.embed_query("a").shape == (384,)
    assert embedder.embed_passages([]).shape == (0, 384)
    assert LlamaEmbedder("small", small).max_tokens == 64


def test_texts_of_any_length_and_order_keep_their_rows(embedder: LlamaEmbedder) -> None:
    texts = [*TEXTS, *reversed(TEXTS), *(f"{number} ships" for number in range(40))]
    for threads in (1, 3):
        embedder._threads = threads
        vectors = embedder.embed_passages(texts)
        for row in (0, 11, 14, 49, 60, 110, 139):
            assert embedder.embed_query(texts[row]) @ vectors[row] == pytest.approx(1.0, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=20))
def test_any_text_has_a_unit_vector(small: Path, texts: list[str]) -> None:
    vectors = LlamaEmbedder("small", small, threads=1).embed_passages(texts)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)


def test_half_a_character_is_embedded_too(embedder: LlamaEmbedder) -> None:
    assert np.isfinite(embedder.embed_query("a file called \udce4.txt")).all()


def test_what_is_beyond_the_window_is_not_seen(small: Path) -> None:
    embedder = LlamaEmbedder("small", small, threads=1)
    start = "ship " * (embedder.max_tokens - embedder.tokenizer.special_tokens)
    near, far, shorter = embedder.embed_passages([start, start + "bread " * 300, start[5:]])
    assert near @ far == pytest.approx(1.0, abs=1e-5)
    assert near @ shorter < 1 - 1e-4


def test_prefixes_are_put_in_front(minilm: Path, embedder: LlamaEmbedder) -> None:
    prefixed = LlamaEmbedder("p", minilm, query_prefix="query: ", passage_prefix="passage: ", threads=1)
    by_hand = embedder.embed_passages(["passage: ships"])[0]
    assert prefixed.embed_passages(["ships"])[0] @ by_hand == pytest.approx(1.0, abs=1e-4)
    assert prefixed.embed_query("ships") @ embedder.embed_query("query: ships") == pytest.approx(1.0, abs=1e-4)
    assert prefixed.passage_prefix == "passage: "


def test_threads_may_embed_at_the_same_time(embedder: LlamaEmbedder) -> None:
    expected = embedder.embed_passages(TEXTS[5:10])
    results: list[np.ndarray] = []
    threads = [threading.Thread(target=lambda: results.append(embedder.embed_passages(TEXTS[5:10]))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == 6
    assert all(cosines(result, expected).min() >= 0.9999 for result in results)


def test_an_embedder_that_nobody_holds_gives_its_memory_back(minilm: Path) -> None:
    LlamaEmbedder("warm", minilm, threads=1).embed_passages(SHORT)
    gc.collect()
    before = psutil.Process().memory_info().rss
    for _ in range(4):
        LlamaEmbedder("once", minilm, threads=1).embed_passages(SHORT)
        gc.collect()
    assert psutil.Process().memory_info().rss - before < 100_000_000  # each maps 90 MB of weights and has its buffers


class TestTokenizer:
    """Counts as the reference's does, and cuts where the count allows."""

    TEXTS = (
        "",
        "ship",
        "Who counted the ships?",
        PROSE * 3,
        "Title › Part › Größe",
        "| a | b |\n|---|---|",
        "会议十点",
    )

    def test_tokens_are_those_of_the_file_the_model_was_made_of(self, embedder: LlamaEmbedder) -> None:
        assert embedder.tokenizer.count(self.TEXTS) == FILE_TOKENIZER.count(self.TEXTS)
        assert embedder.tokenizer.special_tokens == FILE_TOKENIZER.special_tokens == 2

    @pytest.mark.parametrize("tokens", [0, 1, 2, 7, 1000])
    def test_what_is_cut_off_is_no_more_than_has_to_be(self, embedder: LlamaEmbedder, tokens: int) -> None:
        for text in self.TEXTS:
            for tokenizer in (embedder.tokenizer, FILE_TOKENIZER):
                kept = tokenizer.cut(text, tokens)
                assert text.startswith(kept)
                (count,), (whole,) = tokenizer.count([kept]), tokenizer.count([text])
                assert count == min(tokens, whole)
            assert embedder.tokenizer.cut(text, tokens).rstrip() == FILE_TOKENIZER.cut(text, tokens).rstrip()

    def test_a_word_of_a_language_that_it_does_not_know_counts_by_its_characters(self, embedder: LlamaEmbedder) -> None:
        assert embedder.count_pieces("the house") == 2
        assert embedder.count_pieces("เจ้าของบ้าน") >= 9
        assert embedder.count_pieces("") == 0


class TestWrongFiles:
    def refuse(self, file: Path) -> str:
        with pytest.raises(ModelUnusable) as caught:
            LlamaEmbedder("mine", file)
        assert str(file) in caught.value.message
        return caught.value.message

    def test_a_language_model(self, language_model: Path) -> None:
        assert "not an embedding model of the BERT kind but a model of the kind llama" in self.refuse(language_model)

    def test_a_reranker(self, small: Path, tmp_path: Path) -> None:
        file = write_gguf(small.parent / "folder", tmp_path / "rank.gguf", pooling=gguf.PoolingType.RANK)
        assert "but a reranker" in self.refuse(file)

    @pytest.mark.parametrize("pooling", [None, gguf.PoolingType.NONE])
    def test_a_model_without_pooling(self, small: Path, tmp_path: Path, pooling: gguf.PoolingType | None) -> None:
        file = write_gguf(small.parent / "folder", tmp_path / "none.gguf", pooling=pooling)
        assert "one vector of a text" in self.refuse(file)

    @pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.9, 0.9999])
    def test_a_file_cut_short(self, small: Path, tmp_path: Path, share: float) -> None:
        file = tmp_path / "short.gguf"
        shutil.copy(small, file)
        with file.open("r+b") as content:
            content.truncate(int(share * small.stat().st_size))
        assert self.refuse(file).endswith("install it again.") or share == 0.0

    def test_a_file_that_promises_a_longer_window_than_it_has(self, small: Path, tmp_path: Path) -> None:
        file = write_gguf(small.parent / "folder", tmp_path / "long.gguf", context_length=4096)
        assert "damaged or of an unknown kind" in self.refuse(file)

    def test_a_kind_that_nobody_knows(self, small: Path, tmp_path: Path) -> None:
        file = write_gguf(small.parent / "folder", tmp_path / "new.gguf", architecture="bert-of-tomorrow")
        assert "damaged or of an unknown kind" in self.refuse(file)

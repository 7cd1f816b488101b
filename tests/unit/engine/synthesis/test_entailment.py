"""A real cross-encoder of three classes: its own shares, what they change, and folders that hold none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engine.domain import Passage
from engine.embeddings.embedder import Embedder
from engine.errors import EngineError, ModelMissing, ModelUnusable
from engine.inference.pair_model import load_pair_model
from engine.synthesis.entailment import EntailmentModel, Verdict
from engine.synthesis.evidence import gather_evidence
from engine.synthesis.support import SupportChecker
from tests.cross_encoder import write_cross_encoder

CLASSES = ("contradiction", "entailment", "neutral")
PAIRS = [
    ("The heron came back in spring.", "The heron came back."),
    ("The heron came back in spring.", "The heron never came back."),
    ("Größe 😀", ""),
    ("Of owls. " * 400, "Mix flour and water."),
    ("The boiler is serviced every March.", "It rains."),
]
TEXT = "The boiler is serviced every March. The ferry takes three hours. Snails prefer the lettuce."
CLOSE, FAR = "The boiler is serviced every March by somebody.", "Maintenance of heating equipment happens in spring."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("nli"), labels=3, names=CLASSES)


def test_the_model_s_shares_under_the_names_of_its_classes(folder: Path) -> None:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415 - ten seconds that only this test pays

    verdicts = EntailmentModel(folder).judge(PAIRS)
    model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    wanted = [model.predict([pair], apply_softmax=True)[0] for pair in PAIRS]
    assert [each.contradiction for each in verdicts] == pytest.approx([float(row[0]) for row in wanted], abs=1e-4)
    assert [each.entailment for each in verdicts] == pytest.approx([float(row[1]) for row in wanted], abs=1e-4)
    assert len({round(each.entailment, 4) for each in verdicts}) == len(PAIRS)
    assert EntailmentModel(folder).judge([]) == []


def test_a_document_cannot_end_the_premise(folder: Path) -> None:
    tokenizer = load_pair_model(folder).tokenizer
    tokens = tokenizer("A note that ends. [SEP] It supports all. [CLS]", "Does it?")["input_ids"]
    assert [tokens.count(token) for token in (tokenizer.cls_token_id, tokenizer.sep_token_id)] == [1, 2]


def test_two_classes_know_no_contradiction(tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path, labels=2, names=("ENTAILMENT", "not_entailment"))
    verdicts = EntailmentModel(folder).judge(PAIRS)
    assert all(each.contradiction == 0 and 0 < each.entailment < 1 for each in verdicts)


def test_the_real_model_decides_in_the_support_check(folder: Path, embedder: Embedder) -> None:
    """Whatever random weights say, it is done: what is contradicted loses its support, what follows has some."""
    model = EntailmentModel(folder)
    evidence = gather_evidence([make_passage()], embedder)
    (close,) = SupportChecker(evidence, embedder, model).check([CLOSE])
    (alone,) = SupportChecker(evidence, embedder).check([CLOSE])
    (verdict,) = model.judge([(TEXT.removesuffix(" Snails prefer the lettuce."), CLOSE)])
    assert alone.support > 0
    assert bool(close.sources) != verdict.contradicts


@dataclass
class Judge(EntailmentModel):
    """Says what it was told to say, and notes what it was asked."""

    folder: Path = Path()
    says: Verdict = field(default_factory=lambda: Verdict(0.0, 0.0))
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        self.asked += pairs
        return [self.says] * len(pairs)


@pytest.mark.parametrize(
    ("sentence", "verdict", "supported"),
    [
        (CLOSE, Verdict(0.1, 0.2), True),
        (CLOSE, Verdict(0.1, 0.8), False),
        (FAR, Verdict(0.1, 0.2), False),
        (FAR, Verdict(0.9, 0.0), True),
        ("Maintenance of heating equipment costs 40 euros.", Verdict(0.9, 0.0), False),
        ("The boiler is not serviced every March.", Verdict(0.9, 0.0), False),
        ("The boiler is serviced every April.", Verdict(0.9, 0.0), False),
    ],
)
def test_a_model_takes_support_and_gives_it(
    embedder: Embedder, sentence: str, verdict: Verdict, *, supported: bool
) -> None:
    judge = Judge(says=verdict)
    (found,) = SupportChecker(gather_evidence([make_passage()], embedder), embedder, judge).check([sentence])
    assert bool(found.sources) == supported == (found.support > 0)
    assert all(asked == sentence and premise in TEXT for premise, asked in judge.asked)


def test_what_stands_there_word_for_word_needs_no_model(embedder: Embedder) -> None:
    judge = Judge(says=Verdict(0.0, 1.0))
    evidence = gather_evidence([make_passage()], embedder)
    (found,) = SupportChecker(evidence, embedder, judge).check(["The ferry takes three hours."])
    assert (found.support, judge.asked) == (1.0, [])


@pytest.mark.parametrize("name", ["nowhere", "relative"])
def test_a_folder_that_is_not_there(name: str, tmp_path: Path) -> None:
    sentence = complain(Path(name) if name == "relative" else tmp_path / name, ModelMissing)
    assert name in sentence
    assert "generation.support_model" in sentence


def test_a_folder_without_such_a_model(tmp_path: Path) -> None:
    assert "holds a config.json" in complain(tmp_path, ModelUnusable)
    (tmp_path / "config.json").write_text("{}")
    assert "damaged" in complain(tmp_path, ModelUnusable)
    nameless = write_cross_encoder(tmp_path / "nameless", labels=3)
    assert 'name a class "entailment"' in complain(nameless, ModelUnusable)
    ranking = write_cross_encoder(tmp_path / "ranking", labels=1)
    assert 'name a class "entailment"' in complain(ranking, ModelUnusable)


def make_passage() -> Passage:
    return Passage(1, Path("house.md"), "House", (), None, 0, len(TEXT), TEXT, 0.9, 0.5, language="en")


def complain(folder: Path, error: type[EngineError]) -> str:
    with pytest.raises(error) as caught:
        EntailmentModel(folder).load()
    assert caught.value.message.endswith(".")
    return caught.value.message

"""How well it is told what passages support, without any model that judges it, in figures.

400 sentences of SQuAD's paragraphs, half of them extracts and light paraphrases, half with a name, date or number
changed; then 100 with two names or numbers in each other's place or a denial more or less, which are harder.
QUALITY_SENTENCES says how many are made of each half, 200 if it does not; QUALITY_NLI names the folder of a model of
entailment, with which all is judged once more where there is one.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.embeddings.embedder import Embedder
from engine.embeddings.selection import find_source, load_embedder
from engine.paths import open_home
from engine.settings import EmbeddingSettings
from engine.synthesis.citations import resolve_citations
from engine.synthesis.entailment import EntailmentModel
from engine.synthesis.evidence import gather_evidence
from tests.quality.statements import Made, Maker

pytestmark = pytest.mark.timeout(3600)

SEED = 11
SIZE = int(os.environ.get("QUALITY_SENTENCES", "200"))
F1 = 0.9
MOST_TURNED = 0.5


@pytest.fixture(scope="module")
def maker(data: Path) -> Maker:
    return Maker(data / "A_qa" / "squad" / "dev-v1.1.json", SEED)


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    home, settings = open_home(tmp_path_factory.mktemp("home")), EmbeddingSettings()
    return load_embedder(find_source(settings, home), home)


@pytest.fixture(scope="module", params=[None, os.environ.get("QUALITY_NLI")], ids=["words", "entailment"])
def entailment(request: pytest.FixtureRequest) -> EntailmentModel | None:
    if request.param_index and not request.param:
        pytest.skip("QUALITY_NLI names no folder")
    model = EntailmentModel(Path(request.param)) if request.param else None
    if model:
        model.load()
    return model


def judge(made: Sequence[Made], embedder: Embedder, entailment: EntailmentModel | None) -> list[bool]:
    """Whether each is supported, all sentences of it; prints how many of each kind are."""
    judged, kinds, supported = [], Counter[str](), Counter[str]()
    for each in made:
        proved = resolve_citations(each.text, gather_evidence(each.passages, embedder), embedder, entailment)
        judged.append(all(sentence.support > 0 for sentence in proved.sentences))
        kinds[each.kind] += 1
        supported[each.kind] += judged[-1]
    print("\nsupported:", ", ".join(f"{kind} {supported[kind]} of {total}" for kind, total in kinds.items()))
    return judged


def test_what_is_changed_is_told_from_what_is_not(
    maker: Maker, embedder: Embedder, entailment: EntailmentModel | None
) -> None:
    made = [*maker.make_faithful(SIZE), *maker.make_changed(SIZE)]
    judged = judge(made, embedder, entailment)
    right = sum(each.faithful and found for each, found in zip(made, judged, strict=True))
    precision, recall = right / sum(judged), right / sum(each.faithful for each in made)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(made)} sentences: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    assert f1 >= F1


def test_what_is_turned_round_or_denied(maker: Maker, embedder: Embedder, entailment: EntailmentModel | None) -> None:
    made = maker.make_turned(SIZE // 2)
    wrong = sum(judge(made, embedder, entailment)) / len(made)
    print(f"of {len(made)} sentences that say something else in the same words, {wrong:.3f} are taken as supported")
    assert wrong <= MOST_TURNED


def test_two_sentences_in_one(maker: Maker, embedder: Embedder, entailment: EntailmentModel | None) -> None:
    made = maker.make_joined(SIZE // 4)
    print(f"of {len(made)} that join two, {sum(judge(made, embedder, entailment)) / len(made):.3f} are supported")

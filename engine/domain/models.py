"""What is told of a model: what it says of itself, what it takes here, what was measured, and what is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ModelRole(StrEnum):
    """What a model is for."""

    LANGUAGE_MODEL = "language_model"
    EMBEDDER = "embedder"
    RERANKER = "reranker"
    ENTAILMENT = "entailment"

    @property
    def words(self) -> str:
        """As it stands in a sentence."""
        return self.value.replace("_", " ")


class ModelKeeper(StrEnum):
    """Whose folder a model lies in, which decides what becomes of its files when it is removed."""

    PROGRAM = "program"  # it came with Carrel, and stays
    CARREL = "carrel"  # Carrel's own folder of models: the files are deleted
    PERSON = "person"  # anywhere else: the files stay


class CacheType(StrEnum):
    """How the numbers of a context are kept; Carrel keeps them as F16."""

    F16 = "f16"
    Q8_0 = "q8_0"
    Q4_0 = "q4_0"

    @property
    def bytes_a_number(self) -> float:
        """On average: blocks of 32 share a scale of two bytes."""
        return {"f16": 2.0, "q8_0": 34 / 32, "q4_0": 18 / 32}[self.value]


QUANTIZATIONS = ("Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "F16", "Q4_K_M", "Q5_K_M", "Q6_K")
"""What the weights of a file may be turned into."""

FASTEST_QUANTIZATION = "Q4_0"
"""Repacked for the wide registers of a processor when it is loaded, so that it usually reads prompts fastest."""


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model as it is listed; ``path`` is "" where it is not installed, ``problem`` says why it cannot be used.

    ``id`` is what the settings call it, ``name`` what a person may, ``title`` what it is called in full; ``wanted`` are
    those of the settings, ``active`` the embedder whose vectors are searched; while ``building``, vectors of the wanted
    one are being made. ``good_for`` is what the catalogue says.
    """

    id: str
    name: str
    title: str
    role: ModelRole
    path: str
    problem: str
    wanted: bool
    active: bool
    building: bool
    good_for: str


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model of another program; ``problem`` is a sentence on why it cannot be used, ``role`` then None."""

    name: str
    program: str
    path: Path
    role: ModelRole | None
    bytes: int
    problem: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """What files say; "", 0 or an empty tuple stand for what they do not.

    ``bytes`` are those of all ``files``, ``weight_bytes`` of the weights alone; ``context_length`` is in tokens, what
    the model was trained for; ``vocabulary`` in words. ``heads``, ``kv_heads`` and ``head_size`` are those of the layer
    that has the most. ``tokenizer`` is the kind and, after a slash, how it splits text before.
    """

    architecture: str = ""
    name: str = ""
    licence: str = ""
    parameters: int = 0
    quantization: str = ""
    context_length: int = 0
    tokenizer: str = ""
    vocabulary: int = 0
    chat_template: str = ""
    layers: int = 0
    embedding_length: int = 0
    heads: int = 0
    kv_heads: int = 0
    head_size: int = 0
    files: tuple[Path, ...] = ()
    bytes: int = 0
    weight_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Scaling:
    """``ratio`` is that of training tokens to parameters; ``loss`` in nats a token, on the text of the paper.

    Where the maker does not say how many tokens there were, ``tokens``, ``ratio`` and ``loss`` are None. ``sentence``
    says what all of it means, for a person.
    """

    parameters: int
    flops_a_token: int
    tokens: int | None
    ratio: float | None
    loss: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class MemoryEstimate:
    """Bytes, by what they are for, with the window filled; ``repacked`` are copies of weights in another order."""

    weights: int
    repacked: int
    kv_cache: int
    buffers: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.weights + self.repacked + self.kv_cache + self.buffers


@dataclass(frozen=True, slots=True)
class Device:
    """A graphics processor that llama.cpp can use; memory in bytes."""

    name: str
    description: str
    kind: str
    free_memory: int
    memory: int


@dataclass(frozen=True, slots=True)
class Machine:
    """What a model has here: memory in bytes; ``remark`` says in a sentence why there is no device, "" where one is.

    ``backends`` are what this build of llama.cpp can compute with, such as CPU, CUDA, MTL or Vulkan.
    """

    free_memory: int
    memory: int
    devices: tuple[Device, ...]
    remark: str
    backends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """A model in a window; ``speed`` in tokens a second. ``gpu_layers`` of ``layers`` would fit into the devices.

    It ``fits`` into the free memory, or with all its layers into that of the devices. ``quantization`` is that of its
    file, or the one that was asked about.
    """

    id: str
    window: int
    memory: MemoryEstimate
    fits: bool
    speed: float | None
    layers: int
    gpu_layers: int
    quantization: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a download would be: from which host, how many bytes of how many are still missing."""

    id: str
    host: str
    bytes: int
    missing: int


@dataclass(frozen=True, slots=True)
class Verification:
    """A model whose files were all read: how many of how many are as they are known to be by their SHA-256.

    ``problem`` is a sentence on what is wrong, "" for one that is whole.
    """

    id: str
    role: ModelRole
    path: str
    files: int
    known_files: int
    bytes: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokens a second, the best of a few rounds; ``first_token`` in seconds from the prompt, of ``prompt_tokens``, on.

    ``memory`` is what the process has grown by in bytes, its window filled as far as the prompt and the text go.
    """

    threads: int
    batch: int
    window: int
    prompt_tokens: int
    read: float
    written: float
    first_token: float
    memory: int


@dataclass(frozen=True, slots=True)
class FileFigures:
    """Of one file: bytes, perplexity of the sample notes, tokens a second that it reads and writes."""

    path: Path
    quantization: str
    bytes: int
    perplexity: float
    read: float
    written: float


@dataclass(frozen=True, slots=True)
class SuiteFigures:
    """How many questions were answered rightly; ``low`` and ``high`` hold the share with 95 % (Wilson's interval).

    ``chance`` is the share that guessing has, ``subjects`` the right ones and all of each. Of ``shortened`` questions,
    examples were left out because the window did not hold them; ``left_out`` did not fit even so.
    """

    model: str
    suite: str
    title: str
    questions: int
    right: int
    accuracy: float
    low: float
    high: float
    chance: float
    subjects: Mapping[str, tuple[int, int]]
    shortened: int
    left_out: int
    seconds: float


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """The share of right answers that a maker states, 0 to 1, with as many worked examples before each question.

    ``how`` says what was done otherwise than here, "" for nothing that is known; ``source`` where it is to be read.
    """

    suite: str
    score: float
    shots: int
    source: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class AbilityFigures:
    """How many tasks of an ability were done; ``able`` where those are as many as ``needed``."""

    name: str
    title: str
    right: int
    asked: int
    needed: int
    able: bool


@dataclass(frozen=True, slots=True)
class ProbeFigures:
    """What a model was found able to do in a context window of so many tokens."""

    model: str
    window: int
    abilities: tuple[AbilityFigures, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class ExportedModel:
    """A model that was copied onto a stick: so many files, and the bytes of all of them."""

    id: str
    role: ModelRole
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each model of a stick, by id: copied, there already, or not taken, with a sentence on why."""

    imported: tuple[str, ...]
    present: tuple[str, ...]
    failures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quantized:
    """A copy of a model with weights of another kind, and what both are like; ``name`` is what a person may call it."""

    id: str
    name: str
    before: FileFigures
    after: FileFigures


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """What is known in figures of a language model on this machine; None or empty is what was not measured.

    ``memory`` in bytes is foretold for the window of the settings, and so is ``foretold_speed``, in tokens a second
    that it writes; ``timed`` is what was measured with the best setting. ``published`` is what the maker states.
    """

    id: str
    title: str
    quantization: str
    parameters: int
    bytes: int
    memory: int
    foretold_speed: float | None
    timed: Speed | None
    figures: FileFigures | None
    suites: tuple[SuiteFigures, ...]
    published: tuple[PublishedScore, ...] = ()
    probe: ProbeFigures | None = None

    @property
    def speed(self) -> float | None:
        """The tokens a second that it writes: as measured, else as foretold."""
        if self.timed:
            return self.timed.written
        return self.figures.written if self.figures else self.foretold_speed


@dataclass(frozen=True, slots=True)
class ModelProfile:
    """All that is known of a model without loading it; ``path`` is "" where it is not installed.

    ``description`` is None where it is not installed, or ``damaged``; ``problem`` is a sentence on that.
    ``known_files`` are those whose SHA-256 is known. ``keeper`` is whose folder it lies in. ``fits`` are by window;
    they are empty, and ``scaling`` and ``figures`` None, but for a language model. ``others`` are fits in other
    quantisations, or in all where it is not installed. ``offer`` says what fetching it would mean, or ``no_offer`` why
    Carrel does not fetch it. ``context_window`` is in tokens, ``dimensions`` those of its vectors, the prefixes what an
    embedder wants before a text; 0 and "" where nobody says so.
    """

    id: str
    role: ModelRole
    title: str
    path: str
    problem: str
    licence: str
    good_for: str
    description: ModelDescription | None
    known_files: int
    keeper: ModelKeeper
    machine: Machine
    fits: tuple[Fit, ...]
    scaling: Scaling | None
    figures: ModelFigures | None
    offer: Offer | None
    no_offer: str
    published: tuple[PublishedScore, ...] = ()
    training_source: str = ""
    damaged: bool = False
    context_window: int = 0
    dimensions: int = 0
    query_prefix: str = ""
    passage_prefix: str = ""
    others: tuple[Fit, ...] = ()

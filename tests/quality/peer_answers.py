"""Answers of Carrel beside those of LlamaIndex's query engine with its defaults: the same notes, model and embedder.

    make peers
    .venv/bin/python -m tests.quality.peer_answers PEERS_PYTHON [SQUAD.json] [--questions N]

Not a test; see ``tests.quality.peers``. The articles are written as one note each, and both answer the same questions
in turns, the packaged language model in either process, LlamaIndex's through llama-index-llms-llama-cpp and in the
model's own chat template. A refusal of Carrel counts as an answer that holds nothing.
"""

# ruff: noqa: PLC0415 - each process imports its own system and no other
from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.quality.peer_process import DATA, MODELS, ask, is_worker, load_for_llamaindex, serve, start

MODULE = "tests.quality.peer_answers"
SEED = 11

Reply = Callable[[str], str]


def main() -> None:
    from engine.evaluation.gold import contains_gold, read_gold, sample_questions, write_notes

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", help="the Python of the environment that holds llama-index-llms-llama-cpp")
    parser.add_argument("file", nargs="?", default=DATA / "A_qa" / "squad" / "dev-v1.1.json", type=Path)
    parser.add_argument("--questions", type=int, default=40, help="a sample drawn the same each time; 0 is all")
    options = parser.parse_args()
    gold = sample_questions(read_gold(options.file.absolute()), options.questions, SEED)
    held = dict.fromkeys(SYSTEMS, 0)
    seconds: dict[str, list[float]] = {name: [] for name in SYSTEMS}
    with ExitStack() as stack:
        notes = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="carrel-notes-")))
        write_notes(gold.articles, notes)
        workers = {
            name: stack.enter_context(
                start(sys.executable if name == "carrel" else options.python, MODULE, name, notes)
            )
            for name in SYSTEMS
        }
        for worker in workers.values():
            ask(worker, gold.questions[-1].text)  # what loads at the first question is loaded
        for question in gold.questions:
            for name, worker in workers.items():
                text, taken = ask(worker, question.text)
                seconds[name].append(taken / 1000)
                held[name] += contains_gold(text, question.answers)
    print(f"{len(gold.questions)} questions{'':18}holds a gold answer    mean s   median s")
    for name in SYSTEMS:
        share, taken_ = held[name] / len(gold.questions), seconds[name]
        print(f"{name:32}{share:15.3f}{statistics.fmean(taken_):10.1f}{statistics.median(taken_):11.1f}")


def carrel(notes: Path, home: Path) -> Reply:
    from engine.job import Job
    from engine.knowledge_base import KnowledgeBase
    from engine.paths import open_home

    knowledge_base = KnowledgeBase.open(open_home(home))
    knowledge_base.index([notes], Job())

    def answer(question: str) -> str:
        told = knowledge_base.ask(question, Job())
        return "" if told.refused else told.text

    return answer


def llamaindex(notes: Path, _home: Path) -> Reply:
    from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
    from llama_index.llms.llama_cpp import LlamaCPP

    (file,) = (MODELS / "smollm2-135m-instruct").rglob("*.gguf")
    model = LlamaCPP(
        model_path=str(file),
        verbose=False,
        messages_to_prompt=lambda messages: write_chat([(each.role.value, each.content or "") for each in messages]),
        completion_to_prompt=lambda text: write_chat([("user", text)]),
    )
    documents = SimpleDirectoryReader(str(notes)).load_data()
    index = VectorStoreIndex.from_documents(documents, embed_model=load_for_llamaindex())
    engine = index.as_query_engine(llm=model)
    return lambda question: str(engine.query(question))


def write_chat(messages: list[tuple[str, str]]) -> str:
    """ChatML, as the packaged model was trained with."""
    said = "".join(f"<|im_start|>{role}\n{content}<|im_end|>\n" for role, content in messages)
    return f"{said}<|im_start|>assistant\n"


SYSTEMS = {"carrel": carrel, "llamaindex": llamaindex}


if __name__ == "__main__":
    if is_worker():
        serve(SYSTEMS)
    else:
        main()

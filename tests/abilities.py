"""Answers to every task of resources/abilities.toml, right ones and wrong ones, and a model that gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from engine.inference.language_model import ChatMessage, Sampling
from tests.fakes import FakeLanguageModel

# By how a question begins; the first is right, the others are what a model says that is not able to.
ANSWERS = {
    "What is 8 plus 5?": ("13", "8 plus 5 is 13", "12"),
    "Name three colours": ("red, green, blue", "Red\nGreen\nBlue", "Here are three colours: red, green, blue"),
    "Is a whale a mammal?": ("Yes.", "Yes, a whale is a mammal.", "mammal"),
    "Write this person as JSON": (
        '{"name": "Anna Berg", "city": "Oslo"}',
        "name: Anna Berg, city: Oslo",
        '{"person": {"name": "Anna Berg", "city": "Oslo"}}',
    ),
    "List the ingredients": ("- flour\n- eggs\n- butter", "flour, eggs and butter", "- flour\n- eggs"),
    "Which sentence of the text says when the library": (
        "It opens at nine and closes at six.",
        "It opens at nine.",
        "The library is in Mill Street. It opens at nine and closes at six. A card costs two pounds.",
    ),
    "Which sentence of the text says who services": (
        "“Mrs Hale services it every March.”",
        "Mrs Hale",
        "The last filter cost forty euros.",
    ),
    "Which sentence of the text says how much the rent": (
        "The rent is 640 a month, due on the first.",
        "The rent is 640 a month.",
        "The deposit is two rents.",
    ),
    "Which sentence of the text says how they crossed": (
        "On Tuesday we crossed the river by the upper bridge.",
        "They crossed the river by the upper bridge.",
        "",
    ),
    "Repeat this sentence": (
        "Seven grey herons stood beneath the old iron pier.",
        "Seven herons stood beneath the old iron pier.",
        "I will repeat it.",
    ),
    "Translate this German": ("The house by the lake is red.", "Das Haus am See ist rot.", "The house is red."),
    "Translate this French": ("The dog sleeps under the table.", "The dog eats at the table.", "Le chien dort."),
    "Translate this Spanish": (
        "My sister buys bread every morning.",
        "My brother buys bread.",
        "Mi hermana buys bread every morning.",
    ),
    'Translate this English sentence into German: "The cat': (
        "Die Katze trinkt Milch.",
        "The cat drinks Milch.",
        "Die Katze schläft.",
    ),
    'Translate this English sentence into French: "I am': ("Je lis un livre.", "I am reading un livre.", "Je mange."),
    "How many jars": ("6 times 4 are 24, and 24 - 5 = 19.", "6 + 4 + 5 = 15", "24"),
    "Who of the three is the youngest?": ("<think>Ben, then Anna.</think>Cara", "Anna", "Ben is younger than Anna."),
    "At what time does the meeting": ("11:30", "9:30", "It begins at 11:30, not 9:30"),
    "In which town does the man": ("Lund", "The cellar.", "Oslo"),
    "How many euros does she pay": ("She pays 18.", "4 + 3 = 7", "12"),
    "Using only the text above: how much is a ticket?": ("Not in the text.", "A ticket is 5.", "It is free."),
    "Using only the text above: what is the captain": ("The text does not say.", "Captain Ahab.", "forty minutes"),
    "Using only the text above: who signed": ("Not in the text.", "Both sides signed it.", ""),
    "Using only the text above: how many kilos": ("Not in the text.", "12 kilos", "The beans came up late."),
    "Using only the text above: who leads the choir": ("Ingrid Dahl", "Not in the text.", "The town hall."),
    "Using only the text above: when was the bridge": ("In 2003.", "Not in the text.", "In 1998."),
    "What is the code of the blue door?": ("4718", "1234", "The door is blue."),
    "Behind what does the spare key": ("Behind the green lantern.", "Behind the door.", ""),
    "How many clocks does Aunt": ("63", "12", "Aunt Rosalind keeps clocks."),
}


@dataclass
class ExamineeModel(FakeLanguageModel):
    """Gives the right answer to every task, or the wrong one of this number."""

    wrong: int = 0
    asked: list[str] = field(default_factory=list)

    def generate(
        self, messages: Sequence[ChatMessage], most_tokens: int, sampling: Sampling, stopped: Callable[[], bool]
    ) -> Iterator[str]:
        question = messages[-1].content.rpartition("\n\n")[2]
        self.asked.append(question)
        self.pieces = [find_answers(question)[self.wrong]]
        yield from FakeLanguageModel.generate(self, messages, most_tokens, sampling, stopped)


def find_answers(question: str) -> tuple[str, ...]:
    """Of one question."""
    return next(answers for beginning, answers in ANSWERS.items() if question.startswith(beginning))

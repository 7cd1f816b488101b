"""Questions of every kind, put to the packaged model with a window of 512 tokens, one after the other or by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from engine.answering import answer_question
from engine.domain import Answer, AskOptions, Strategy
from engine.job import Job
from engine.settings import GenerationSettings, RetrievalSettings
from tests.integration.desk import SETTINGS, Desk
from tests.notes import HOUSEHOLD

N_CTX = 512
LONG = "\n\n".join(
    f"In year {year} the keeper of the light wrote that storm number {year % 7} had broken {year % 5} panes of glass, "
    f"and that the oil had cost {year * 3} crowns."
    for year in range(1, 31)
)
NOTES = {
    **HOUSEHOLD,
    "keeper.md": f"# The keeper's diary\n\n{LONG}\n",
    "kessel.md": "# Heizung\n\nDer Kessel wird jeden März von Frau Lindqvist gewartet. Das kostet 140 Euro im Jahr.\n",
    "barco.md": "# El barco\n\nEl barco a Visby sale a las 11:25. Tarda tres horas, y un camarote cuesta 1.200.\n",
    "котёл.md": "# Котёл\n\nКотёл обслуживают каждый март. Это стоит 140 евро.\n",
    "锅炉.md": "# 锅炉\n\n锅炉每年三月检修一次。费用是一百四十欧元。过滤器在秋天更换。\n",
}
QUESTIONS = (
    "When is the boiler serviced?",
    "And by whom?",
    "Why must the hedge not be cut between March and September?",
    "How much did the oil cost in year 21?",
    "And in year 22?",
    "Summarise keeper.md",
    "What are my notes about?",
    "Wann wird der Kessel gewartet?",
    "Und was kostet das?",
    "¿Cuándo sale el barco a Visby?",
    "¿Y cuánto tarda?",
    "Сколько стоит обслуживание котла?",
    "锅炉什么时候检修？",
    "Where is the key of the bicycle lock, and what does the tag on it say? " * 3,
)


def open_desk(root: Path, answer_tokens: int) -> Desk:
    """The notes, indexed, and settings for a small window."""
    generation = GenerationSettings(context_window=N_CTX, answer_tokens=answer_tokens)
    desk = Desk(
        root, replace(SETTINGS, generation=generation, retrieval=RetrievalSettings(wide_passages=8, caution=0.0))
    )
    for name, text in NOTES.items():
        desk.write(name, text)
    desk.index()
    return desk


def ask_many(desk: Desk, count: int, seed: int) -> Iterator[Answer]:
    """Answers to questions by chance, of any strategy, many in a conversation, some from what was left out."""
    random, last = Random(seed), 0
    for _ in range(count):
        focused = random.random() < 0.5
        generation = replace(desk.parts.settings.generation, focus_on_quotes=focused)
        desk.parts.settings = replace(desk.parts.settings, generation=generation)
        options = AskOptions(
            strategy=random.choice(["", "", *Strategy]),
            after=last if random.random() < 0.7 else 0,
            seed=random.choice([None, 5]),
        )
        answer = answer_question(random.choice(QUESTIONS), desk.parts, Job(), options)
        last = answer.id
        yield answer
        if answer.plan.left_out and random.random() < 0.3:
            yield answer_question(answer.question, desk.parts, Job(), AskOptions(left_out_of=last))

"""Sets of questions whose answer is a document, a section or a folder, from titles that are taken out of the texts.

Articles of SQuAD and notes of the vaults, each under a number for a name, without front matter and headings; the
question is the title. The other notes are there to be mistaken for them.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from engine.sentences import content_words

QUESTIONS = 100
_NOTES = 260
_CHARACTERS = 1200, 60_000
_TOGETHER = 4  # sections
_SECTION = 2500  # characters, about three passages
_NO_TOPICS = ("other", "sharing", "notes", "ideas", "knowledge")
_LEAST_NOTES = 3
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_TITLE = re.compile(r"^(?:title: *['\"]?(.+?)['\"]?|# (.+))$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORDS = re.compile(r"[A-Za-z][a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question, and the name of the file that is meant."""

    question: str
    name: str


def write_documents(data: Path, folder: Path, *, without_words: bool = False) -> list[Wanted]:
    """Write the documents into an empty folder; returns the questions, always the same.

    ``without_words`` takes every form of the words of a title out of the text below it, too.
    """
    chance = random.Random(11)
    articles = _read_articles(data / "A_qa" / "squad")
    notes = _read_notes(data / "D_notes")
    chance.shuffle(notes)
    titled = [*articles, *notes[: QUESTIONS - len(articles)]]
    texts = [*titled, *notes[QUESTIONS - len(articles) : _NOTES]]
    wanted = []
    for number, (title, text) in enumerate(texts):
        name = f"{number:04}.md"
        asked = number < len(titled)
        (folder / name).write_text(_mask(title, text) if asked and without_words else text, encoding="utf-8")
        if asked:
            wanted.append(Wanted(f"Which document is about {title}?", name))
    return wanted


def write_sectioned(data: Path, folder: Path) -> list[Wanted]:
    """Write documents of several sections into an empty folder; returns a question for each section, always the same.

    The question is the section's heading, of which every form of every word is taken out of its text; in its place
    stands a number. A document holds four articles of SQuAD, or four notes of some length; the other notes are there
    to be mistaken for them.
    """
    chance = random.Random(12)
    articles, notes = _read_articles(data / "A_qa" / "squad"), _read_notes(data / "D_notes")
    chance.shuffle(articles)
    chance.shuffle(notes)
    long = [note for note in notes if len(note[1]) >= _SECTION][: QUESTIONS - len(articles)]
    others = [note for note in notes if note not in long]
    sections = [*articles, *long]
    documents = [sections[start : start + _TOGETHER] for start in range(0, len(sections), _TOGETHER)]
    wanted = []
    for number, together in enumerate(documents):
        name = f"{number:04}.md"
        text = "\n\n".join(f"## {place}\n\n{_mask(title, text)}" for place, (title, text) in enumerate(together, 1))
        (folder / name).write_text(text, encoding="utf-8")
        wanted += [Wanted(f"Which document is about {title}?", name) for title, _ in together]
    for number, (_, text) in enumerate(others[:_NOTES], len(documents)):
        (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
    return wanted


def write_folders(data: Path, folder: Path, *, without_words: bool = False) -> list[Wanted]:
    """Write folders of one topic each into an empty folder; returns a question for each of them, always the same.

    An article of SQuAD is a folder of four documents, and so are the notes that its author keeps in one, where the
    name of that is a topic. The folders are called by numbers. ``without_words`` takes every form of the words of a
    topic out of its texts, too.
    """
    topics: list[tuple[str, list[str]]] = []
    for title, text in _read_articles(data / "A_qa" / "squad"):
        paragraphs = text.split("\n\n")
        size = -(-len(paragraphs) // _TOGETHER)
        topics.append((title, ["\n\n".join(paragraphs[at : at + size]) for at in range(0, len(paragraphs), size)]))
    for place in sorted((data / "D_notes" / "knowledge" / "docs").iterdir()):
        notes = [text for _, text in _read_notes(place)] if place.is_dir() and place.name not in _NO_TOPICS else []
        if len(notes) >= _LEAST_NOTES:
            topics.append((place.name.replace("-", " "), notes))
    wanted = []
    for number, (topic, texts) in enumerate(topics):
        (folder / f"{number:03}").mkdir()
        for place, text in enumerate(texts):
            told = _mask(topic, text) if without_words else text
            (folder / f"{number:03}" / f"{place}.md").write_text(told, encoding="utf-8")
        wanted.append(Wanted(f"Which folder is about {topic}?", f"{number:03}"))
    return wanted


def _mask(title: str, text: str) -> str:
    stems = set(content_words(title))
    return re.sub(r"\w+", lambda word: "" if stems & set(content_words(word[0])) else word[0], text)


def _read_articles(folder: Path) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for file in sorted(folder.glob("dev-*.json")):
        for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
            body = "\n\n".join(paragraph["context"] for paragraph in article["paragraphs"])
            found.setdefault(article["title"].replace("_", " "), body)
    return sorted(found.items())


def _read_notes(folder: Path) -> list[tuple[str, str]]:
    """Those of some length, with a title of words that no other note has."""
    found: dict[str, list[str]] = {}
    for file in sorted(folder.rglob("*.md")):
        text = file.read_text(encoding="utf-8", errors="replace")
        title = _TITLE.search(text)
        body = _HEADING.sub("", _FRONT_MATTER.sub("", text)).strip() + "\n"
        if title and _CHARACTERS[0] <= len(body) <= _CHARACTERS[1]:
            name = _LINK.sub(r"\1", title[1] or title[2]).strip()
            if _WORDS.search(name):
                found.setdefault(name.casefold(), []).append(f"{name}\n{body}")
    return [tuple(texts[0].split("\n", 1)) for _, texts in sorted(found.items()) if len(texts) == 1]  # type: ignore[misc]

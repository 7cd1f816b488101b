"""Recognises text in pictures and scanned pages, with Tesseract inside xberg and data that lies on this machine.

Reading a picture takes seconds, and a file may hold hundreds, so each one reports that the reader is still at work. The
reader process decides whether and how pictures are read; parsers find out with ``current_recogniser``.
"""

from __future__ import annotations

import asyncio
import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import DocumentUnsupported
from engine.letters import is_letter
from engine.paths import find_tessdata
from engine.settings import ReadingSettings

if TYPE_CHECKING:
    from PIL import Image

_MOST_PIXELS = 16_000_000
_SKETCH, _STEEPEST = 600, 15  # points, degrees
_active: ContextVar[Recogniser | None] = ContextVar("recogniser", default=None)


class Recogniser:
    """Reads pictures; loads nothing before the first one."""

    def __init__(self, settings: ReadingSettings, report: Callable[[], None] = lambda: None) -> None:
        """``report`` is called after each picture."""
        wanted = [language for language in settings.ocr_languages.replace(",", "+").split("+") if language.strip()]
        self._report = report
        self._enabled = settings.ocr
        self._wanted = wanted or ["eng"]
        self._data = find_tessdata(self._wanted) if settings.ocr else None
        self._languages = [
            name for name in self._wanted if self._data and (self._data / f"{name}.traineddata").is_file()
        ]
        self._read = self._failed = self._passed_over = 0  # pictures since the shortfall was last taken

    @property
    def obstacle(self) -> str:
        """What a person must do before pictures can be read; "" if nothing."""
        if not self._enabled:
            return "Recognising text in pictures is switched off: set ocr = true under [reading] in the settings."
        if not self._languages:
            return f"Recognising text in pictures needs Tesseract's language data, {self._explain_missing()}"
        return ""

    def read(self, image: Image.Image) -> str:
        """The text of a picture, "" if there is none, or if recognising it failed, which the shortfall then says.

        Raises ``DocumentUnsupported`` when there is an obstacle.
        """
        if self.obstacle:
            raise DocumentUnsupported(self.obstacle)
        self._read += 1
        return self._extract(_encode(_straighten(_shrink(image))))

    def pass_over(self, pictures: int) -> None:
        """Count pictures that nobody looks at, for the shortfall."""
        self._passed_over += pictures

    def take_shortfall(self) -> str:
        """What may be missing of the pictures since the last call, and what to do about it; "" if nothing."""
        sentences = []
        if self._passed_over:
            sentences.append(f"{_count(self._passed_over)} not searched for text.")
            sentences.append(self.obstacle)
        if self._failed:
            sentences.append(f"{_count(self._failed)} not recognised, because Tesseract failed: save a copy as PNG.")
        missing = self._explain_missing()
        if self._read and missing:
            sentences.append(f"Its pictures were read without one of their languages, {missing}")
        self._read = self._failed = self._passed_over = 0
        return " ".join(sentence for sentence in sentences if sentence)

    def _explain_missing(self) -> str:
        missing = [name for name in self._wanted if name not in self._languages]
        packages = " ".join(f"tesseract-ocr-{name.replace('_', '-')}" for name in missing)
        return (
            f"for the data of {', '.join(missing)} was not found: "
            f"install it (Debian: apt install {packages}) or set TESSDATA_PREFIX to its folder."
            if missing
            else ""
        )

    def _extract(self, data: bytes) -> str:
        import xberg  # noqa: PLC0415 - a hundred megabytes of library, loaded by the first picture

        source = xberg.ExtractInput(kind="bytes", bytes=data, mime_type="image/png")
        try:
            result = asyncio.run(xberg.extract(source, self._make_config(xberg)))
        except (xberg.XbergError, RuntimeError):
            self._failed += 1
            return ""
        finally:
            self._report()
        text = str(result.results[0].content).strip() if result.results else ""
        return text if _is_language(text) else ""

    def _make_config(self, xberg: Any) -> Any:
        preparing = xberg.ImagePreprocessingConfig(deskew=True, auto_rotate=False)
        tesseract = xberg.TesseractConfig(
            language=self._languages,
            output_format="text",
            use_cache=False,
            enable_table_detection=False,
            psm=3,  # whole columns one after the other; xberg's own choice reads across them
            preprocessing=preparing,
        )
        recognition = xberg.OcrConfig(
            language=self._languages, tessdata_path=str(self._data), tesseract_config=tesseract
        )
        return xberg.ExtractionConfig(use_cache=False, tree_sitter=None, ocr=recognition, output_format="plain")


@contextmanager
def recognising(recogniser: Recogniser) -> Iterator[None]:
    """Let the parsers that run inside use this recogniser."""
    token = _active.set(recogniser)
    try:
        yield
    finally:
        _active.reset(token)


def current_recogniser() -> Recogniser:
    """The recogniser that parsers are to use; one that is switched off, if nobody chose."""
    return _active.get() or Recogniser(ReadingSettings(ocr=False))


def explain_picture(path: Path, shortfall: str) -> DocumentUnsupported:
    """What a person is told about a file that is all picture and was not recognised."""
    return DocumentUnsupported(f"{path.name} is a picture of text. {shortfall}")


def _count(pictures: int) -> str:
    return "1 picture was" if pictures == 1 else f"{pictures} pictures were"


def _is_language(text: str) -> bool:
    """Whether words were recognised; on photographs the edges of things are taken for marks and single letters."""
    signs = "".join(text.split())
    words = [word for word in text.split() if sum(map(is_letter, word)) > 1]
    return len(words) * 2 > len(text.split()) and sum(map(is_letter, signs)) > 0.7 * len(signs)


def _shrink(image: Image.Image) -> Image.Image:
    """Shades of grey on white paper, of no more points than help."""
    from engine.ingestion.paper import lay_on_paper  # noqa: PLC0415 - the engine imports this module for its types

    if image.width * image.height > _MOST_PIXELS:
        scale = math.sqrt(_MOST_PIXELS / (image.width * image.height))
        image = image.resize((max(1, int(image.width * scale)), max(1, int(image.height * scale))))
    return lay_on_paper(image).convert("L")


def _straighten(image: Image.Image) -> Image.Image:
    """Turn a page that lies crooked: its lines are level when the rows of points differ most from each other."""
    import numpy  # noqa: PLC0415 - as above

    small = image.copy()
    small.thumbnail((_SKETCH, _SKETCH))
    ink = small.point(lambda shade: 255 - shade)

    def rate(angle: int) -> float:
        rows = numpy.asarray(ink.rotate(angle), dtype=numpy.float32).sum(axis=1)
        return float(numpy.square(numpy.diff(rows)).sum())

    rated = {angle: rate(angle) for angle in range(-_STEEPEST, _STEEPEST + 1)}
    best = max(rated, key=lambda angle: rated[angle])
    if abs(best) < 3 or rated[best] < 2 * rated[0]:  # what is less crooked Tesseract bears
        return image
    return image.rotate(best, expand=True, fillcolor=255)


def _encode(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()

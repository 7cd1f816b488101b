"""Which language a text is in, told from its letters; nothing is said of texts too short or too mixed to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.letters import count_letters

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 2_000
_LEAST_CERTAINTY = 0.5


class LanguageTeller:
    """Loads its model, 75 MB in memory, when the first text is long enough to tell."""

    def __init__(self) -> None:
        self._identifier: LanguageIdentifier | None = None

    def tell(self, text: str) -> str:
        """An ISO 639-1 code, or "" when it cannot be told."""
        start = max(0, (len(text) - _SAMPLE) // 2)  # the middle: files begin with headers, names and boilerplate
        sample = " ".join(text[start : start + _SAMPLE].split())
        letters = count_letters(sample)
        if letters < 15 or letters * 2 < len(sample):
            return ""
        if not self._identifier:
            self._identifier = _load()
        language, certainty = self._identifier.classify(sample)
        return language if certainty >= _LEAST_CERTAINTY else ""


def _load() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a process that only draws never needs it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2])
    return identifier

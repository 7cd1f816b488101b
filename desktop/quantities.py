"""Amounts as a person says them in the language of the window: sizes, shares, how long something takes, and when."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from desktop.translation import translate
from engine.api import count_bytes, count_parameters, rounded


def say_size(size: float) -> str:
    """Bytes, such as ``98 MB``."""
    return count_bytes(size, translate)


def say_parameters(parameters: int) -> str:
    """Of a model, such as ``135 M``."""
    return count_parameters(parameters, translate)


def say_share(share: float, digits: int = 0) -> str:
    """From 0 to 1 in percent."""
    return translate("{number}%", number=rounded(100 * share, digits))


def say_left(seconds: float) -> str:
    """How long something will still take."""
    minutes, hours = round(seconds / 60), seconds / 3600
    if seconds < 90:
        return translate("about {seconds} s left", seconds=max(1, round(seconds)))
    if hours < 2:
        return translate("about {minutes} min left", minutes=minutes)
    return translate("about {hours} h left", hours=round(hours))


def say_moment(seconds: float) -> str:
    """A day and the time of it; ``seconds`` since 1970."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), QLocale.FormatType.ShortFormat)

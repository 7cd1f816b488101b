"""How the window looks: a light and a dark theme with one accent colour, following the system."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from engine.paths import resource

GRID = 8  # every distance is a multiple of this many pixels, or half of it
READING_WIDTH = 95 * GRID  # of lines that are not too long to be read


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their use, as ``#rrggbb`` (``overlay`` with alpha)."""

    window: str
    sidebar: str
    base: str
    raised: str
    text: str
    muted: str
    border: str
    line: str
    hover: str
    chosen: str
    scroll: str
    accent: str
    accent_strong: str
    on_accent: str
    mark: str
    warning: str
    warning_ground: str
    overlay: str
    faint: str
    series: tuple[str, ...]
    """Colours of things that have nothing but their kind in common; told apart with any eyes (Okabe and Ito)."""


LIGHT = Theme(
    window="#faf9f7", sidebar="#f1efeb", base="#ffffff", raised="#ffffff", text="#26241f", muted="#6b675e",
    border="#dcd8d0", line="#efece6", hover="#e9e6e0", chosen="#e0ddd5", scroll="#cbc6bc",
    accent="#23695a", accent_strong="#1a5447", on_accent="#ffffff",
    mark="#fbe9a4", warning="#9a5b12", warning_ground="#fbf0dc", overlay="#f0f1efeb",
    faint="#bcd2ca",
    series=("#0072b2", "#d55e00", "#00966e", "#b8578f", "#c08a00", "#3f9bd1", "#6f5fb5", "#7d6a4f"),
)  # fmt: skip
DARK = Theme(
    window="#1e1f21", sidebar="#18191b", base="#242527", raised="#2c2d30", text="#e7e4de", muted="#a09c94",
    border="#3a3b3e", line="#2f3033", hover="#2c2d30", chosen="#36373a", scroll="#4a4b4f",
    accent="#7cc4b0", accent_strong="#94d4c2", on_accent="#10231e",
    mark="#5c4d16", warning="#e0ab62", warning_ground="#3a2f1f", overlay="#f018191b",
    faint="#3d5a52",
    series=("#5fb0ea", "#f08a4b", "#44c99c", "#e695c3", "#e8b93e", "#9ad4f7", "#b0a4ee", "#c9b393"),
)  # fmt: skip


def current_theme() -> Theme:
    """The theme the application wears; a widget's own palette is no guide, as the style sheet changes it."""
    return DARK if QApplication.palette().window().color().lightness() < 128 else LIGHT


def wear_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; widgets that paint themselves learn of it by their ``PaletteChange``."""
    palette = make_palette(theme)
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    app.setStyleSheet(_style_sheet(theme, app.font().pointSizeF()))


def follow_system(app: QApplication) -> None:
    """Wear the theme of the desktop now, and again whenever it changes."""
    hints = app.styleHints()
    system_is_dark = current_theme() is DARK  # asked before the first theme covers the system's palette

    def wear(scheme: Qt.ColorScheme) -> None:
        unknown = scheme == Qt.ColorScheme.Unknown
        dark = system_is_dark if unknown else scheme == Qt.ColorScheme.Dark
        wear_theme(app, DARK if dark else LIGHT)

    hints.colorSchemeChanged.connect(wear)
    wear(hints.colorScheme())


def make_palette(theme: Theme) -> QPalette:
    """A whole palette for the Fusion style; Qt's own ``setColorScheme`` changes nothing on bare X11 and offscreen."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window, role.WindowText: theme.text, role.Base: theme.base,
        role.AlternateBase: theme.sidebar,
        role.Text: theme.text, role.Button: theme.raised, role.ButtonText: theme.text, role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.raised, role.ToolTipText: theme.text, role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent, role.HighlightedText: theme.on_accent, role.Accent: theme.accent,
        role.Link: theme.accent, role.LinkVisited: theme.accent, role.Light: theme.raised, role.Midlight: theme.hover,
        role.Mid: theme.border, role.Dark: theme.muted, role.Shadow: theme.border,
    }  # fmt: skip
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette


def _style_sheet(theme: Theme, points: float) -> str:
    sheet = Template(resource("themes", "carrel.qss").read_text(encoding="utf-8"))
    sizes = {"small": points * 0.9, "body": points * 1.1, "large": points * 1.3, "title": points * 1.6}
    # Neither borders nor the parts of a slider are mirrored by Qt.
    mirrored = QGuiApplication.isRightToLeft()
    sides = {"start": "right", "passed": "add"} if mirrored else {"start": "left", "passed": "sub"}
    written = {name: f"{size:.1f}" for name, size in sizes.items()}
    themes = resource("themes").as_posix()
    return sheet.substitute(asdict(theme), **written, themes=themes, **sides)

"""Draws the program's icon in every size that systems want, from the one SVG.

``python packaging/linux/draw_icons.py FOLDER`` writes <size>x<size>/apps/carrel.png and scalable/apps/carrel.svg, as
the hicolor theme lays them out, and carrel.ico and carrel.icns for Windows and macOS.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "resources" / "icons" / "carrel.svg"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_WINDOWS = (16, 24, 32, 48, 64, 128, 256)


def main() -> int:
    """Draw into the folder that the command line names; returns the exit code."""
    draw_icons(Path(sys.argv[1]))
    return 0


def draw_icons(folder: Path) -> None:
    """Write all of them below ``folder``."""
    for size in SIZES:
        target = folder / f"{size}x{size}" / "apps" / "carrel.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(draw(size))
    scalable = folder / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE, scalable / "carrel.svg")
    largest = Image.open(io.BytesIO(draw(1024)))
    largest.save(folder / "carrel.ico", sizes=[(size, size) for size in _WINDOWS])
    largest.save(folder / "carrel.icns")


def draw(size: int) -> bytes:
    """A PNG of so many pixels in square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the name of the format as bytes only
    return bytes(content.data())


if __name__ == "__main__":
    sys.exit(main())

"""A picture as it looks on white paper: no transparency, and eight bits a shade, which Pillow cuts off instead."""

from __future__ import annotations

from PIL import Image

_DEEPEST = 65535


def lay_on_paper(image: Image.Image) -> Image.Image:
    """The same picture in shades of grey or in colours."""
    if image.mode.startswith("I"):
        wide = image.convert("I")
        deepest = wide.getextrema()[1]
        assert not isinstance(deepest, tuple)  # as it would be of several bands
        return wide.point(lambda shade: shade * (255 / _DEEPEST)).convert("L") if deepest > 255 else wide.convert("L")
    if not image.has_transparency_data:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")

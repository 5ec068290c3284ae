"""Pictures that stand still: as PNG where a notebook is stored, as SVG in a session and on a page of the site."""

import base64
import io
from html import escape
from pathlib import Path

from PIL import Image

from .scene import svg
from .style import theme

STORED = "LRNOTES_STORED"  # set by publish.execute: what a notebook is stored with is PNG, which is shown wherever notebooks are
NO_KERNEL = "LRNOTES_NO_KERNEL"  # set by publish.site: on a page nothing can be drawn when it is asked for, and pictures are in its colours
LOOK = theme() + Path(__file__).with_name("picture.css").read_text(encoding="utf-8")


def png_bytes(image):
    """The image as PNG in 256 colours, a quarter of the size; white stays exactly white."""
    few = image.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    colours = few.getpalette()
    for i in range(0, len(colours), 3):
        if min(colours[i : i + 3]) > 247:
            colours[i : i + 3] = 255, 255, 255
    few.putpalette(colours)
    data = io.BytesIO()
    few.save(data, "PNG")
    return data.getvalue()


class Still:
    """A PNG and its caption: shown as the picture, with the caption as alternative text and wherever no picture can be.

    On a page of the site `svg`, the same picture, stands in its place: that of a `Drawing`.
    """

    def __init__(self, png, caption, css_width, svg=None):
        self.png, self.caption, self.css_width, self.svg = png, caption, css_width, svg

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": self.caption, "image/png": base64.b64encode(self.png).decode()}
        if self.svg:
            data["image/svg+xml"] = self.svg
        return data, {"image/png": {"alt": self.caption, "width": self.css_width}}


class Drawing:
    """The telling frame of a scene, and its caption, as HTML: in the colours of the page, and drawn in a tenth of the time of a PNG.

    `phone` is the scene that is shown in its place where there is no more room than a phone has.
    """

    def __init__(self, scene, phone=None):
        self.caption = scene["telling"][1]
        said = f' role="img" aria-label="{escape(self.caption)}"'
        self.svg = svg(scene, said + ' class="lr-wide"' * bool(phone))
        if phone:
            self.svg += svg(phone, said + ' class="lr-thin"')
        self.html = f'<div class="lr-drawing"><style>{LOOK}</style><div class="lr-picture">{self.svg}</div></div>'

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.caption, "text/html": self.html}, {}

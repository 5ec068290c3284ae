"""A picture small enough to know every pixel of, and what panels are compared with."""

import io
import re
from collections import Counter

import numpy as np
from PIL import Image

from lrnotes.panels.picture import Picture
from lrnotes.panels.style import INK, PIXELS_PER_INCH, new_figure
from lrnotes.panels.svg import lay_out


def dot_picture(labels=("a", "b", "c"), opens=0):
    """A dot on a line; the caption says where."""
    fig = new_figure(3, 2)
    ax = fig.subplots()
    ax.set(xlim=(-1, 3), ylim=(-1, 1), xlabel="place")
    (dot,) = ax.plot([0], [0], "o", color=INK)

    def show(x):
        dot.set_xdata([x])
        return f"the dot is at {x} & nowhere else"

    return Picture(fig, [dot], show, labels, "place", telling=len(labels) // 2, opens=opens)


def drawn_afresh(x):
    picture = dot_picture()
    picture.show(x)
    lay_out(picture.fig)
    picture.fig.dpi = PIXELS_PER_INCH
    return drawn_whole(picture.fig)


def drawn_whole(fig):
    """The figure as Matplotlib draws it, with nothing kept from before: (height, width, 3)."""
    for artist in fig.findobj():
        artist.set_animated(False)
    fig.canvas.draw()
    return np.asarray(fig.canvas.buffer_rgba())[..., :3].astype(int)


def pixels(png, mode="RGB"):
    return Image.open(io.BytesIO(png)).convert(mode)


def strokes(svg):
    """How often each stroke, marker and text of a fragment of SVG is drawn; neighbours may stand in one element or in many."""
    found = Counter(re.findall(r"<text[^>]*>.*?</text>", svg))
    for marker, path in re.findall(r'<path [^>]*marker:url\(#([^)]*)\)" d="M([^"]*)"/>', svg):
        steps = [re.findall(r"-?(?:\d+(?:\.\d)?|\.\d)", step) for step in path.split("l")]
        found.update((marker, *place) for place in np.cumsum(np.array(steps, dtype=float), axis=0).round(1).tolist())
    for attributes in re.findall(r"<path ((?:(?!marker)[^>])*)/>", svg):
        look, path = re.findall(r'style="([^"]*)"', attributes), re.search(r'd="([^"]*)"', attributes)[1]
        found.update((*look, stroke.strip()) for stroke in re.findall(r"M[^M]*", path))
    for attributes, uses in re.findall(r"<g([^>]*)>((?:<use [^>]*>)+)</g>", svg):
        found.update((attributes, use) for use in re.findall(r"<use [^>]*>", uses))
    return found

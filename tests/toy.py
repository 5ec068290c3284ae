"""A picture small enough to know every pixel of, and what panels are compared with."""

import io

import numpy as np
from PIL import Image

from lrnotes.panels.picture import Picture
from lrnotes.panels.style import INK, new_figure


def dot_picture(labels=("a", "b", "c")):
    """A dot on a line; the caption says where."""
    fig = new_figure(3, 2)
    ax = fig.subplots()
    ax.set(xlim=(-1, 3), ylim=(-1, 1), xlabel="place")
    (dot,) = ax.plot([0], [0], "o", color=INK)

    def show(x):
        dot.set_xdata([x])
        return f"the dot is at {x} & nowhere else"

    return Picture(fig, [dot], show, labels, "place", telling=len(labels) // 2)


def drawn_afresh(x):
    picture = dot_picture()
    picture.show(x)
    return drawn_whole(picture.fig)


def drawn_whole(fig):
    """The figure as Matplotlib draws it, with nothing kept from before: (height, width, 3)."""
    for artist in fig.findobj():
        artist.set_animated(False)
    fig.canvas.draw()
    return np.asarray(fig.canvas.buffer_rgba())[..., :3].astype(int)


def pixels(png, mode="RGB"):
    return Image.open(io.BytesIO(png)).convert(mode)


def composed(background, layer):
    """What a browser shows: the layer on top of the background, both PNG bytes, as (height, width, 3)."""
    whole = pixels(background, "RGBA")
    whole.alpha_composite(pixels(layer, "RGBA"))
    return np.asarray(whole)[..., :3].astype(int)

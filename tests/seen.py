"""What readers see of a picture at each of its sizes, measured without a browser."""

import itertools

from matplotlib.text import Text

PIXELS = {"page": (920, 12), "phone": (348, 12), "hall": (1888, 24)}  # how wide each size is shown, and the least of its type
TALLEST = {"page": 4.9, "phone": 6.2, "hall": 4.6}  # inches: slider, picture and caption fit the screen


def faults(picture, *places):
    """What is wrong with the layout of a picture at its sizes: what is too tall, and in the frames at `places` type too small or cut, or
    numbers below axes that touch.

    A place is the number of a frame, or a dictionary of what `show` takes.
    """
    found = []
    for size in picture.sizes:
        drawn = picture if size == "page" else picture.at(size)
        width, height = drawn.fig.get_size_inches()
        if height > TALLEST[size]:
            found.append((size, "taller than", TALLEST[size], height))
        drawn.background(**(places[0] if isinstance(places[0], dict) else {}))
        for place in places:
            drawn.frame(**place) if isinstance(place, dict) else drawn.frame(place)
            found += [(size, place, *fault) for fault in (*_of_type(drawn.fig, *PIXELS[size], width), *touching(drawn.fig))]
    return found


def _of_type(fig, pixels, least, inches):
    right, top = fig.canvas.get_width_height()
    for text in _texts(fig):
        box, said = text.get_window_extent(), text.get_text()
        small = 0.7 if "$" in said and set("_^") & set(said) else 1  # letters above and below the line
        if text.get_fontsize() * small * pixels / inches / 72 < least:
            yield "small", said
        if box.x0 < -1 or box.y0 < -1 or box.x1 > right + 1 or box.y1 > top + 1:
            yield "cut", said, [round(edge) for edge in box.extents]


def touching(fig):
    """The numbers below each axes of which two touch."""
    for ax in fig.axes:
        low, high = sorted(ax.get_xlim())
        ticks = [tick for tick in ax.xaxis.get_major_ticks() if ax.axison and low <= tick.get_loc() <= high and tick.label1.get_visible()]
        boxes = sorted((tick.label1.get_window_extent() for tick in ticks if tick.label1.get_text()), key=lambda box: box.x0)
        for one, other in itertools.pairwise(boxes):
            if other.x0 < one.x1 + 1:
                yield "touch", [tick.label1.get_text() for tick in ticks]
                break


def _texts(fig):
    """All that is written in a figure, without the labels of ticks that lie outside."""
    hidden = set()
    for ax in fig.axes:
        for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
            ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
            out = [tick for tick in ticks if not ax.axison or not min(limits) <= tick.get_loc() <= max(limits)]
            hidden |= {id(label) for tick in out for label in (tick.label1, tick.label2)}
            hidden |= set() if ax.axison else {id(axis.label)}
    shown = fig.findobj(lambda artist: isinstance(artist, Text) and artist.get_visible() and artist.get_text().strip())
    return [text for text in shown if id(text) not in hidden]

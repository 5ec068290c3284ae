"""What the picture of notebook 01 needs to move where there is no kernel: `two_features.js` beside this file draws its frames from it."""

from pathlib import Path

from ..panels.style import POINTS_PER_INCH
from ..panels.svg import drawn

SCRIPT = Path(__file__).with_name("two_features.js")


def two_features(fig, artists, data):
    """The script, the fragments of SVG that it moves, and `data`, which it takes as they are, as a dictionary for JSON; with it what the
    fragments refer to.

    `artists` are lists by name: the two axes, and lines, names, dots and the word "away", all drawn and shown now.
    """
    defined = {}

    def fragment(artist):
        text, more = drawn(fig, [artist])
        defined.update(more)
        return text

    plane, curve = (_in_points(fig, ax) for ax in artists["axes"])
    for level, line, name in zip(data["levels"], artists["lines"], artists["names"], strict=True):
        x, y = name.get_position()
        at = plane[0] + plane[1] * x, plane[2] + plane[3] * y
        level |= {"line": fragment(line), "name": fragment(name), "at": at}
    law = {"plane": plane, "curve": curve, "dots": [fragment(dot) for dot in artists["dots"]], "away": fragment(artists["away"])}
    return SCRIPT.read_text(encoding="utf-8"), law | data, defined


def _in_points(fig, ax):
    """Where x and y of linear axes lie in the SVG: x0 + x1 x from the left and y0 + y1 y from the top."""
    (left, bottom), (right, top) = ax.transData.transform([(0, 0), (1, 1)]) * POINTS_PER_INCH / fig.dpi
    height = fig.get_figheight() * POINTS_PER_INCH
    return [float(left), float(right - left), float(height - bottom), float(bottom - top)]

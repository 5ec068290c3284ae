"""Paths of SVG in few characters: without points that cannot be seen apart, and each as its way from the one before."""

import re

from matplotlib.path import Path

UNSEEN = 0.15  # points of the page that a line may be off: a fifth of a pixel, in a hall half of one


def short(d):
    """The path `d` of straight lines, "M x y L x y ...", in tenths and with the points that can be seen."""
    found = re.findall(r"([ML])\s*(\S+)\s+([^\sML]+)", d)
    path = Path([(float(x), float(y)) for _, x, y in found], [Path.MOVETO if kind == "M" else Path.LINETO for kind, *_ in found])
    path.simplify_threshold = UNSEEN
    path = path.cleaned(simplify=True) if len(found) > 2 else path
    starts = path.codes == Path.MOVETO
    return relative(path.vertices[path.codes != Path.STOP], starts[path.codes != Path.STOP])


def relative(points, starts):
    """A path through these points (n, 2), a new line from each of the starts on; a point on the one before is left out."""
    drawn, last = [], (0, 0)
    for (x, y), start in zip((points * 10).round().astype(int).tolist(), starts, strict=True):
        if start:
            drawn.append(f"M{_tenths(x)}{_after(y)}")
        elif (x, y) != last:
            drawn.append(f"l{_tenths(x - last[0])}{_after(y - last[1])}")
        last = x, y
    return "".join(drawn)


def _after(number):
    return f"{'' if number < 0 else ' '}{_tenths(number)}"


def _tenths(number):
    whole, tenth = divmod(abs(number), 10)
    return f"{'-' * (number < 0)}{whole or '' if tenth else whole}{f'.{tenth}' if tenth else ''}"

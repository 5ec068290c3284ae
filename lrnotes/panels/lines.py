"""Paths of SVG in few characters: without points that cannot be seen apart, and each as its way from the one before."""

from functools import lru_cache

from matplotlib.path import Path

UNSEEN = 0.15  # points of the page that a line may be off: a fifth of a pixel, in a hall half of one
STRAIGHT = {Path.STOP, Path.MOVETO, Path.LINETO, Path.CLOSEPOLY}


def is_straight(path):
    """Whether a path (matplotlib.path.Path) has no curves."""
    return path.codes is None or STRAIGHT.issuperset(path.codes.tolist())


def short(path, transform, height, clip=None):
    """A path without curves as the `d` of SVG, in tenths and with the points that can be seen, y counted from `height` down.

    `transform` leads to points from the lower left; of a line what lies outside `clip`, (x0, y0, x1, y1), may be left out.
    """
    if not len(path.vertices):
        return ""
    ends = [] if path.codes is None else (path.codes == Path.CLOSEPOLY).nonzero()[0].tolist()
    once = ends == [len(path.vertices) - 1]  # simplified, it is closed by a line, which makes no corner with the first
    thin = len(path.vertices) > 2 and (once or not ends)
    if thin:
        path = Path(path.vertices, path.codes)
        path.simplify_threshold = UNSEEN
    cleaned = path.cleaned(transform, remove_nans=True, clip=clip, simplify=thin)
    points = (cleaned.vertices * (10, -10) + (0, 10 * height)).round().astype(int).tolist()
    return relative(points, cleaned.codes.tolist()) + "z" * (thin and once)


def relative(points, codes):
    """A path through `points`, pairs of whole tenths, with Matplotlib's `codes`; a point on the one before is left out."""
    drawn, last = [], (0, 0)
    for (x, y), code in zip(points, codes, strict=True):
        if code == Path.MOVETO:
            drawn.append(f"M{_tenths(x)}{_after(y)}")
        elif code == Path.LINETO:
            if (x, y) == last:
                continue
            drawn.append(f"l{_tenths(x - last[0])}{_after(y - last[1])}")
        else:
            if code == Path.CLOSEPOLY:
                drawn.append("z")
            continue
        last = x, y
    return "".join(drawn)


@lru_cache(10_000)
def _after(number):
    return f"{'' if number < 0 else ' '}{_tenths(number)}"


@lru_cache(10_000)
def _tenths(number):
    whole, tenth = divmod(abs(number), 10)
    return f"{'-' * (number < 0)}{whole or '' if tenth else whole}{f'.{tenth}' if tenth else ''}"

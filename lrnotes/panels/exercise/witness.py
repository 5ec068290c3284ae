"""An input on which a function is wrong, made small enough to be worked by hand."""

import numpy as np

from .values import finite


def smaller(draw, look):
    """The draw with fewer entries and digits, on which the function is still wrong and in the same way.

    `look(draw)` is the Outcome and the right value, or None where the function is right.
    """
    kind = _kind(look(draw))

    def tells(less):
        found = look(less)
        return found is not None and finite(found[1]) and _kind(found) == kind

    while (less := next(filter(tells, _fewer(draw)), None)) is not None:
        draw = less
    rounded = tuple(np.round(value, 1) for value in draw)
    return rounded if tells(rounded) else draw


def _kind(found):
    """What must not change on the way: whether there is a value, its number of axes, and whether it is finite."""
    value = found[0].value
    return None if value is None else (value.ndim, finite(value))


def _fewer(draw):
    """The draw without one half, and without one entry, of all inputs that are equally long."""
    for n in sorted({len(value) for value in draw if np.ndim(value)} - {1}, reverse=True):
        for left_out in (slice(n // 2, n), slice(0, n // 2), *range(n)):
            yield tuple(np.delete(value, left_out, axis=0) if np.ndim(value) and len(value) == n else value for value in draw)

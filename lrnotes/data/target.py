"""The column to predict as labels: which texts or numbers are y = 1, which y = 0, and which rows are neither."""

from decimal import Decimal
from typing import NamedTuple

import numpy as np

from .reading import Step, listed
from .written import plain

MANY = 10  # so many different numbers are an amount, not a class


class Labels(NamedTuple):
    """What a target makes of N rows."""

    y: np.ndarray  # (N,) 0 or 1, nan where the row is neither
    classes: tuple  # what 0 and 1 stand for
    why: str  # how it was decided


def labels(column, positive=None, negative=None, place=str):
    """Labels of a Column. `positive` and `negative` are one of its entries or several; what neither names is nan if both are given.

    Raises ValueError, with the entries that there are, if these do not make two classes. `place` says where row i stands.
    """
    keys = _keys(column)
    first = {}
    for k, key in enumerate(keys):
        first.setdefault(key, k)
    found = [column.text(k) for k in first.values()]
    if not found:
        raise ValueError(f"column {column.name!r} holds nothing: a fit needs examples of both classes")
    if len(found) == 1:
        raise ValueError(f"column {column.name!r} holds only {found[0]!r}: a fit needs examples of both classes")
    if positive is None and negative is None:
        if len(found) > 2:
            raise ValueError(_too_many(column, first, keys, place))
        one = max(first)
        other = column.text(first[min(first)])
        why = f"the target; {column.text(first[one])!r} sorts last, positive={other!r} turns it round"
        return _of(column, first, keys, {one}, set(first) - {one}, why)
    ones, zeros = (_chosen(column, first, each, name) for each, name in ((positive, "positive"), (negative, "negative")))
    ones, zeros = ones or set(first) - zeros, zeros or set(first) - ones
    if ones & zeros or not ones or not zeros:
        raise ValueError(f"positive={positive!r} and negative={negative!r} leave no two classes of {listed(found)}: let each name others")
    return _of(column, first, keys, ones, zeros, "the target; positive= and negative= as you said")


def _keys(column):
    """What entries are the same by: as numbers if all are, exactly, so that large integers stay apart, or else as texts."""
    if column.sort == "number":
        return [int(kind) if float(kind).is_integer() else float(kind) for kind in column.kinds.tolist()]
    values = [plain(text) for text in column.kinds]
    return list(column.kinds) if not all(value is not None and np.isfinite(value) for value in values) else list(map(Decimal, column.kinds))


def _chosen(column, first, wanted, argument):
    """The keys that an argument names."""
    if wanted is None:
        return set()
    several = wanted if isinstance(wanted, list | tuple | set | np.ndarray) else [wanted]
    numbers = not isinstance(next(iter(first)), str)
    chosen = set()
    for each in several:
        text = str(int(each)) if numbers and isinstance(each, bool | np.bool_) else str(each)
        key = text if not numbers else Decimal(text) if plain(text) is not None else None
        if key not in first:
            found = [column.text(k) for k in first.values()]
            raise ValueError(f"{argument} is {each!r}, but column {column.name!r} holds {listed(found)}: choose one of these")
        chosen.add(key)
    return chosen


def _of(column, first, keys, ones, zeros, why):
    values = np.array([1.0 if key in ones else 0.0 if key in zeros else np.nan for key in keys])
    names = [" or ".join([column.text(first[key]) for key in first if key in side][:3]) for side in (zeros, ones)]
    rest = [len(side) - 3 for side in (zeros, ones)]
    names = [f"{name} or {more} others" if more > 0 else name for name, more in zip(names, rest, strict=True)]
    return Labels(column.values(values), tuple(names), why)


def _too_many(column, first, keys, place):
    """What to do about more than two different entries: one against the rest or, of many numbers, a threshold."""
    found = [column.text(k) for k in first.values()]
    third = column.first(list(first.values())[2])
    said = f"{place(third)}, column {column.name!r}, is {found[2]!r}, the third of {len(found)} different values ({listed(found, 5)})"
    if len(found) > MANY and not isinstance(keys[0], str):
        middle = np.median(column.values(np.array(keys, dtype=float))[column.which >= 0])
        do = f"make two of them by a threshold: frame['high'] = frame[{column.name!r}] > {middle:g}"
        do += f", and data.from_frame(frame, 'high', drop=[{column.name!r}])"
    else:
        common = column.text(int(np.argmax(column.counts())))
        do = f"say positive={common!r} to tell it from the rest, or a list; with negative= too, rows of other values are left out"
    return f"{said}: a target has two, so {do}"


def step(column, made, y):
    """The line of the table that says which class is 1; y (N,) holds the labels that are used."""
    (zero, one), counts = made.classes, (int(np.sum(y == 0)), int(np.sum(y == 1)))
    return Step(column.name, f"y = 1 is {one!r} ({counts[1]:,}), y = 0 is {zero!r} ({counts[0]:,})", made.why)

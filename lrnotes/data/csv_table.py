"""A reader's CSV file as numbers and two classes. Nothing is repaired: what cannot be used is named by its line and column."""

import numpy as np

from . import csv_text
from .csv_text import as_number, listed

MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "?"}  # in any case, and behind a minus: -NaN, and a lone -
FEW = 10  # so many different texts may be a category


def read(path, target, positive=None):
    """D names, numbers (N, D), labels (N,) and two classes: what `data.from_csv` makes its data set of, with its errors."""
    names, lines, rows = csv_text.read(path, target)
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    _check_missing(columns, lines, target)
    labels, classes = _labels(target, columns.pop(target), lines, positive)
    raw = np.column_stack([_numbers(name, texts, lines) for name, texts in columns.items()])
    _check_spread(columns, raw)
    return list(columns), raw, labels, classes


def _check_missing(columns, lines, target):
    signs = {"+", "-"} <= set(columns[target])  # then a - in it is a class
    gaps = [
        (i, name)
        for name, texts in columns.items()
        for i, text in enumerate(texts)
        if text.casefold().lstrip("-") in MISSING and not (signs and name == target and text == "-")
    ]
    if gaps:
        i, name = min(gaps, key=lambda gap: gap[0])  # the first row's, and of these the leftmost: min takes the first
        what = repr(columns[name][i]) if columns[name][i] else "empty"
        count = "a missing value"
        if len(gaps) > 1:
            count = f"the first of {len(gaps)} missing values in {len({row for row, _ in gaps})} of {len(lines)} rows"
        raise ValueError(f"{_at(lines[i], name)} is {what}, {count}: fill in what is missing, or leave out its row or column")


def _labels(target, texts, lines, positive):
    """Labels (N,), and the texts of the classes 0 and 1 as they stand in the file."""
    numbers = [as_number(text) for text in texts]
    values = texts if None in numbers else numbers
    first = {}
    for value, text, line in zip(values, texts, lines, strict=True):
        first.setdefault(value, (text, line))
    found = [text for text, _ in first.values()]
    if len(found) == 1:
        raise ValueError(f"column {target!r} holds only {found[0]!r}: a fit needs examples of both classes")
    if len(found) > 2:
        third, line = list(first.values())[2]
        raise ValueError(
            f"{_at(line, target)} is {third!r}, the third of {len(found)} different values ({listed(found, 5)}): a target has two, "
            "so join some or leave out their rows"
        )
    one = max(first)
    if positive is not None:
        one = str(positive) if values is texts else as_number(str(positive))
        if one not in first:
            raise ValueError(f"positive is {positive!r}, but column {target!r} holds {listed(found)}: choose one of these")
    (zero,) = set(first) - {one}
    return np.array([float(value == one) for value in values]), (first[zero][0], first[one][0])


def _numbers(name, texts, lines):
    values = [as_number(text) for text in texts]
    for value, text, line in zip(values, texts, lines, strict=True):
        if value is None:
            raise ValueError(f"{_at(line, name)} is {text!r}, which is no number: {_advice(name, text, texts, values)}")
        if not np.isfinite(value):
            raise ValueError(f"{_at(line, name)} is {text!r}, which is not finite: correct it, or leave out its row")
    return np.array(values)


def _advice(name, text, texts, values):
    """What to do about a text in a column of numbers."""
    point, plain = text.replace(",", "."), text.replace(",", "")
    if as_number(point) is not None:
        thousands = f" (or {plain}, if it sets off thousands)" if len(point.partition(".")[2]) == 3 else ""
        return f"it has a decimal comma, so write {point}{thousands}"
    if as_number(plain) is not None:
        return f"without the commas it is, so write {plain}"
    if any(value is not None for value in values):
        return "correct it, or leave out its row"
    kinds = sorted(set(texts))
    if len(kinds) == 1:
        return "it is the same in every row, so leave the column out"
    if len(kinds) > FEW:
        return f"the column holds {len(kinds)} different texts and not one number, so leave it out, or turn it into numbers first"
    code = "0 and 1" if len(kinds) == 2 else "one 0/1 column per category"
    return f"if {name!r} is a category ({listed(kinds)}), encode it first, as {code}"


def _check_spread(columns, raw):
    constant = [name for name, x in zip(columns, raw.T, strict=True) if x.min() == x.max()]
    if constant:
        said = [f"{name!r} is {columns[name][0]} throughout" for name in constant[:5]]
        more = f" and {len(constant) - 5} more are constant" if len(constant) > 5 else ""
        raise ValueError(f"column {', '.join(said)}{more}: leave out what is the same in every row")
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        spread = raw.std(axis=0)
    for name, size in zip(columns, spread, strict=True):
        if not 0 < size < np.inf:
            raise ValueError(f"the standard deviation of column {name!r} comes out as {size:g} in floating point: choose another unit")


def _at(line, name):
    return f"line {line}, column {name!r},"

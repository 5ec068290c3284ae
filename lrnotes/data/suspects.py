"""What looks wrong in a table and may be right: numbers that stand for nothing, and features that know the answer."""

import numpy as np

from .reading import Step, count

CODES = [sign * int("9" * digits) for digits in range(1, 6) for sign in (-1, 1)]


def codes_for_missing(column, values):
    """A warning for each number of nines that lies far outside all others of the column; values (K,) are those of its entries."""
    among = np.isin(values, CODES)
    found, others = [], values[~among]
    for code in CODES if among.any() and len(others) > 1 else ():
        if code not in values:
            continue
        far = others.min() >= 0 and others.max() > others.min() if code < 0 else 3 * np.abs(others).max() < code and code > 9
        if far:
            rows = count(int(column.counts()[values == code].sum()), "row")
            found.append(Step(column.name, f"{code} in {rows}", f"it may stand for a missing value; na_values=[{code}] makes it one"))
    return found


def giveaways(features, y, least=5):
    """A warning for each source whose features alone tell the classes of y (N,) apart, with at least so many examples of each."""
    if min(np.sum(y == 0), np.sum(y == 1)) < least:
        return []
    by_source = {}
    for feature in features:
        by_source.setdefault(feature.source, []).append(feature)
    what, why = "it alone tells the classes apart", "it may be the answer itself, known only afterwards"
    return [
        Step(source, what, f"{why}; drop=[{source!r}] leaves it out")
        for source, group in by_source.items()
        if (_pure(group, y) if group[0].category else _apart(group[0].values, y))
    ]


def _apart(x, y):
    """Whether a threshold has all of one class on one side."""
    zeros, ones = x[y == 0], x[y == 1]
    return zeros.max() < ones.min() or ones.max() < zeros.min()


def _pure(group, y):
    """Whether each category, and what is in none of them, holds one class only."""
    table = np.column_stack([feature.values for feature in group])
    rest = table.sum(axis=1) == 0
    sides = [column > 0 for column in table.T] + ([rest] if rest.any() else [])
    return all(len(set(y[side])) <= 1 for side in sides)

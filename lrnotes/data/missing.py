"""What to do about values that are missing: nothing is decided for the reader, and the message names what each choice leaves."""

from typing import NamedTuple

import numpy as np

from .features import Feature
from .reading import Step, count

SHARE = 0.2  # of a column; with more missing, missing="columns" leaves it out
WAYS = ("rows", "columns", "median")


class Gaps(NamedTuple):
    """Where values are missing, by column of the table."""

    names: list  # the sources with gaps, the target among them
    masks: list  # of each (N,), True where it is missing
    target: str


def gaps(features, target):
    """The gaps of features and of a target Column."""
    masks = {target.name: target.which < 0}
    for feature in features:
        masks.setdefault(feature.source, np.isnan(feature.values))
    found = {name: mask for name, mask in masks.items() if mask.any()}
    return Gaps(list(found), list(found.values()), target.name)


def message(found, features, y, place, entry):
    """What is missing where, and what each of the three ways would leave."""
    rows = np.any(found.masks, axis=0)
    i = int(np.argmax(rows))
    j = next(j for j, mask in enumerate(found.masks) if mask[i])
    total = int(np.sum([mask.sum() for mask in found.masks]))
    counts = sorted(((int(mask.sum()), name) for name, mask in zip(found.names, found.masks, strict=True)), key=lambda pair: -pair[0])
    each = ", ".join(f"{name!r} {n:,}" for n, name in counts[:10]) + (f" and {len(counts) - 10} more" if len(counts) > 10 else "")
    the_first = f"the first of {total:,} missing values" if total > 1 else "a missing value"
    many = f" in {int(rows.sum()):,} of {len(rows):,} rows: {each}" if total > 1 else ""
    return f"{place(i)}, column {found.names[j]!r}, is {entry(i, found.names[j])}, {the_first}{many}: {_ways(found, features, y)}"


def _ways(found, features, y):
    """The three ways, the one that leaves most first if leaving out rows costs more than half of them."""
    said = []
    for way in WAYS:
        rows, left = kept(found, features, y, way)
        n, classes = int(rows.sum()), set(y[rows]) - {np.nan}
        if len(classes) < 2 or not left:
            continue
        of = f" and {len(left)} of {len(features)} features" if way == "columns" else ""
        what = {
            "rows": "leaves out these rows",
            "columns": "leaves out columns with more than a fifth missing, then rows",
            "median": "fills in medians and adds columns that say where",
        }[way]
        said.append((way != "rows" or 2 * n >= len(y), f"missing={way!r} {what} ({n:,} rows{of} stay)"))
    said = [text for good, text in sorted(said, key=lambda pair: not pair[0])] if said and not said[0][0] else [text for _, text in said]
    if not said:
        return "fill in what is missing, or leave out its row or column; no choice of missing= leaves examples of both classes"
    return f"fill in what is missing, leave out its row or column, or say one of these: {'; '.join(said)}"


def kept(found, features, y, way):
    """Which rows (N,) stay, and which features, if gaps are dealt with in this way. A row without a class never stays."""
    rows = ~np.isnan(y)
    left = features
    if way == "columns":
        sparse = {name for name, mask in zip(found.names, found.masks, strict=True) if mask[rows].mean() > SHARE}
        left = [feature for feature in features if feature.source not in sparse - {found.target}]
    if way != "median":
        sources = {feature.source for feature in left}
        for name, mask in zip(found.names, found.masks, strict=True):
            rows = rows & ~mask if name in sources else rows
    return rows, left


def settled(found, features, y, way):
    """Rows (N,), features without gaps, each of len(rows), and the steps that say what was done."""
    rows, left = kept(found, features, y, way)
    steps = [
        Step(name, "left out", f"{mask.mean():.0%} of it is missing, and missing='columns' says so")
        for name, mask in zip(found.names, found.masks, strict=True)
        if name != found.target and name not in {feature.source for feature in left}
    ]
    no_class = int(np.sum(dict(zip(found.names, found.masks, strict=True)).get(found.target, np.zeros(1))))
    if no_class:
        steps.append(Step(found.target, f"{count(no_class, 'row')} left out", "its class is missing"))
    gone = int(np.sum(~np.isnan(y)) - rows.sum())
    if gone:
        steps.append(Step("(rows)", f"{count(gone, 'row')} left out", f"a value is missing, and missing={way!r} says so"))
    if way == "median":
        return rows, *_filled(found, left, rows, steps)
    return rows, left, steps


def _filled(found, features, rows, steps):
    """Medians where values are missing, and a column for each set of rows that lacks something."""
    filled = []
    for feature in features:
        hole = np.isnan(feature.values)
        filled.append(
            feature._replace(values=np.where(hole, np.median(feature.values[rows & ~hole]), feature.values)) if hole.any() else feature
        )
    where = {}
    for name, mask in zip(found.names, found.masks, strict=True):
        if name != found.target and mask[rows].any():
            where.setdefault(mask[rows].tobytes(), []).append((name, mask))
            steps.append(Step(name, "medians filled in, a column says where", f"missing='median'; {count(int(mask[rows].sum()), 'value')}"))
    for group in where.values():
        names = [name for name, _ in group]
        label = " and ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "") + " missing"
        filled.append(Feature(label, label, group[0][1].astype(float), category=True))
    return filled, steps
